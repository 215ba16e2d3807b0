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

#ifndef _ASMLANGUAGE
#include <zephyr/arch/arm/cortex_a_r/cpu.h>
#include <zephyr/arch/arm/cortex_a_r/exception.h>
#include <zephyr/arch/arm/cortex_a_r/irq.h>
#include <zephyr/arch/arm/cortex_a_r/thread.h>
#include <zephyr/arch/arm/misc.h>
#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/common/sys_bitops.h>
#include <zephyr/arch/common/sys_io.h>
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_ARCH_H_ */
