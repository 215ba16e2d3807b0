/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * System calls. A user thread that calls X() fetches an instruction from the gate of X and may not:
 * the exception finds all arguments in their registers, x30 the address to return to.
 *
 * The thread then runs in the kernel as kernel threads do, at EL1 on SP_EL0, which is its kernel
 * stack, with interrupts on. On that: what it has on its own stack of arguments, its stack
 * pointer, x30. Its stack pointer has been compared with its stack before anything is read there; and
 * nothing is ever written there for it.
 *
 * On return all registers are results, or what calls keep, or zero. Vector registers: while they
 * are on they are cleared but for what calls keep; while they are off the memory behind them is
 * no longer what the thread will find in them (fp_whole, vectors.S).
 */
#include "asm.h"

	.text

	.global	user_sync
user_sync: /* from EL0; exceptions are off, SP_EL1 is empty */
	stp	x16, x17, [sp, #-16]!
	mrs	x16, elr_el1 /* in a gate by a fetch only: users execute nothing there */
	adrp	x17, __gates_start /* a page begins there */
	sub	x16, x16, x17
	ror	x16, x16, #4 /* of no whole number of gates: something very large */
	movz	x17, #:abs_g0:z_arm64_gates
	cmp	x16, x17
	b.hs	no_call
	mrs	x17, elr_el1
	ldr	x17, [x17, #8] /* z_mrsh_X */
	cbz	x17, no_call
	add	sp, sp, #16

	/* A call: x9 to x16 are nobody's. */
	current	x9
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	ldr	x10, [x9, #THREAD_TLS]
	msr	tpidr_el0, x10 /* users can write it */
#endif
	add	x9, x9, #CTX
	ldp	x10, x11, [x9, #CTX_KERNEL_SP]
	mrs	x12, sp_el0
	sub	x13, x12, x10
	cmp	x13, x11
	b.hi	few_args
	ldp	x14, x15, [x12]
.Lcall:
	stp	x14, x15, [x10, #-32]!
	stp	x12, x30, [x10, #16]
	msr	spsel, #0
	mov	sp, x10
	msr	daifclr, #6
	blr	x17

	msr	daifset, #2
	mrs	x9, cpacr_el1
	tbnz	x9, #CPACR_FPEN_BIT, vectors_on
.Lreturn:
	current	x9
	add	x9, x9, #CTX
	str	wzr, [x9, #CTX_FP_WHOLE]
	ldp	x12, x30, [sp, #16]
	mov	x10, #SPSR_USER
	msr	spsr_el1, x10
	msr	elr_el1, x30
	mov	sp, x12
	ldp	x2, x3, [x9, #CTX_ZEROS]
	ldp	x4, x5, [x9, #CTX_ZEROS]
	ldp	x6, x7, [x9, #CTX_ZEROS]
	ldp	x10, x11, [x9, #CTX_ZEROS]
	ldp	x12, x13, [x9, #CTX_ZEROS]
	ldp	x14, x15, [x9, #CTX_ZEROS]
	ldp	x16, x17, [x9, #CTX_ZEROS]
	ldp	x8, x9, [x9, #CTX_ZEROS]
	mov	x18, #0
	eret

few_args: /* its stack ends behind the stack pointer, or is elsewhere */
	add	x11, x11, #STACK_ARGS
	mov	x14, #0
	mov	x15, #0
	cmp	x13, x11
	b.ls	.Lcall
	b	thread_sync

vectors_on:
	clear_vectors
	.irp	n, 8, 9, 10, 11, 12, 13, 14, 15
	fmov	d\n, d\n
	.endr
	b	.Lreturn

no_call: /* a fault, or the first use of a vector register */
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	current	x16
	ldr	x16, [x16, #THREAD_TLS]
	msr	tpidr_el0, x16
#endif
	ldp	x16, x17, [sp], #16
	b	thread_sync

	/* x0 to x3: entry and arguments; its stack is x4 to x5. Interrupts are off. */
	.global	z_arm64_user_start
z_arm64_user_start:
	msr	cpacr_el1, xzr
	mov	sp, x5
1:	stp	xzr, xzr, [x4], #16 /* what it left there as a kernel thread */
	cmp	x4, x5
	b.lo	1b
	adrp	x9, z_user_thread_entry
	add	x9, x9, #:lo12:z_user_thread_entry
	msr	elr_el1, x9
	mov	x9, #SPSR_USER
	msr	spsr_el1, x9
	.irp	n, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17
	mov	x\n, #0
	.endr
	.irp	n, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30
	mov	x\n, #0
	.endr
	eret
