/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Allocator of blocks of one size, whose book-keeping lies apart from the blocks.
 *
 * So blocks may be in memory that the processor should not or can not touch. A bit a block.
 * Context: any; an allocator has its own locks.
 */

#ifndef ZEPHYR_INCLUDE_SYS_MEM_BLOCKS_H_
#define ZEPHYR_INCLUDE_SYS_MEM_BLOCKS_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/linker/sections.h>
#include <zephyr/math/ilog2.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/bitarray.h>
#include <zephyr/sys/mem_stats.h>
#ifdef CONFIG_OBJ_CORE_SYS_MEM_BLOCKS
#include <zephyr/kernel/obj_core.h>
#include <zephyr/sys/iterable_sections.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Most allocators in a group. */
#define MAX_MULTI_ALLOCATORS 8

struct sys_mem_blocks;
struct sys_multi_mem_blocks;
typedef struct sys_mem_blocks sys_mem_blocks_t;
typedef struct sys_multi_mem_blocks sys_multi_mem_blocks_t;

/** Choose the allocator for a request by @p cfg, what its maker wants; NULL: none. */
typedef sys_mem_blocks_t *(*sys_multi_mem_blocks_choice_fn_t)(struct sys_multi_mem_blocks *group,
							      void *cfg);

struct sys_mem_blocks_info {
	uint32_t num_blocks;
	uint8_t blk_sz_shift; /* the binary logarithm of the block size */
#ifdef CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS
	uint32_t used_blocks;
	uint32_t max_used_blocks;
#endif
};

struct sys_mem_blocks {
	struct sys_mem_blocks_info info;
	uint8_t *buffer;
	sys_bitarray_t *bitmap; /* a set bit: the block is taken */
#ifdef CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS
	struct k_spinlock lock; /* guards the counts in info */
#endif
#ifdef CONFIG_OBJ_CORE_SYS_MEM_BLOCKS
	struct k_obj_core obj_core;
#endif
};

struct sys_multi_mem_blocks {
	int num_allocators;
	sys_multi_mem_blocks_choice_fn_t choice_fn;
	sys_mem_blocks_t *allocators[MAX_MULTI_ALLOCATORS];
};

/* List the allocator for object cores. */
#ifdef CONFIG_OBJ_CORE_SYS_MEM_BLOCKS
#define Z_SYS_MEM_BLOCKS_LIST(name)                                                                \
	static TYPE_SECTION_ITERABLE(sys_mem_blocks_t *, _sys_mem_blocks_ptr_##name,               \
				     sys_mem_blocks_ptr, name) = &name
#else
#define Z_SYS_MEM_BLOCKS_LIST(name) struct sys_mem_blocks
#endif

