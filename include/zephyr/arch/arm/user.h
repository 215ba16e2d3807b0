/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode on a Cortex-M: stack objects, partitions and what the memory protection unit makes of
 * them (arch/user.h has the contract, arch/arm/user.c the rest).
 *
 * Armv7-M: a region is a power of two of bytes, aligned to its size, but each of its eight parts
 * can be left out. So whatever starts and ends at a multiple of an eighth of its size, rounded up
 * to a power of two, takes one region, or two where it crosses a multiple of that power: the
 * waste is below an eighth. Armv8-M: multiples of 32 bytes.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_USER_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_USER_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/arch/arm/asm_inline.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_ARMV8_M_MAINLINE
#define ARCH_PARTITION_ALIGN(size) 32U
#define Z_ARM_MPU_STACK_PAIRS      1
#define Z_ARM_MPU_DOMAIN_PAIRS     6
#else
#define ARCH_PARTITION_ALIGN(size) \
	((size) <= 256U ? 32U : (1U << (LOG2CEIL(MAX((size_t)(size), 256U)) - 3)))
#define Z_ARM_MPU_STACK_PAIRS  2
#define Z_ARM_MPU_DOMAIN_PAIRS 4
#endif

/** Guard and kernel stack of a user thread. */
#define ARCH_THREAD_STACK_RESERVED \
	ROUND_UP(CONFIG_PRIVILEGED_STACK_SIZE, MAX(128, ARCH_KERNEL_STACK_OBJ_ALIGN))
#define ARCH_THREAD_STACK_OBJ_ALIGN(size) \
	MAX(ARCH_PARTITION_ALIGN(size), ARCH_KERNEL_STACK_OBJ_ALIGN)
#define ARCH_THREAD_STACK_SIZE_ADJUST(size) ROUND_UP(size, ARCH_PARTITION_ALIGN(size))

/** A region, as it stands in RBAR and RASR or RLAR. */
struct z_arm_mpu_pair {
	uint32_t base;
	uint32_t attributes;
};

/** Regions of the partitions, and what fills the rest, as switched to. Lock: kernel. */
struct arch_mem_domain {
	struct z_arm_mpu_pair regions[Z_ARM_MPU_DOMAIN_PAIRS];
};

/** Access rights as a region has them: RASR of Armv7-M, RBAR of Armv8-M. */
typedef uint32_t k_mem_partition_attr_t;

#ifdef CONFIG_ARMV8_M_MAINLINE
#define Z_ARM_MPU_XN          1U
#define Z_ARM_MPU_P_RW_U_NA   (0U << 1)
#define Z_ARM_MPU_P_RW_U_RW   (1U << 1)
#define Z_ARM_MPU_P_RO_U_NA   (2U << 1)
#define Z_ARM_MPU_P_RO_U_RO   (3U << 1)
#define Z_ARM_MPU_AP          (3U << 1)
#else
#define Z_ARM_MPU_XN          (1U << 28)
#define Z_ARM_MPU_P_NA_U_NA   (0U << 24)
#define Z_ARM_MPU_P_RW_U_NA   (1U << 24)
#define Z_ARM_MPU_P_RW_U_RO   (2U << 24)
#define Z_ARM_MPU_P_RW_U_RW   (3U << 24)
#define Z_ARM_MPU_P_RO_U_NA   (5U << 24)
#define Z_ARM_MPU_P_RO_U_RO   (6U << 24)
#define Z_ARM_MPU_AP          (7U << 24)
#endif

#define K_MEM_PARTITION_P_RW_U_RW   (Z_ARM_MPU_P_RW_U_RW | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RW_U_NA   (Z_ARM_MPU_P_RW_U_NA | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RO_U_RO   (Z_ARM_MPU_P_RO_U_RO | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RO_U_NA   (Z_ARM_MPU_P_RO_U_NA | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RWX_U_RWX Z_ARM_MPU_P_RW_U_RW
#define K_MEM_PARTITION_P_RX_U_RX   Z_ARM_MPU_P_RO_U_RO
#ifndef CONFIG_ARMV8_M_MAINLINE /* which knows no such rights */
#define K_MEM_PARTITION_P_NA_U_NA   (Z_ARM_MPU_P_NA_U_NA | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RW_U_RO   (Z_ARM_MPU_P_RW_U_RO | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RWX_U_RX  Z_ARM_MPU_P_RW_U_RO
#endif

/** May users write there, or execute? */
#define K_MEM_PARTITION_IS_WRITABLE(attr)   (((attr) & Z_ARM_MPU_AP) == Z_ARM_MPU_P_RW_U_RW)
#define K_MEM_PARTITION_IS_EXECUTABLE(attr) (((attr) & Z_ARM_MPU_XN) == 0U)

/** Thread mode and unprivileged; a handler may have interrupted such a thread. */
static ALWAYS_INLINE bool arch_is_user_context(void)
{
	uint32_t control;

	__asm__ volatile("mrs %0, control" : "=r"(control));
	return (control & 1U) != 0U && z_arm_exception_number() == 0U;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_USER_H_ */
