/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * void posix_switch_stack(void **save_sp, void *new_sp)
 *
 * Put the registers that a function must preserve on the stack, *save_sp = stack pointer, go to the
 * other stack, take its registers off. The caller's compiler has saved all others. Floating point
 * control words count as preserved by each host's calling convention. A new stack is laid out by
 * arch_new_thread() as if it had come through here.
 */
	.text
	.globl	posix_switch_stack
	.hidden	posix_switch_stack
	.type	posix_switch_stack, %function
posix_switch_stack:

#if defined(__x86_64__)
	pushq	%rbp
	pushq	%rbx
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	subq	$8, %rsp
	stmxcsr	(%rsp)
	fnstcw	4(%rsp)
	movq	%rsp, (%rdi)
	movq	%rsi, %rsp
	fldcw	4(%rsp)
	ldmxcsr	(%rsp)
	addq	$8, %rsp
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbx
	popq	%rbp
	ret

#elif defined(__i386__)
	movl	4(%esp), %eax
	movl	8(%esp), %edx
	pushl	%ebp
	pushl	%ebx
	pushl	%esi
	pushl	%edi
	subl	$8, %esp
	stmxcsr	(%esp)
	fnstcw	4(%esp)
	movl	%esp, (%eax)
	movl	%edx, %esp
	fldcw	4(%esp)
	ldmxcsr	(%esp)
	addl	$8, %esp
	popl	%edi
	popl	%esi
	popl	%ebx
	popl	%ebp
	ret

#elif defined(__aarch64__)
	sub	sp, sp, #176
	stp	x19, x20, [sp, #0]
	stp	x21, x22, [sp, #16]
	stp	x23, x24, [sp, #32]
	stp	x25, x26, [sp, #48]
	stp	x27, x28, [sp, #64]
	stp	x29, x30, [sp, #80]
	stp	d8, d9, [sp, #96]
	stp	d10, d11, [sp, #112]
	stp	d12, d13, [sp, #128]
	stp	d14, d15, [sp, #144]
	mrs	x9, fpcr
	str	x9, [sp, #160]
	mov	x10, sp
	str	x10, [x0]
	mov	sp, x1
	ldr	x9, [sp, #160]
	msr	fpcr, x9
	ldp	x19, x20, [sp, #0]
	ldp	x21, x22, [sp, #16]
	ldp	x23, x24, [sp, #32]
	ldp	x25, x26, [sp, #48]
	ldp	x27, x28, [sp, #64]
	ldp	x29, x30, [sp, #80]
	ldp	d8, d9, [sp, #96]
	ldp	d10, d11, [sp, #112]
	ldp	d12, d13, [sp, #128]
	ldp	d14, d15, [sp, #144]
	add	sp, sp, #176
	ret

#else
#error "no context switch for this host processor: add its instructions here"
#endif
	.size	posix_switch_stack, . - posix_switch_stack
	.section .note.GNU-stack, "", %progbits
