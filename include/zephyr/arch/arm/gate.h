/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Gates on 32-bit Arm, see <zephyr/arch/gate.h>.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_GATE_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_GATE_H_

#ifdef CONFIG_CPU_CORTEX_M

#define Z_ARCH_GATE_SIZE     8
#define ARCH_USER_TEXT_ALIGN 32

#define Z_ARCH_GATE_TYPE(symbol) .syntax unified; .thumb; .thumb_func;

#define Z_ARCH_GATE(impl, mrsh) b.w impl; .word mrsh /* ARMv6-M has no such jump */

#else
#include <zephyr/arch/arm/cortex_a_r/gate.h>
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_GATE_H_ */
