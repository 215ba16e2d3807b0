/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The context switch. The code is compiled for one register window (-mflat): local and input
 * registers are kept by functions, as other processors' upper registers are. So a thread that does
 * not run has its stack pointer in callee_saved.sp, and there l0 to l7, i0 to i7, the address to go
 * on at and the pointer to its thread-local variables. There is only this one kind of thread: one
 * that was interrupted called arch_switch() from the end of the interrupt, see
 * arch/common/sw_irq.h.
 *
 * Floating point (CONFIG_FPU_SHARING): bit EF of PSR is set only while a thread runs that has used
 * these registers; its first such instruction traps, and fault.c sets the bit. None of them is kept
 * by functions, so there is only the bit to hand over, and FSR. Interrupts look at the same bit
 * (entry.S) and clear it: a handler that calculates traps too, and has a frame of its own then.
 *
 * Races. Everything here is locked (PIL is 15), while synchronous traps can be taken. (1) A thread's
 * stack is left with the move to sp; until then its frame is complete, so it may be continued or, if
 * dead, given away from then on. (2) The window pointer is the same for all threads, and a trap
 * comes back to the window that it left: PSR may be written whole.
 */
#include "frame.h"

	.text

/* void z_sparc_switch(uint32_t next_sp, uint32_t *prev_sp) */
	.globl z_sparc_switch
	.type z_sparc_switch, #function
z_sparc_switch:
	sub	%sp, SWITCH_SIZE, %sp
	std	%l0, [%sp + SWITCH_L(0)]
	std	%l2, [%sp + SWITCH_L(2)]
	std	%l4, [%sp + SWITCH_L(4)]
	std	%l6, [%sp + SWITCH_L(6)]
	std	%i0, [%sp + SWITCH_I(0)]
	std	%i2, [%sp + SWITCH_I(2)]
	std	%i4, [%sp + SWITCH_I(4)]
	std	%i6, [%sp + SWITCH_I(6)]
	st	%o7, [%sp + SWITCH_O7]
	st	%g7, [%sp + SWITCH_G7]
#ifdef CONFIG_FPU_SHARING
	rd	%psr, %o2
	set	PSR_EF, %o3
	andcc	%o2, %o3, %o4
	be	1f
	 st	%o4, [%sp + SWITCH_EF]
	st	%fsr, [%sp + SWITCH_FSR]
1:
#endif
	st	%sp, [%o1]

/* FUNC_NORETURN void z_sparc_continue(uint32_t next_sp) */
	.globl z_sparc_continue
z_sparc_continue:
	mov	%o0, %sp
#ifdef CONFIG_FPU_SHARING
	rd	%psr, %o2
	set	PSR_EF, %o3
	ld	[%sp + SWITCH_EF], %o4
	andn	%o2, %o3, %o2
	wr	%o2, %o4, %psr
	nop
	nop
	nop
	tst	%o4
	be	1f
	 ldd	[%sp + SWITCH_L(0)], %l0
	ld	[%sp + SWITCH_FSR], %fsr
1:
#else
	ldd	[%sp + SWITCH_L(0)], %l0
#endif
	ldd	[%sp + SWITCH_L(2)], %l2
	ldd	[%sp + SWITCH_L(4)], %l4
	ldd	[%sp + SWITCH_L(6)], %l6
	ldd	[%sp + SWITCH_I(0)], %i0
	ldd	[%sp + SWITCH_I(2)], %i2
	ldd	[%sp + SWITCH_I(4)], %i4
	ldd	[%sp + SWITCH_I(6)], %i6
	ld	[%sp + SWITCH_O7], %o7
	ld	[%sp + SWITCH_G7], %g7
	retl
	 add	%sp, SWITCH_SIZE, %sp

/* First code of a thread: l0 = entry, l1 to l3 = its parameters. */
	.globl z_sparc_thread_start
z_sparc_thread_start:
	rd	%psr, %o4
	andn	%o4, PSR_PIL, %o4
	wr	%o4, %psr
	nop
	mov	%l0, %o0
	mov	%l1, %o1
	mov	%l2, %o2
	call	z_thread_entry
	 mov	%l3, %o3
