/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode on a Cortex-M: stack objects, partitions and what the memory protection unit makes of
 * them (arch/user.h has the contract, arch/arm/user.c the rest).
 *
 * Armv7-M: mpu_v7.h. Armv8-M: regions from one multiple of 32 bytes to another.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_USER_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_USER_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/arch/arm/asm_inline.h>
#include <zephyr/sys/util.h>
#ifndef CONFIG_ARMV8_M_MAINLINE
#include <zephyr/arch/arm/mpu_v7.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Guard and kernel stack of a user thread. */
#define ARCH_THREAD_STACK_RESERVED \
	ROUND_UP(CONFIG_PRIVILEGED_STACK_SIZE, MAX(128, ARCH_KERNEL_STACK_OBJ_ALIGN))
#define ARCH_THREAD_STACK_OBJ_ALIGN(size) \
	MAX(ARCH_PARTITION_ALIGN(size), ARCH_KERNEL_STACK_OBJ_ALIGN)
#define ARCH_THREAD_STACK_SIZE_ADJUST(size) ROUND_UP(size, ARCH_PARTITION_ALIGN(size))

#ifdef CONFIG_ARMV8_M_MAINLINE

#define ARCH_PARTITION_ALIGN(size) 32U
#define Z_ARM_MPU_STACK_PAIRS      1
#define Z_ARM_MPU_DOMAIN_PAIRS     6

/** A region, as it stands in RBAR and RLAR. */
struct z_arm_mpu_pair {
	uint32_t base;
	uint32_t attributes;
};

/** Regions of the partitions, and what fills the rest, as switched to. Lock: kernel. */
struct arch_mem_domain {
	struct z_arm_mpu_pair regions[Z_ARM_MPU_DOMAIN_PAIRS];
};

/** Access rights as RBAR has them. */
typedef uint32_t k_mem_partition_attr_t;

#define Z_ARM_MPU_XN          1U
#define Z_ARM_MPU_P_RW_U_NA   (0U << 1)
#define Z_ARM_MPU_P_RW_U_RW   (1U << 1)
#define Z_ARM_MPU_P_RO_U_NA   (2U << 1)
#define Z_ARM_MPU_P_RO_U_RO   (3U << 1)
#define Z_ARM_MPU_AP          (3U << 1)

#define K_MEM_PARTITION_P_RW_U_RW   (Z_ARM_MPU_P_RW_U_RW | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RW_U_NA   (Z_ARM_MPU_P_RW_U_NA | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RO_U_RO   (Z_ARM_MPU_P_RO_U_RO | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RO_U_NA   (Z_ARM_MPU_P_RO_U_NA | Z_ARM_MPU_XN)
#define K_MEM_PARTITION_P_RWX_U_RWX Z_ARM_MPU_P_RW_U_RW
#define K_MEM_PARTITION_P_RX_U_RX   Z_ARM_MPU_P_RO_U_RO

/** May users write there, or execute? */
#define K_MEM_PARTITION_IS_WRITABLE(attr)   (((attr) & Z_ARM_MPU_AP) == Z_ARM_MPU_P_RW_U_RW)
#define K_MEM_PARTITION_IS_EXECUTABLE(attr) (((attr) & Z_ARM_MPU_XN) == 0U)

#endif /* CONFIG_ARMV8_M_MAINLINE */

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
