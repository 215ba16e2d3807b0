/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Partitions of memory domains and what the memory protection unit of Armv7 makes of them, in a
 * Cortex-M and in a Cortex-R. Their registers differ in where they are; what is in them is written
 * down here as a Cortex-M has it.
 *
 * A region is a power of two of bytes, aligned to its size, but each of its eight parts can be left
 * out. So whatever starts and ends at a multiple of an eighth of its size, rounded up to a power of
 * two, takes one region, or two where it crosses a multiple of that power: the waste is below an
 * eighth.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_MPU_V7_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_MPU_V7_H_

#include <stdint.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ARCH_PARTITION_ALIGN(size) \
	((size) <= 256U ? 32U : (1U << (LOG2CEIL(MAX((size_t)(size), 256U)) - 3)))
#define Z_ARM_MPU_STACK_PAIRS 2
#ifdef CONFIG_CPU_CORTEX_M
#define Z_ARM_MPU_DOMAIN_PAIRS 4
#else
#define Z_ARM_MPU_DOMAIN_PAIRS (CONFIG_ARM_MPU_NUM_REGIONS - 9)
#endif

/** A region: RBAR (address, valid, number) and RASR of a Cortex-M. */
struct z_arm_mpu_pair {
	uint32_t base;
	uint32_t attributes;
};

/** Regions of the partitions, and what fills the rest, as switched to. Lock: kernel. */
struct arch_mem_domain {
	struct z_arm_mpu_pair regions[Z_ARM_MPU_DOMAIN_PAIRS];
};

/** Access rights as RASR has them. */
typedef uint32_t k_mem_partition_attr_t;

#define Z_ARM_MPU_XN          (1U << 28)
#define Z_ARM_MPU_P_NA_U_NA   (0U << 24)
#define Z_ARM_MPU_P_RW_U_NA   (1U << 24)
#define Z_ARM_MPU_P_RW_U_RO   (2U << 24)
#define Z_ARM_MPU_P_RW_U_RW   (3U << 24)
#define Z_ARM_MPU_P_RO_U_NA   (5U << 24)
#define Z_ARM_MPU_P_RO_U_RO   (6U << 24)
#define Z_ARM_MPU_AP          (7U << 24)

#define K_MEM_PARTITION_P_RW_U_RW (Z_ARM_MPU_P_RW_U_RW | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RW_U_RO (Z_ARM_MPU_P_RW_U_RO | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RW_U_NA (Z_ARM_MPU_P_RW_U_NA | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RX_U_RX Z_ARM_MPU_P_RO_U_RO
#ifdef CONFIG_CPU_CORTEX_M
#define K_MEM_PARTITION_P_RO_U_RO   (Z_ARM_MPU_P_RO_U_RO | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RO_U_NA   (Z_ARM_MPU_P_RO_U_NA | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_NA_U_NA   (Z_ARM_MPU_P_NA_U_NA | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RWX_U_RWX Z_ARM_MPU_P_RW_U_RW
#define K_MEM_PARTITION_P_RWX_U_RX  Z_ARM_MPU_P_RW_U_RO
#else /* not for the kernel, which runs with the regions of whichever user thread came last */
#define K_MEM_PARTITION_P_RO_U_RO K_MEM_PARTITION_P_RW_U_RO
#define K_MEM_PARTITION_P_RO_U_NA K_MEM_PARTITION_P_RW_U_NA
#define K_MEM_PARTITION_P_NA_U_NA K_MEM_PARTITION_P_RW_U_NA
#endif

/** May users write there, or execute? */
#define K_MEM_PARTITION_IS_WRITABLE(attr)   (((attr) & Z_ARM_MPU_AP) == Z_ARM_MPU_P_RW_U_RW)
#define K_MEM_PARTITION_IS_EXECUTABLE(attr) (((attr) & Z_ARM_MPU_XN) == 0U)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_MPU_V7_H_ */
