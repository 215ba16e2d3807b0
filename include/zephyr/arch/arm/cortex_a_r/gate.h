/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Gates on a 32-bit Cortex-A or Cortex-R, see <zephyr/arch/gate.h>.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_GATE_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_GATE_H_

#define Z_ARCH_GATE_SIZE 8 /* arch/arm/cortex_a_r/user_entry.c knows it */

#ifdef CONFIG_ARM_AARCH32_MMU
#define ARCH_USER_TEXT_ALIGN         4096
#define Z_LINK_PARTITION_ALIGN(size) 4096
#else
#define ARCH_USER_TEXT_ALIGN 32
#endif

#ifdef CONFIG_COMPILER_ISA_THUMB2
#define Z_ARCH_GATE_TYPE(symbol) .syntax unified; .thumb; .thumb_func;
#define Z_ARCH_GATE(impl, mrsh)  b.w impl; .word mrsh
#else
#define Z_ARCH_GATE_TYPE(symbol) .syntax unified; .arm;
#define Z_ARCH_GATE(impl, mrsh)  b impl; .word mrsh
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_GATE_H_ */
