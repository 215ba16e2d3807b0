/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Public part of the port to 32-bit Cortex-A and Cortex-R: see arch/arch.h for what it has to hold.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_ARCH_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_ARCH_H_

/* The procedure call standard wants the stack pointer 8-byte aligned at calls. */
#define ARCH_STACK_PTR_ALIGN 8

/* At the low end of each stack, see arch/arm/cortex_a_r/guard.h. */
#ifdef CONFIG_MPU_STACK_GUARD
#define Z_ARM_GUARD_SIZE 32
#elif defined(CONFIG_MMU_STACK_GUARD)
#define Z_ARM_GUARD_SIZE 4096
#endif
#ifdef Z_ARM_GUARD_SIZE
#define ARCH_KERNEL_STACK_RESERVED  Z_ARM_GUARD_SIZE
#define ARCH_KERNEL_STACK_OBJ_ALIGN Z_ARM_GUARD_SIZE
#endif

/*
 * K_THREAD_STACK objects: guard, kernel stack, the thread's own stack, which the protection tells
 * apart. A kernel thread has all of it but the guard.
 */
#ifdef CONFIG_USERSPACE
#ifdef CONFIG_ARM_AARCH32_MMU
#define ARCH_PARTITION_ALIGN(size) 4096
#define ARCH_THREAD_STACK_RESERVED                                                                 \
	(ARCH_KERNEL_STACK_RESERVED + ROUND_UP(CONFIG_PRIVILEGED_STACK_SIZE, 4096))
#else
#define ARCH_THREAD_STACK_RESERVED ROUND_UP(CONFIG_PRIVILEGED_STACK_SIZE, Z_ARM_GUARD_SIZE)
#endif
#define ARCH_THREAD_STACK_OBJ_ALIGN(size)   MAX(ARCH_PARTITION_ALIGN(size), Z_ARM_GUARD_SIZE)
#define ARCH_THREAD_STACK_SIZE_ADJUST(size) ROUND_UP(size, ARCH_PARTITION_ALIGN(size))
#endif

#ifndef _ASMLANGUAGE
#include <zephyr/arch/arm/cortex_a_r/cpu.h>
#include <zephyr/arch/arm/cortex_a_r/exception.h>
#include <zephyr/arch/arm/cortex_a_r/irq.h>
#include <zephyr/arch/arm/cortex_a_r/thread.h>
#include <zephyr/arch/arm/misc.h>
#ifdef CONFIG_USERSPACE
#include <zephyr/arch/arm/cortex_a_r/user.h>
#endif
#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/common/sys_bitops.h>
#include <zephyr/arch/common/sys_io.h>
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_ARCH_H_ */
