/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The array of bits is the allocator; this turns bits into addresses and counts.
 */

#include <errno.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/heap_listener.h>
#include <zephyr/sys/mem_blocks.h>

static size_t block_size(const sys_mem_blocks_t *m)
{
	return (size_t)1 << m->info.blk_sz_shift;
}

static void *block_at(const sys_mem_blocks_t *m, size_t n)
{
	return m->buffer + (n << m->info.blk_sz_shift);
}

/* The number of the block at @p block; num_blocks if there is none. */
static size_t block_number(const sys_mem_blocks_t *m, const void *block)
{
	size_t offset = (uintptr_t)block - (uintptr_t)m->buffer;
	size_t n = offset >> m->info.blk_sz_shift;

	if ((uintptr_t)block < (uintptr_t)m->buffer || offset % block_size(m) != 0 ||
	    n >= m->info.num_blocks) {
		return m->info.num_blocks;
	}
	return n;
}

static void count_blocks(sys_mem_blocks_t *m, size_t taken, size_t freed)
{
#ifdef CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS
	k_spinlock_key_t key = k_spin_lock(&m->lock);

	m->info.used_blocks += (uint32_t)(taken - freed);
	m->info.max_used_blocks = MAX(m->info.max_used_blocks, m->info.used_blocks);
	k_spin_unlock(&m->lock, key);
#else
	ARG_UNUSED(m);
	ARG_UNUSED(taken);
	ARG_UNUSED(freed);
#endif
}

static void tell_alloc(sys_mem_blocks_t *m, void *block, size_t count)
{
	if (IS_ENABLED(CONFIG_SYS_MEM_BLOCKS_LISTENER)) {
		heap_listener_notify_alloc(HEAP_ID_FROM_POINTER(m), block,
					   count << m->info.blk_sz_shift);
	}
}

static void tell_free(sys_mem_blocks_t *m, void *block, size_t count)
{
	if (IS_ENABLED(CONFIG_SYS_MEM_BLOCKS_LISTENER)) {
		heap_listener_notify_free(HEAP_ID_FROM_POINTER(m), block,
					  count << m->info.blk_sz_shift);
	}
}

int sys_mem_blocks_alloc_contiguous(sys_mem_blocks_t *mem_block, size_t count, void **out_block)
{
	size_t n;

	if (mem_block == NULL || out_block == NULL) {
		return -EINVAL;
	}
	if (count == 0) {
		*out_block = NULL;
		return 0;
	}
	if (count > mem_block->info.num_blocks ||
	    sys_bitarray_alloc(mem_block->bitmap, count, &n) < 0) {
		return -ENOMEM;
	}
	*out_block = block_at(mem_block, n);
	count_blocks(mem_block, count, 0);
	tell_alloc(mem_block, *out_block, count);
	return 0;
}

int sys_mem_blocks_alloc(sys_mem_blocks_t *mem_block, size_t count, void **out_blocks)
{
	if (mem_block == NULL || out_blocks == NULL) {
		return -EINVAL;
	}
	if (count > mem_block->info.num_blocks) {
		return -ENOMEM;
	}
	for (size_t i = 0; i < count; i++) {
		if (sys_mem_blocks_alloc_contiguous(mem_block, 1, &out_blocks[i]) < 0) {
			(void)sys_mem_blocks_free(mem_block, i, out_blocks);
			return -ENOMEM;
		}
	}
	return 0;
}

int sys_mem_blocks_get(sys_mem_blocks_t *mem_block, void *in_block, size_t count)
{
	size_t n;

	if (mem_block == NULL || in_block == NULL) {
		return -EINVAL;
	}
	if (count == 0) {
		return 0;
	}
	n = block_number(mem_block, in_block);
	if (count > mem_block->info.num_blocks - n ||
	    sys_bitarray_test_and_set_region(mem_block->bitmap, count, n, true) < 0) {
		return -ENOMEM;
	}
	count_blocks(mem_block, count, 0);
	tell_alloc(mem_block, in_block, count);
	return 0;
}

int sys_mem_blocks_is_region_free(sys_mem_blocks_t *mem_block, void *in_block, size_t count)
{
	return sys_bitarray_is_region_cleared(mem_block->bitmap, count,
					      block_number(mem_block, in_block));
}

