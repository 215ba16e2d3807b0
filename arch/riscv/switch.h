/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The two halves of a switch as instructions, for arch_switch() and for the end of an interrupt:
 * leave the thread in a1, continue the thread in a0. See switch.c.
 */
#ifndef ETESIAN_ARCH_RISCV_SWITCH_H_
#define ETESIAN_ARCH_RISCV_SWITCH_H_

#include "port.h"
#include "user.h"

#include <stddef.h>

#ifdef CONFIG_RISCV_ISA_RV32E
#define SWITCH_WORDS "4"
#else
#define SWITCH_WORDS "16" /* three of them unused: sp keeps its alignment */
#endif

#define LEAVE_THREAD                                                                               \
	"addi sp, sp, -" SWITCH_WORDS "*" WORD "\n\t"                                              \
	STORE("ra", 0, "sp") STORE("s0", 1, "sp") STORE("s1", 2, "sp")                             \
	NOT_RV32E(STORE("s2", 3, "sp") STORE("s3", 4, "sp") STORE("s4", 5, "sp")                   \
		  STORE("s5", 6, "sp") STORE("s6", 7, "sp") STORE("s7", 8, "sp")                   \
		  STORE("s8", 9, "sp") STORE("s9", 10, "sp") STORE("s10", 11, "sp")                \
		  STORE("s11", 12, "sp"))                                                          \
	STORE_OP "sp, %[sp](a1)\n\t"

#define CONTINUE_THREAD                                                                            \
	LOAD_OP "sp, %[sp](a0)\n\t"                                                               \
	LOAD_TLS                                                                                   \
	SWITCHED                                                                                   \
	USER_REGIONS                                                                               \
	LOAD_GUARD                                                                                 \
	LOAD("ra", 0, "sp") LOAD("s0", 1, "sp") LOAD("s1", 2, "sp")                                \
	NOT_RV32E(LOAD("s2", 3, "sp") LOAD("s3", 4, "sp") LOAD("s4", 5, "sp")                      \
		  LOAD("s5", 6, "sp") LOAD("s6", 7, "sp") LOAD("s7", 8, "sp")                      \
		  LOAD("s8", 9, "sp") LOAD("s9", 10, "sp") LOAD("s10", 11, "sp")                   \
		  LOAD("s11", 12, "sp"))                                                           \
	"addi sp, sp, " SWITCH_WORDS "*" WORD "\n\t"                                               \
	SET_GUARD                                                                                  \
	"ret\n\t"

#ifdef CONFIG_PMP_STACK_GUARD
#define LOAD_GUARD LOAD_OP "t0, %[guard](a0)\n\t"
/*
 * Last, as the registers may lie in it. The second instruction sets bits that are set: QEMU before
 * 8.1 takes note of a new address only when a pmpcfg register is written.
 */
#define SET_GUARD  "csrw pmpaddr1, t0\n\tcsrsi pmpcfg0, 8\n\t"
#define GUARD_OPERAND , [guard] "i"(offsetof(struct k_thread, callee_saved.guard))
#else
#define LOAD_GUARD
#define SET_GUARD
#define GUARD_OPERAND
#endif

/* The thread that was left may run elsewhere from here on; on the next one's stack. */
#ifdef CONFIG_SMP
#define SWITCHED "mv s0, a0\n\tcall z_smp_switched\n\tmv a0, s0\n\t"
#else
#define SWITCHED
#endif

#ifdef CONFIG_THREAD_LOCAL_STORAGE
#define LOAD_TLS LOAD_OP "tp, %[tls](a0)\n\t"
#define TLS_OPERAND , [tls] "i"(offsetof(struct k_thread, tls))
#else
#define LOAD_TLS
#define TLS_OPERAND
#endif

#define SWITCH_OPERANDS                                                                            \
	[sp] "i"(offsetof(struct k_thread, callee_saved.sp)) GUARD_OPERAND TLS_OPERAND       \
		USER_OPERAND

#endif /* ETESIAN_ARCH_RISCV_SWITCH_H_ */
