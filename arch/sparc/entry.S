/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Reset, the trap table, and the way into and out of interrupts and faults, whose order is that of
 * arch/common/sw_irq.h.
 *
 * A trap moves to the next register window, in which l1 and l2 are where it came from. There the
 * registers are saved; then `restore` goes back to the one window that all of the code uses: its
 * output registers are input registers here, so values are handed over in those. No window is ever
 * invalid (WIM is 0). While traps are off (ET is 0) nothing may fault, or the processor stops.
 */
#include "frame.h"
#include "../common/boot_stack.h"

#define BOOT_STACK_END z_interrupt_stacks + Z_BOOT_STACK_SIZE

#define TT_INTERRUPT 0x10 /* of level 0; up to 0x1f */

	.section .vectors, "ax"
	.globl z_sparc_traps
z_sparc_traps:
	.set	tt, 0
	.rept	256
	rd	%psr, %l0
	mov	tt, %l3
	ba	trap
	 sub	%fp, ESF_SIZE, %l4
	.set	tt, tt + 1
	.endr

	.text
	.globl __start
__start:
	wr	%g0, PSR_S | PSR_PIL, %psr /* window 0 */
	nop
	nop
	nop
	wr	%g0, 0, %wim
	set	z_sparc_traps, %g1
	wr	%g1, %tbr
	nop
	nop
	nop
	wr	%g0, PSR_S | PSR_PIL | PSR_ET, %psr
	nop
	nop
	nop
	set	BOOT_STACK_END, %sp
	call	z_sparc_start
	 sub	%sp, CALL_AREA, %sp

/* Unless it is in use: by a handler, by boot, or because there are no threads. */
	.macro TO_HANDLERS_STACK
	set	z_interrupt_stacks, %o3
	set	Z_BOOT_STACK_SIZE, %o4
	sub	%sp, %o3, %o5
	cmp	%o5, %o4
	blu	2f
	 nop
	set	BOOT_STACK_END - CALL_AREA, %sp
2:
	.endm

/* l0 = PSR, l1 = PC, l2 = NPC, l3 = trap type, l4 = where the frame begins. */
trap:
	st	%g1, [%l4 + ESF_G(1)]
	std	%g2, [%l4 + ESF_G(2)]
	std	%g4, [%l4 + ESF_G(4)]
	std	%g6, [%l4 + ESF_G(6)]
	std	%i0, [%l4 + ESF_O(0)]
	std	%i2, [%l4 + ESF_O(2)]
	std	%i4, [%l4 + ESF_O(4)]
	std	%i6, [%l4 + ESF_O(6)]
	st	%l0, [%l4 + ESF_PSR]
	st	%l1, [%l4 + ESF_PC]
	rd	%y, %l5
	st	%l2, [%l4 + ESF_NPC]
	st	%l5, [%l4 + ESF_Y]
	mov	%l3, %i0
	mov	%l4, %i6
	restore
	/* the window of the thread: o0 = trap type, sp = the frame */
	st	%l0, [%sp + ESF_L(0)]
	mov	%sp, %l0
	rd	%psr, %o1
#ifdef CONFIG_FPU_SHARING
	set	PSR_EF, %o2
	btst	%o2, %o1
	be	1f
	 nop
	st	%fsr, [%sp + ESF_FSR]
	.irp n, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30
	std	%f\n, [%sp + ESF_F(\n)]
	.endr
	andn	%o1, %o2, %o1
1:
#endif
	or	%o1, PSR_PIL, %o1
	wr	%o1, PSR_ET, %psr /* exclusive or: traps are possible again */
	sethi	%hi(z_isr_nesting), %o3
	ld	[%o3 + %lo(z_isr_nesting)], %o4
	add	%o4, 1, %o5
	st	%o5, [%o3 + %lo(z_isr_nesting)]
	TO_HANDLERS_STACK
	sub	%o0, TT_INTERRUPT, %o1
	cmp	%o1, 15
	bgu	fault
	 nop
	call	z_sparc_interrupt
	 mov	%l0, %o0