int sys_mem_blocks_free_contiguous(sys_mem_blocks_t *mem_block, void *block, size_t count)
{
	size_t n;

	if (mem_block == NULL || block == NULL) {
		return -EINVAL;
	}
	if (count == 0) {
		return 0;
	}
	n = block_number(mem_block, block);
	tell_free(mem_block, block, count);
	if (count > mem_block->info.num_blocks - n ||
	    sys_bitarray_free(mem_block->bitmap, count, n) < 0) {
		return -EFAULT;
	}
	count_blocks(mem_block, 0, count);
	return 0;
}

int sys_mem_blocks_free(sys_mem_blocks_t *mem_block, size_t count, void **in_blocks)
{
	int ret = 0;

	if (mem_block == NULL || in_blocks == NULL) {
		return -EINVAL;
	}
	if (count > mem_block->info.num_blocks) {
		return -EINVAL;
	}
	for (size_t i = 0; i < count; i++) {
		if (in_blocks[i] == NULL ||
		    sys_mem_blocks_free_contiguous(mem_block, in_blocks[i], 1) < 0) {
			ret = -EFAULT;
		}
	}
	return ret;
}

#ifdef CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS
int sys_mem_blocks_runtime_stats_get(sys_mem_blocks_t *mem_block, struct sys_memory_stats *stats)
{
	unsigned int shift;
	k_spinlock_key_t key;

	if (mem_block == NULL || stats == NULL) {
		return -EINVAL;
	}
	shift = mem_block->info.blk_sz_shift;
	key = k_spin_lock(&mem_block->lock);
	stats->allocated_bytes = (size_t)mem_block->info.used_blocks << shift;
	stats->free_bytes = ((size_t)mem_block->info.num_blocks << shift) - stats->allocated_bytes;
	stats->max_allocated_bytes = (size_t)mem_block->info.max_used_blocks << shift;
	k_spin_unlock(&mem_block->lock, key);
	return 0;
}

int sys_mem_blocks_runtime_stats_reset_max(sys_mem_blocks_t *mem_block)
{
	k_spinlock_key_t key;

	if (mem_block == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&mem_block->lock);
	mem_block->info.max_used_blocks = mem_block->info.used_blocks;
	k_spin_unlock(&mem_block->lock, key);
	return 0;
}
#endif

void sys_multi_mem_blocks_init(sys_multi_mem_blocks_t *group,
			       sys_multi_mem_blocks_choice_fn_t choice_fn)
{
	group->num_allocators = 0;
	group->choice_fn = choice_fn;
}

void sys_multi_mem_blocks_add_allocator(sys_multi_mem_blocks_t *group, sys_mem_blocks_t *alloc)
{
	__ASSERT(group->num_allocators < MAX_MULTI_ALLOCATORS, "more than MAX_MULTI_ALLOCATORS");
	group->allocators[group->num_allocators++] = alloc;
}

int sys_multi_mem_blocks_alloc(sys_multi_mem_blocks_t *group, void *cfg, size_t count,
			       void **out_blocks, size_t *blk_size)
{
	sys_mem_blocks_t *alloc;
	int ret;

	if (group == NULL || out_blocks == NULL) {
		return -EINVAL;
	}
	if (count == 0) {
		if (blk_size != NULL) {
			*blk_size = 0;
		}
		return 0;
	}
	alloc = group->choice_fn(group, cfg);
	if (alloc == NULL) {
		return -EINVAL;
	}
	if (count > alloc->info.num_blocks) {
		return -ENOMEM;
	}
	ret = sys_mem_blocks_alloc(alloc, count, out_blocks);
	if (ret == 0 && blk_size != NULL) {
		*blk_size = block_size(alloc);
	}
	return ret;
}

int sys_multi_mem_blocks_free(sys_multi_mem_blocks_t *group, size_t count, void **in_blocks)
{
	if (group == NULL || in_blocks == NULL) {
		return -EINVAL;
	}
	if (count == 0) {
		return 0;
	}
	for (int i = 0; i < group->num_allocators; i++) {
		sys_mem_blocks_t *alloc = group->allocators[i];

		if (block_number(alloc, in_blocks[0]) < alloc->info.num_blocks) {
			return sys_mem_blocks_free(alloc, count, in_blocks);
		}
	}
	return -EINVAL;
}
