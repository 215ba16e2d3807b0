/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Object cores and object tracking, seen from the objects: one line in each init function, nothing
 * without CONFIG_OBJ_CORE and CONFIG_TRACING_OBJECT_TRACKING.
 */
#ifndef ETESIAN_KERNEL_OBJ_CORE_H_
#define ETESIAN_KERNEL_OBJ_CORE_H_

#include <zephyr/kernel.h>
#include <zephyr/sys/internal/kobject_internal.h>
#include <zephyr/tracing/tracking.h>

/**
 * @brief Put @p obj into the list of its type.
 *
 * @param KIND the part of CONFIG_OBJ_CORE_<KIND> that names the type
 */
#define z_obj_core_add(KIND, obj)                                                                  \
	COND_CODE_1(CONFIG_OBJ_CORE_##KIND,                                                        \
		    (k_obj_core_init_and_link(K_OBJ_CORE(obj), &z_obj_type_##KIND)),               \
		    (ARG_UNUSED(obj)))

/** @brief The same with statistics kept in @p stats. */
#define z_obj_core_add_stats(KIND, obj, stats)                                                     \
	do {                                                                                       \
		z_obj_core_add(KIND, obj);                                                         \
		COND_CODE_1(CONFIG_OBJ_CORE_STATS_##KIND,                                          \
			    (k_obj_core_stats_init(K_OBJ_CORE(obj), stats)),                       \
			    (ARG_UNUSED(obj)));                                                    \
	} while (0)

/**
 * @brief Put @p obj of struct @p type into the list of tracked objects, and let user threads know
 * it as initialised.
 */
#define z_obj_track(type, obj)                                                                     \
	do {                                                                                       \
		COND_CODE_1(CONFIG_TRACING_OBJECT_TRACKING, (sys_track_##type##_init(obj)),        \
			    (ARG_UNUSED(obj)));                                                    \
		k_object_init(obj);                                                                \
	} while (0)

/** @brief Take @p obj out of the list of its type. Lock: kernel. */
#define z_obj_core_drop(KIND, obj)                                                                 \
	COND_CODE_1(CONFIG_OBJ_CORE_##KIND, (z_obj_core_unlink_locked(K_OBJ_CORE(obj))),           \
		    (ARG_UNUSED(obj)))

/** @brief k_obj_core_unlink() for whoever has the lock. Lock: kernel. */
void z_obj_core_unlink_locked(struct k_obj_core *obj_core);

/** @brief Tell where the statistics of the CPU and of the kernel are. Context: boot. */
#ifdef CONFIG_OBJ_CORE_STATS_SYSTEM
void z_obj_stats_register_system(void);
#else
#define z_obj_stats_register_system()
#endif

extern struct k_obj_type z_obj_type_CONDVAR;
extern struct k_obj_type z_obj_type_EVENT;
extern struct k_obj_type z_obj_type_FIFO;
extern struct k_obj_type z_obj_type_LIFO;
extern struct k_obj_type z_obj_type_MAILBOX;
extern struct k_obj_type z_obj_type_MEM_SLAB;
extern struct k_obj_type z_obj_type_MSGQ;
extern struct k_obj_type z_obj_type_MUTEX;
extern struct k_obj_type z_obj_type_PIPE;
extern struct k_obj_type z_obj_type_SEM;
extern struct k_obj_type z_obj_type_STACK;
extern struct k_obj_type z_obj_type_THREAD;
extern struct k_obj_type z_obj_type_TIMER;
extern struct k_obj_type z_obj_type_CPU;
extern struct k_obj_type z_obj_type_KERNEL;

#endif /* ETESIAN_KERNEL_OBJ_CORE_H_ */
