/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Entry and exit of exceptions.
 *
 * From a thread (SP_EL0 was in use): x0 to x18, x30, pc and pstate go straight into its struct
 * k_thread, and SP_EL1 is empty. The handler in C says who runs next. If it is the same thread, it
 * gets them back; otherwise x19 to x29 and sp are saved too and the other one is loaded: it left the
 * CPU here or in arch_switch().
 *
 * From a handler (SP_EL1 was in use): a nested interrupt or a fault, with a frame on that stack.
 * CONFIG_MULTITHREADING=n knows only this kind.
 *
 * Vector registers. A thread's that are on when an exception comes stay where they are, but go off:
 * they are frozen. A handler that uses one traps; if the thread's are frozen they are saved first,
 * and then the handler has them, with any contents. A nested interrupt saves those of the handler
 * below it on the stack.
 *
 * A handlers' stack that is full: its guard page makes the frame of the fault fault again, and so
 * on for ever. So whether there is room is asked of the address translation first. TTBR1_EL1, which
 * translates nothing here, holds x0 meanwhile.
 */
#include "asm.h"

.macro vector target
	.balign	0x80
	b	\target
.endm

#ifdef CONFIG_MULTITHREADING
#define FROM_THREAD(kind) thread_##kind
#else
#define FROM_THREAD(kind) handler_##kind
#endif

	.text
	.balign	0x800
	.global	z_arm64_vectors
z_arm64_vectors:
	vector	FROM_THREAD(sync)
	vector	FROM_THREAD(irq)
	vector	FROM_THREAD(irq)
	vector	FROM_THREAD(sync)
	vector	handler_sync
	vector	handler_irq
	vector	handler_irq
	vector	handler_sync
#ifdef CONFIG_USERSPACE
	vector	user_sync
	vector	user_irq
	vector	user_irq
	vector	thread_sync
#else
	.rept	4 /* there is nothing below this level */
	vector	handler_sync
	.endr
#endif
	.rept	4 /* and nothing in 32 bits */
	vector	handler_sync
	.endr

#ifdef CONFIG_MULTITHREADING

