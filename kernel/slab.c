/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory slabs. Free blocks are linked through their first words. Somebody waits only while none is
 * free: a block given back goes to the best waiter directly, whose swap_data says where its address
 * is wanted.
 */
#include "init_if_used.h"
#include "obj_core.h"
#include "waitq.h"
#include <zephyr/sys/mem_stats.h>

/* Link all blocks, the lowest first. */
static int link_blocks(struct k_mem_slab *slab)
{
	size_t size = slab->info.block_size;
	char *block = slab->buffer + size * slab->info.num_blocks;

	if ((((uintptr_t)slab->buffer | size) % sizeof(void *)) != 0U) {
		return -EINVAL;
	}
	slab->free_list = NULL;
	while (block != slab->buffer) {
		block -= size;
		*(char **)block = slab->free_list;
		slab->free_list = block;
	}
	return 0;
}

static int static_slabs(void)
{
	int ret = 0;

	STRUCT_SECTION_FOREACH(k_mem_slab, slab) {
		ret |= link_blocks(slab);
	}
	__ASSERT(ret == 0, "a slab's blocks do not lie on words");
	return ret;
}
Z_INIT_IF_USED(static_slabs, PRE_KERNEL_1);

#ifdef CONFIG_MEM_SLAB_TRACE_MAX_UTILIZATION
#define note_use(slab)  ((slab)->info.max_used = MAX((slab)->info.max_used, (slab)->info.num_used))
#define reset_max(slab) ((slab)->info.max_used = (slab)->info.num_used)
#else
#define note_use(slab)  ((void)(slab))
#define reset_max(slab) ((void)(slab))
#endif

int k_mem_slab_init(struct k_mem_slab *slab, void *buffer, size_t block_size, uint32_t num_blocks)
{
	int ret;

	slab->buffer = buffer;
	slab->info.num_blocks = num_blocks;
	slab->info.block_size = block_size;
	slab->info.num_used = 0;
	reset_max(slab);
	ret = link_blocks(slab);
	if (ret == 0) {
		z_waitq_init(&slab->wait_q);
		z_obj_core_add_stats(MEM_SLAB, slab, &slab->info);
		z_obj_track(k_mem_slab, slab);
	}
	return ret;
}

int k_mem_slab_alloc(struct k_mem_slab *slab, void **mem, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	z_key_t key = z_lock();
	char *block = slab->free_list;

	Z_INIT_USE(static_slabs);
	if (likely(block != NULL)) {
		slab->free_list = *(char **)block;
		slab->info.num_used++;
		note_use(slab);
		z_unlock(key);
		*mem = block;
		return 0;
	}
	*mem = NULL;
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT) || !IS_ENABLED(CONFIG_MULTITHREADING)) {
		z_unlock(key);
		return -ENOMEM;
	}
	_current->base.swap_data = mem;
	return z_waitq_block(&slab->wait_q, key, timeout);
}

static ALWAYS_INLINE bool is_block(const struct k_mem_slab *slab, const void *mem)
{
	size_t offset = (size_t)((const char *)mem - slab->buffer);

	return offset < slab->info.block_size * slab->info.num_blocks &&
	       offset % slab->info.block_size == 0U;
}

void k_mem_slab_free(struct k_mem_slab *slab, void *mem)
{
	z_key_t key = z_lock();
	struct k_thread *thread = z_waitq_first(&slab->wait_q);

	__ASSERT(is_block(slab, mem), "%p is no block of slab %p", mem, (void *)slab);
	if (unlikely(thread != NULL)) {
		*(void **)thread->base.swap_data = mem;
		z_thread_wake(thread, 0);
		z_resched_unlock(key);
		return;
	}
	*(char **)mem = slab->free_list;
	slab->free_list = mem;
	slab->info.num_used--;
	z_unlock(key);
}

static void read_slab_stats(const struct k_mem_slab *slab, struct sys_memory_stats *stats)
{
	size_t size = slab->info.block_size;

	stats->allocated_bytes = slab->info.num_used * size;
	stats->free_bytes = (slab->info.num_blocks - slab->info.num_used) * size;
	stats->max_allocated_bytes = k_mem_slab_max_used_get((struct k_mem_slab *)slab) * size;
}

int k_mem_slab_runtime_stats_get(struct k_mem_slab *slab, struct sys_memory_stats *stats)
{
	z_key_t key;

	if (slab == NULL || stats == NULL) {
		return -EINVAL;
	}
	key = z_lock();
	read_slab_stats(slab, stats);
	z_unlock(key);
	return 0;
}

int k_mem_slab_runtime_stats_reset_max(struct k_mem_slab *slab)
{
	z_key_t key;

	if (slab == NULL) {
		return -EINVAL;
	}
	key = z_lock();
	reset_max(slab);
	z_unlock(key);
	return 0;
}
