/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief A pool of memory regions with attributes, from which all ask for the kind they need.
 *
 * The board or the application makes the pool and adds its regions; anybody allocates. Context:
 * any; the pool has its own lock.
 */

#ifndef ZEPHYR_INCLUDE_MULTI_HEAP_SHARED_MULTI_HEAP_H_
#define ZEPHYR_INCLUDE_MULTI_HEAP_SHARED_MULTI_HEAP_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/multi_heap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Most regions of one attribute. */
#define MAX_SHARED_MULTI_HEAP_ATTR (MAX_MULTI_HEAPS)

/** Kinds of memory. */
enum shared_multi_heap_attr {
	SMH_REG_ATTR_CACHEABLE,
	SMH_REG_ATTR_NON_CACHEABLE,
	SMH_REG_ATTR_NUM,
};

/** A region: its attribute, address and size in bytes. */
struct shared_multi_heap_region {
	uint32_t attr;
	uintptr_t addr;
	size_t size;
};

/** @brief Make the pool. @retval -EALREADY made before. */
int shared_multi_heap_pool_init(void);

/**
 * @brief Take memory with the attribute @p attr.
 * @return NULL: none of that kind has room, or @p attr is not valid.
 */
void *shared_multi_heap_alloc(enum shared_multi_heap_attr attr, size_t bytes);

/** @brief The same with an alignment, a power of two. */
void *shared_multi_heap_aligned_alloc(enum shared_multi_heap_attr attr, size_t align,
				      size_t bytes);

/** @brief Give a block back. */
void shared_multi_heap_free(void *block);

/**
 * @brief Add a region to the pool.
 * @retval -EINVAL the attribute is not valid. @retval -ENOMEM MAX_SHARED_MULTI_HEAP_ATTR regions of
 * that attribute are there already.
 */
int shared_multi_heap_add(struct shared_multi_heap_region *region, void *user_data);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_MULTI_HEAP_SHARED_MULTI_HEAP_H_ */
