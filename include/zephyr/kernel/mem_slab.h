/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory slabs: blocks of one size, taken and given back in constant time.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_MEM_SLAB_H_
#define ZEPHYR_INCLUDE_KERNEL_MEM_SLAB_H_

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sys_memory_stats;

/** The numbers of a slab. */
struct k_mem_slab_info {
	uint32_t num_used; /* first: it changes along with free_list */
	uint32_t num_blocks;
	size_t block_size;
#ifdef CONFIG_MEM_SLAB_TRACE_MAX_UTILIZATION
	uint32_t max_used;
#endif
};

/** @brief A memory slab. All members are the kernel's. */
struct k_mem_slab {
	_wait_q_t wait_q;
	char *buffer;
	char *free_list; /* free blocks, linked through their first words */
	struct k_mem_slab_info info;
#ifdef CONFIG_OBJ_CORE_MEM_SLAB
	struct k_obj_core obj_core;
#endif
	SYS_PORT_TRACING_TRACKING_FIELD(k_mem_slab)
};

#define Z_MEM_SLAB_INITIALIZER(_slab, _slab_buffer, _slab_block_size, _slab_num_blocks)            \
	{                                                                                          \
		.wait_q = Z_WAIT_Q_INIT(&(_slab).wait_q),                                          \
		.buffer = _slab_buffer,                                                            \
		.free_list = NULL,                                                                 \
		.info = {.num_blocks = _slab_num_blocks, .block_size = _slab_block_size},          \
	}

/**
 * @brief Define and initialise memory slab @p name.
 *
 * @param slab_block_size bytes of a block, rounded up to whole words
 * @param slab_num_blocks how many blocks; @param slab_align their alignment, bytes, a power of two
 */
#define K_MEM_SLAB_DEFINE(name, slab_block_size, slab_num_blocks, slab_align)                      \
	char __noinit_named(k_mem_slab_buf_##name) __aligned(WB_UP(slab_align))                    \
		_k_mem_slab_buf_##name[(slab_num_blocks) * WB_UP(slab_block_size)];                \
	STRUCT_SECTION_ITERABLE(k_mem_slab, name) = Z_MEM_SLAB_INITIALIZER(                        \
		name, _k_mem_slab_buf_##name, WB_UP(slab_block_size), slab_num_blocks)

/** @brief The same, known in this file only. */
#define K_MEM_SLAB_DEFINE_STATIC(name, slab_block_size, slab_num_blocks, slab_align)               \
	static char __noinit_named(k_mem_slab_buf_##name) __aligned(WB_UP(slab_align))             \
		_k_mem_slab_buf_##name[(slab_num_blocks) * WB_UP(slab_block_size)];                \
	static STRUCT_SECTION_ITERABLE(k_mem_slab, name) = Z_MEM_SLAB_INITIALIZER(                 \
		name, _k_mem_slab_buf_##name, WB_UP(slab_block_size), slab_num_blocks)

/**
 * @brief Initialise @p slab, all blocks free.
 *
 * @param buffer @p num_blocks * @p block_size bytes, word-aligned
 * @param block_size a multiple of the word size
 * @retval 0 done. @retval -EINVAL @p buffer or @p block_size not on words. Context: any.
 */
int k_mem_slab_init(struct k_mem_slab *slab, void *buffer, size_t block_size, uint32_t num_blocks);

/**
 * @brief Take a block.
 *
 * @param mem its address, NULL after a failure
 * @retval 0 done. @retval -ENOMEM none free and K_NO_WAIT. @retval -EAGAIN time is up.
 * Context: thread; with K_NO_WAIT any.
 */
int k_mem_slab_alloc(struct k_mem_slab *slab, void **mem, k_timeout_t timeout);

/** @brief Give block @p mem back. Context: any. */
void k_mem_slab_free(struct k_mem_slab *slab, void *mem);

/** @brief How many blocks are taken. Context: any. */
static inline uint32_t k_mem_slab_num_used_get(struct k_mem_slab *slab)
{
	return slab->info.num_used;
}

/** @brief The most that were taken at once; 0 without CONFIG_MEM_SLAB_TRACE_MAX_UTILIZATION. */
static inline uint32_t k_mem_slab_max_used_get(struct k_mem_slab *slab)
{
#ifdef CONFIG_MEM_SLAB_TRACE_MAX_UTILIZATION
	return slab->info.max_used;
#else
	ARG_UNUSED(slab);
	return 0;
#endif
}

/** @brief How many blocks are free. Context: any. */
static inline uint32_t k_mem_slab_num_free_get(struct k_mem_slab *slab)
{
	return slab->info.num_blocks - slab->info.num_used;
}

/**
 * @brief Free, used and most used bytes into @p stats. @retval -EINVAL a NULL argument. Context:
 * any.
 */
int k_mem_slab_runtime_stats_get(struct k_mem_slab *slab, struct sys_memory_stats *stats);

/**
 * @brief Start the count of the most used blocks anew. @retval -EINVAL @p slab is NULL. Context:
 * any.
 */
int k_mem_slab_runtime_stats_reset_max(struct k_mem_slab *slab);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_MEM_SLAB_H_ */
