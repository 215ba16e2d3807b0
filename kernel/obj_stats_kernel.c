/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The statistics that the kernel's own objects have: use of memory slabs, run time of threads and
 * CPU.
 */
#include "lock.h"
#include "obj_core.h"
#include "trace.h"
#include <string.h>
#include <zephyr/sys/mem_stats.h>

#ifdef CONFIG_OBJ_CORE_STATS_MEM_SLAB

#define SLAB(core) CONTAINER_OF(core, struct k_mem_slab, obj_core)

static int slab_raw(struct k_obj_core *obj_core, void *stats)
{
	(void)memcpy(stats, obj_core->stats, sizeof(struct k_mem_slab_info));
	return 0;
}

static int slab_query(struct k_obj_core *obj_core, void *stats)
{
	return k_mem_slab_runtime_stats_get(SLAB(obj_core), stats);
}

static int slab_reset(struct k_obj_core *obj_core)
{
	return k_mem_slab_runtime_stats_reset_max(SLAB(obj_core));
}

struct k_obj_core_stats_desc z_obj_stats_MEM_SLAB = {
	.raw_size = sizeof(struct k_mem_slab_info),
	.query_size = sizeof(struct sys_memory_stats),
	.raw = slab_raw,
	.query = slab_query,
	.reset = slab_reset,
};

#endif

#if defined(CONFIG_OBJ_CORE_STATS_THREAD) || defined(CONFIG_OBJ_CORE_STATS_SYSTEM)

/* Raw statistics of run time: a record, brought up to date. */
static int usage_raw(struct k_obj_core *obj_core, void *stats)
{
	z_key_t key = z_lock();

	z_usage_update();
	(void)memcpy(stats, obj_core->stats, sizeof(struct k_cycle_stats));
	z_unlock(key);
	return 0;
}

#endif

#ifdef CONFIG_OBJ_CORE_STATS_THREAD

#define THREAD(core) CONTAINER_OF(core, struct k_thread, obj_core)

static int thread_query(struct k_obj_core *obj_core, void *stats)
{
	return k_thread_runtime_stats_get(THREAD(obj_core), stats);
}

static int thread_reset(struct k_obj_core *obj_core)
{
	struct k_cycle_stats *usage = &THREAD(obj_core)->base.usage;
	z_key_t key = z_lock();
	bool track = usage->track_usage;

	z_usage_update();
	(void)memset(usage, 0, sizeof(*usage));
	usage->track_usage = track;
	z_unlock(key);
	return 0;
}

static int thread_disable(struct k_obj_core *obj_core)
{
	return k_thread_runtime_stats_disable(THREAD(obj_core));
}

static int thread_enable(struct k_obj_core *obj_core)
{
	return k_thread_runtime_stats_enable(THREAD(obj_core));
}

struct k_obj_core_stats_desc z_obj_stats_THREAD = {
	.raw_size = sizeof(struct k_cycle_stats),
	.query_size = sizeof(struct k_thread_runtime_stats),
	.raw = usage_raw,
	.query = thread_query,
	.reset = thread_reset,
	.disable = thread_disable,
	.enable = thread_enable,
};

#endif

#ifdef CONFIG_OBJ_CORE_STATS_SYSTEM

static int system_query(struct k_obj_core *obj_core, void *stats)
{
	ARG_UNUSED(obj_core);
	return k_thread_runtime_stats_all_get(stats);
}

/* On one CPU its statistics are the system's. */
struct k_obj_core_stats_desc z_obj_stats_SYSTEM = {
	.raw_size = sizeof(struct k_cycle_stats),
	.query_size = sizeof(struct k_thread_runtime_stats),
	.raw = usage_raw,
	.query = system_query,
};

void z_obj_stats_register_system(void)
{
	for (unsigned int i = 0; i < CONFIG_MP_MAX_NUM_CPUS; i++) {
		k_obj_core_stats_init(K_OBJ_CORE(&_kernel.cpus[i]), Z_CPU_USAGE(i));
	}
	k_obj_core_stats_init(K_OBJ_CORE(&_kernel), &z_cpu_usage);
}

#endif
