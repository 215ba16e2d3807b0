/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * System calls: from a user's fetch at a gate to the check of the call, and back
 * (doc/security/design.md).
 *
 * The processor has switched to the thread's kernel stack, whose top the task state segment holds,
 * and turned interrupts off. All registers are the caller's, with the arguments as the calling
 * convention has them; rax, r10 and r11 (32 bit: eax, ecx, edx) are free. The user's stack is
 * touched only where it is known to be the thread's, and the address to return to loses its upper
 * half: iret refuses, as an error of the kernel, addresses that the processor can not have.
 *
 * The kernel runs with the floating point exceptions off, whatever the user wants of them.
 *
 * Back: what the caller does not get as a result is cleared, the registers of SSE too; x87 ones
 * the kernel does not use. Those that calls preserve are the user's own.
 */
#define _ASMLANGUAGE
#include "percpu.h"
#include "user.h"

	.text
	.globl z_x86_page_fault, z_x86_user_start

#ifdef CONFIG_X86_64

#ifdef CONFIG_SMP
#define SWAPGS swapgs
#define LOAD_CURRENT(reg)                                                                          \
	movq %gs:CPU_CPU, reg;                                                                     \
	movq (reg), reg
#else
#define SWAPGS
#define LOAD_CURRENT(reg) movq _kernel, reg
#endif

	.macro clear_sse
	.irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
	pxor %xmm\n, %xmm\n
	.endr
	.endm

/* On the stack: error code, then the frame of struct z_x86_user_frame. */
#define RIP (2 * 8)
#define RSP (5 * 8)
#define CONTROL (USER_STACK_WORDS * 8) /* over the place of rax: MXCSR, x87's control word */

	.balign 16
z_x86_page_fault:
	cmpl $PF_USER_FETCH, (%rsp)
	jne other
	pushq %rax
	movq RIP(%rsp), %rax
	cmpq $__gates_start, %rax
	jb refused
	cmpq $__gates_end, %rax
	jae refused
	testb $15, %al
	jnz refused
	movq 8(%rax), %rax /* z_mrsh_X */
	testq %rax, %rax
	jz refused
	SWAPGS
	LOAD_CURRENT(%r11)
	movq RSP(%rsp), %r10
	subq z_x86_thread_user_stack(%r11), %r10
	cmpq z_x86_thread_user_stack_room(%r11), %r10
	ja forged
	cld
#ifdef CONFIG_THREAD_LOCAL_STORAGE /* the user may have loaded fs */
	movq %rax, (%rsp)
	pushq %rcx
	pushq %rdx
	movq z_x86_thread_tls(%r11), %rax
	movq %rax, %rdx
	shrq $32, %rdx
	movl $0xc0000100, %ecx
	wrmsr
	popq %rdx
	popq %rcx
	movq (%rsp), %rax
#endif
	movq RSP(%rsp), %r10
	movl (%r10), %r11d
	movq %r11, RIP(%rsp)
	addq $8, RSP(%rsp)
	.set word, USER_STACK_WORDS
	.rept USER_STACK_WORDS
	pushq word * 8(%r10)
	.set word, word - 1
	.endr
	stmxcsr CONTROL(%rsp)
	fnstcw CONTROL + 4(%rsp)
	fninit
	ldmxcsr z_x86_mxcsr
	sti
	call *%rax
	cli
	fldcw CONTROL + 4(%rsp)
	ldmxcsr CONTROL(%rsp)
	addq $(USER_STACK_WORDS * 8 + 2 * 8), %rsp
	xorl %ecx, %ecx
	xorl %edx, %edx
	xorl %esi, %esi
	xorl %edi, %edi
	xorl %r8d, %r8d
	xorl %r9d, %r9d
	xorl %r10d, %r10d
	xorl %r11d, %r11d
	clear_sse
	SWAPGS
	iretq

forged:
	SWAPGS
refused:
	popq %rax
other:	pushq $14
	jmp z_x86_exception

#ifdef CONFIG_SMP
/*
 * Another CPU has changed the tables that this one uses, and waits, under the kernel's lock, for which
 * we may be waiting too: so it comes as an interrupt that can not be turned off. Neither gs nor
 * the stack tell what to expect of them. Without a table wanted it is a real one.
 */
	.globl z_x86_nmi
