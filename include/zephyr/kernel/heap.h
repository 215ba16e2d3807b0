/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Heaps that threads share and may wait on, and the system heap behind k_malloc().
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_HEAP_H_
#define ZEPHYR_INCLUDE_KERNEL_HEAP_H_

#include <zephyr/kernel/timeout.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/sys_heap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief A heap. All members are the kernel's. */
struct k_heap {
	struct sys_heap heap;
	_wait_q_t wait_q;
};

/* The smallest heap that sys_heap can manage and take one block from. */
#ifdef CONFIG_SYS_HEAP_RUNTIME_STATS
#define Z_HEAP_MIN_SIZE (sizeof(void *) > 4 ? 80 : 52)
#else
#define Z_HEAP_MIN_SIZE (sizeof(void *) > 4 ? 56 : 44)
#endif

#define Z_HEAP_DEFINE_IN_SECT(name, bytes, in_section)                                             \
	char in_section __aligned(8) kheap_##name[MAX(bytes, Z_HEAP_MIN_SIZE)];                    \
	STRUCT_SECTION_ITERABLE(k_heap, name) = {                                                  \
		.heap = {                                                                          \
			.init_mem = kheap_##name,                                                  \
			.init_bytes = MAX(bytes, Z_HEAP_MIN_SIZE),                                 \
		},                                                                                 \
		.wait_q = Z_WAIT_Q_INIT(&name.wait_q),                                             \
	}

/** @brief Define heap @p name with memory of @p bytes bytes, part of which is its book-keeping. */
#define K_HEAP_DEFINE(name, bytes)                                                                 \
	Z_HEAP_DEFINE_IN_SECT(name, bytes, __noinit_named(kheap_buf_##name))

/** @brief The same in memory that is not cached. */
#define K_HEAP_DEFINE_NOCACHE(name, bytes) Z_HEAP_DEFINE_IN_SECT(name, bytes, __nocache)

/** @brief Initialise heap @p h with @p bytes bytes of memory at @p mem. Context: any. */
void k_heap_init(struct k_heap *h, void *mem, size_t bytes) __attribute_nonnull(1);

/**
 * @brief Take @p bytes bytes, aligned to @p align (a power of two or 0).
 *
 * @return the memory; NULL: none within @p timeout. Context: thread; with K_NO_WAIT any.
 */
void *k_heap_aligned_alloc(struct k_heap *h, size_t align, size_t bytes, k_timeout_t timeout)
	__attribute_nonnull(1);

/** @brief The same, aligned for any type of up to a pointer's size. */
void *k_heap_alloc(struct k_heap *h, size_t bytes, k_timeout_t timeout) __attribute_nonnull(1);

/**
 * @brief Make the block at @p ptr (NULL: a new one) @p bytes long, moved if need be; 0 frees it.
 *
 * @return where it is now; NULL: no room, the old block stays as it is. Context: as k_heap_alloc().
 */
void *k_heap_realloc(struct k_heap *h, void *ptr, size_t bytes, k_timeout_t timeout)
	__attribute_nonnull(1);

/** @brief Give the memory at @p mem (or NULL) back. Context: any. */
void k_heap_free(struct k_heap *h, void *mem) __attribute_nonnull(1);

/**
 * @brief Take @p size bytes, aligned to @p align (a power of two), from the system heap.
 *
 * The system heap exists where CONFIG_HEAP_MEM_POOL_SIZE is not 0.
 *
 * @return the memory, or NULL. k_free() gives it back. Context: any.
 */
void *k_aligned_alloc(size_t align, size_t size);

/** @brief Take @p size bytes from the system heap, or NULL. Context: any. */
void *k_malloc(size_t size);

/** @brief Give back what k_malloc() and its like took; NULL is nothing. Context: any. */
void k_free(void *ptr);

/**
 * @brief Take @p nmemb * @p size bytes, all zero; NULL also where the product overflows. Context:
 * any.
 */
void *k_calloc(size_t nmemb, size_t size);

/** @brief Make a block of the system heap @p size bytes long; 0 frees it. Context: any. */
void *k_realloc(void *ptr, size_t size);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_HEAP_H_ */
