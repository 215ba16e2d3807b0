/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Reset, the processor's vectors, and the way into and out of interrupts and faults, whose order is
 * that of arch/common/sw_irq.h. An exception sets PS.EXCM, which keeps off interrupts until the old
 * state is on the stack; one more before that is a "double exception".
 */
#include "frame.h"
#include "../common/boot_stack.h"

#define BOOT_STACK_END z_interrupt_stacks + Z_BOOT_STACK_SIZE

/* The processor starts at a fixed address, in memory of its own. */
	.section .reset, "ax"
	.globl __start
__start:
	j	1f
	.align	4
	.literal_position
1:
	movi	a2, 1
	wsr	a2, ps
	rsync
	movi	a2, z_xtensa_vectors
	wsr	a2, vecbase
	movi	a2, 0
	wsr	a2, intenable
	rsync
	movi	a1, BOOT_STACK_END
	movi	a2, z_xtensa_start
	jx	a2

	.section .vectors, "ax"
	.globl z_xtensa_vectors
z_xtensa_vectors:
	.org	0x10 /* level 2: breakpoints */
	addi	a1, a1, -ESF_SIZE
	s32i	a0, a1, ESF_A(0)
	j	breakpoint
	.org	0x20 /* level 3: NMI, which nothing raises */
	j	.
	.org	0x30 /* exceptions, and interrupts of level 1 */
	addi	a1, a1, -ESF_SIZE
	s32i	a0, a1, ESF_A(0)
	j	exception
	.org	0x50 /* the same in user mode, which there is not */
	j	.
	.org	0x70 /* an exception while one was entered: the stack is gone */
	j	double
	.org	0x80
	.literal_position
/* Go on as if it were an exception of level 1. */
breakpoint:
	s32i	a2, a1, ESF_A(2)
	s32i	a3, a1, ESF_A(3)
	rsr	a2, epc2
	wsr	a2, epc1
	movi	a2, CAUSE_BREAKPOINT
	wsr	a2, exccause
	rsr	a3, eps2
	movi	a2, PS_EXCM
	or	a3, a3, a2
	wsr	a3, ps
	rsync
	l32i	a2, a1, ESF_A(2)
	l32i	a3, a1, ESF_A(3)
	j	exception

double:
	movi	a1, BOOT_STACK_END - ESF_SIZE
	s32i	a0, a1, ESF_A(0)
	/* fall through */

exception:
	s32i	a2, a1, ESF_A(2)
	s32i	a3, a1, ESF_A(3)
	s32i	a4, a1, ESF_A(4)
	s32i	a5, a1, ESF_A(5)
	s32i	a6, a1, ESF_A(6)
	s32i	a7, a1, ESF_A(7)
	s32i	a8, a1, ESF_A(8)
	s32i	a9, a1, ESF_A(9)
	s32i	a10, a1, ESF_A(10)
	s32i	a11, a1, ESF_A(11)
	s32i	a12, a1, ESF_A(12)
	rsr	a2, epc1
	rsr	a3, ps
	rsr	a4, sar
	rsr	a5, exccause
	rsr	a6, excvaddr
	addi	a7, a1, ESF_SIZE
	s32i	a2, a1, ESF_PC
	s32i	a3, a1, ESF_PS
	s32i	a4, a1, ESF_SAR
	s32i	a5, a1, ESF_CAUSE
	s32i	a6, a1, ESF_VADDR
	s32i	a7, a1, ESF_A(1)
	mov	a12, a1
	/* locked, but exceptions are possible again */
	movi	a2, 1
	wsr	a2, ps
	rsync
	movi	a3, z_isr_nesting
	l32i	a4, a3, 0
	addi	a4, a4, 1
	s32i	a4, a3, 0
	movi	a6, z_interrupt_stacks
	movi	a7, Z_BOOT_STACK_SIZE
	sub	a8, a1, a6
	bltu	a8, a7, 1f /* in use: by a handler, by boot, or because there are no threads */
	add	a1, a6, a7
1:
	bnei	a5, CAUSE_INTERRUPT, fault
	movi	a2, 0
	call0	z_isr_serve

leave:
	mov	a1, a12
	movi	a3, z_isr_nesting
	l32i	a4, a3, 0
	addi	a4, a4, -1
	bnez	a4, 1f
	call0	z_isr_leave
	j	2f
1:
	s32i	a4, a3, 0
2:
	l32i	a2, a1, ESF_PC
	l32i	a3, a1, ESF_PS
	l32i	a4, a1, ESF_SAR
	wsr	a3, ps /* EXCM is set there */
	rsync
	wsr	a2, epc1
	wsr	a4, sar
	l32i	a0, a1, ESF_A(0)
	l32i	a2, a1, ESF_A(2)
	l32i	a3, a1, ESF_A(3)
	l32i	a4, a1, ESF_A(4)
	l32i	a5, a1, ESF_A(5)
	l32i	a6, a1, ESF_A(6)
	l32i	a7, a1, ESF_A(7)
	l32i	a8, a1, ESF_A(8)
	l32i	a9, a1, ESF_A(9)
	l32i	a10, a1, ESF_A(10)
	l32i	a11, a1, ESF_A(11)
	l32i	a12, a1, ESF_A(12)
	addi	a1, a1, ESF_SIZE
	rfe

fault:
	s32i	a13, a12, ESF_A(13)
	s32i	a14, a12, ESF_A(14)
	s32i	a15, a12, ESF_A(15)
	mov	a2, a12
	call0	z_xtensa_fault
	j	leave

	.text
	.literal_position
	.align	4
/* void z_isr_stack_call(void (*routine)(const void *), const void *parameter) */
	.globl z_isr_stack_call
z_isr_stack_call:
	addi	a1, a1, -16
	s32i	a0, a1, 0
	s32i	a12, a1, 4
	mov	a12, a1
	movi	a6, z_interrupt_stacks
	movi	a7, Z_BOOT_STACK_SIZE
	sub	a8, a1, a6
	bltu	a8, a7, 1f
	add	a1, a6, a7
1:
	mov	a4, a2
	mov	a2, a3
	callx0	a4
	mov	a1, a12
	l32i	a0, a1, 0
	l32i	a12, a1, 4
	addi	a1, a1, 16
	ret
