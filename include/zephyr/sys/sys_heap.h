/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief A heap in a piece of memory: the allocator behind k_heap and malloc().
 *
 * No locks: calls on one heap must not overlap. Every call takes bounded time, whatever the
 * number of blocks. One word of overhead a block. How it works: lib/heap/heap.c.
 */

#ifndef ZEPHYR_INCLUDE_SYS_SYS_HEAP_H_
#define ZEPHYR_INCLUDE_SYS_SYS_HEAP_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/mem_stats.h>
#include <zephyr/toolchain.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct z_heap;

/** A heap. For static definitions the last two members say what sys_heap_init() is to be given. */
struct sys_heap {
	struct z_heap *heap;
	void *init_mem;
	size_t init_bytes;
};

/** What sys_heap_stress() counts. */
struct z_heap_stress_result {
	uint32_t total_allocs;
	uint32_t successful_allocs;
	uint32_t total_frees;
	uint64_t accumulated_in_use_bytes; /* the sum over all operations */
};

/**
 * @brief Read how much memory is in use (CONFIG_SYS_HEAP_RUNTIME_STATS).
 * @return 0, -EINVAL if an argument is NULL.
 */
int sys_heap_runtime_stats_get(struct sys_heap *heap, struct sys_memory_stats *stats);

/** @brief Set the maximum to what is in use now. @return 0, -EINVAL if @p heap is NULL. */
int sys_heap_runtime_stats_reset_max(struct sys_heap *heap);

/**
 * @brief Make a heap of @p bytes bytes at @p mem. Its book-keeping lives there too.
 *
 * The least size is 44 bytes, 56 on 64-bit machines (with statistics 52 and 80).
 */
void sys_heap_init(struct sys_heap *heap, void *mem, size_t bytes);

/** @brief Take @p bytes bytes, aligned to 8. @return NULL: no room, or @p bytes is 0. */
void *sys_heap_alloc(struct sys_heap *heap, size_t bytes);

/**
 * @brief Take @p bytes bytes aligned to @p align.
 *
 * @param align A power of two, or 0. Or a sum A + R of two powers of two, A > R >= 8: then
 *              (address + R) is a multiple of A, which leaves room for a header of R bytes.
 * @return NULL: no room, or @p bytes is 0.
 */
void *sys_heap_aligned_alloc(struct sys_heap *heap, size_t align, size_t bytes);

/** @brief Give a block back; NULL is ignored. */
void sys_heap_free(struct sys_heap *heap, void *mem);

/**
 * @brief Change the size of a block, in place if it can be done, else by moving it.
 *
 * @param ptr NULL: as sys_heap_aligned_alloc().
 * @param bytes 0: as sys_heap_free(), and NULL is returned.
 * @return The block; NULL: no room, and the old block is as it was.
 */
void *sys_heap_aligned_realloc(struct sys_heap *heap, void *ptr, size_t align, size_t bytes);

/** @cond internal: the first half of it. @return true: @p ptr, not NULL, has @p bytes bytes now. */
bool z_sys_heap_resize(struct sys_heap *heap, void *ptr, size_t align, size_t bytes);
/** @endcond */

/** @brief The same without a wish about alignment. */
#define sys_heap_realloc(heap, ptr, bytes) sys_heap_aligned_realloc(heap, ptr, 0, bytes)

/** @brief Bytes that may be used in the block at @p mem: at least those that were asked for. */
size_t sys_heap_usable_size(struct sys_heap *heap, void *mem);

/** @brief Whether every block and list of the heap is as it should be. Walks all of it. */
#if defined(CONFIG_SYS_HEAP_VALIDATE) || defined(__DOXYGEN__)
bool sys_heap_validate(struct sys_heap *heap);
#else
static inline bool sys_heap_validate(struct sys_heap *heap)
{
	ARG_UNUSED(heap);
	return true;
}
#endif

/**
 * @brief Allocate and free at random (CONFIG_SYS_HEAP_STRESS).
 *
 * Sizes are mostly small. Allocations prevail until @p target_percent of @p total_bytes are in use,
 * frees above that. What is left at the end stays allocated.
 *
 * @param alloc_fn, free_fn The allocator under test; @p arg goes to both.
 * @param total_bytes Size of its memory.
 * @param op_count Operations to do.
 * @param scratch_mem, scratch_bytes Memory to remember the blocks in.
 * @param result Out: counts.
 */
void sys_heap_stress(void *(*alloc_fn)(void *arg, size_t bytes),
		     void (*free_fn)(void *arg, void *p), void *arg, size_t total_bytes,
		     uint32_t op_count, void *scratch_mem, size_t scratch_bytes, int target_percent,
		     struct z_heap_stress_result *result);

/** @brief Print sizes, free lists and (@p dump_chunks) every block (CONFIG_SYS_HEAP_INFO). */
void sys_heap_print_info(struct sys_heap *heap, bool dump_chunks);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_SYS_HEAP_H_ */
