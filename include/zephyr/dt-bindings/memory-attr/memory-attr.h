/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Software attributes of memory regions, for the zephyr,memory-attr property.
 */
#ifndef ETESIAN_DT_BINDINGS_MEMORY_ATTR_MEMORY_ATTR_H_
#define ETESIAN_DT_BINDINGS_MEMORY_ATTR_MEMORY_ATTR_H_

/* Bits 0-15: generic, bits 16-19: software, bits 20-31: architecture. */
#define DT_MEM_ATTR_MASK 0x0000FFFF
#define DT_MEM_ATTR_GET(x) ((x) & DT_MEM_ATTR_MASK)
/** Cacheable. */
#define DT_MEM_CACHEABLE (1 << 0)
/** Keeps its contents without power. */
#define DT_MEM_NON_VOLATILE (1 << 1)
/** Accesses may be reordered. */
#define DT_MEM_OOO (1 << 2)
/** DMA can reach it. */
#define DT_MEM_DMA (1 << 3)
/** Nothing is known about it. */
#define DT_MEM_UNKNOWN (1 << 15)

#define DT_MEM_SW_ATTR_MASK 0x000F0000
#define DT_MEM_SW_ATTR_GET(x) ((x) & DT_MEM_SW_ATTR_MASK)
#define DT_MEM_SW_ATTR_SHIFT 16
#define DT_MEM_SW_ATTR_UNKNOWN (1 << 19)

#define DT_MEM_ARCH_ATTR_MASK 0xFFF00000
#define DT_MEM_ARCH_ATTR_GET(x) ((x) & DT_MEM_ARCH_ATTR_MASK)
#define DT_MEM_ARCH_ATTR_SHIFT 20
#define DT_MEM_ARCH_ATTR_UNKNOWN (1 << 31)

#endif /* ETESIAN_DT_BINDINGS_MEMORY_ATTR_MEMORY_ATTR_H_ */
