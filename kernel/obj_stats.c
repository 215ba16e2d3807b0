/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Statistics of kernel objects, read through their object cores.
 */
#include <zephyr/kernel.h>

/* Taken before the kernel's: the functions that read an object take that themselves. */
static struct k_spinlock lock;

int k_obj_core_stats_register(struct k_obj_core *obj_core, void *stats, size_t stats_len)
{
	const struct k_obj_core_stats_desc *desc = obj_core->type->stats_desc;
	k_spinlock_key_t key;

	if (desc == NULL) {
		return -ENOTSUP;
	}
	if (desc->raw_size != stats_len) {
		return -EINVAL;
	}
	key = k_spin_lock(&lock);
	obj_core->stats = stats;
	k_spin_unlock(&lock, key);
	return 0;
}

int k_obj_core_stats_deregister(struct k_obj_core *obj_core)
{
	k_spinlock_key_t key;

	if (obj_core->type->stats_desc == NULL) {
		return -ENOTSUP;
	}
	key = k_spin_lock(&lock);
	obj_core->stats = NULL;
	k_spin_unlock(&lock, key);
	return 0;
}

static int read_stats(struct k_obj_core *obj_core, int (*read)(struct k_obj_core *, void *),
		      size_t size, void *stats, size_t stats_len)
{
	k_spinlock_key_t key;
	int ret;

	if (read == NULL) {
		return -ENOTSUP;
	}
	if (stats_len != size || obj_core->stats == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&lock);
	ret = read(obj_core, stats);
	k_spin_unlock(&lock, key);
	return ret;
}

int k_obj_core_stats_raw(struct k_obj_core *obj_core, void *stats, size_t stats_len)
{
	const struct k_obj_core_stats_desc *desc = obj_core->type->stats_desc;

	return (desc == NULL) ? -ENOTSUP
			      : read_stats(obj_core, desc->raw, desc->raw_size, stats, stats_len);
}

int k_obj_core_stats_query(struct k_obj_core *obj_core, void *stats, size_t stats_len)
{
	const struct k_obj_core_stats_desc *desc = obj_core->type->stats_desc;

	return (desc == NULL)
		       ? -ENOTSUP
		       : read_stats(obj_core, desc->query, desc->query_size, stats, stats_len);
}

static int control(struct k_obj_core *obj_core, int (*fn)(struct k_obj_core *))
{
	k_spinlock_key_t key;
	int ret;

	if (fn == NULL) {
		return -ENOTSUP;
	}
	key = k_spin_lock(&lock);
	ret = fn(obj_core);
	k_spin_unlock(&lock, key);
	return ret;
}

int k_obj_core_stats_reset(struct k_obj_core *obj_core)
{
	const struct k_obj_core_stats_desc *desc = obj_core->type->stats_desc;

	return control(obj_core, (desc == NULL) ? NULL : desc->reset);
}

int k_obj_core_stats_disable(struct k_obj_core *obj_core)
{
	const struct k_obj_core_stats_desc *desc = obj_core->type->stats_desc;

	return control(obj_core, (desc == NULL) ? NULL : desc->disable);
}

int k_obj_core_stats_enable(struct k_obj_core *obj_core)
{
	const struct k_obj_core_stats_desc *desc = obj_core->type->stats_desc;

	return control(obj_core, (desc == NULL) ? NULL : desc->enable);
}
