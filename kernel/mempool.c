/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system heap, and memory from whatever heap is a thread's resource pool. The word in front of
 * each block holds its heap, so that k_free() needs nothing but the address.
 */
#include "mempool.h"
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/math_extras.h>

/* What the build makes of CONFIG_HEAP_MEM_POOL_SIZE and all CONFIG_HEAP_MEM_POOL_ADD_SIZE_*. */
#ifndef K_HEAP_MEM_POOL_SIZE
#define K_HEAP_MEM_POOL_SIZE 0
#endif

/*
 * sys_heap's blocks lie on multiples of 8. What is handed out begins one word behind the start of
 * its block or, where more than that is asked for, 8 bytes behind it: so the block can be found
 * again.
 */
#define BLOCK_ALIGN 8U

static void *alloc_from(struct k_heap *heap, size_t align, size_t size)
{
	size_t front = (align <= sizeof(heap)) ? sizeof(heap) : BLOCK_ALIGN;
	char *block;

	if (size_add_overflow(size, front, &size)) {
		return NULL;
	}
	/* the sum of two alignments is sys_heap's way to say: aligned so far behind the start */
	block = k_heap_aligned_alloc(heap, (align <= front) ? 0 : (align | front), size, K_NO_WAIT);
	if (block == NULL) {
		return NULL;
	}
	block += front;
	((struct k_heap **)block)[-1] = heap;
	return block;
}

static void *block_of(void *ptr)
{
	return (void *)ROUND_DOWN((uintptr_t)ptr - sizeof(void *), BLOCK_ALIGN);
}

static struct k_heap *heap_of(void *ptr)
{
	return ((struct k_heap **)ptr)[-1];
}

void k_free(void *ptr)
{
	if (ptr != NULL) {
		k_heap_free(heap_of(ptr), block_of(ptr));
	}
}

#if K_HEAP_MEM_POOL_SIZE > 0

K_HEAP_DEFINE(_system_heap, K_HEAP_MEM_POOL_SIZE);
#define SYSTEM_HEAP (&_system_heap)

void *k_aligned_alloc(size_t align, size_t size)
{
	__ASSERT(align >= sizeof(void *) && (align & (align - 1U)) == 0U,
		 "alignment %zu: not a power of two from the word size up", align);
	return alloc_from(SYSTEM_HEAP, align, size);
}

void *k_malloc(size_t size)
{
	return alloc_from(SYSTEM_HEAP, sizeof(void *), size);
}

void *k_calloc(size_t nmemb, size_t size)
{
	size_t bytes;
	void *mem;

	if (size_mul_overflow(nmemb, size, &bytes)) {
		return NULL;
	}
	mem = k_malloc(bytes);
	return (mem != NULL) ? memset(mem, 0, bytes) : NULL;
}

void *k_realloc(void *ptr, size_t size)
{
	size_t front;
	char *block;

	if (ptr == NULL) {
		return k_malloc(size);
	}
	if (size == 0U) {
		k_free(ptr);
		return NULL;
	}
	front = (size_t)((char *)ptr - (char *)block_of(ptr));
	if (size_add_overflow(size, front, &size)) {
		return NULL;
	}
	block = k_heap_realloc(heap_of(ptr), block_of(ptr), size, K_NO_WAIT);
	return (block != NULL) ? block + front : NULL;
}

#else
#define SYSTEM_HEAP ((struct k_heap *)NULL)
#endif

void k_thread_system_pool_assign(struct k_thread *thread)
{
	thread->resource_pool = SYSTEM_HEAP;
}

void *z_thread_aligned_alloc(size_t align, size_t size)
{
	struct k_heap *heap = SYSTEM_HEAP;

	if (IS_ENABLED(CONFIG_MULTITHREADING) && !k_is_in_isr()) {
		heap = k_current_get()->resource_pool;
	}
	return (heap != NULL) ? alloc_from(heap, align, size) : NULL;
}

void *z_thread_malloc(size_t size)
{
	return z_thread_aligned_alloc(0, size);
}
