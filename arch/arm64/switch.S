/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The context switch. A thread that does not run is wholly in its struct k_thread: nothing of it is
 * in registers, its stack is as it left it. It left the CPU in one of two ways:
 *
 *  - it called arch_switch(): x19 to x30 and sp are saved, spsr is 0. Going on is a return, locked.
 *  - an interrupt took the CPU (vectors.S): all registers are saved. Going on is an exception
 *    return. A new thread is one of these, interrupted before its first instruction.
 *
 * Threads run on SP_EL0, exceptions on SP_EL1, so that a thread's stack takes nothing of either and
 * may be full.
 *
 * Races: none on one CPU. Interrupts are off from the first save to the return, and an exception
 * return unlocks in the same instruction. Of several CPUs, another one may continue prev from
 * z_smp_switched() on: prev's last word is saved before, and the call is made on next's stack.
 *
 * The vector registers (CONFIG_FPU_SHARING) are lazy: they are off when a thread comes, and its
 * first use of one traps and loads them all (vectors.S). If they are on when it leaves by a call,
 * only v8 to v15 are its own. They go off again, so that the next thread does not see them.
 */
#include "asm.h"

	.text
	.global	arch_switch
	.type	arch_switch, %function
arch_switch: /* x0 = next, x1 = prev */
	add	x1, x1, #CTX
#ifdef CONFIG_FPU_SHARING
	mrs	x9, cpacr_el1
	tbnz	x9, #CPACR_FPEN_BIT, .Lsave_fp
.Lfp_saved:
#endif
	stp	x19, x20, [x1, #CTX_X19]
	stp	x21, x22, [x1, #CTX_X19 + 16]
	stp	x23, x24, [x1, #CTX_X19 + 32]
	stp	x25, x26, [x1, #CTX_X19 + 48]
	stp	x27, x28, [x1, #CTX_X19 + 64]
	mov	x9, sp
	stp	x29, x9, [x1, #CTX_X29_SP]
	stp	x30, xzr, [x1, #CTX_PC_SPSR]
.Lload:
	enter	x0, x2 /* x2 = its context */
	ldp	x29, x9, [x2, #CTX_X29_SP]
	mov	sp, x9
	tables	x2
	switched x2
	load_x19_x28 x2
	ldp	x30, x10, [x2, #CTX_PC_SPSR]
	cbnz	x10, .Linterrupted
	ret
.Linterrupted:
	mov	x0, x2
	b	z_arm64_restore
#ifdef CONFIG_FPU_SHARING
.Lsave_fp:
	add	x10, x1, #CTX_V
	stp	q8, q9, [x10, #16 * 8]
	stp	q10, q11, [x10, #16 * 10]
	stp	q12, q13, [x10, #16 * 12]
	stp	q14, q15, [x10, #16 * 14]
	mrs	x9, fpcr
	mrs	x10, fpsr
	stp	x9, x10, [x1, #CTX_FPCR]
	msr	cpacr_el1, xzr
	isb
	b	.Lfp_saved
#endif
	.size	arch_switch, . - arch_switch

	/* The boot stack is left for good; handlers get all of theirs: x1 is its top. */
	.global	z_arm64_start_first
z_arm64_start_first: /* x0 = first */
	msr	spsel, #1
	mov	sp, x1
	msr	spsel, #0
	msr	cpacr_el1, xzr
	isb
	b	.Lload
