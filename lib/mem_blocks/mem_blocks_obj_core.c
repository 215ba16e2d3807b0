/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Object cores of the allocators that are defined by the macros.
 */

#include <string.h>

#include <zephyr/init.h>
#include <zephyr/kernel/obj_core.h>
#include <zephyr/sys/mem_blocks.h>

static struct k_obj_type obj_type;

#ifdef CONFIG_OBJ_CORE_STATS_SYS_MEM_BLOCKS
static sys_mem_blocks_t *allocator_of(struct k_obj_core *obj_core)
{
	return CONTAINER_OF(obj_core, sys_mem_blocks_t, obj_core);
}

static int stats_raw(struct k_obj_core *obj_core, void *stats)
{
	sys_mem_blocks_t *m = allocator_of(obj_core);
	k_spinlock_key_t key = k_spin_lock(&m->lock);

	memcpy(stats, &m->info, sizeof(m->info));
	k_spin_unlock(&m->lock, key);
	return 0;
}

static int stats_query(struct k_obj_core *obj_core, void *stats)
{
	return sys_mem_blocks_runtime_stats_get(allocator_of(obj_core), stats);
}

static int stats_reset(struct k_obj_core *obj_core)
{
	return sys_mem_blocks_runtime_stats_reset_max(allocator_of(obj_core));
}

static struct k_obj_core_stats_desc stats_desc = {
	.raw_size = sizeof(struct sys_mem_blocks_info),
	.query_size = sizeof(struct sys_memory_stats),
	.raw = stats_raw,
	.query = stats_query,
	.reset = stats_reset,
};
#endif

static int obj_core_init(void)
{
	z_obj_type_init(&obj_type, K_OBJ_TYPE_MEM_BLOCK_ID, offsetof(sys_mem_blocks_t, obj_core));
#ifdef CONFIG_OBJ_CORE_STATS_SYS_MEM_BLOCKS
	k_obj_type_stats_init(&obj_type, &stats_desc);
#endif
	TYPE_SECTION_FOREACH(sys_mem_blocks_t *, sys_mem_blocks_ptr, m) {
		k_obj_core_init_and_link(&(*m)->obj_core, &obj_type);
#ifdef CONFIG_OBJ_CORE_STATS_SYS_MEM_BLOCKS
		(void)k_obj_core_stats_register(&(*m)->obj_core, &(*m)->info, sizeof((*m)->info));
#endif
	}
	return 0;
}

/* After the kernel's own types, before applications use them. */
SYS_INIT(obj_core_init, PRE_KERNEL_1, CONFIG_KERNEL_INIT_PRIORITY_OBJECTS);