leave:
	mov	%l0, %sp
	sethi	%hi(z_isr_nesting), %o3
	ld	[%o3 + %lo(z_isr_nesting)], %o4
	subcc	%o4, 1, %o4
	bne,a	1f
	 st	%o4, [%o3 + %lo(z_isr_nesting)]
#ifdef CONFIG_FPU_SHARING
	/* the switch looks at the thread's own bit */
	rd	%psr, %o1
	ld	[%sp + ESF_PSR], %o3
	set	PSR_EF, %o2
	and	%o3, %o2, %o3
	andn	%o1, %o2, %o1
	wr	%o1, %o3, %psr
	nop
	nop
	nop
#endif
	call	z_isr_leave
	 nop
1:
#ifdef CONFIG_FPU_SHARING
	ld	[%sp + ESF_PSR], %o3
	set	PSR_EF, %o2
	rd	%psr, %o1
	and	%o3, %o2, %o3
	andn	%o1, %o2, %o1
	wr	%o1, %o3, %psr
	nop
	nop
	nop
	tst	%o3
	be	2f
	 nop
	.irp n, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30
	ldd	[%sp + ESF_F(\n)], %f\n
	.endr
	ld	[%sp + ESF_FSR], %fsr
2:
#endif
	ld	[%sp + ESF_L(0)], %l0
	rd	%psr, %o1
	wr	%o1, PSR_ET, %psr /* exclusive or: no traps from here on */
	nop
	nop
	nop
	save	%sp, 0, %sp
	mov	%fp, %l4
	ld	[%l4 + ESF_Y], %l5
	ld	[%l4 + ESF_G(1)], %g1
	wr	%l5, %y
	ldd	[%l4 + ESF_G(2)], %g2
	ldd	[%l4 + ESF_G(4)], %g4
	ldd	[%l4 + ESF_G(6)], %g6
	ldd	[%l4 + ESF_O(0)], %i0
	ldd	[%l4 + ESF_O(2)], %i2
	ldd	[%l4 + ESF_O(4)], %i4
	ldd	[%l4 + ESF_O(6)], %i6
	ld	[%l4 + ESF_PSR], %l0
	ld	[%l4 + ESF_PC], %l1
	ld	[%l4 + ESF_NPC], %l2
	wr	%l0, %psr
	nop
	nop
	nop
	jmp	%l1
	 rett	%l2

fault:
	st	%l1, [%l0 + ESF_L(1)]
	std	%l2, [%l0 + ESF_L(2)]
	std	%l4, [%l0 + ESF_L(4)]
	std	%l6, [%l0 + ESF_L(6)]
	std	%i0, [%l0 + ESF_I(0)]
	std	%i2, [%l0 + ESF_I(2)]
	std	%i4, [%l0 + ESF_I(4)]
	std	%i6, [%l0 + ESF_I(6)]
	st	%o0, [%l0 + ESF_TT]
	call	z_sparc_fault
	 mov	%l0, %o0
	ba	leave
	 nop

/* void z_isr_stack_call(void (*routine)(const void *), const void *parameter) */
	.globl z_isr_stack_call
z_isr_stack_call:
	st	%l0, [%sp + 32]
	st	%l1, [%sp + 36]
	mov	%sp, %l0
	mov	%o7, %l1
	mov	%o0, %g1
	sub	%sp, CALL_AREA, %sp
	TO_HANDLERS_STACK
	call	%g1
	 mov	%o1, %o0
	mov	%l1, %o7
	mov	%l0, %sp
	ld	[%sp + 36], %l1
	retl
	 ld	[%sp + 32], %l0

/*
 * Interrupts on, wait for one: the write to asr19 stops the processor until then. One that comes
 * before it would be slept over: z_sparc_interrupt() sends who is found in here to the end.
 */
	.globl z_sparc_wait
z_sparc_wait:
	rd	%psr, %o1
	andn	%o1, PSR_PIL, %o1
	wr	%o1, %psr
	nop
	nop
	nop
	wr	%g0, %asr19
	.globl z_sparc_wait_end
z_sparc_wait_end:
	retl
	 nop
