/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * malloc() and its kin: a sys_heap in a fixed arena, or in what is left of RAM, behind a mutex. The
 * heap is set up by the first allocation, so a program that allocates nothing has none of this.
 *
 * Context of all functions: thread.
 */

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/sys/mutex.h>
#include <zephyr/sys/sys_heap.h>
#include <zephyr/sys/util.h>

#define ARENA CONFIG_COMMON_LIBC_MALLOC_ARENA_SIZE

#if ARENA != 0

#ifdef Z_MALLOC_PARTITION_EXISTS
K_APPMEM_PARTITION_DEFINE(z_malloc_partition);
#define SHARED K_APP_BMEM(z_malloc_partition)
#else
#define SHARED
#endif

#if ARENA > 0
static char __aligned(sizeof(double)) SHARED arena[ARENA];
#define ARENA_START arena
#define ARENA_END   (arena + sizeof(arena))
#else
#define ARENA_START _end
#define ARENA_END   __kernel_ram_end
#endif

static SHARED struct sys_heap heap;
static SHARED bool ready;

#ifdef Z_MALLOC_PARTITION_EXISTS
static SHARED struct sys_mutex mutex;

static void lock(void)
{
	(void)sys_mutex_lock(&mutex, K_FOREVER);
}

static void unlock(void)
{
	(void)sys_mutex_unlock(&mutex);
}
#elif defined(CONFIG_MULTITHREADING)
static struct k_mutex mutex = Z_MUTEX_INITIALIZER(mutex);

static void lock(void)
{
	(void)k_mutex_lock(&mutex, K_FOREVER);
}

static void unlock(void)
{
	(void)k_mutex_unlock(&mutex);
}
#else
static inline void lock(void)
{
}

static inline void unlock(void)
{
}
#endif

static void *resize(void *ptr, size_t align, size_t size)
{
	void *mem;

	lock();
	if (!ready) {
		sys_heap_init(&heap, ARENA_START, (size_t)(ARENA_END - ARENA_START));
		ready = true;
	}
	mem = sys_heap_aligned_realloc(&heap, ptr, align, size);
	unlock();
	if (mem == NULL && size != 0) {
		errno = ENOMEM;
	}
	return mem;
}

void free(void *ptr)
{
	if (ptr != NULL) {
		lock();
		sys_heap_free(&heap, ptr);
		unlock();
	}
}

#else

static void *resize(void *ptr, size_t align, size_t size)
{
	ARG_UNUSED(ptr);
	ARG_UNUSED(align);
	if (size != 0) {
		errno = ENOMEM;
	}
	return NULL;
}

void free(void *ptr)
{
	ARG_UNUSED(ptr);
}

#endif /* ARENA != 0 */

#define ALIGNMENT __alignof__(max_align_t)

void *malloc(size_t size)
{
	return resize(NULL, ALIGNMENT, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return resize(NULL, alignment, size);
}

/* The older name, which C++ libraries use. */
void *memalign(size_t alignment, size_t size)
{
	return aligned_alloc(alignment, size);
}

void *realloc(void *ptr, size_t size)
{
	return resize(ptr, ALIGNMENT, size);
}

#ifdef CONFIG_COMMON_LIBC_CALLOC
void *calloc(size_t nmemb, size_t size)
{
	void *mem;

	if (__builtin_mul_overflow(nmemb, size, &size)) {
		errno = ENOMEM;
		return NULL;
	}
	mem = malloc(size);
	if (mem != NULL) {
		(void)memset(mem, 0, size);
	}
	return mem;
}
#endif

#ifdef CONFIG_COMMON_LIBC_REALLOCARRAY
void *reallocarray(void *ptr, size_t nmemb, size_t size)
{
	if (__builtin_mul_overflow(nmemb, size, &size)) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(ptr, size);
}
#endif
