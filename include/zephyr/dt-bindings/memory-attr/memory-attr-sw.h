/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Software attributes of memory: which allocator may use it.
 */
#ifndef ETESIAN_DT_BINDINGS_MEMORY_ATTR_MEMORY_ATTR_SW_H_
#define ETESIAN_DT_BINDINGS_MEMORY_ATTR_MEMORY_ATTR_SW_H_

#include <zephyr/dt-bindings/memory-attr/memory-attr.h>

#define DT_MEM_SW_ALLOC_CACHE (1 << DT_MEM_SW_ATTR_SHIFT)
#define DT_MEM_SW_ALLOC_NON_CACHE (2 << DT_MEM_SW_ATTR_SHIFT)
#define DT_MEM_SW_ALLOC_DMA (4 << DT_MEM_SW_ATTR_SHIFT)

#endif /* ETESIAN_DT_BINDINGS_MEMORY_ATTR_MEMORY_ATTR_SW_H_ */
