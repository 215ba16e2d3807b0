/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Frames of interrupts and faults, for the assembly that makes them.
 */
#ifndef ETESIAN_ARCH_RISCV_FRAME_H_
#define ETESIAN_ARCH_RISCV_FRAME_H_

#include "port.h"

#ifdef CONFIG_RISCV_ISA_RV32E
#define BASE_WORDS  "12"
#define EPC_INDEX   10
#define FAULT_WORDS "24"
#else
#define BASE_WORDS  "20"
#define EPC_INDEX   16
#define FAULT_WORDS "40"
#endif

/*
 * From mepc on: the same distances in frames of interrupts (which have mepc, and mstatus with
 * CONFIG_FPU_SHARING) and of faults.
 */
#define EPC              STRINGIFY(EPC_INDEX)
#define STORE_E(r, n, base) STORE_OP r ", " #n "*" WORD "+" EPC "*" WORD "(" base ")\n\t"
#define LOAD_E(r, n, base)  LOAD_OP r ", " #n "*" WORD "+" EPC "*" WORD "(" base ")\n\t"

/* In the order of struct arch_esf. */
#define SAVE_SCRATCH_REGISTERS                                                                     \
	STORE("ra", 0, "sp") STORE("t0", 1, "sp") STORE("t1", 2, "sp") STORE("t2", 3, "sp")        \
	STORE("a0", 4, "sp") STORE("a1", 5, "sp") STORE("a2", 6, "sp") STORE("a3", 7, "sp")        \
	STORE("a4", 8, "sp") STORE("a5", 9, "sp")                                                  \
	NOT_RV32E(STORE("a6", 10, "sp") STORE("a7", 11, "sp") STORE("t3", 12, "sp")                \
		  STORE("t4", 13, "sp") STORE("t5", 14, "sp") STORE("t6", 15, "sp"))

#define RESTORE_SCRATCH_REGISTERS                                                                  \
	LOAD("ra", 0, "sp") LOAD("t0", 1, "sp") LOAD("t1", 2, "sp") LOAD("t2", 3, "sp")            \
	LOAD("a0", 4, "sp") LOAD("a1", 5, "sp") LOAD("a2", 6, "sp") LOAD("a3", 7, "sp")            \
	LOAD("a4", 8, "sp") LOAD("a5", 9, "sp")                                                    \
	NOT_RV32E(LOAD("a6", 10, "sp") LOAD("a7", 11, "sp") LOAD("t3", 12, "sp")                   \
		  LOAD("t4", 13, "sp") LOAD("t5", 14, "sp") LOAD("t6", 15, "sp"))

/* The current thread into t0; its address is the first word of this CPU's record. */
#ifdef CONFIG_SMP
#define LOAD_CURRENT LOAD("t0", 0, "gp")
#else
#define LOAD_CURRENT LOAD_OP "t0, _kernel\n\t"
#endif
BUILD_ASSERT(offsetof(struct z_kernel, cpus[0].current) == 0, "see LOAD_CURRENT");

#endif /* ETESIAN_ARCH_RISCV_FRAME_H_ */
