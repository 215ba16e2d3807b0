/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The context switch. A thread that does not run has its stack pointer in callee_saved.sp, and there
 * the registers that a function keeps (r2 and the even ones from r14 on), r10, the pointer to its
 * thread-local variables, and r9, the address to go on at. There is only this one kind of thread: one
 * that was interrupted called arch_switch() from the end of the interrupt, see
 * arch/common/sw_irq.h. Floating point is in the same registers.
 *
 * Races. Everything here is locked. (1) A thread's stack is left with the move to r1; until then its
 * frame is complete, so it may be continued or, if dead, given away from then on. (2) The 128 bytes
 * below a stack pointer belong to the function that runs: entry.S leaves them out, so nothing is
 * lost where a function is interrupted between using and claiming them.
 */
#include "frame.h"

	.text

/* void z_or1k_switch(uint32_t next_sp, uint32_t *prev_sp) */
	.globl z_or1k_switch
	.type z_or1k_switch, @function
z_or1k_switch:
	l.addi	r1, r1, -SWITCH_SIZE
	l.sw	SWITCH_R2(r1), r2
	l.sw	SWITCH_R9(r1), r9
	l.sw	SWITCH_R10(r1), r10
	.irp n, 14, 16, 18, 20, 22, 24, 26, 28, 30
	l.sw	SWITCH_R(\n)(r1), r\n
	.endr
	l.sw	0(r4), r1

/* FUNC_NORETURN void z_or1k_continue(uint32_t next_sp) */
	.globl z_or1k_continue
z_or1k_continue:
	l.ori	r1, r3, 0
	l.lwz	r2, SWITCH_R2(r1)
	l.lwz	r9, SWITCH_R9(r1)
	l.lwz	r10, SWITCH_R10(r1)
	.irp n, 14, 16, 18, 20, 22, 24, 26, 28, 30
	l.lwz	r\n, SWITCH_R(\n)(r1)
	.endr
	l.jr	r9
	l.addi	r1, r1, SWITCH_SIZE

/* First code of a thread: r14 = entry, r16, r18, r20 = its parameters. */
	.globl z_or1k_thread_start
z_or1k_thread_start:
	l.ori	r3, r14, 0
	l.ori	r4, r16, 0
	l.ori	r5, r18, 0
	l.ori	r6, r20, 0
	l.mfspr	r7, r0, SPR_SR
	l.ori	r7, r7, SR_IRQS
	l.j	z_thread_entry
	l.mtspr	r0, r7, SPR_SR
