/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Reset, the processor's vectors, and the way into and out of interrupts and faults, whose order is
 * that of arch/common/sw_irq.h. No exception is taken from the first instructions here on: EXL is
 * set until the old state is on the stack.
 */
#include "frame.h"
#include "../common/boot_stack.h"

#define BOOT_STACK_END z_interrupt_stacks + Z_BOOT_STACK_SIZE

	.set noreorder
	.set noat

	.option pic0
	.section .vectors, "ax"
	.globl z_mips_vectors
z_mips_vectors:
	j	fault_entry /* an address that is mapped nowhere */
	nop
	.org 0x100
	j	fault_entry /* error of a cache */
	nop
	.org 0x180
	j	fault_entry /* all the others */
	nop
	.org 0x200
	j	irq_entry
	nop

	.text
	.globl __start
__start:
	di
	la	$sp, BOOT_STACK_END
	j	z_mips_start
	addiu	$sp, $sp, -24

/* Unless it is in use: by a handler, by boot, or because there are no threads. t3: its start. */
	.macro TO_HANDLERS_STACK
	subu	$t0, $sp, $t3
	li	$t1, Z_BOOT_STACK_SIZE
	sltu	$t0, $t0, $t1
	bnez	$t0, 2f
	nop
	la	$sp, BOOT_STACK_END
2:
	.endm

/* What a function may change, and s0, which holds the frame from here on. */
	.macro SAVE_FRAME
	move	$k0, $sp
	addiu	$sp, $sp, -ESF_SIZE
	.irp n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 24, 25, 28, 31
	sw	$\n, ESF_R(\n)($sp)
	.endr
	mflo	$t0
	mfhi	$t1
	mfc0	$t2, $14
	mfc0	$t3, $12
	sw	$k0, ESF_R(29)($sp)
	sw	$t0, ESF_LO($sp)
	sw	$t1, ESF_HI($sp)
	sw	$t2, ESF_EPC($sp)
	sw	$t3, ESF_STATUS($sp)
	move	$s0, $sp
#ifdef CONFIG_FPU_SHARING
	ext	$t4, $t3, STATUS_CU1_BIT, 1
	beqz	$t4, 1f
	nop
	.irp n, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18
	sdc1	$f\n, ESF_F(\n)($sp)
	.endr
	cfc1	$t4, $31
	sw	$t4, ESF_FCSR($sp)
1:
	ins	$t3, $zero, STATUS_CU1_BIT, 1
#endif
	ins	$t3, $zero, 0, STATUS_IE_BITS
	mtc0	$t3, $12
	lui	$t1, %hi(z_isr_nesting)
	lw	$t0, %lo(z_isr_nesting)($t1)
	la	$t3, z_interrupt_stacks
	addiu	$t0, $t0, 1
	sw	$t0, %lo(z_isr_nesting)($t1)
	TO_HANDLERS_STACK
	addiu	$sp, $sp, -24
	.endm

irq_entry:
	SAVE_FRAME
	jal	z_mips_interrupt
	move	$a0, $s0
	/* fall through */

leave:
	move	$sp, $s0
	lui	$t1, %hi(z_isr_nesting)
	lw	$t0, %lo(z_isr_nesting)($t1)
	addiu	$t0, $t0, -1
	bnez	$t0, 1f
	nop
#ifdef CONFIG_FPU_SHARING
	/* the switch looks at the thread's own bit */
	mfc0	$t0, $12
	lw	$t1, ESF_STATUS($sp)
	ext	$t1, $t1, STATUS_CU1_BIT, 1
	ins	$t0, $t1, STATUS_CU1_BIT, 1
	mtc0	$t0, $12
	ehb
#endif
	jal	z_isr_leave
	nop
	b	2f
	nop
1:
	sw	$t0, %lo(z_isr_nesting)($t1)
2:
	/* which lines are enabled may have changed: those bits are the processor's, not the thread's */
	mfc0	$t0, $12
	lw	$t1, ESF_STATUS($sp)
	srl	$t0, $t0, STATUS_IM_SHIFT
	ins	$t1, $t0, STATUS_IM_SHIFT, 8
	mtc0	$t1, $12 /* sets EXL */
	ehb
#ifdef CONFIG_FPU_SHARING
	ext	$t0, $t1, STATUS_CU1_BIT, 1
	beqz	$t0, 3f
	nop
	.irp n, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18
	ldc1	$f\n, ESF_F(\n)($sp)
	.endr
	lw	$t0, ESF_FCSR($sp)
	ctc1	$t0, $31
3:
#endif
	lw	$t0, ESF_LO($sp)
	lw	$t1, ESF_HI($sp)
	lw	$t2, ESF_EPC($sp)
	mtlo	$t0
	mthi	$t1
	mtc0	$t2, $14
	.irp n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 24, 25, 28, 31
	lw	$\n, ESF_R(\n)($sp)
	.endr
	lw	$sp, ESF_R(29)($sp)
	ehb
	eret

fault_entry:
	SAVE_FRAME
	.irp n, 17, 18, 19, 20, 21, 22, 23, 30
	sw	$\n, ESF_R(\n)($s0)
	.endr
	mfc0	$t0, $13
	mfc0	$t1, $8
	sw	$t0, ESF_CAUSE($s0)
	sw	$t1, ESF_BADVADDR($s0)
	jal	z_mips_fault
	move	$a0, $s0
	b	leave
	nop

/* void z_isr_stack_call(void (*routine)(const void *), const void *parameter) */
	.globl z_isr_stack_call
z_isr_stack_call:
	addiu	$sp, $sp, -24
	sw	$ra, 20($sp)
	sw	$s0, 16($sp)
	move	$s0, $sp
	move	$t9, $a0
	move	$a0, $a1
	la	$t3, z_interrupt_stacks
	TO_HANDLERS_STACK
	jalr	$t9
	addiu	$sp, $sp, -24
	move	$sp, $s0
	lw	$ra, 20($sp)
	lw	$s0, 16($sp)
	jr	$ra
	addiu	$sp, $sp, 24

/*
 * Interrupts on, wait for one. Where WAIT is not ended by an interrupt that is off, one between the
 * two instructions would be slept over: z_mips_interrupt() sends who is found in here to the end.
 */
	.globl z_mips_wait
z_mips_wait:
	ei
	ehb
	wait
	.globl z_mips_wait_end
z_mips_wait_end:
	jr	$ra
	nop
