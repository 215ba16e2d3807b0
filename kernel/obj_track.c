/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Object tracking: a list for each type, the newest object first.
 */
#include "lock.h"
#include <zephyr/init.h>
#include <zephyr/tracing/tracking.h>

/* The list of struct @p type and what enters an object: an object initialised again is in it. */
#define TRACKED(type)                                                                              \
	struct type *_track_list_##type;                                                           \
                                                                                                   \
	void sys_track_##type##_init(struct type *obj)                                             \
	{                                                                                          \
		z_key_t key = z_lock();                                                            \
		struct type *there = _track_list_##type;                                           \
                                                                                                   \
		while (there != NULL && there != obj) {                                            \
			there = there->_obj_track_next;                                            \
		}                                                                                  \
		if (there == NULL) {                                                               \
			obj->_obj_track_next = _track_list_##type;                                 \
			_track_list_##type = obj;                                                  \
		}                                                                                  \
		z_unlock(key);                                                                     \
	}

TRACKED(k_timer)
TRACKED(k_mem_slab)
TRACKED(k_sem)
TRACKED(k_mutex)
TRACKED(k_stack)
TRACKED(k_msgq)
TRACKED(k_mbox)
TRACKED(k_pipe)
TRACKED(k_queue)
TRACKED(k_event)

#define FOR_STATIC(section, type)                                                                  \
	STRUCT_SECTION_FOREACH(section, section##_obj) {                                           \
		sys_track_##type##_init((struct type *)section##_obj);                             \
	}

static int track_static_objects(void)
{
	FOR_STATIC(k_timer, k_timer);
	FOR_STATIC(k_mem_slab, k_mem_slab);
	FOR_STATIC(k_sem, k_sem);
	FOR_STATIC(k_mutex, k_mutex);
	FOR_STATIC(k_stack, k_stack);
	FOR_STATIC(k_msgq, k_msgq);
	FOR_STATIC(k_mbox, k_mbox);
	FOR_STATIC(k_pipe, k_pipe);
	FOR_STATIC(k_queue, k_queue);
	FOR_STATIC(k_event, k_event);
	FOR_STATIC(k_fifo, k_queue);
	FOR_STATIC(k_lifo, k_queue);
	return 0;
}
SYS_INIT(track_static_objects, PRE_KERNEL_1, CONFIG_KERNEL_INIT_PRIORITY_OBJECTS);
