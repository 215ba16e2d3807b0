/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Object cores: types in a list, objects in a list of their type.
 */
#include "lock.h"
#include <zephyr/kernel.h>

static sys_slist_t types = SYS_SLIST_STATIC_INIT(&types);

struct k_obj_type *z_obj_type_init(struct k_obj_type *type, uint32_t id, size_t off)
{
	sys_slist_init(&type->list);
	sys_slist_append(&types, &type->node);
	type->id = id;
	type->obj_core_offset = off;
	return type;
}

struct k_obj_type *k_obj_type_find(uint32_t type_id)
{
	z_key_t key = z_lock();
	struct k_obj_type *type, *found = NULL;

	SYS_SLIST_FOR_EACH_CONTAINER(&types, type, node) {
		if (type->id == type_id) {
			found = type;
			break;
		}
	}
	z_unlock(key);
	return found;
}

int k_obj_type_walk_unlocked(struct k_obj_type *type, int (*func)(struct k_obj_core *, void *),
			     void *data)
{
	struct k_obj_core *obj_core, *next;
	int ret = 0;

	SYS_SLIST_FOR_EACH_CONTAINER_SAFE(&type->list, obj_core, next, node) {
		ret = func(obj_core, data);
		if (ret != 0) {
			break;
		}
	}
	return ret;
}

int k_obj_type_walk_locked(struct k_obj_type *type, int (*func)(struct k_obj_core *, void *),
			   void *data)
{
	z_key_t key = z_lock();
	int ret = k_obj_type_walk_unlocked(type, func, data);

	z_unlock(key);
	return ret;
}

void k_obj_core_init(struct k_obj_core *obj_core, struct k_obj_type *type)
{
	/* the node is left alone: the object may be in the list, and be initialised once more */
	obj_core->type = type;
	k_obj_core_stats_init(obj_core, NULL);
}

void k_obj_core_link(struct k_obj_core *obj_core)
{
	z_key_t key = z_lock();

	if (!sys_slist_find(&obj_core->type->list, &obj_core->node, NULL)) {
		sys_slist_append(&obj_core->type->list, &obj_core->node);
	}
	z_unlock(key);
}

void k_obj_core_init_and_link(struct k_obj_core *obj_core, struct k_obj_type *type)
{
	k_obj_core_init(obj_core, type);
	k_obj_core_link(obj_core);
}

void z_obj_core_unlink_locked(struct k_obj_core *obj_core)
{
	Z_ASSERT_LOCKED();
	(void)sys_slist_find_and_remove(&obj_core->type->list, &obj_core->node);
}

void k_obj_core_unlink(struct k_obj_core *obj_core)
{
	z_key_t key = z_lock();

	z_obj_core_unlink_locked(obj_core);
	z_unlock(key);
}
