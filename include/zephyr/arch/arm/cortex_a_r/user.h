/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode on a 32-bit Cortex-A or Cortex-R: partitions of memory domains, which mode this is
 * (arch/user.h has the contract, arch/arm/cortex_a_r/user.c the rest).
 *
 * What a partition is to the kernel is not asked: that may read and write it, whatever P_ says, as
 * it runs with the memory of whichever user thread came last. Only what users execute nobody
 * writes while it is theirs.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_USER_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_USER_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/arch/arm/cortex_a_r/cpu.h>
#include <zephyr/arch/arm/syscall.h>

#ifdef CONFIG_ARM_MPU
#include <zephyr/arch/arm/mpu_v7.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_ARM_AARCH32_MMU

typedef uint32_t k_mem_partition_attr_t;

#define K_MEM_PARTITION_P_RW_U_RW 1U
#define K_MEM_PARTITION_P_RW_U_NA 2U
#define K_MEM_PARTITION_P_RW_U_RO 3U
#define K_MEM_PARTITION_P_RO_U_RO 4U
#define K_MEM_PARTITION_P_RO_U_NA 5U
#define K_MEM_PARTITION_P_NA_U_NA 6U
#define K_MEM_PARTITION_P_RX_U_RX 7U

#define K_MEM_PARTITION_IS_WRITABLE(attr)   ((attr) == K_MEM_PARTITION_P_RW_U_RW)
#define K_MEM_PARTITION_IS_EXECUTABLE(attr) ((attr) == K_MEM_PARTITION_P_RX_U_RX)

/** What the port keeps in a domain. Lock: kernel. */
struct arch_mem_domain {
	uint32_t number; /* of its tables; 0: none yet */
	struct {
		uintptr_t start;
		size_t size;
	} mapped[CONFIG_MAX_DOMAIN_PARTITIONS];
};

#endif

/**
 * The mode, from the status register. Handlers run in the kernel's. (The architecture promises
 * users nothing about these bits; the processors show them.)
 */
static ALWAYS_INLINE bool arch_is_user_context(void)
{
	uint32_t cpsr;

	__asm__ volatile("mrs %0, cpsr" : "=r"(cpsr));
	return (cpsr & 0xfU) == 0U;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_USER_H_ */
