/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Groups of threads that fail together: what <etesian/component.h> needs of the kernel.
 */
#include "group.h"
#include "object.h"
#include "object_table.h"
#include "../mutex.h"
#include "../sched.h"

bool z_group_failed(struct k_thread *thread, unsigned int reason)
{
	struct z_thread_group *group = thread->mem_domain_info.group;

	if (group == NULL || (thread->base.user_options & K_USER) == 0U) {
		return false;
	}
	group->failed(group, thread, reason);
	return true;
}

/* Lock: kernel. */
static ALWAYS_INLINE void release_mutex(struct k_object *ko, void *group)
{
	struct k_mutex *mutex = (struct k_mutex *)ko->name;

	if (likely(ko->type != K_OBJ_MUTEX) || !z_object_initialized(ko)) {
		return;
	}
	if (mutex->owner != NULL && mutex->owner->mem_domain_info.group == group) {
		z_mutex_abandon(mutex);
	}
}

static void release_dynamic(struct k_object *ko, void *group)
{
	release_mutex(ko, group);
}

void z_thread_group_end(struct z_thread_group *group)
{
	z_key_t key = z_lock();

	for (struct k_object *ko = z_object_table(); ko < z_object_table_end(); ko++) {
		release_mutex(ko, group);
	}
	z_object_foreach_dynamic(release_dynamic, group);
	z_resched_unlock(key);
	z_object_memory_free(); /* the group's heap may be made anew */
}
