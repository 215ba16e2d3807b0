/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Memory maps: attributes and, with CONFIG_MMU, mapping at run time.
 */

#ifndef ZEPHYR_INCLUDE_KERNEL_MM_H_
#define ZEPHYR_INCLUDE_KERNEL_MM_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/util.h>

/** How memory is cached: not, written through, written back. */
#define K_MEM_CACHE_NONE 2
#define K_MEM_CACHE_WT   1
#define K_MEM_CACHE_WB   0
#define K_MEM_CACHE_MASK (BIT(3) - 1)

/** What may be done with it: written, executed, used by user threads. Reading always. */
#define K_MEM_PERM_RW   BIT(3)
#define K_MEM_PERM_EXEC BIT(4)
#define K_MEM_PERM_USER BIT(5)

/** Virtual address = physical address. */
#define K_MEM_DIRECT_MAP BIT(6)

/** For k_mem_map(): do not clear it; keep it in memory. */
#define K_MEM_MAP_UNINIT BIT(16)
#define K_MEM_MAP_LOCK   BIT(17)

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Bytes of memory that k_mem_map() can still give (CONFIG_MMU). */
size_t k_mem_free_get(void);

/** @brief Map @p size bytes of anonymous memory (CONFIG_MMU). @return NULL: none left. */
void *k_mem_map(size_t size, uint32_t flags);

/** @brief Give memory of k_mem_map() back (CONFIG_MMU). */
void k_mem_unmap(void *addr, size_t size);

/**
 * @brief The aligned region around @p size bytes at @p addr.
 * @param align A power of two.
 * @return Offset of @p addr in the aligned region.
 */
static inline size_t k_mem_region_align(uintptr_t *aligned_addr, size_t *aligned_size,
					uintptr_t addr, size_t size, size_t align)
{
	size_t offset = addr & (align - 1);

	*aligned_addr = addr - offset;
	*aligned_size = ROUND_UP(size + offset, align);
	return offset;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_MM_H_ */
