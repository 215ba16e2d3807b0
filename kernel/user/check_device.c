/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: devices of any class. Those of one class are checked with its drivers.
 */
#include <zephyr/device.h>
#include <zephyr/internal/syscall_check.h>

#define NAME_MAX_LEN 64

/* May the caller use @p dev, and is it a device? Being some object or other is not enough. */
static void check_device(const struct device *dev)
{
	STRUCT_SECTION_START_EXTERN(device);
	STRUCT_SECTION_END_EXTERN(device);

	K_OOPS(K_SYSCALL_OBJ_INIT(dev, K_OBJ_ANY));
	K_OOPS(K_SYSCALL_VERIFY_MSG(dev >= STRUCT_SECTION_START(device) &&
					    dev < STRUCT_SECTION_END(device),
				    "%p is no device", dev));
}

static inline bool z_vrfy_device_is_ready(const struct device *dev)
{
	if (dev == NULL) {
		return false;
	}
	check_device(dev);
	return z_impl_device_is_ready(dev);
}
#include <zephyr/syscalls/device_is_ready_mrsh.c>

static inline int z_vrfy_device_init(const struct device *dev)
{
	check_device(dev);
	return z_impl_device_init(dev);
}
#include <zephyr/syscalls/device_init_mrsh.c>

static inline const struct device *z_vrfy_device_get_binding(const char *name)
{
	char copy[NAME_MAX_LEN];

	if (k_usermode_string_copy(copy, name, sizeof(copy)) != 0) {
		return NULL;
	}
	return z_impl_device_get_binding(copy);
}
#include <zephyr/syscalls/device_get_binding_mrsh.c>

#ifdef CONFIG_DEVICE_DT_METADATA
static inline const struct device *z_vrfy_device_get_by_dt_nodelabel(const char *nodelabel)
{
	char copy[NAME_MAX_LEN];

	if (k_usermode_string_copy(copy, nodelabel, sizeof(copy)) != 0) {
		return NULL;
	}
	return z_impl_device_get_by_dt_nodelabel(copy);
}
#include <zephyr/syscalls/device_get_by_dt_nodelabel_mrsh.c>
#endif
