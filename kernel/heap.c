/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Heaps that threads share: sys_heap under the kernel lock, with a wait queue for those who find no
 * room. Nobody can know which waiter a freed block suits: all of them try again.
 */
#include "init_if_used.h"
#include "waitq.h"
#include <string.h>

void k_heap_init(struct k_heap *h, void *mem, size_t bytes)
{
	z_waitq_init(&h->wait_q);
	sys_heap_init(&h->heap, mem, bytes);
}

static int static_heaps(void)
{
	STRUCT_SECTION_FOREACH(k_heap, h) {
		sys_heap_init(&h->heap, h->heap.init_mem, h->heap.init_bytes);
	}
	return 0;
}
Z_INIT_IF_USED(static_heaps, PRE_KERNEL_1);

/*
 * Wait at most *left for memory to be freed. @return false: there is nothing (more) to wait for.
 * Lock: kernel; given up to look at the clock.
 */
static bool wait_for_free(struct k_heap *h, size_t bytes, k_timepoint_t end, k_timeout_t *left,
			  z_key_t *key)
{
	Z_ASSERT_LOCKED();
	if (!IS_ENABLED(CONFIG_MULTITHREADING) || bytes == 0U || K_TIMEOUT_EQ(*left, K_NO_WAIT)) {
		return false;
	}
	(void)z_waitq_block(&h->wait_q, *key, *left);
	*left = sys_timepoint_timeout(end);
	*key = z_lock();
	return true;
}

void *k_heap_aligned_alloc(struct k_heap *h, size_t align, size_t bytes, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	k_timepoint_t end = sys_timepoint_calc(timeout);
	z_key_t key = z_lock();
	void *mem;

	Z_INIT_USE(static_heaps);
	do {
		mem = sys_heap_aligned_alloc(&h->heap, align, bytes);
	} while (mem == NULL && wait_for_free(h, bytes, end, &timeout, &key));
	z_unlock(key);
	return mem;
}

void *k_heap_alloc(struct k_heap *h, size_t bytes, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	return k_heap_aligned_alloc(h, sizeof(void *), bytes, timeout);
}

/* Lock: kernel, released. */
static void free_unlock(struct k_heap *h, void *mem, z_key_t key)
{
	Z_ASSERT_LOCKED();
	sys_heap_free(&h->heap, mem);
	if (z_waitq_wake_each(&h->wait_q, 0, &key) != 0) {
		z_resched_unlock(key);
	} else {
		z_unlock(key);
	}
}

/* A block that moves is copied with interrupts on: nobody else may touch it or the new one. */
void *k_heap_realloc(struct k_heap *h, void *ptr, size_t bytes, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	k_timepoint_t end = sys_timepoint_calc(timeout);
	z_key_t key = z_lock();
	void *mem;

	Z_INIT_USE(static_heaps);
	if (bytes == 0U) {
		free_unlock(h, ptr, key);
		return NULL;
	}
	do {
		if (ptr != NULL && z_sys_heap_resize(&h->heap, ptr, sizeof(void *), bytes)) {
			free_unlock(h, NULL, key); /* one that shrank has left room */
			return ptr;
		}
		mem = sys_heap_aligned_alloc(&h->heap, sizeof(void *), bytes);
	} while (mem == NULL && wait_for_free(h, bytes, end, &timeout, &key));
	z_unlock(key);
	if (mem != NULL && ptr != NULL) {
		(void)memcpy(mem, ptr, MIN(bytes, sys_heap_usable_size(&h->heap, ptr)));
		free_unlock(h, ptr, z_lock());
	}
	return mem;
}

void k_heap_free(struct k_heap *h, void *mem)
{
	free_unlock(h, mem, z_lock());
}