z_x86_nmi:
	pushq %rax
	pushq %rcx
#ifdef CONFIG_X2APIC
	pushq %rdx
	movl $X2APIC_ID, %ecx
	rdmsr
	popq %rdx
#else
	movl $LAPIC_ID, %eax
	movl (%rax), %eax
	shrl $24, %eax
#endif
	movq z_x86_wanted_tables(, %rax, 8), %rcx
	testq %rcx, %rcx
	jz 1f
	movq %rcx, %cr3
	movq $0, z_x86_wanted_tables(, %rax, 8)
	popq %rcx
	popq %rax
	iretq
1:	popq %rcx
	popq %rax
	pushq $0
	pushq $2
	jmp z_x86_exception
#endif

/* A thread's first step into user mode: its frame is next on its kernel stack. */
z_x86_user_start:
	movq %rbx, %rdi
	movq %r12, %rsi
	movq %r13, %rdx
	movq %r14, %rcx
	xorl %eax, %eax
	xorl %ebx, %ebx
	xorl %ebp, %ebp
	xorl %r8d, %r8d
	xorl %r9d, %r9d
	xorl %r10d, %r10d
	xorl %r11d, %r11d
	xorl %r12d, %r12d
	xorl %r13d, %r13d
	xorl %r14d, %r14d
	xorl %r15d, %r15d
	clear_sse
	SWAPGS
	iretq

#else /* 32 bits */

#define EIP (2 * 4)
#define ESP (5 * 4)

/*
 * The unit is in use, by the compiler, only with CONFIG_FPU. The control words go over the places of
 * eax and the error code.
 */
#define CONTROL (USER_STACK_WORDS * 4)

	.macro fp_enter
#ifdef CONFIG_FPU
	stmxcsr CONTROL(%esp)
	fnstcw CONTROL + 4(%esp)
	fninit
	ldmxcsr z_x86_mxcsr
#endif
	.endm

	.macro fp_leave
#ifdef CONFIG_FPU
	fldcw CONTROL + 4(%esp)
	ldmxcsr CONTROL(%esp)
#endif
	.endm

	.macro clear_sse
#if defined(CONFIG_FPU) && defined(CONFIG_X86_SSE)
	.irp n, 0, 1, 2, 3, 4, 5, 6, 7
	xorps %xmm\n, %xmm\n
	.endr
#endif
	.endm

	.balign 16
z_x86_page_fault:
	cmpl $PF_USER_FETCH, (%esp)
	jne other
	pushl %eax
	movl $SEL_USER_DATA, %eax /* the user may have loaded others */
	movl %eax, %ds
	movl %eax, %es
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	movl $SEL_TLS, %eax
	movl %eax, %gs
#endif
	movl EIP(%esp), %eax
	cmpl $__gates_start, %eax
	jb refused
	cmpl $__gates_end, %eax
	jae refused
	testb $15, %al
	jnz refused
	movl 8(%eax), %eax /* z_mrsh_X */
	testl %eax, %eax
	jz refused
	movl _kernel, %edx
	movl ESP(%esp), %ecx
	subl z_x86_thread_user_stack(%edx), %ecx
	cmpl z_x86_thread_user_stack_room(%edx), %ecx
	ja refused
	cld
	movl ESP(%esp), %ecx
	movl (%ecx), %edx
	movl %edx, EIP(%esp)
	addl $4, ESP(%esp)
	.set word, USER_STACK_WORDS
	.rept USER_STACK_WORDS
	pushl word * 4(%ecx)
	.set word, word - 1
	.endr
	fp_enter
	sti
	call *%eax
	cli
	fp_leave
	addl $(USER_STACK_WORDS * 4 + 2 * 4), %esp
	xorl %ecx, %ecx
	clear_sse
	iret

refused:
	popl %eax
other:	pushl $14
	jmp z_x86_exception

z_x86_user_start:
	xorl %eax, %eax
	xorl %ebx, %ebx
	xorl %ecx, %ecx
	xorl %edx, %edx
	xorl %esi, %esi
	xorl %edi, %edi
	xorl %ebp, %ebp
	clear_sse
	iret

#endif

	.section .note.GNU-stack, "", @progbits
