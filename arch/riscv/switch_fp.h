/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Floating point registers of several threads (CONFIG_FPU_SHARING), as parts of the switch (read
 * switch.c first) and of the interrupt's entry.
 *
 * The core knows whether the code that runs has changed them since we said "initial": mstatus.FS is
 * "dirty" then, which is also the sign of mstatus. What is left to do:
 *
 *  - an interrupt of code that is dirty saves those that functions may change in its frame, and
 *    says "initial" for the handler;
 *  - arch_switch() is a call: these are nobody's. If the thread is dirty, the others and fcsr are
 *    pushed above what the switch pushes, and the thread goes on at z_riscv_resume_fp();
 *  - the end of an interrupt that switches does the same for an interrupted thread that was dirty.
 *
 * Whoever comes begins as "initial", or is dirty again by its registers' being loaded.
 */
#ifndef ETESIAN_ARCH_RISCV_SWITCH_FP_H_
#define ETESIAN_ARCH_RISCV_SWITCH_FP_H_

#include "port.h"

#ifdef CONFIG_FPU_SHARING

#ifdef CONFIG_RISCV_ISA_EXT_D
#define FP_STORE(r, n, base) "fsd " r ", 8*" #n "+" base "(sp)\n\t"
#define FP_LOAD(r, n, base)  "fld " r ", 8*" #n "+" base "(sp)\n\t"
#else
#define FP_STORE(r, n, base) "fsw " r ", 8*" #n "+" base "(sp)\n\t"
#define FP_LOAD(r, n, base)  "flw " r ", 8*" #n "+" base "(sp)\n\t"
#endif

#define FP_SAVED(op)                                                                               \
	op("fs0", 0, "0") op("fs1", 1, "0") op("fs2", 2, "0") op("fs3", 3, "0") op("fs4", 4, "0")  \
	op("fs5", 5, "0") op("fs6", 6, "0") op("fs7", 7, "0") op("fs8", 8, "0") op("fs9", 9, "0")  \
	op("fs10", 10, "0") op("fs11", 11, "0")

/** From dirty to initial. */
#define FP_INITIAL "li t0, 0x4000\n\tcsrc mstatus, t0\n\t"

/** Registers, fcsr and where to go on after them; then on at z_riscv_resume_fp(). */
#define FP_PUSH                                                                                    \
	"addi sp, sp, -112\n\t"                                                                    \
	FP_SAVED(FP_STORE)                                                                         \
	"frcsr t0\n\t"                                                                             \
	"sw t0, 96(sp)\n\t"                                                                        \
	STORE_OP "ra, 104(sp)\n\t"                                                                 \
	"fscsr x0\n\t"                                                                             \
	"la ra, z_riscv_resume_fp\n\t"

/** First in arch_switch(). */
#define FP_LEAVE                                                                                   \
	"csrr t0, mstatus\n\t"                                                                     \
	"bgez t0, 6f\n\t"                                                                          \
	FP_PUSH                                                                                    \
	FP_INITIAL                                                                                 \
	"6:\n\t"

/** With sp at the interrupt's frame, before a switch; ra says where to go on. */
#define FP_PREEMPT                                                                                 \
	LOAD_E("t0", 1, "sp")                                                                      \
	"bgez t0, 6f\n\t"                                                                          \
	FP_PUSH                                                                                    \
	"6:\n\t"                                                                                   \
	FP_INITIAL

#define FP_SCRATCH(op, base)                                                                       \
	op("ft0", 0, base) op("ft1", 1, base) op("ft2", 2, base) op("ft3", 3, base)                \
	op("ft4", 4, base) op("ft5", 5, base) op("ft6", 6, base) op("ft7", 7, base)                \
	op("ft8", 8, base) op("ft9", 9, base) op("ft10", 10, base) op("ft11", 11, base)            \
	op("fa0", 12, base) op("fa1", 13, base) op("fa2", 14, base) op("fa3", 15, base)            \
	op("fa4", 16, base) op("fa5", 17, base) op("fa6", 18, base) op("fa7", 19, base)

/** In the interrupt's frame, behind the other registers; mstatus says whether they are there. */
#define FP_SAVE_SCRATCH                                                                            \
	"csrr t0, mstatus\n\t"                                                                     \
	STORE_E("t0", 1, "sp")                                                                     \
	"bgez t0, 6f\n\t"                                                                          \
	FP_SCRATCH(FP_STORE, BASE_WORDS "*" WORD)                                                  \
	"frcsr t0\n\t"                                                                             \
	"sw t0, 160+" BASE_WORDS "*" WORD "(sp)\n\t"                                               \
	FP_INITIAL                                                                                 \
	"6:\n\t"

#define FP_RESTORE_SCRATCH                                                                         \
	LOAD_E("t0", 1, "sp")                                                                      \
	"bgez t0, 6f\n\t"                                                                          \
	FP_SCRATCH(FP_LOAD, BASE_WORDS "*" WORD)                                                   \
	"lw t0, 160+" BASE_WORDS "*" WORD "(sp)\n\t"                                               \
	"fscsr t0\n\t"                                                                             \
	"6:\n\t"

#define FP_FRAME_BYTES "176"

#else

#define FP_LEAVE
#define FP_PREEMPT
#define FP_SAVE_SCRATCH
#define FP_RESTORE_SCRATCH
#define FP_FRAME_BYTES "0"

#endif

#endif /* ETESIAN_ARCH_RISCV_SWITCH_FP_H_ */
