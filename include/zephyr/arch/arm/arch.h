/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Public part of the Arm port (Cortex-M): see arch/arch.h for what it has to hold.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_ARCH_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_ARCH_H_

#ifdef CONFIG_CPU_CORTEX_A_R_COMMON
#include <zephyr/arch/arm/cortex_a_r/arch.h>
#else

/* The procedure call standard wants the stack pointer 8-byte aligned at calls. */
#define ARCH_STACK_PTR_ALIGN 8

/*
 * At the low end of each stack, see arch/arm/guard.h. The frame of an exception must not reach over
 * it: with floating point registers that has 104 bytes.
 */
#ifdef CONFIG_MPU_STACK_GUARD
#ifdef CONFIG_FPU_SHARING
#define Z_ARM_GUARD_SIZE 128
#else
#define Z_ARM_GUARD_SIZE 32
#endif
#define ARCH_KERNEL_STACK_OBJ_ALIGN Z_ARM_GUARD_SIZE
#elif defined(CONFIG_BUILTIN_STACK_GUARD)
#define Z_ARM_GUARD_SIZE 8
#endif
#ifdef Z_ARM_GUARD_SIZE
#define ARCH_KERNEL_STACK_RESERVED Z_ARM_GUARD_SIZE
#endif

#ifndef _ASMLANGUAGE
#include <zephyr/arch/arm/thread.h>
#include <zephyr/arch/arm/exception.h>
#include <zephyr/arch/arm/asm_inline.h>
#include <zephyr/arch/arm/irq.h>
#include <zephyr/arch/arm/error.h>
#include <zephyr/arch/arm/misc.h>
#include <zephyr/arch/arm/nmi.h>
#ifdef CONFIG_USERSPACE
#include <zephyr/arch/arm/syscall.h>
#include <zephyr/arch/arm/user.h>
#endif
#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/common/sys_bitops.h>
#include <zephyr/arch/common/sys_io.h>
#endif

#endif /* !CONFIG_CPU_CORTEX_A_R_COMMON */

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_ARCH_H_ */
