/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Binary heap: elements of one size in an array; the least one comes out first.
 *
 * Adding and taking out compare about log2(n) elements. Equal elements have no order. No locks.
 */

#ifndef ZEPHYR_INCLUDE_SYS_MIN_HEAP_H_
#define ZEPHYR_INCLUDE_SYS_MIN_HEAP_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Less than 0: @p a comes before @p b. */
typedef int (*min_heap_cmp_t)(const void *a, const void *b);

/** Whether element @p node is the one that @p other means. */
typedef bool (*min_heap_eq_t)(const void *node, const void *other);

/** A heap. */
struct min_heap {
	void *storage;
	size_t capacity;  /**< elements at most */
	size_t elem_size; /**< bytes of each */
	size_t size;      /**< elements now */
	min_heap_cmp_t cmp;
};

#define Z_MIN_HEAP_INITIALIZER(storage_, cap, elem_sz, cmp_func)                                   \
	{                                                                                          \
		.storage = storage_,                                                               \
		.capacity = (cap),                                                                 \
		.elem_size = (elem_sz),                                                            \
		.size = 0,                                                                         \
		.cmp = (cmp_func),                                                                 \
	}

/** Define a heap for @p cap elements of @p elem_sz bytes, aligned to @p align. */
#define MIN_HEAP_DEFINE(name, cap, elem_sz, align, cmp_func)                                       \
	static uint8_t name##_storage[(cap) * (elem_sz)] __aligned(align);                         \
	struct min_heap name = Z_MIN_HEAP_INITIALIZER(name##_storage, cap, elem_sz, cmp_func)

/** The same, static. */
#define MIN_HEAP_DEFINE_STATIC(name, cap, elem_sz, align, cmp_func)                                \
	static uint8_t name##_storage[(cap) * (elem_sz)] __aligned(align);                         \
	static struct min_heap name = Z_MIN_HEAP_INITIALIZER(name##_storage, cap, elem_sz, cmp_func)

/** @brief Make an empty heap in @p storage, which has @p cap times @p elem_size bytes. */
void min_heap_init(struct min_heap *heap, void *storage, size_t cap, size_t elem_size,
		   min_heap_cmp_t cmp);

/** @brief Add a copy of @p item. @retval 0 Done. @retval -ENOMEM The heap is full. */
int min_heap_push(struct min_heap *heap, const void *item);

/** @brief The least element, which stays; NULL: the heap is empty. */
void *min_heap_peek(const struct min_heap *heap);

/** @brief Move the least element to @p dest_buffer. @return false: the heap is empty. */
bool min_heap_pop(struct min_heap *heap, void *dest_buffer);

/** @brief Move the element with index @p id to @p out_buf. @return false: there is none. */
bool min_heap_remove(struct min_heap *heap, size_t id, void *out_buf);

/**
 * @brief The first element in the array for which @p eq is true; looks through all.
 *
 * @param out_id Where its index is stored, for min_heap_remove(); NULL: not wanted.
 * @return NULL: there is none.
 */
void *min_heap_find(struct min_heap *heap, min_heap_eq_t eq, const void *other, size_t *out_id);

/** @brief Whether there is no element. */
static inline bool min_heap_is_empty(const struct min_heap *heap)
{
	return heap->size == 0U;
}

/** @brief The element with index @p index, below struct min_heap::size. */
static inline void *min_heap_get_element(const struct min_heap *heap, size_t index)
{
	return (uint8_t *)heap->storage + index * heap->elem_size;
}

/** Run @p body with @p node, a pointer, at each element in turn, in no order. */
#define MIN_HEAP_FOREACH(heap, node, body)                                                         \
	do {                                                                                       \
		for (size_t z_i = 0; z_i < (heap)->size &&                                         \
				     ((node) = min_heap_get_element((heap), z_i), true);           \
		     z_i++) {                                                                      \
			body                                                                       \
		}                                                                                  \
	} while (false)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MIN_HEAP_H_ */
