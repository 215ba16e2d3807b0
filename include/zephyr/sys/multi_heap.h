/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Several heaps behind one: a function of the user's chooses which one a request goes to.
 *
 * No locks: calls on one multi heap must not overlap. Blocks find their heap by address when freed.
 */

#ifndef ZEPHYR_INCLUDE_SYS_MULTI_HEAP_H_
#define ZEPHYR_INCLUDE_SYS_MULTI_HEAP_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/sys_heap.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Most heaps in one. */
#define MAX_MULTI_HEAPS 8

struct sys_multi_heap;

/**
 * @brief Choose a heap, take the memory from it and return it, or NULL.
 * @param cfg What the caller of sys_multi_heap_alloc() passed: what kind of memory it needs.
 */
typedef void *(*sys_multi_heap_fn_t)(struct sys_multi_heap *mheap, void *cfg, size_t align,
				     size_t size);

/** A heap and what its owner knows of it. */
struct sys_multi_heap_rec {
	struct sys_heap *heap;
	void *user_data;
};

struct sys_multi_heap {
	unsigned int nheaps;
	sys_multi_heap_fn_t choice;
	struct sys_multi_heap_rec heaps[MAX_MULTI_HEAPS]; /* by rising address */
};

/** @brief Initialise without heaps. */
void sys_multi_heap_init(struct sys_multi_heap *heap, sys_multi_heap_fn_t choice_fn);

/** @brief Add an initialised heap. At most MAX_MULTI_HEAPS. */
void sys_multi_heap_add_heap(struct sys_multi_heap *mheap, struct sys_heap *heap, void *user_data);

/** @brief Take memory. @return NULL: the choice function found none. */
void *sys_multi_heap_alloc(struct sys_multi_heap *mheap, void *cfg, size_t bytes);

/** @brief The same with an alignment, a power of two. */
void *sys_multi_heap_aligned_alloc(struct sys_multi_heap *mheap, void *cfg, size_t align,
				   size_t bytes);

/** @brief The heap that the block at @p addr belongs to; NULL: none. */
const struct sys_multi_heap_rec *sys_multi_heap_get_heap(const struct sys_multi_heap *mheap,
							 void *addr);

/** @brief Give a block back to its heap; NULL is ignored. */
void sys_multi_heap_free(struct sys_multi_heap *mheap, void *block);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MULTI_HEAP_H_ */
