/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Gates: where system calls enter the kernel (doc/security/design.md). For the assembler file with
 * all of them, which the build generates, and for linker scripts.
 *
 * A port's part, <zephyr/arch/ARCH/gate.h>, defines
 *   Z_ARCH_GATE(impl, mrsh)  the Z_ARCH_GATE_SIZE bytes of a gate: a jump to impl, the address mrsh
 *   Z_ARCH_GATE_SIZE         a power of two
 *   ARCH_USER_TEXT_ALIGN     alignment of __user_text_start
 *   Z_ARCH_GATE_ARGS(impl, mrsh, args)  optional: the same, with the number of arguments
 *   Z_ARCH_GATE_TYPE(symbol) optional: what a symbol of a function needs besides its type
 */
#ifndef ZEPHYR_INCLUDE_ARCH_GATE_H_
#define ZEPHYR_INCLUDE_ARCH_GATE_H_

#if defined(CONFIG_ARM)
#include <zephyr/arch/arm/gate.h>
#elif defined(CONFIG_ARM64)
#include <zephyr/arch/arm64/gate.h>
#elif defined(CONFIG_ARCH_POSIX)
#include <zephyr/arch/posix/gate.h>
#elif defined(CONFIG_RISCV)
#include <zephyr/arch/riscv/gate.h>
#elif defined(CONFIG_X86)
#include <zephyr/arch/x86/gate.h>
#else
#error "this port has no user mode"
#endif

#ifndef Z_ARCH_GATE_TYPE
#define Z_ARCH_GATE_TYPE(symbol)
#endif

#ifndef Z_ARCH_GATE_ARGS
#define Z_ARCH_GATE_ARGS(impl, mrsh, args) Z_ARCH_GATE(impl, mrsh)
#endif

/* A call that nothing in the image checks has no z_mrsh_: 0, and is refused. */
#define Z_GATE(name, impl, args)                                                                   \
	.section .z_gate.name, "ax", %progbits;                                                    \
	.balign Z_ARCH_GATE_SIZE;                                                                  \
	.weak z_mrsh_##name;                                                                       \
	.global z_gate_##name;                                                                     \
	.type z_gate_##name, %function;                                                            \
	Z_ARCH_GATE_TYPE(z_gate_##name)                                                            \
	z_gate_##name:                                                                             \
	Z_ARCH_GATE_ARGS(impl, z_mrsh_##name, args);                                               \
	.size z_gate_##name, . - z_gate_##name;                                                    \
	.balign Z_ARCH_GATE_SIZE

#endif /* ZEPHYR_INCLUDE_ARCH_GATE_H_ */
