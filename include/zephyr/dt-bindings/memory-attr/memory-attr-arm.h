/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief MPU attributes of memory regions on Arm cores.
 */
#ifndef ETESIAN_DT_BINDINGS_MEMORY_ATTR_MEMORY_ATTR_ARM_H_
#define ETESIAN_DT_BINDINGS_MEMORY_ATTR_MEMORY_ATTR_ARM_H_

#include <zephyr/dt-bindings/memory-attr/memory-attr.h>

#define DT_MEM_ARM_MASK DT_MEM_ARCH_ATTR_MASK
#define DT_MEM_ARM_GET(x) ((x) & DT_MEM_ARM_MASK)
#define DT_MEM_ARM(x) ((x) << DT_MEM_ARCH_ATTR_SHIFT)

#define ATTR_MPU_RAM (1 << 0)
#define ATTR_MPU_RAM_NOCACHE (1 << 1)
#define ATTR_MPU_FLASH (1 << 2)
#define ATTR_MPU_PPB (1 << 3)
#define ATTR_MPU_IO (1 << 4)
#define ATTR_MPU_EXTMEM (1 << 5)

#define DT_MEM_ARM_MPU_RAM DT_MEM_ARM(ATTR_MPU_RAM)
#define DT_MEM_ARM_MPU_RAM_NOCACHE DT_MEM_ARM(ATTR_MPU_RAM_NOCACHE)
#define DT_MEM_ARM_MPU_FLASH DT_MEM_ARM(ATTR_MPU_FLASH)
#define DT_MEM_ARM_MPU_PPB DT_MEM_ARM(ATTR_MPU_PPB)
#define DT_MEM_ARM_MPU_IO DT_MEM_ARM(ATTR_MPU_IO)
#define DT_MEM_ARM_MPU_EXTMEM DT_MEM_ARM(ATTR_MPU_EXTMEM)
#define DT_MEM_ARM_MPU_UNKNOWN DT_MEM_ARCH_ATTR_UNKNOWN

#endif /* ETESIAN_DT_BINDINGS_MEMORY_ATTR_MEMORY_ATTR_ARM_H_ */
