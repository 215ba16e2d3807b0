/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Devices and init levels. The linker has sorted everything already: the entries of level n lie
 * between starts[n] and starts[n + 1], in the order they run. A device's two bytes of state are
 * written by its initialization only, so nothing here takes a lock.
 */
#include "device.h"
#include <errno.h>
#include <string.h>
#include <zephyr/device.h>
#include <zephyr/init.h>
#include <zephyr/pm/device_runtime.h>

extern const struct init_entry __init_start[];
extern const struct init_entry __init_EARLY_start[];
extern const struct init_entry __init_PRE_KERNEL_1_start[];
extern const struct init_entry __init_PRE_KERNEL_2_start[];
extern const struct init_entry __init_POST_KERNEL_start[];
extern const struct init_entry __init_APPLICATION_start[];
extern const struct init_entry __init_SMP_start[];
extern const struct init_entry __init_end[];
extern const struct init_entry __deferred_init_list_start[];
extern const struct init_entry __deferred_init_list_end[];

static const struct init_entry *const starts[] = {
	[INIT_LEVEL_EARLY] = __init_EARLY_start,
	[INIT_LEVEL_PRE_KERNEL_1] = __init_PRE_KERNEL_1_start,
	[INIT_LEVEL_PRE_KERNEL_2] = __init_PRE_KERNEL_2_start,
	[INIT_LEVEL_POST_KERNEL] = __init_POST_KERNEL_start,
	[INIT_LEVEL_APPLICATION] = __init_APPLICATION_start,
	[INIT_LEVEL_SMP] = __init_SMP_start,
	__init_end,
};

/* Returns what the init function returned. */
static int init_one(const struct init_entry *entry)
{
	struct device_state *state = entry->dev->state;
	int rc = (entry->init_fn.dev != NULL) ? entry->init_fn.dev(entry->dev) : 0;
	int error = (rc < 0) ? -rc : rc;

	state->init_res = (error > UINT8_MAX) ? UINT8_MAX : error;
	state->initialized = true;
	if (rc == 0) {
		(void)pm_device_runtime_auto_enable(entry->dev);
	}
	return rc;
}

void z_sys_init_run_level(enum init_level level)
{
	if (level == INIT_LEVEL_EARLY) {
		z_device_deps_init();
	}
	for (const struct init_entry *entry = starts[level]; entry < starts[level + 1]; entry++) {
		if (entry->dev != NULL) {
			(void)init_one(entry);
		} else {
			(void)entry->init_fn.sys();
		}
	}
}

bool z_impl_device_is_ready(const struct device *dev)
{
	return dev != NULL && dev->state->initialized && dev->state->init_res == 0U;
}

int z_impl_device_init(const struct device *dev)
{
	if (dev->state->initialized) {
		return -EALREADY;
	}
	for (const struct init_entry *entry = __deferred_init_list_start;
	     entry < __deferred_init_list_end; entry++) {
		if (entry->dev == dev) {
			return init_one(entry);
		}
	}
	return -ENOENT;
}

const struct device *z_impl_device_get_binding(const char *name)
{
	if (name == NULL || name[0] == '\0') {
		return NULL;
	}
	STRUCT_SECTION_FOREACH(device, dev) {
		if (z_impl_device_is_ready(dev) && strcmp(name, dev->name) == 0) {
			return dev;
		}
	}
	return NULL;
}

#ifdef CONFIG_DEVICE_DT_METADATA
static bool has_label(const struct device *dev, const char *label)
{
	const struct device_dt_nodelabels *labels = device_get_dt_nodelabels(dev);

	for (size_t i = 0; labels != NULL && i < labels->num_nodelabels; i++) {
		if (strcmp(labels->nodelabels[i], label) == 0) {
			return true;
		}
	}
	return false;
}

const struct device *z_impl_device_get_by_dt_nodelabel(const char *nodelabel)
{
	if (nodelabel == NULL || nodelabel[0] == '\0') {
		return NULL;
	}
	STRUCT_SECTION_FOREACH(device, dev) {
		if (z_impl_device_is_ready(dev) && has_label(dev, nodelabel)) {
			return dev;
		}
	}
	return NULL;
}
#endif
