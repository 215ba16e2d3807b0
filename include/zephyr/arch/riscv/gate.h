/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Gates on RISC-V, see <zephyr/arch/gate.h>. A jump reaches 1 MiB either way: images whose gates
 * are farther from what they lead to need CONFIG_RISCV_FAR_GATES, two instructions.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_RISCV_GATE_H_
#define ZEPHYR_INCLUDE_ARCH_RISCV_GATE_H_

#define ARCH_USER_TEXT_ALIGN 16

#ifdef CONFIG_64BIT
#define Z_ARCH_GATE_SIZE 16
#define Z_ARCH_GATE_MRSH 8 /* where the address is */
#define Z_RISCV_ADDRESS  .dword
#elif defined(CONFIG_RISCV_FAR_GATES)
#define Z_ARCH_GATE_SIZE 16
#define Z_ARCH_GATE_MRSH 8
#define Z_RISCV_ADDRESS  .word
#else
#define Z_ARCH_GATE_SIZE 8
#define Z_ARCH_GATE_MRSH 4
#define Z_RISCV_ADDRESS  .word
#endif

/* No alignment in between: the assembler would count from before the linker's. */
#if defined(CONFIG_RISCV_FAR_GATES)
#define Z_RISCV_JUMP(to) tail to
#elif defined(CONFIG_64BIT)
#define Z_RISCV_JUMP(to) j to; nop
#else
#define Z_RISCV_JUMP(to) j to
#endif

/* Calls of so many arguments, of two words each, have them all in registers. */
#ifdef CONFIG_64BIT
#define Z_RISCV_ARGS_IN_REGISTERS 8
#elif defined(CONFIG_RISCV_ISA_RV32E)
#define Z_RISCV_ARGS_IN_REGISTERS 3
#else
#define Z_RISCV_ARGS_IN_REGISTERS 4
#endif

/* Bit 0 of the address: the call may have arguments on the stack. */
#define Z_ARCH_GATE_ARGS(impl, mrsh, args)                                                         \
	.option push;                                                                              \
	.option norvc;                                                                             \
	.option norelax;                                                                           \
	Z_RISCV_JUMP(impl);                                                                        \
	Z_RISCV_ADDRESS mrsh - ((args) > Z_RISCV_ARGS_IN_REGISTERS); /* true is -1 */              \
	.option pop

#define Z_ARCH_GATE(impl, mrsh) Z_ARCH_GATE_ARGS(impl, mrsh, 99)

#endif /* ZEPHYR_INCLUDE_ARCH_RISCV_GATE_H_ */
