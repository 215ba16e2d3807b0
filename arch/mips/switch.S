/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The context switch. A thread that does not run has its stack pointer in callee_saved.sp, and there
 * s0 to s7, fp and the address to go on at. There is only this one kind of thread: one that was
 * interrupted called arch_switch() from the end of the interrupt, see arch/common/sw_irq.h.
 *
 * Floating point (CONFIG_FPU_SHARING): bit CU1 of the status register is set only while a thread
 * runs that has used these registers; its first such instruction traps, and fault.c sets the bit.
 * So the switch saves f20 to f31 and FCSR for those threads only. Interrupts look at the same bit
 * (entry.S) and clear it: a handler that calculates traps too, and has a frame of its own then.
 *
 * Races. Everything here is locked. (1) A thread's stack is left with the load of sp; until then its
 * frame is complete, so it may be continued or, if dead, given away from then on. (2) The address of
 * thread-local storage is changed before the registers: it is read with interrupts on by threads
 * only, and no handler has thread-local variables of its own.
 */
#include "frame.h"

	.set noreorder
	.set noat
	.option pic0
	.text

/* void z_mips_switch(uint32_t next_sp, uint32_t *prev_sp) */
	.globl z_mips_switch
	.type z_mips_switch, @function
z_mips_switch:
	addiu	$sp, $sp, -SWITCH_SIZE
	sw	$s0, SWITCH_S(0)($sp)
	sw	$s1, SWITCH_S(1)($sp)
	sw	$s2, SWITCH_S(2)($sp)
	sw	$s3, SWITCH_S(3)($sp)
	sw	$s4, SWITCH_S(4)($sp)
	sw	$s5, SWITCH_S(5)($sp)
	sw	$s6, SWITCH_S(6)($sp)
	sw	$s7, SWITCH_S(7)($sp)
	sw	$fp, SWITCH_S(8)($sp)
	sw	$ra, SWITCH_RA($sp)
#ifdef CONFIG_FPU_SHARING
	mfc0	$t0, $12
	ext	$t1, $t0, STATUS_CU1_BIT, 1
	beqz	$t1, 1f
	sw	$t1, SWITCH_CU1($sp)
	cfc1	$t2, $31
	.irp n, 20, 22, 24, 26, 28, 30
	sdc1	$f\n, SWITCH_F(\n)($sp)
	.endr
	sw	$t2, SWITCH_FCSR($sp)
1:
#endif
	sw	$sp, 0($a1)

/* FUNC_NORETURN void z_mips_continue(uint32_t next_sp) */
	.globl z_mips_continue
z_mips_continue:
	move	$sp, $a0
#ifdef CONFIG_FPU_SHARING
	mfc0	$t0, $12
	lw	$t1, SWITCH_CU1($sp)
	ins	$t0, $t1, STATUS_CU1_BIT, 1
	mtc0	$t0, $12
	ehb
	beqz	$t1, 1f
	lw	$t2, SWITCH_FCSR($sp)
	.irp n, 20, 22, 24, 26, 28, 30
	ldc1	$f\n, SWITCH_F(\n)($sp)
	.endr
	ctc1	$t2, $31
1:
#endif
	lw	$s0, SWITCH_S(0)($sp)
	lw	$s1, SWITCH_S(1)($sp)
	lw	$s2, SWITCH_S(2)($sp)
	lw	$s3, SWITCH_S(3)($sp)
	lw	$s4, SWITCH_S(4)($sp)
	lw	$s5, SWITCH_S(5)($sp)
	lw	$s6, SWITCH_S(6)($sp)
	lw	$s7, SWITCH_S(7)($sp)
	lw	$fp, SWITCH_S(8)($sp)
	lw	$ra, SWITCH_RA($sp)
	jr	$ra
	addiu	$sp, $sp, SWITCH_SIZE

/* First code of a thread: s0 = entry, s1 to s3 = its parameters. */
	.globl z_mips_thread_start
z_mips_thread_start:
	move	$a0, $s0
	move	$a1, $s1
	move	$a2, $s2
	move	$a3, $s3
	ei
	ehb
	j	z_thread_entry
	addiu	$sp, $sp, -24 /* room for its arguments */
