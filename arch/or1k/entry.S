/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Reset, the processor's vectors, and the way into and out of interrupts and faults, whose order is
 * that of arch/common/sw_irq.h. The processor has turned interrupts off and keeps the old state in
 * special registers.
 */
#include "frame.h"
#include "../common/boot_stack.h"

#define BOOT_STACK_END z_interrupt_stacks + Z_BOOT_STACK_SIZE

	.section .vectors, "ax"
	.org 0x100
	.globl __start
__start:
	l.movhi	r0, 0
	l.ori	r3, r0, SR_SM
	l.mtspr	r0, r3, SPR_SR
	l.movhi	r1, hi(BOOT_STACK_END)
	l.ori	r1, r1, lo(BOOT_STACK_END)
	l.j	z_or1k_start
	l.ori	r2, r0, 0

	.macro VECTOR at, to
	.org	\at
	l.addi	r1, r1, -(ESF_SIZE + RED_ZONE)
	l.sw	ESF_R(3)(r1), r3
	l.j	\to
	l.ori	r3, r0, \at
	.endm

	VECTOR	0x200, fault_entry
	VECTOR	0x300, fault_entry
	VECTOR	0x400, fault_entry
	VECTOR	0x500, irq_entry
	VECTOR	0x600, fault_entry
	VECTOR	0x700, fault_entry
	VECTOR	0x800, irq_entry
	VECTOR	0x900, fault_entry
	VECTOR	0xa00, fault_entry
	VECTOR	0xb00, fault_entry
	VECTOR	0xc00, fault_entry
	VECTOR	0xd00, fault_entry
	VECTOR	0xe00, fault_entry
	.org	0xf00

	.text

/* Unless it is in use: by a handler, by boot, or because there are no threads. */
	.macro TO_HANDLERS_STACK
	l.movhi	r6, hi(z_interrupt_stacks)
	l.ori	r6, r6, lo(z_interrupt_stacks)
	l.ori	r7, r0, Z_BOOT_STACK_SIZE
	l.sub	r8, r1, r6
	l.sfltu	r8, r7
	l.bf	1f
	l.nop
	l.add	r1, r6, r7
1:
	.endm

/* What a function may change, and r14, which holds the frame from here on; r3 is there already. */
	.macro SAVE_FRAME
	.irp n, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 17, 19, 21, 23, 25, 27, 29, 31
	l.sw	ESF_R(\n)(r1), r\n
	.endr
	l.addi	r4, r1, ESF_SIZE + RED_ZONE
	l.mfspr	r5, r0, SPR_EPCR
	l.mfspr	r6, r0, SPR_ESR
	l.sw	ESF_R(1)(r1), r4
	l.sw	ESF_PC(r1), r5
	l.sw	ESF_SR(r1), r6
	l.movhi	r4, hi(z_isr_nesting)
	l.ori	r4, r4, lo(z_isr_nesting)
	l.lwz	r5, 0(r4)
	l.addi	r5, r5, 1
	l.sw	0(r4), r5
	l.ori	r14, r1, 0
	TO_HANDLERS_STACK
	.endm

irq_entry:
	SAVE_FRAME
	l.jal	z_isr_serve
	l.ori	r3, r0, 0

leave:
	l.ori	r1, r14, 0
	l.movhi	r4, hi(z_isr_nesting)
	l.ori	r4, r4, lo(z_isr_nesting)
	l.lwz	r5, 0(r4)
	l.addi	r5, r5, -1
	l.sfeq	r5, r0
	l.bnf	1f
	l.nop
	l.jal	z_isr_leave
	l.nop
	l.j	2f
	l.nop
1:
	l.sw	0(r4), r5
2:
	l.lwz	r5, ESF_PC(r1)
	l.lwz	r6, ESF_SR(r1)
	l.mtspr	r0, r5, SPR_EPCR
	l.mtspr	r0, r6, SPR_ESR
	.irp n, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 17, 19, 21, 23, 25, 27, 29, 31
	l.lwz	r\n, ESF_R(\n)(r1)
	.endr
	l.addi	r1, r1, ESF_SIZE + RED_ZONE
	l.rfe

fault_entry:
	l.sw	ESF_VECTOR(r1), r3
	SAVE_FRAME
	.irp n, 2, 10, 16, 18, 20, 22, 24, 26, 28, 30
	l.sw	ESF_R(\n)(r14), r\n
	.endr
	l.mfspr	r4, r0, SPR_EEAR
	l.sw	ESF_EA(r14), r4
	l.jal	z_or1k_fault
	l.ori	r3, r14, 0
	l.j	leave
	l.nop

/* void z_isr_stack_call(void (*routine)(const void *), const void *parameter) */
	.globl z_isr_stack_call
z_isr_stack_call:
	l.addi	r1, r1, -8
	l.sw	0(r1), r9
	l.sw	4(r1), r14
	l.ori	r14, r1, 0
	l.ori	r11, r3, 0
	l.ori	r3, r4, 0
	TO_HANDLERS_STACK
	l.jalr	r11
	l.nop
	l.ori	r1, r14, 0
	l.lwz	r9, 0(r1)
	l.lwz	r14, 4(r1)
	l.jr	r9
	l.addi	r1, r1, 8
