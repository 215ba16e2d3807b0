/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The kernel's own types of objects, one line each. At boot the types are made known and the
 * objects of K_*_DEFINE() are linked; all others are linked by their init functions.
 */
#include "obj_core.h"
#include <zephyr/init.h>

#define STATISTICS(KIND) COND_CODE_1(CONFIG_OBJ_CORE_STATS_##KIND, (&z_obj_stats_##KIND), (NULL))

#ifdef CONFIG_OBJ_CORE_STATS
#define STATS_DESC(KIND) .stats_desc = STATISTICS(KIND),
extern struct k_obj_core_stats_desc z_obj_stats_MEM_SLAB;
extern struct k_obj_core_stats_desc z_obj_stats_THREAD;
extern struct k_obj_core_stats_desc z_obj_stats_SYSTEM;
#else
#define STATS_DESC(KIND)
#endif

/* Define the type of struct @p name and its line in the table. */
#define TYPE(KIND, name, type_id)                                                                  \
	struct k_obj_type z_obj_type_##KIND = {                                                    \
		.id = type_id,                                                                     \
		.obj_core_offset = offsetof(struct name, obj_core),                                \
		STATS_DESC(KIND)                                                                   \
	};                                                                                         \
	STRUCT_SECTION_START_EXTERN(name);                                                         \
	STRUCT_SECTION_END_EXTERN(name);
#define ROW(KIND, name)                                                                            \
	{                                                                                          \
		&z_obj_type_##KIND,                                                                \
		(char *)STRUCT_SECTION_START(name),                                                \
		(char *)STRUCT_SECTION_END(name),                                                  \
		sizeof(struct name),                                                               \
	},

#ifdef CONFIG_OBJ_CORE_CONDVAR
TYPE(CONDVAR, k_condvar, K_OBJ_TYPE_CONDVAR_ID)
#endif
#ifdef CONFIG_OBJ_CORE_EVENT
TYPE(EVENT, k_event, K_OBJ_TYPE_EVENT_ID)
#endif
#ifdef CONFIG_OBJ_CORE_FIFO
TYPE(FIFO, k_fifo, K_OBJ_TYPE_FIFO_ID)
#endif
#ifdef CONFIG_OBJ_CORE_LIFO
TYPE(LIFO, k_lifo, K_OBJ_TYPE_LIFO_ID)
#endif
#ifdef CONFIG_OBJ_CORE_MAILBOX
TYPE(MAILBOX, k_mbox, K_OBJ_TYPE_MBOX_ID)
#endif
#ifdef CONFIG_OBJ_CORE_MEM_SLAB
TYPE(MEM_SLAB, k_mem_slab, K_OBJ_TYPE_MEM_SLAB_ID)
#endif
#ifdef CONFIG_OBJ_CORE_MSGQ
TYPE(MSGQ, k_msgq, K_OBJ_TYPE_MSGQ_ID)
#endif
#ifdef CONFIG_OBJ_CORE_MUTEX
TYPE(MUTEX, k_mutex, K_OBJ_TYPE_MUTEX_ID)
#endif
#ifdef CONFIG_OBJ_CORE_PIPE
TYPE(PIPE, k_pipe, K_OBJ_TYPE_PIPE_ID)
#endif
#ifdef CONFIG_OBJ_CORE_SEM
TYPE(SEM, k_sem, K_OBJ_TYPE_SEM_ID)
#endif
#ifdef CONFIG_OBJ_CORE_STACK
TYPE(STACK, k_stack, K_OBJ_TYPE_STACK_ID)
#endif
#ifdef CONFIG_OBJ_CORE_TIMER
TYPE(TIMER, k_timer, K_OBJ_TYPE_TIMER_ID)
#endif

#define ROW_IF(KIND, name) COND_CODE_1(CONFIG_OBJ_CORE_##KIND, (ROW(KIND, name)), ())

static const struct {
	struct k_obj_type *type;
	char *start;
	char *end;
	size_t size;
} rows[] = {
	ROW_IF(CONDVAR, k_condvar)
	ROW_IF(EVENT, k_event)
	ROW_IF(FIFO, k_fifo)
	ROW_IF(LIFO, k_lifo)
	ROW_IF(MAILBOX, k_mbox)
	ROW_IF(MEM_SLAB, k_mem_slab)
	ROW_IF(MSGQ, k_msgq)
	ROW_IF(MUTEX, k_mutex)
	ROW_IF(PIPE, k_pipe)
	ROW_IF(SEM, k_sem)
	ROW_IF(STACK, k_stack)
	ROW_IF(TIMER, k_timer)
};

#ifdef CONFIG_OBJ_CORE_THREAD
/* Threads are linked when they are created, also static ones. */
struct k_obj_type z_obj_type_THREAD = {
	.id = K_OBJ_TYPE_THREAD_ID,
	.obj_core_offset = offsetof(struct k_thread, obj_core),
	STATS_DESC(THREAD)
};
#endif

#ifdef CONFIG_OBJ_CORE_SYSTEM
struct k_obj_type z_obj_type_CPU = {
	.id = K_OBJ_TYPE_CPU_ID,
	.obj_core_offset = offsetof(struct _cpu, obj_core),
	STATS_DESC(SYSTEM)
};
struct k_obj_type z_obj_type_KERNEL = {
	.id = K_OBJ_TYPE_KERNEL_ID,
	.obj_core_offset = offsetof(struct z_kernel, obj_core),
	STATS_DESC(SYSTEM)
};
#endif

/* Put @p type into the list of types; its own list may have objects already. */
static void announce_type(struct k_obj_type *type)
{
	sys_slist_t objects = type->list;

	z_obj_type_init(type, type->id, type->obj_core_offset);
	type->list = objects;
}

static void link_table(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		announce_type(rows[i].type);
		for (char *obj = rows[i].start; obj < rows[i].end; obj += rows[i].size) {
			k_obj_core_init_and_link(
				(struct k_obj_core *)(obj + rows[i].type->obj_core_offset),
				rows[i].type);
		}
	}
}

#ifdef CONFIG_OBJ_CORE_THREAD
static void announce_threads(void)
{
	announce_type(&z_obj_type_THREAD);
}
#else
#define announce_threads()
#endif

#ifdef CONFIG_OBJ_CORE_STATS_MEM_SLAB
static void register_slabs(void)
{
	STRUCT_SECTION_FOREACH(k_mem_slab, slab) {
		(void)k_obj_core_stats_register(K_OBJ_CORE(slab), &slab->info, sizeof(slab->info));
	}
}
#else
#define register_slabs()
#endif

#ifdef CONFIG_OBJ_CORE_SYSTEM
static void link_system(void)
{
	announce_type(&z_obj_type_CPU);
	announce_type(&z_obj_type_KERNEL);
	for (size_t i = 0; i < ARRAY_SIZE(_kernel.cpus); i++) {
		k_obj_core_init_and_link(K_OBJ_CORE(&_kernel.cpus[i]), &z_obj_type_CPU);
	}
	k_obj_core_init_and_link(K_OBJ_CORE(&_kernel), &z_obj_type_KERNEL);
	z_obj_stats_register_system();
}
#else
#define link_system()
#endif

static int link_static_objects(void)
{
	link_table();
	announce_threads();
	register_slabs();
	link_system();
	return 0;
}

SYS_INIT(link_static_objects, PRE_KERNEL_1, CONFIG_KERNEL_INIT_PRIORITY_OBJECTS);
