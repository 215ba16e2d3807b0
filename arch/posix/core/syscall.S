/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * System call of a user thread: where a gate (<zephyr/arch/posix/gate.h>) jumps in user mode, with
 * the arguments as their caller left them and the address of the check in a scratch register.
 *
 *	save the arguments on the user's stack
 *	sp = posix_syscall_enter(arguments on the stack, check)   kernel mode; top of the kernel stack, on
 *	                                                          it a copy of the arguments on the user's
 *	call the check
 *	go back to the user's stack; posix_syscall_leave()        user mode
 */
	.text
	.globl	posix_syscall
	.hidden	posix_syscall
	.type	posix_syscall, %function
posix_syscall:

#if defined(__x86_64__)
	pushq	%rbp
	movq	%rsp, %rbp
	subq	$64, %rsp
	movq	%rdi, -8(%rbp)
	movq	%rsi, -16(%rbp)
	movq	%rdx, -24(%rbp)
	movq	%rcx, -32(%rbp)
	movq	%r8, -40(%rbp)
	movq	%r9, -48(%rbp)
	movq	%r11, -56(%rbp)
	leaq	16(%rbp), %rdi
	movq	%r11, %rsi
	call	posix_syscall_enter
	movq	-8(%rbp), %rdi
	movq	-16(%rbp), %rsi
	movq	-24(%rbp), %rdx
	movq	-32(%rbp), %rcx
	movq	-40(%rbp), %r8
	movq	-48(%rbp), %r9
	movq	-56(%rbp), %r11
	movq	%rax, %rsp
	call	*%r11
	leaq	-64(%rbp), %rsp
	movq	%rax, -8(%rbp)
	movq	%rdx, -16(%rbp)
	call	posix_syscall_leave
	movq	-8(%rbp), %rax
	movq	-16(%rbp), %rdx
	leave
	ret

#elif defined(__i386__)
	pushl	%ebp
	movl	%esp, %ebp
	subl	$24, %esp
	movl	%eax, -4(%ebp)
	movl	%eax, 4(%esp)
	leal	8(%ebp), %eax
	movl	%eax, (%esp)
	call	posix_syscall_enter
	movl	-4(%ebp), %edx
	movl	%eax, %esp
	call	*%edx
	leal	-24(%ebp), %esp
	movl	%eax, -4(%ebp)
	movl	%edx, -8(%ebp)
	call	posix_syscall_leave
	movl	-4(%ebp), %eax
	movl	-8(%ebp), %edx
	leave
	ret

#elif defined(__aarch64__)
	stp	x29, x30, [sp, #-96]!
	mov	x29, sp
	stp	x0, x1, [sp, #16]
	stp	x2, x3, [sp, #32]
	stp	x4, x5, [sp, #48]
	stp	x6, x7, [sp, #64]
	str	x16, [sp, #80]
	add	x0, x29, #96
	mov	x1, x16
	bl	posix_syscall_enter
	mov	x9, x0
	ldp	x0, x1, [x29, #16]
	ldp	x2, x3, [x29, #32]
	ldp	x4, x5, [x29, #48]
	ldp	x6, x7, [x29, #64]
	ldr	x16, [x29, #80]
	mov	sp, x9
	blr	x16
	mov	sp, x29
	stp	x0, x1, [sp, #16]
	bl	posix_syscall_leave
	ldp	x0, x1, [sp, #16]
	ldp	x29, x30, [sp], #96
	ret

#else
#error "no system calls for this host processor: add its instructions here"
#endif
	.size	posix_syscall, . - posix_syscall
	.section .note.GNU-stack, "", %progbits
