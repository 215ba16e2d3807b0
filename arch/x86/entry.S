/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts and exceptions: from the vector to C and back.
 *
 * Interrupt: the processor pushes on the stack of the thread it interrupts; we add the registers
 * that a C function may change and go to the interrupt stack of this CPU, if we are not on it yet.
 * The handler runs with interrupts on: the local APIC holds back what is not more urgent until it
 * is told the end (EOI). When the outermost handler has returned and asked for it
 * (arch_isr_resched()), we are back on the thread's stack, and the switch to another thread is an
 * ordinary call of arch_switch(): so all threads that do not run were left in the same way, and
 * nothing is special about a preempted one. Races: none of its own; interrupts are off from before
 * EOI to iret.
 *
 * Floating point registers: C code calls arch_switch() with none of them in use (all are the
 * caller's). So it is enough that an interrupt saves them, by FXSAVE: handlers, and threads that
 * they switch to, may use them as they like. In 64 bits compilers use them for everything: every
 * interrupt saves them, a thread's in its record, so that its stack need not have the room. In 32
 * bits they are saved to the interrupted stack: always with CONFIG_FPU; without, the compiler uses
 * none of its own accord, so CR0.TS is set until somebody does (exception 7), and only then
 * interrupts begin to save. Exceptions do not: they return only behind ARCH_EXCEPT(), which says
 * that they are changed.
 *
 * Exception: all registers, as struct arch_esf, on the stack that was in use; then to the interrupt
 * stack for z_x86_fault(). Where there is no room for that, on a stack that has overflowed, the
 * processor makes it a double fault, which has a stack of its own (64 bit: IST 1; 32 bit: a task)
 * and moves the registers to the top of the interrupt stack first.
 */
#define _ASMLANGUAGE
#include "percpu.h"

#ifdef CONFIG_SMP
#define CPU(offset) %gs:offset
#else
#define CPU(offset) z_x86_cpus + offset
#endif

#ifdef CONFIG_MULTITHREADING
#define IF_THREADS(...) __VA_ARGS__
#else
#define IF_THREADS(...)
#endif

	.text

/* ---- one stub for each vector: the vector's number, for exceptions above an error code ----- */

#ifdef CONFIG_X86_64
#define PUSH(value) pushq $value
#else
#define PUSH(value) pushl $value
#endif

	.balign 16
	.globl z_x86_stubs
z_x86_stubs:
	.set vec, 0
	.rept 256
	.balign 16
	.if vec == VECTOR_DOUBLE_FAULT
	PUSH(vec)
	jmp double_fault
#ifdef CONFIG_USERSPACE
	.elseif vec == 14
	jmp z_x86_page_fault
#ifdef CONFIG_SMP
	.elseif vec == 2
	jmp z_x86_nmi
#endif
#endif
	.elseif (vec == 7)
	jmp no_fpu
	.elseif (vec >= 10 && vec <= 14) || vec == 17 || vec == 21 || vec == 29 || vec == 30
	PUSH(vec)
	jmp exception
	.elseif vec <= VECTOR_OOPS
	PUSH(0)
	PUSH(vec)
	jmp exception
#ifdef CONFIG_IRQ_OFFLOAD
	.elseif vec == CONFIG_IRQ_OFFLOAD_VECTOR
	PUSH(vec)
	jmp offload
#endif
	.elseif vec == VECTOR_SPURIOUS
#ifdef CONFIG_X86_64
	iretq
#else
	iret
#endif
	.else
	PUSH(vec)
	jmp interrupt
	.endif
	.set vec, vec + 1
	.endr

	.globl z_x86_exception

#ifdef CONFIG_X86_64

#define AT_VECTOR (9 * 8)
#define AT_CS	  (AT_VECTOR + 2 * 8)
#define AT_FLAGS  (AT_VECTOR + 3 * 8)
#define ESF_CS	  (18 * 8)
#define FP_SIZE   520 /* FXSAVE area and alignment */

#ifdef CONFIG_SMP
#define LOAD_CURRENT                                                                               \
	movq %gs:CPU_CPU, %rax;                                                                    \
	movq (%rax), %rax
#else
#define LOAD_CURRENT movq _kernel, %rax
#endif

/*
 * rdx: the saved registers, rax: the floating point ones, which of a thread are kept in its record
 * (switch.c says where). Keeps rdi and rsi.
 */
	.macro enter_isr
	pushq %rax
	pushq %rcx
	pushq %rdx
	pushq %rsi
	pushq %rdi
	pushq %r8
	pushq %r9
	pushq %r10
	pushq %r11
#ifdef CONFIG_USERSPACE
	testb $3, AT_CS(%rsp)
	jz 3f
	call from_user
3:
#endif
	movq %rsp, %rdx
	incl CPU(CPU_NESTED)
#ifdef CONFIG_MULTITHREADING
	cmpl $1, CPU(CPU_NESTED)
	jne 1f
	LOAD_CURRENT
	leaq z_x86_thread_fp + 15(%rax), %rax
	andq $-16, %rax
	movq CPU(CPU_IRQ_STACK), %rsp
	jmp 2f
#endif
1:	subq $FP_SIZE, %rsp
	movq %rsp, %rax
2:	fxsave64 (%rax)
#ifdef CONFIG_USERSPACE
	fninit /* a user may want exceptions from it */
	ldmxcsr z_x86_mxcsr
#endif
	pushq %rdx
	pushq %rax
#ifdef CONFIG_TRACING_ISR
	pushq %rdi
	pushq %rsi
	call sys_trace_isr_enter
	popq %rsi
	popq %rdi
	movq 8(%rsp), %rdx
#endif
	.endm

	.balign 16
interrupt:
	enter_isr
	movzbl AT_VECTOR(%rdx), %eax
	movzbl z_x86_lines(%rax), %eax
	shll $4, %eax
	movq _sw_isr_table(%rax), %rdi
	sti
	call *_sw_isr_table+8(%rax)
	cli
#ifdef CONFIG_X2APIC
	movl $X2APIC_EOI, %ecx
	xorl %eax, %eax
	xorl %edx, %edx
	wrmsr
#else
	movl $LAPIC_EOI, %eax
	movl $0, (%rax)
#endif
leave:
#ifdef CONFIG_TRACING_ISR
	call sys_trace_isr_exit
#endif
	popq %rax
	popq %rsp
	decl CPU(CPU_NESTED)
	IF_THREADS(jnz 1f)
	IF_THREADS(cmpl $0, CPU(CPU_RESCHED))
	IF_THREADS(jne 2f)
1:	fxrstor64 (%rax)
	popq %r11
	popq %r10
	popq %r9
	popq %r8
	popq %rdi
	popq %rsi
	popq %rdx
	popq %rcx
	popq %rax
	addq $8, %rsp
#if defined(CONFIG_USERSPACE) && defined(CONFIG_SMP)
	testb $3, 8(%rsp)
	jz 3f
	swapgs
3:
#endif
	iretq
2:	IF_THREADS(movl AT_FLAGS(%rsp), %edi)
	IF_THREADS(pushq %rax)
	IF_THREADS(call z_x86_isr_exit)
	IF_THREADS(popq %rax)
	IF_THREADS(jmp 1b)

#ifdef CONFIG_IRQ_OFFLOAD
offload: /* rsi(rdi), see arch_irq_offload() */
	enter_isr
	call *%rsi
	jmp leave
#endif

z_x86_exception:
exception:
	pushq %rax
	pushq %rcx
	pushq %rdx
	pushq %rbx
	pushq %rbp
	pushq %rsi
	pushq %rdi
	pushq %r8
	pushq %r9
	pushq %r10
	pushq %r11
	pushq %r12
	pushq %r13
	pushq %r14
	pushq %r15
saved:
#ifdef CONFIG_USERSPACE
	testb $3, ESF_CS(%rsp)
	jz 2f
	fninit
	ldmxcsr z_x86_mxcsr
	call from_user
2:
#endif
	movq %rsp, %rdi
	movq %rsp, %rbx
	incl CPU(CPU_NESTED)
	cmpl $1, CPU(CPU_NESTED)
	jne 1f
	movq CPU(CPU_IRQ_STACK), %rax
	movq %rax, %rdx
	subq %rsp, %rdx
	cmpq $CONFIG_ISR_STACK_SIZE, %rdx
	jbe 1f /* boot is there already */
	movq %rax, %rsp
1:	cld
	call z_x86_fault
	movq %rbx, %rsp
	decl CPU(CPU_NESTED)
	popq %r15
	popq %r14
	popq %r13
	popq %r12
	popq %r11
	popq %r10
	popq %r9
	popq %r8
	popq %rdi
	popq %rsi
	popq %rbp
	popq %rbx
	popq %rdx
	popq %rcx
	popq %rax
	addq $16, %rsp
	iretq

#ifdef CONFIG_USERSPACE
/* What the user may have changed of what the kernel needs; rax, rcx, rdx are free. */
from_user:
#ifdef CONFIG_SMP
	swapgs
#endif
	cld
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	LOAD_CURRENT
	movq z_x86_thread_tls(%rax), %rax
	movq %rax, %rdx
	shrq $32, %rdx
	movl $0xc0000100, %ecx /* IA32_FS_BASE */
	wrmsr
#endif
	ret

	.section .rodata
	.balign 4
	.globl z_x86_mxcsr
z_x86_mxcsr:
	.long 0x1f80 /* as after reset: no exceptions */
	.text
#endif

no_fpu: /* CR0.TS is never set */
	pushq $0
	pushq $7
	jmp exception

double_fault:
	pushq %rax
	pushq %rcx
	pushq %rdx
	pushq %rbx
	pushq %rbp
	pushq %rsi
	pushq %rdi
	pushq %r8
	pushq %r9
	pushq %r10
	pushq %r11
	pushq %r12
	pushq %r13
	pushq %r14
	pushq %r15
	cld
	movq %rsp, %rsi
	movq CPU(CPU_IRQ_STACK), %rdi
	subq $(ESF_WORDS * 8), %rdi
	movq %rdi, %rax
	movl $ESF_WORDS, %ecx
	rep movsq
	movq %rax, %rsp
	jmp saved

#else /* 32 bits */

#define AT_CS  20
#define ESF_CS 44

	.macro enter_isr
	pushl %eax
	pushl %ecx
	pushl %edx
#ifdef CONFIG_USERSPACE
	testb $3, AT_CS(%esp)
	jz 1f
	call from_user
1:
#endif
	movl %esp, %edx
	cmpb $0, z_x86_fp_used
	je 1f
	subl $512, %esp
	andl $-16, %esp
	fxsave (%esp)
#ifdef CONFIG_USERSPACE
	fninit /* a user may want exceptions from it */
	ldmxcsr z_x86_mxcsr
#endif
1:	movl %esp, %ecx
	incl CPU(CPU_NESTED)
	cmpl $1, CPU(CPU_NESTED)
	jne 2f
	movl CPU(CPU_IRQ_STACK), %esp
2:	pushl %ecx
	pushl %edx
#ifdef CONFIG_TRACING_ISR
	call sys_trace_isr_enter
	movl (%esp), %edx
#endif
	.endm

	.balign 16
interrupt:
	enter_isr
	movzbl 12(%edx), %eax
	movzbl z_x86_lines(%eax), %eax
	pushl _sw_isr_table(, %eax, 8)
	sti
	call *_sw_isr_table+4(, %eax, 8)
	cli
	movl $0, LAPIC_EOI
	addl $4, %esp
leave:
#ifdef CONFIG_TRACING_ISR
	call sys_trace_isr_exit
#endif
	popl %edx
	popl %esp
	decl CPU(CPU_NESTED)
	IF_THREADS(jnz 1f)
	IF_THREADS(cmpl $0, CPU(CPU_RESCHED))
	IF_THREADS(jne 3f)
1:	cmpl %esp, %edx
	je 2f
	fxrstor (%esp)
	movl %edx, %esp
2:	popl %edx
	popl %ecx
	popl %eax
	addl $4, %esp
	iret
3:	IF_THREADS(pushl %edx)
	IF_THREADS(pushl 24(%edx))
	IF_THREADS(call z_x86_isr_exit)
	IF_THREADS(addl $4, %esp)
	IF_THREADS(popl %edx)
	IF_THREADS(jmp 1b)

#ifdef CONFIG_IRQ_OFFLOAD
offload: /* esi(edi), see arch_irq_offload() */
	enter_isr
	pushl %edi
	call *%esi
	addl $4, %esp
	jmp leave
#endif

z_x86_exception:
exception:
	pushal
	leal 52(%esp), %eax
#ifdef CONFIG_USERSPACE
	testb $3, ESF_CS(%esp)
	jz 1f
	call from_user
	cmpb $0, z_x86_fp_used
	je 2f
	fninit
	ldmxcsr z_x86_mxcsr
2:
	movl 52(%esp), %eax
1:
#endif
	movl %eax, 12(%esp) /* esp before all of this */
saved:	movl %esp, %ebx
	incl CPU(CPU_NESTED)
	cmpl $1, CPU(CPU_NESTED)
	jne 1f
	movl CPU(CPU_IRQ_STACK), %eax
	movl %eax, %edx
	subl %esp, %edx
	cmpl $CONFIG_ISR_STACK_SIZE, %edx
	jbe 1f /* boot is there already */
	movl %eax, %esp
1:	cld
	pushl %ebx
	call z_x86_fault
	movl %ebx, %esp
	decl CPU(CPU_NESTED)
	popal
	addl $8, %esp
	iret

#ifdef CONFIG_USERSPACE
/* What the user may have changed of what the kernel needs; eax is free. */
from_user:
	movl $SEL_USER_DATA, %eax
	movl %eax, %ds
	movl %eax, %es
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	movl $SEL_TLS, %eax
	movl %eax, %gs
#endif
	cld
	ret

	.section .rodata
	.balign 4
	.globl z_x86_mxcsr
z_x86_mxcsr:
	.long 0x1f80 /* as after reset: no exceptions */
	.text
#endif

no_fpu:
	clts
	fninit
	movb $1, %ss:z_x86_fp_used /* ds may be a user's */
	iret

/*
 * The task of double faults: z_x86_double_fault() writes struct arch_esf to the interrupt stack and
 * lets the task that failed go on at z_x86_df_resume, with esp there.
 */
double_fault: /* not through the interrupt gate of this stub: never */
	jmp exception
	.globl z_x86_df_task
z_x86_df_task:
	call z_x86_double_fault
	addl $4, %esp /* the error code */
	iret
	jmp z_x86_df_task

	.globl z_x86_df_resume
z_x86_df_resume:
	jmp saved

	.data
	.globl z_x86_fp_used
z_x86_fp_used:
#ifdef CONFIG_FPU
	.byte 1
#else
	.byte 0
#endif

#endif

	.section .note.GNU-stack, "", @progbits
