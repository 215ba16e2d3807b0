/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * One multi heap; each region is a heap whose user data is the region's place in a table by
 * attribute.
 */

#include <errno.h>

#include <zephyr/multi_heap/shared_multi_heap.h>
#include <zephyr/spinlock.h>

static struct {
	struct k_spinlock lock; /* guards all of it */
	bool made;
	struct sys_multi_heap all;
	struct sys_heap heaps[SMH_REG_ATTR_NUM][MAX_SHARED_MULTI_HEAP_ATTR];
	unsigned int count[SMH_REG_ATTR_NUM];
} pool;

static void *choose(struct sys_multi_heap *mheap, void *cfg, size_t align, size_t size)
{
	unsigned int attr = (unsigned int)(uintptr_t)cfg;
	void *block = NULL;

	ARG_UNUSED(mheap);
	for (unsigned int i = 0; i < pool.count[attr] && block == NULL; i++) {
		block = sys_heap_aligned_alloc(&pool.heaps[attr][i], align, size);
	}
	return block;
}

int shared_multi_heap_pool_init(void)
{
	k_spinlock_key_t key = k_spin_lock(&pool.lock);
	int ret = pool.made ? -EALREADY : 0;

	if (!pool.made) {
		sys_multi_heap_init(&pool.all, choose);
		pool.made = true;
	}
	k_spin_unlock(&pool.lock, key);
	return ret;
}

int shared_multi_heap_add(struct shared_multi_heap_region *region, void *user_data)
{
	struct sys_heap *heap;
	k_spinlock_key_t key;

	if (region->attr >= SMH_REG_ATTR_NUM) {
		return -EINVAL;
	}
	key = k_spin_lock(&pool.lock);
	if (pool.count[region->attr] == MAX_SHARED_MULTI_HEAP_ATTR ||
	    pool.all.nheaps == MAX_MULTI_HEAPS) {
		k_spin_unlock(&pool.lock, key);
		return -ENOMEM;
	}
	heap = &pool.heaps[region->attr][pool.count[region->attr]++];
	sys_heap_init(heap, (void *)region->addr, region->size);
	sys_multi_heap_add_heap(&pool.all, heap, user_data);
	k_spin_unlock(&pool.lock, key);
	return 0;
}

void *shared_multi_heap_aligned_alloc(enum shared_multi_heap_attr attr, size_t align,
				      size_t bytes)
{
	k_spinlock_key_t key;
	void *block;

	if ((unsigned int)attr >= SMH_REG_ATTR_NUM) {
		return NULL;
	}
	key = k_spin_lock(&pool.lock);
	block = sys_multi_heap_aligned_alloc(&pool.all, (void *)(uintptr_t)attr, align, bytes);
	k_spin_unlock(&pool.lock, key);
	return block;
}

void *shared_multi_heap_alloc(enum shared_multi_heap_attr attr, size_t bytes)
{
	return shared_multi_heap_aligned_alloc(attr, 0, bytes);
}

void shared_multi_heap_free(void *block)
{
	k_spinlock_key_t key = k_spin_lock(&pool.lock);

	sys_multi_heap_free(&pool.all, block);
	k_spin_unlock(&pool.lock, key);
}
