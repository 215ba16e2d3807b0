/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Public part of the x86 port, 32 and 64 bit: see arch/arch.h for what it has to hold.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_ARCH_H_
#define ZEPHYR_INCLUDE_ARCH_X86_ARCH_H_

#define ARCH_STACK_PTR_ALIGN 16

/* A page that is not there below each stack, see arch/x86/paging.c. */
#ifdef CONFIG_HW_STACK_PROTECTION
#define ARCH_KERNEL_STACK_RESERVED  4096
#define ARCH_KERNEL_STACK_OBJ_ALIGN 4096
#endif

#ifndef _ASMLANGUAGE
#include <zephyr/arch/x86/thread.h>
#ifdef CONFIG_USERSPACE
#include <zephyr/arch/x86/user.h>
#endif
#include <zephyr/arch/x86/ports.h>
#include <zephyr/arch/x86/cpu_inline.h>
#include <zephyr/arch/x86/irq.h>
#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/common/sys_bitops.h>
#include <zephyr/arch/common/sys_io.h>
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_X86_ARCH_H_ */
