/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The context switch. A thread that does not run has its stack pointer in callee_saved.sp, and there
 * the registers that a function keeps (a12 to a15) and a0, the address to go on at. There is only
 * this one kind of thread: one that was interrupted called arch_switch() from the end of the
 * interrupt, see arch/common/sw_irq.h.
 *
 * Races. Everything here is locked. A thread's stack is left with the move to a1; until then its
 * frame is complete, so it may be continued or, if dead, given away from then on.
 */
#include "frame.h"

	.text
	.literal_position
	.align	4

/* void z_xtensa_switch(uint32_t next_sp, uint32_t *prev_sp) */
	.globl z_xtensa_switch
	.type z_xtensa_switch, @function
z_xtensa_switch:
	addi	a1, a1, -SWITCH_SIZE
	s32i	a0, a1, SWITCH_A0
	s32i	a12, a1, SWITCH_A(12)
	s32i	a13, a1, SWITCH_A(13)
	s32i	a14, a1, SWITCH_A(14)
	s32i	a15, a1, SWITCH_A(15)
	s32i	a1, a3, 0

/* FUNC_NORETURN void z_xtensa_continue(uint32_t next_sp) */
	.globl z_xtensa_continue
z_xtensa_continue:
	mov	a1, a2
	l32i	a0, a1, SWITCH_A0
	l32i	a12, a1, SWITCH_A(12)
	l32i	a13, a1, SWITCH_A(13)
	l32i	a14, a1, SWITCH_A(14)
	l32i	a15, a1, SWITCH_A(15)
	addi	a1, a1, SWITCH_SIZE
	ret

/* First code of a thread: a12 = entry, a13 to a15 = its parameters. */
	.align	4
	.globl z_xtensa_thread_start
z_xtensa_thread_start:
	mov	a2, a12
	mov	a3, a13
	mov	a4, a14
	mov	a5, a15
	movi	a6, 0
	wsr	a6, ps
	rsync
	call0	z_thread_entry
