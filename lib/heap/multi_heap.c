/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/multi_heap.h>

void sys_multi_heap_init(struct sys_multi_heap *heap, sys_multi_heap_fn_t choice_fn)
{
	heap->nheaps = 0;
	heap->choice = choice_fn;
}

void sys_multi_heap_add_heap(struct sys_multi_heap *mheap, struct sys_heap *heap, void *user_data)
{
	unsigned int i = mheap->nheaps++;

	__ASSERT(i < MAX_MULTI_HEAPS, "more than MAX_MULTI_HEAPS heaps");
	for (; i > 0 && (uintptr_t)mheap->heaps[i - 1].heap->heap > (uintptr_t)heap->heap; i--) {
		mheap->heaps[i] = mheap->heaps[i - 1];
	}
	mheap->heaps[i] = (struct sys_multi_heap_rec){heap, user_data};
}

void *sys_multi_heap_alloc(struct sys_multi_heap *mheap, void *cfg, size_t bytes)
{
	return mheap->choice(mheap, cfg, 0, bytes);
}

void *sys_multi_heap_aligned_alloc(struct sys_multi_heap *mheap, void *cfg, size_t align,
				   size_t bytes)
{
	return mheap->choice(mheap, cfg, align, bytes);
}

const struct sys_multi_heap_rec *sys_multi_heap_get_heap(const struct sys_multi_heap *mheap,
							 void *addr)
{
	for (unsigned int i = mheap->nheaps; i > 0; i--) {
		const struct sys_multi_heap_rec *rec = &mheap->heaps[i - 1];
		uintptr_t start = (uintptr_t)rec->heap->heap;

		if ((uintptr_t)addr >= start) {
			return (uintptr_t)addr - start < rec->heap->init_bytes ? rec : NULL;
		}
	}
	return NULL;
}

void sys_multi_heap_free(struct sys_multi_heap *mheap, void *block)
{
	const struct sys_multi_heap_rec *rec;

	if (block == NULL) {
		return;
	}
	rec = sys_multi_heap_get_heap(mheap, block);
	__ASSERT(rec != NULL, "%p is of none of these heaps", block);
	sys_heap_free(rec->heap, block);
}
