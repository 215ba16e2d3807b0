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

static void *alloc_from(struct k_heap *heap, size_t align, size_t size)
{
	struct k_heap **mem;

	if (size_add_overflow(size, sizeof(heap), &size)) {
		return NULL;
	}
	/* sys_heap's way to ask for an address one word in front of an aligned one */
	mem = k_heap_aligned_alloc(heap, MAX(align, sizeof(heap)) | sizeof(heap), size, K_NO_WAIT);
	if (mem == NULL) {
		return NULL;
	}
	*mem = heap;
	return mem + 1;
}

void k_free(void *ptr)
{
	struct k_heap **mem = ptr;

	if (ptr != NULL) {
		mem--;
		k_heap_free(*mem, mem);
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
	struct k_heap **mem = ptr;

	if (ptr == NULL) {
		return k_malloc(size);
	}
	if (size == 0U) {
		k_free(ptr);
		return NULL;
	}
	if (size_add_overflow(size, sizeof(*mem), &size)) {
		return NULL;
	}
	mem--;
	mem = k_heap_realloc(*mem, mem, size, K_NO_WAIT);
	return (mem != NULL) ? mem + 1 : NULL;
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
	struct k_heap *heap = k_is_in_isr() ? SYSTEM_HEAP : k_current_get()->resource_pool;

	return (heap != NULL) ? alloc_from(heap, align, size) : NULL;
}

void *z_thread_malloc(size_t size)
{
	return z_thread_aligned_alloc(0, size);
}
