/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The context switch. A thread that does not run has its stack pointer in callee_saved.sp, and
 * there the registers that a C function preserves, above them the address to return to. It came
 * here by a call of arch_switch(), also when it was preempted: the end of the interrupt calls it
 * (entry.S). Floating point registers belong to the caller; only their control words (rounding,
 * masks) are preserved by calls, and saved where threads share the unit.
 *
 * Races. Interrupts are off from before arch_switch() until the next thread turns them on. With
 * several CPUs another one may take prev as soon as the kernel lock is released: that is done here,
 * when nothing of prev is needed any more, on next's stack.
 *
 * The offset of sp in a thread is not known to the assembler, so these are naked C functions.
 */
#include "user.h"
#include "arch/arch.h"

#define SP_OFFSET offsetof(struct k_thread, callee_saved.sp)

#ifdef CONFIG_THREAD_LOCAL_STORAGE
#define TLS_OFFSET offsetof(struct k_thread, tls)
#else
#define TLS_OFFSET 0
#endif

#ifdef CONFIG_USERSPACE
#define KERNEL_STACK_OFFSET offsetof(struct k_thread, arch.kernel_stack)

/* For syscall.S and entry.S. */
static NAKED __used void user_symbols(void)
{
	__asm__ volatile(".globl z_x86_thread_user_stack, z_x86_thread_user_stack_room\n\t"
			 ".globl z_x86_thread_tls\n\t"
			 ".set z_x86_thread_user_stack, %c0\n\t"
			 ".set z_x86_thread_user_stack_room, %c1\n\t"
			 ".set z_x86_thread_tls, %c2"
			 :
			 : "i"(offsetof(struct k_thread, arch.user_stack)),
			   "i"(offsetof(struct k_thread, arch.user_stack_room)), "i"(TLS_OFFSET));
}
#else
#define KERNEL_STACK_OFFSET 0
#endif

#ifdef CONFIG_X86_64

struct switch_frame {
	uint32_t mxcsr, fcw;
	uint64_t r15, r14, r13, r12, rbx, rbp;
	uint64_t rip;
};

/* The control words' place also aligns the stack for calls. */
#ifdef CONFIG_FPU_SHARING
#define FP_LEAVE "sub $8, %%rsp\n\tstmxcsr (%%rsp)\n\tfnstcw 4(%%rsp)\n\t"
#define FP_ENTER "fldcw 4(%%rsp)\n\tldmxcsr (%%rsp)\n\tadd $8, %%rsp\n\t"
#else
#define FP_LEAVE "sub $8, %%rsp\n\t"
#define FP_ENTER "add $8, %%rsp\n\t"
#endif

#ifdef CONFIG_THREAD_LOCAL_STORAGE
#define TLS_ENTER /* IA32_FS_BASE */    \
	"mov %c[tls](%%rdi), %%rax\n\t" \
	"mov %%rax, %%rdx\n\t"          \
	"shr $32, %%rdx\n\t"            \
	"mov $0xc0000100, %%ecx\n\t"    \
	"wrmsr\n\t"
#else
#define TLS_ENTER
#endif

#ifdef CONFIG_USERSPACE /* kernel threads have the kernel's tables */
#define USER_ENTER                             \
	"cmpq $0, %c[kernel_stack](%%rdi)\n\t" \
	"jne 1f\n\t"                           \
	"mov %%cr3, %%rax\n\t"                 \
	"cmp $z_x86_pml4, %%rax\n\t"           \
	"je 2f\n\t"                            \
	"mov $z_x86_pml4, %%eax\n\t"           \
	"mov %%rax, %%cr3\n\t"                 \
	"jmp 2f\n"                             \
	"1:\tcall z_x86_user_enter\n"          \
	"2:\n\t"
#else
#define USER_ENTER
#endif

#ifdef CONFIG_SMP
#define SMP_SWITCHED "call z_smp_switched\n\t"
#else
#define SMP_SWITCHED
#endif

