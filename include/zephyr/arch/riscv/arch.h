/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Public part of the RISC-V port (machine mode): see arch/arch.h for what it has to hold.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_RISCV_ARCH_H_
#define ZEPHYR_INCLUDE_ARCH_RISCV_ARCH_H_

/* The calling convention says 16; RV32E would do with 4, but 8-byte variables would not. */
#define ARCH_STACK_PTR_ALIGN 16

/* At the low end of each stack, see arch/riscv/pmp.h. */
#ifdef CONFIG_PMP_STACK_GUARD
#define ARCH_KERNEL_STACK_RESERVED  CONFIG_PMP_STACK_GUARD_MIN_SIZE
#define ARCH_KERNEL_STACK_OBJ_ALIGN CONFIG_PMP_STACK_GUARD_MIN_SIZE
#endif

#ifdef CONFIG_USERSPACE
#include <zephyr/arch/riscv/user.h>
#endif

#ifndef _ASMLANGUAGE
#include <zephyr/arch/riscv/thread.h>
#include <zephyr/arch/riscv/exception.h>
#include <zephyr/arch/riscv/csr.h>
#include <zephyr/arch/riscv/asm_inline.h>
#include <zephyr/arch/riscv/irq.h>
#include <zephyr/arch/riscv/error.h>
#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/common/sys_bitops.h>
#include <zephyr/arch/common/sys_io.h>
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_RISCV_ARCH_H_ */