/* x0 = the interrupted thread's context */
.macro save_thread
	stp	x0, x1, [sp, #-16]!
	current	x0
	add	x0, x0, #CTX
	x2_x17	stp, x0, CTX_X0
	stp	x18, x30, [x0, #CTX_X18_LR]
	ldp	x2, x3, [sp], #16
	stp	x2, x3, [x0, #CTX_X0]
	mrs	x2, elr_el1
	mrs	x3, spsr_el1
	stp	x2, x3, [x0, #CTX_PC_SPSR]
#ifdef CONFIG_FPU_SHARING
	mrs	x2, cpacr_el1
	tbz	x2, #CPACR_FPEN_BIT, .Lfp_is_off\@
	msr	cpacr_el1, xzr
	isb
	mov	w2, #1
	str	w2, [x0, #CTX_FROZEN]
.Lfp_is_off\@:
#endif
.endm

#ifdef CONFIG_USERSPACE
user_irq:
	save_thread
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	current	x1
	ldr	x1, [x1, #THREAD_TLS]
	msr	tpidr_el0, x1 /* users can write it */
#endif
	b	irq
#endif

thread_irq:
	save_thread
irq:
	bl	z_arm64_irq
exit: /* x0 = next, x1 = prev */
	add	x2, x1, #CTX
	cmp	x0, x1
	b.ne	change
	mov	x0, x2
#ifdef CONFIG_FPU_SHARING
	mrs	x2, cpacr_el1
	ldr	w3, [x0, #CTX_FROZEN]
	orr	x2, x2, x3
	cbnz	x2, thaw
#endif
	.global	z_arm64_restore
z_arm64_restore: /* x0 = context */
	ldp	x2, x3, [x0, #CTX_PC_SPSR]
	msr	elr_el1, x2
	msr	spsr_el1, x3
	x2_x17	ldp, x0, CTX_X0
	ldp	x18, x30, [x0, #CTX_X18_LR]
	ldp	x0, x1, [x0, #CTX_X0]
	eret

change: /* x0 = next, x2 = prev's context */
	stp	x19, x20, [x2, #CTX_X19]
	stp	x21, x22, [x2, #CTX_X19 + 16]
	stp	x23, x24, [x2, #CTX_X19 + 32]
	stp	x25, x26, [x2, #CTX_X19 + 48]
	stp	x27, x28, [x2, #CTX_X19 + 64]
	mrs	x9, sp_el0
	stp	x29, x9, [x2, #CTX_X29_SP]
#ifdef CONFIG_FPU_SHARING
	ldr	w3, [x2, #CTX_FROZEN]
	cbz	w3, 1f
	fp_on	x9
	bl	save_frozen
1:	msr	cpacr_el1, xzr
#endif
	enter	x0, x2
	tables	x2
	switched x2
	ldp	x29, x9, [x2, #CTX_X29_SP]
	msr	sp_el0, x9
	load_x19_x28 x2
	mov	x0, x2
	ldp	x2, x3, [x0, #CTX_PC_SPSR]
	cbnz	x3, z_arm64_restore
	msr	elr_el1, x2 /* behind its call of arch_switch() */
	mov	x3, #SPSR_THREAD_LOCKED
	msr	spsr_el1, x3
	eret

#ifdef CONFIG_FPU_SHARING
thaw: /* x0 = context; handlers have had the registers, or they are the thread's still */
	mov	x2, #CPACR_FPEN
	cmp	w3, #0
	csel	x2, x2, xzr, ne
	msr	cpacr_el1, x2
	str	wzr, [x0, #CTX_FROZEN]
	b	z_arm64_restore

save_frozen: /* x2 = context; clobbers x9, x10 */
	str	wzr, [x2, #CTX_FROZEN]
	mrs	x9, fpcr
	mrs	x10, fpsr
	stp	x9, x10, [x2, #CTX_FPCR]
#ifdef CONFIG_USERSPACE
	mov	w9, #1
	str	w9, [x2, #CTX_FP_WHOLE]
#endif
	add	x9, x2, #CTX_V
	vectors	stp, x9
	ret

thread_fp: /* the first use: x0 and x1 are on the stack */
	current	x0
	add	x0, x0, #CTX
	fp_on	x1
	ldr	x1, [x0, #CTX_FPCR]
	msr	fpcr, x1
	ldr	x1, [x0, #CTX_FPCR + 8]
	msr	fpsr, x1
#ifdef CONFIG_USERSPACE
	ldr	w1, [x0, #CTX_FP_WHOLE]
	cbz	w1, thread_fp_kept
#endif
	add	x0, x0, #CTX_V
	vectors	ldp, x0
	ldp	x0, x1, [sp], #16
	eret
#ifdef CONFIG_USERSPACE
thread_fp_kept:
	add	x0, x0, #CTX_V
	vectors_kept x0
	ldp	x0, x1, [sp], #16
	eret
#endif
#endif

	.global	thread_sync
thread_sync:
#ifdef CONFIG_FPU_SHARING
	stp	x0, x1, [sp, #-16]!
	mrs	x0, esr_el1
	lsr	x0, x0, #26
	cmp	x0, #EC_FP_TRAP
	b.eq	thread_fp
	ldp	x0, x1, [sp], #16
#endif
	save_thread
	sub	sp, sp, #ESF_SIZE
	stp	x19, x20, [sp, #ESF_X19]
	stp	x21, x22, [sp, #ESF_X19 + 16]
	stp	x23, x24, [sp, #ESF_X19 + 32]
	stp	x25, x26, [sp, #ESF_X19 + 48]
	stp	x27, x28, [sp, #ESF_X19 + 64]
	mrs	x1, sp_el0
	stp	x29, x1, [sp, #ESF_X29_SP]
	mrs	x1, esr_el1
	mrs	x2, far_el1
	stp	x1, x2, [sp, #ESF_ESR]
	mov	x0, sp
	bl	z_arm64_thread_sync
	add	sp, sp, #ESF_SIZE
	b	exit

#endif /* CONFIG_MULTITHREADING */

/* The frame of an interrupt in a handler: x29, x30, x0 to x17, x18, CPACR_EL1, pc, pstate. */
#define NEST_X0     16
#define NEST_X18    160
#define NEST_PC     176
#define NEST_SIZE   192
#define VECTORS     (32 * 16)

handler_irq:
	sub	sp, sp, #NEST_SIZE
	stp	x29, x30, [sp]
	mov	x29, sp
	stp	x0, x1, [sp, #NEST_X0]
	x2_x17	stp, sp, NEST_X0
	mrs	x0, elr_el1
	mrs	x1, spsr_el1
	stp	x0, x1, [sp, #NEST_PC]
	mrs	x0, cpacr_el1
	stp	x18, x0, [sp, #NEST_X18]
#ifdef CONFIG_FPU
	tbz	x0, #CPACR_FPEN_BIT, 1f
	mrs	x1, fpcr
	mrs	x2, fpsr
	stp	x1, x2, [sp, #-16]!
	sub	sp, sp, #VECTORS
	vectors	stp, sp
	msr	cpacr_el1, xzr
	isb
1:
#endif
	bl	z_arm64_irq_nested
	ldp	x18, x0, [x29, #NEST_X18]
#ifdef CONFIG_FPU
	msr	cpacr_el1, x0
	tbz	x0, #CPACR_FPEN_BIT, 1f
	isb
	vectors	ldp, sp
	add	sp, sp, #VECTORS
	ldp	x1, x2, [sp]
	msr	fpcr, x1
	msr	fpsr, x2
1:	mov	sp, x29
#endif
	ldp	x0, x1, [sp, #NEST_PC]
	msr	elr_el1, x0
	msr	spsr_el1, x1
	x2_x17	ldp, sp, NEST_X0
	ldp	x0, x1, [sp, #NEST_X0]
	ldp	x29, x30, [sp], #NEST_SIZE
	eret

handler_sync:
#ifdef CONFIG_ARM64_STACK_PROTECTION
	msr	ttbr1_el1, x0
	mov	x0, sp
	sub	x0, x0, #ESF_SIZE
	at	s1e1w, x0
	isb
	mrs	x0, par_el1
	tbnz	x0, #0, full_stack
	mrs	x0, ttbr1_el1
#endif
	sub	sp, sp, #ESF_SIZE
	stp	x0, x1, [sp, #ESF_X0]
#ifdef CONFIG_FPU
	mrs	x0, esr_el1
	lsr	x0, x0, #26
	cmp	x0, #EC_FP_TRAP
	b.eq	handler_fp
	ldr	x0, [sp, #ESF_X0]
#endif
	x2_x17	stp, sp, ESF_X0
	add	x1, sp, #ESF_SIZE
	stp	x29, x1, [sp, #ESF_X29_SP]
	mov	w1, #0
report: /* w1: the stack is full */
	stp	x18, x30, [sp, #ESF_X18_LR]
	mrs	x2, spsr_el1
	mrs	x3, elr_el1
	stp	x2, x3, [sp, #ESF_SPSR]
	stp	x19, x20, [sp, #ESF_X19]
	stp	x21, x22, [sp, #ESF_X19 + 16]
	stp	x23, x24, [sp, #ESF_X19 + 32]
	stp	x25, x26, [sp, #ESF_X19 + 48]
	stp	x27, x28, [sp, #ESF_X19 + 64]
	mrs	x2, esr_el1
	mrs	x3, far_el1
	stp	x2, x3, [sp, #ESF_ESR]
	mov	x0, sp
	bl	z_arm64_handler_sync
	ldp	x0, x1, [sp, #ESF_SPSR]
	msr	spsr_el1, x0
	msr	elr_el1, x1
	x2_x17	ldp, sp, ESF_X0
	ldp	x18, x30, [sp, #ESF_X18_LR]
	ldp	x0, x1, [sp, #ESF_X0]
	add	sp, sp, #ESF_SIZE
	eret

#ifdef CONFIG_FPU
handler_fp:
	fp_on	x0
#ifdef CONFIG_FPU_SHARING
	current	x0
	add	x0, x0, #CTX
	ldr	w1, [x0, #CTX_FROZEN]
	cbz	w1, 1f
	stp	x2, x9, [sp, #ESF_X0 + 16]
	stp	x10, x30, [sp, #ESF_X0 + 32]
	mov	x2, x0
	bl	save_frozen
	ldp	x10, x30, [sp, #ESF_X0 + 32]
	ldp	x2, x9, [sp, #ESF_X0 + 16]
1:
#endif
	msr	fpcr, xzr
	ldp	x0, x1, [sp, #ESF_X0]
	add	sp, sp, #ESF_SIZE
	eret
#endif

#ifdef CONFIG_ARM64_STACK_PROTECTION
full_stack: /* x0 is in TTBR1_EL1. What is on the stack is lost: its top serves for the report. */
	mov	x0, sp
	msr	tpidr_el0, x1
#ifdef CONFIG_SMP
	mrs	x1, tpidr_el1
	ldr	x1, [x1, #:lo12:z_arm64_cpu_irq_stack]
#else
	adrp	x1, z_arm64_handlers_top
	ldr	x1, [x1, #:lo12:z_arm64_handlers_top]
#endif
	sub	x1, x1, #ESF_SIZE
	mov	sp, x1
	x2_x17	stp, sp, ESF_X0
	stp	x29, x0, [sp, #ESF_X29_SP]
	mrs	x0, ttbr1_el1
	mrs	x1, tpidr_el0
	stp	x0, x1, [sp, #ESF_X0]
	mov	w1, #1
	b	report
#endif