NAKED void arch_switch(struct k_thread *next, struct k_thread *prev)
{
	__asm__ volatile("push %%rbp\n\t"
			 "push %%rbx\n\t"
			 "push %%r12\n\t"
			 "push %%r13\n\t"
			 "push %%r14\n\t"
			 "push %%r15\n\t" FP_LEAVE "mov %%rsp, %c[sp](%%rsi)\n"
			 "load_thread:\n\t"
			 "mov %c[sp](%%rdi), %%rsp\n\t" TLS_ENTER USER_ENTER SMP_SWITCHED FP_ENTER
			 "pop %%r15\n\t"
			 "pop %%r14\n\t"
			 "pop %%r13\n\t"
			 "pop %%r12\n\t"
			 "pop %%rbx\n\t"
			 "pop %%rbp\n\t"
			 "ret"
			 :
			 : [sp] "i"(SP_OFFSET), [tls] "i"(TLS_OFFSET),
			   [kernel_stack] "i"(KERNEL_STACK_OFFSET));
}

static NAKED __used void thread_start(void)
{
	__asm__ volatile("mov %rbx, %rdi\n\t"
			 "mov %r12, %rsi\n\t"
			 "mov %r13, %rdx\n\t"
			 "mov %r14, %rcx\n\t"
			 "sti\n\t"
			 "call z_thread_entry");
}

NAKED FUNC_NORETURN void z_x86_continue(struct k_thread *next)
{
	__asm__ volatile("jmp load_thread");
}

/* Where entry.S saves floating point registers, as symbols for its instructions. */
BUILD_ASSERT(offsetof(struct z_kernel, cpus[0].current) == 0 && offsetof(struct _cpu, current) == 0,
	     "entry.S reads the first word");

static NAKED __used void symbols(void)
{
	__asm__ volatile(".globl z_x86_thread_fp\n\t"
			 ".set z_x86_thread_fp, %c0"
			 :
			 : "i"(offsetof(struct k_thread, callee_saved.fp)));
}

static ALWAYS_INLINE void fill_frame(struct switch_frame *frame, const void *first,
				     k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	frame->mxcsr = 0x1f80; /* as after reset: all exceptions masked */
	frame->fcw = 0x37f;
	frame->rbx = (uintptr_t)entry;
	frame->r12 = (uintptr_t)p1;
	frame->r13 = (uintptr_t)p2;
	frame->r14 = (uintptr_t)p3;
	frame->rbp = 0; /* end of the chain of frames */
	frame->rip = (uintptr_t)first;
}

#else /* 32 bits */

struct switch_frame {
#ifdef CONFIG_FPU_SHARING
	uint32_t mxcsr, fcw;
#endif
	uint32_t edi, esi, ebx, ebp;
	uint32_t eip;
};

#ifdef CONFIG_FPU_SHARING
#define FP_LEAVE "sub $8, %%esp\n\tstmxcsr (%%esp)\n\tfnstcw 4(%%esp)\n\t"
#define FP_ENTER "fldcw 4(%%esp)\n\tldmxcsr (%%esp)\n\tadd $8, %%esp\n\t"
#else
#define FP_LEAVE
#define FP_ENTER
#endif

#ifdef CONFIG_THREAD_LOCAL_STORAGE
#define TLS_ENTER /* the base of gs, three parts of its descriptor */ \
	"mov %c[tls](%%eax), %%ecx\n\t"                               \
	"mov %%cx, z_x86_gdt+26\n\t"                                  \
	"shr $16, %%ecx\n\t"                                          \
	"mov %%cl, z_x86_gdt+28\n\t"                                  \
	"mov %%ch, z_x86_gdt+31\n\t"                                  \
	"mov $0x18, %%ecx\n\t"                                        \
	"mov %%ecx, %%gs\n\t"
#else
#define TLS_ENTER
#endif

#ifdef CONFIG_USERSPACE
#define USER_ENTER                             \
	"cmpl $0, %c[kernel_stack](%%eax)\n\t" \
	"jne 1f\n\t"                           \
	"mov %%cr3, %%ecx\n\t"                 \
	"cmp $z_x86_pdpt, %%ecx\n\t"           \
	"je 2f\n\t"                            \
	"mov $z_x86_pdpt, %%ecx\n\t"           \
	"mov %%ecx, %%cr3\n\t"                 \
	"jmp 2f\n"                             \
	"1:\tpush %%eax\n\t"                   \
	"call z_x86_user_enter\n\t"            \
	"pop %%eax\n"                          \
	"2:\n\t"
#else
#define USER_ENTER
#endif

