/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Public part of the AArch64 port: see arch/arch.h for what it has to hold.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM64_ARCH_H_
#define ZEPHYR_INCLUDE_ARCH_ARM64_ARCH_H_

/* The processor checks it at every access through the stack pointer. */
#define ARCH_STACK_PTR_ALIGN 16

/* The lowest page of each stack is not mapped while a thread has it. */
#ifdef CONFIG_ARM64_STACK_PROTECTION
#define Z_ARM64_GUARD_SIZE          4096
#define ARCH_KERNEL_STACK_RESERVED  Z_ARM64_GUARD_SIZE
#define ARCH_KERNEL_STACK_OBJ_ALIGN Z_ARM64_GUARD_SIZE
#endif

/*
 * K_THREAD_STACK objects: guard, kernel stack, the thread's own stack, in whole pages. A kernel
 * thread has all of it but the guard.
 */
#ifdef CONFIG_USERSPACE
#define Z_ARM64_PAGE_SIZE 4096
#define ARCH_THREAD_STACK_RESERVED                                                                 \
	(ARCH_KERNEL_STACK_RESERVED + ROUND_UP(CONFIG_PRIVILEGED_STACK_SIZE, Z_ARM64_PAGE_SIZE))
#define ARCH_THREAD_STACK_OBJ_ALIGN(size)   Z_ARM64_PAGE_SIZE
#define ARCH_THREAD_STACK_SIZE_ADJUST(size) ROUND_UP(size, Z_ARM64_PAGE_SIZE)
#define ARCH_PARTITION_ALIGN(size)          Z_ARM64_PAGE_SIZE
#endif

#ifndef _ASMLANGUAGE
#include <zephyr/arch/arm64/thread.h>
#include <zephyr/arch/arm64/exception.h>
#include <zephyr/arch/arm64/asm_inline.h>
#include <zephyr/arch/arm64/irq.h>
#include <zephyr/arch/arm64/error.h>
#include <zephyr/arch/arm64/misc.h>
#include <zephyr/arch/arm64/cache.h>
#ifdef CONFIG_USERSPACE
#include <zephyr/arch/arm64/user.h>
#endif
#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/common/sys_bitops.h>
#include <zephyr/arch/common/sys_io.h>
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM64_ARCH_H_ */
