/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Words of this port's assembly.
 */
#ifndef ETESIAN_ARCH_ARM64_ASM_H_
#define ETESIAN_ARCH_ARM64_ASM_H_

#include "context.h"

/* Offsets in struct k_thread, from context.c: of callee_saved, of tls. */
#define CTX        :lo12:z_arm64_ctx
#define THREAD_TLS :lo12:z_arm64_thread_tls

/* The current thread. */
.macro current reg
#ifdef CONFIG_SMP
	mrs	\reg, tpidrro_el0
#else
	adrp	\reg, _kernel
	ldr	\reg, [\reg, #:lo12:_kernel]
#endif
.endm

/* This CPU has another thread now, with the context \ctx. Clobbers x9. */
.macro enter thread, ctx
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	ldr	x9, [\thread, #THREAD_TLS]
	msr	tpidr_el0, x9
#endif
#ifdef CONFIG_SMP
	msr	tpidrro_el0, \thread
#endif
	add	\ctx, \thread, #CTX
.endm

/* Translation tables of what is \ctx's. Clobbers what a call does, and x19. */
.macro tables ctx
#ifdef CONFIG_USERSPACE
	ldr	x9, [\ctx, #CTX_TTBR]
	mrs	x10, ttbr0_el1
	cmp	x9, x10 /* one kernel thread after another */
	b.eq	.Lsame_tables\@
	mov	x19, \ctx
	bl	z_arm64_user_tables
	mov	\ctx, x19
.Lsame_tables\@:
#endif
.endm

/* The thread that was left may run elsewhere. Clobbers what a call does, and x19. */
.macro switched ctx
#ifdef CONFIG_SMP
	mov	x19, \ctx
	bl	z_smp_switched
	mov	\ctx, x19
#endif
.endm

.macro load_x19_x28 ctx
	ldp	x19, x20, [\ctx, #CTX_X19]
	ldp	x21, x22, [\ctx, #CTX_X19 + 16]
	ldp	x23, x24, [\ctx, #CTX_X19 + 32]
	ldp	x25, x26, [\ctx, #CTX_X19 + 48]
	ldp	x27, x28, [\ctx, #CTX_X19 + 64]
.endm

/* x2 to x17 to or from a block that begins with x0. */
.macro x2_x17 op, base, offset
	\op	x2, x3, [\base, #\offset + 16]
	\op	x4, x5, [\base, #\offset + 32]
	\op	x6, x7, [\base, #\offset + 48]
	\op	x8, x9, [\base, #\offset + 64]
	\op	x10, x11, [\base, #\offset + 80]
	\op	x12, x13, [\base, #\offset + 96]
	\op	x14, x15, [\base, #\offset + 112]
	\op	x16, x17, [\base, #\offset + 128]
.endm

/* All vector registers to or from a block. */
.macro vectors op, base
	\op	q0, q1, [\base]
	\op	q2, q3, [\base, #16 * 2]
	\op	q4, q5, [\base, #16 * 4]
	\op	q6, q7, [\base, #16 * 6]
	\op	q8, q9, [\base, #16 * 8]
	\op	q10, q11, [\base, #16 * 10]
	\op	q12, q13, [\base, #16 * 12]
	\op	q14, q15, [\base, #16 * 14]
	\op	q16, q17, [\base, #16 * 16]
	\op	q18, q19, [\base, #16 * 18]
	\op	q20, q21, [\base, #16 * 20]
	\op	q22, q23, [\base, #16 * 22]
	\op	q24, q25, [\base, #16 * 24]
	\op	q26, q27, [\base, #16 * 26]
	\op	q28, q29, [\base, #16 * 28]
	\op	q30, q31, [\base, #16 * 30]
.endm

/* Those that calls do not keep. */
.macro clear_vectors
	.irp	n, 0, 1, 2, 3, 4, 5, 6, 7
	movi	d\n, #0
	.endr
	.irp	n, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
	movi	d\n, #0
	.endr
.endm

/* Those that calls keep from a block, the rest 0. */
.macro vectors_kept base
	clear_vectors
	.irp	n, 8, 9, 10, 11, 12, 13, 14, 15
	ldr	d\n, [\base, #16 * \n]
	.endr
.endm

/* Vector registers on. */
.macro fp_on scratch
	mov	\scratch, #CPACR_FPEN
	msr	cpacr_el1, \scratch
	isb
.endm

#endif /* ETESIAN_ARCH_ARM64_ASM_H_ */