#define Z_SYS_MEM_BLOCKS_DEFINE(name, blk_sz, num_blks, buf, storage)                              \
	BUILD_ASSERT(IS_POWER_OF_TWO(blk_sz), "the block size must be a power of two");            \
	SYS_BITARRAY_DEFINE_STATIC(_sys_mem_blocks_bitmap_##name, num_blks);                       \
	storage sys_mem_blocks_t name = {                                                          \
		.info = {.num_blocks = (num_blks), .blk_sz_shift = ilog2(blk_sz)},                 \
		.buffer = (uint8_t *)(buf),                                                        \
		.bitmap = &_sys_mem_blocks_bitmap_##name,                                          \
	};                                                                                         \
	Z_SYS_MEM_BLOCKS_LIST(name)

#define Z_SYS_MEM_BLOCKS_BUFFER(name, blk_sz, num_blks, buf_align)                                 \
	static uint8_t __noinit_named(sys_mem_blocks_buf_##name)                                   \
		__aligned(WB_UP(buf_align)) _sys_mem_blocks_buf_##name[(num_blks) * (blk_sz)]

/**
 * Define an allocator of @p num_blks blocks of @p blk_sz bytes (a power of two), aligned to
 * @p buf_align bytes.
 */
#define SYS_MEM_BLOCKS_DEFINE(name, blk_sz, num_blks, buf_align)                                   \
	Z_SYS_MEM_BLOCKS_BUFFER(name, blk_sz, num_blks, buf_align);                                \
	Z_SYS_MEM_BLOCKS_DEFINE(name, blk_sz, num_blks, _sys_mem_blocks_buf_##name, )
#define SYS_MEM_BLOCKS_DEFINE_STATIC(name, blk_sz, num_blks, buf_align)                            \
	Z_SYS_MEM_BLOCKS_BUFFER(name, blk_sz, num_blks, buf_align);                                \
	Z_SYS_MEM_BLOCKS_DEFINE(name, blk_sz, num_blks, _sys_mem_blocks_buf_##name, static)

/** The same over memory that is there already, at @p buf. */
#define SYS_MEM_BLOCKS_DEFINE_WITH_EXT_BUF(name, blk_sz, num_blks, buf)                            \
	Z_SYS_MEM_BLOCKS_DEFINE(name, blk_sz, num_blks, buf, )
#define SYS_MEM_BLOCKS_DEFINE_STATIC_WITH_EXT_BUF(name, blk_sz, num_blks, buf)                     \
	Z_SYS_MEM_BLOCKS_DEFINE(name, blk_sz, num_blks, buf, static)

/**
 * @brief Take @p count blocks, anywhere. 0 blocks always succeed.
 * @param out_blocks Out: their addresses.
 * @retval -EINVAL a pointer is NULL. @retval -ENOMEM there are not so many; none is taken.
 */
int sys_mem_blocks_alloc(sys_mem_blocks_t *mem_block, size_t count, void **out_blocks);

/** @brief Take @p count blocks that follow each other; the first is at @p out_block. As above. */
int sys_mem_blocks_alloc_contiguous(sys_mem_blocks_t *mem_block, size_t count, void **out_block);

/**
 * @brief Take the @p count blocks from @p in_block on.
 * @retval -EINVAL a pointer is NULL. @retval -ENOMEM one is taken or not of this allocator.
 */
int sys_mem_blocks_get(sys_mem_blocks_t *mem_block, void *in_block, size_t count);

/** @brief 1 if the @p count blocks from @p in_block on are free, else 0. */
int sys_mem_blocks_is_region_free(sys_mem_blocks_t *mem_block, void *in_block, size_t count);

/**
 * @brief Give back @p count blocks.
 * @retval -EINVAL a pointer is NULL. @retval -EFAULT one was not taken or is not of this
 * allocator; the others are free.
 */
int sys_mem_blocks_free(sys_mem_blocks_t *mem_block, size_t count, void **in_blocks);

/** @brief Give back @p count blocks from @p block on. @retval -EFAULT: nothing is changed. */
int sys_mem_blocks_free_contiguous(sys_mem_blocks_t *mem_block, void *block, size_t count);

/** @brief Read how much is in use (CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS). @return 0 or -EINVAL. */
int sys_mem_blocks_runtime_stats_get(sys_mem_blocks_t *mem_block, struct sys_memory_stats *stats);

/** @brief Set the maximum to what is in use now. @return 0 or -EINVAL. */
int sys_mem_blocks_runtime_stats_reset_max(sys_mem_blocks_t *mem_block);

/** @brief Make an empty group. */
void sys_multi_mem_blocks_init(sys_multi_mem_blocks_t *group,
			       sys_multi_mem_blocks_choice_fn_t choice_fn);

/** @brief Add an allocator; at most MAX_MULTI_ALLOCATORS. Before the group is used. */
void sys_multi_mem_blocks_add_allocator(sys_multi_mem_blocks_t *group, sys_mem_blocks_t *alloc);

/**
 * @brief Take @p count blocks from the allocator that is chosen by @p cfg.
 * @param blk_size Out (or NULL): their size in bytes.
 * @retval -EINVAL a pointer is NULL or no allocator is chosen. @retval -ENOMEM.
 */
int sys_multi_mem_blocks_alloc(sys_multi_mem_blocks_t *group, void *cfg, size_t count,
			       void **out_blocks, size_t *blk_size);

/** @brief Give back blocks that were taken by one call. @retval -EINVAL, @retval -EFAULT. */
int sys_multi_mem_blocks_free(sys_multi_mem_blocks_t *group, size_t count, void **in_blocks);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MEM_BLOCKS_H_ */