NAKED void arch_switch(struct k_thread *next, struct k_thread *prev)
{
	__asm__ volatile("mov 4(%%esp), %%eax\n\t"
			 "mov 8(%%esp), %%edx\n\t"
			 "push %%ebp\n\t"
			 "push %%ebx\n\t"
			 "push %%esi\n\t"
			 "push %%edi\n\t" FP_LEAVE "mov %%esp, %c[sp](%%edx)\n"
			 "load_thread:\n\t"
			 "mov %c[sp](%%eax), %%esp\n\t" TLS_ENTER USER_ENTER FP_ENTER
			 "pop %%edi\n\t"
			 "pop %%esi\n\t"
			 "pop %%ebx\n\t"
			 "pop %%ebp\n\t"
			 "ret"
			 :
			 : [sp] "i"(SP_OFFSET), [tls] "i"(TLS_OFFSET),
			   [kernel_stack] "i"(KERNEL_STACK_OFFSET));
}

static NAKED __used void thread_start(void)
{
	__asm__ volatile("push %ebp\n\t"
			 "push %edi\n\t"
			 "push %esi\n\t"
			 "push %ebx\n\t"
			 "xor %ebp, %ebp\n\t" /* end of the chain of frames */
			 "sti\n\t"
			 "call z_thread_entry");
}

NAKED FUNC_NORETURN void z_x86_continue(struct k_thread *next)
{
	__asm__ volatile("mov 4(%esp), %eax\n\t"
			 "jmp load_thread");
}

static ALWAYS_INLINE void fill_frame(struct switch_frame *frame, const void *first,
				     k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
#ifdef CONFIG_FPU_SHARING
	frame->mxcsr = 0x1f80; /* as after reset: all exceptions masked */
	frame->fcw = 0x37f;
#endif
	frame->ebx = (uintptr_t)entry;
	frame->esi = (uintptr_t)p1;
	frame->edi = (uintptr_t)p2;
	frame->ebp = (uintptr_t)p3;
	frame->eip = (uintptr_t)first;
}

#endif

BUILD_ASSERT(sizeof(struct switch_frame) == Z_X86_SWITCH_WORDS * sizeof(uintptr_t),
	     "for stack walks");

void arch_new_thread(struct k_thread *thread, k_thread_stack_t *stack, char *stack_ptr,
		     k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	/* thread_start() finds the stack aligned */
	struct switch_frame *frame = (struct switch_frame *)stack_ptr - 1;
	const void *first = (const void *)thread_start;

#ifdef CONFIG_USERSPACE
	thread->arch.kernel_stack = 0;
	if ((thread->base.user_options & K_USER) != 0U) {
		frame = (struct switch_frame *)z_x86_user_frame(thread, stack_ptr, entry, p1, p2,
								p3) -
			1;
		first = z_x86_user_start;
	}
#endif
	fill_frame(frame, first, entry, p1, p2, p3);
	thread->callee_saved.sp = (uintptr_t)frame;
#ifdef CONFIG_HW_STACK_PROTECTION
	thread->arch.guard = (uintptr_t)stack;
	z_x86_guard_set(stack, thread);
#else
	ARG_UNUSED(stack);
#endif
}

#ifdef CONFIG_ARCH_HAS_THREAD_ABORT
/* The memory of its stack may serve another purpose next. */
void arch_thread_gone(struct k_thread *thread)
{
#ifdef CONFIG_USERSPACE
	z_x86_user_gone(thread);
#endif
#ifdef CONFIG_HW_STACK_PROTECTION
	z_x86_guard_clear((void *)thread->arch.guard);
#endif
}
#endif

FUNC_NORETURN void arch_start_first(struct k_thread *first)
{
	z_x86_continue(first);
}

/*
 * At the end of an interrupt, on the stack of the thread it interrupted, whose flags are @p flags.
 * A locked thread keeps the CPU: then an interrupt shall come as soon as it unlocks.
 */
__used void z_x86_isr_exit(unsigned int flags);

void z_x86_isr_exit(unsigned int flags)
{
	struct k_thread *prev = _current;
	struct k_thread *next;

	z_x86_this_cpu()->resched = 0;
	if (!arch_irq_unlocked(flags)) {
		z_x86_irq_raise(Z_X86_LINE_IPI);
		return;
	}
	next = z_sched_isr_next();
	if (next != prev) {
		arch_switch(next, prev);
	}
}

void arch_isr_resched(void)
{
	z_x86_this_cpu()->resched = 1;
}
