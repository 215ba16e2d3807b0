/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A thread's way into user mode, and what its faults mean. Of the memory in a K_THREAD_STACK object
 *
 *   guard | kernel stack | the thread's own stack
 *
 * a kernel thread uses all above the guard. In user mode the kernel stack is empty: the processor
 * begins at its top when it comes back.
 */
#include "user.h"
#include "arch/arch.h"
#include "arch/user.h"

#define WORDS ((USER_STACK_WORDS + 1) * sizeof(uintptr_t))
#define FLAGS 0x202U /* interrupts on; input and output are the kernel's */

/* The frame that iret pops. */
struct frame {
	uintptr_t pc, cs, flags, sp, ss;
};

/*
 * Where the thread's own stack begins: below words enough that any call, also of its first
 * function, finds all of its arguments' places in the stack. There is room for arguments of that
 * one.
 */
static uintptr_t first_sp(struct k_thread *thread, char *top)
{
	uintptr_t start = thread->stack_info.start;

	thread->arch.kernel_stack = (uintptr_t)thread->stack_obj + ARCH_THREAD_STACK_RESERVED;
	thread->arch.user_stack = start;
	thread->arch.user_stack_room = (uintptr_t)top - start - WORDS;
	return ROUND_DOWN((uintptr_t)top - WORDS, ARCH_STACK_PTR_ALIGN) - sizeof(uintptr_t);
}

/* In 32 bits the arguments are on the stack, above the address that it does not return to. */
static void put_arguments(uintptr_t sp, k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
#ifdef CONFIG_X86_64
	ARG_UNUSED(sp);
	ARG_UNUSED(entry);
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
#else
	uintptr_t *words = (uintptr_t *)sp;

	words[1] = (uintptr_t)entry;
	words[2] = (uintptr_t)p1;
	words[3] = (uintptr_t)p2;
	words[4] = (uintptr_t)p3;
#endif
}

/* One word more keeps what lies below aligned. */
char *z_x86_user_frame(struct k_thread *thread, char *top, k_thread_entry_t entry, void *p1,
		       void *p2, void *p3)
{
	uintptr_t sp = first_sp(thread, top);
	struct frame *frame = (struct frame *)(thread->arch.kernel_stack - sizeof(uintptr_t)) - 1;

	put_arguments(sp, entry, p1, p2, p3);
	*frame = (struct frame){.pc = (uintptr_t)z_user_thread_entry,
				.cs = SEL_USER_CODE,
				.flags = FLAGS,
				.sp = sp,
				.ss = SEL_USER_DATA};
	return (char *)frame;
}

#define FILL (IS_ENABLED(CONFIG_INIT_STACKS) ? 0xaaU : 0U)

/*
 * Clear the user's stack, and go. We may stand on what becomes the kernel stack, or on the user's,
 * so all there is to know is in registers when the stack pointer changes.
 */
#ifdef CONFIG_X86_64
static FUNC_NORETURN void go(struct k_thread *thread, uintptr_t sp, k_thread_entry_t entry,
			     void *p1, void *p2, void *p3)
{
	register void *r12 __asm__("r12") = p1;
	register void *r13 __asm__("r13") = p2;
	register void *r14 __asm__("r14") = p3;
	register uintptr_t r15 __asm__("r15") = sp;

	__asm__ volatile(
		"mov %%rdx, %%rsp\n\t"
		"rep stosb\n\t"
		"push %[ss]\n\t"
		"push %%r15\n\t"
		"push %[flags]\n\t"
		"push %[cs]\n\t"
		"push $z_user_thread_entry\n\t"
		"jmp z_x86_user_start"
		:
		: "d"(thread->arch.kernel_stack), "b"(entry), "r"(r12), "r"(r13), "r"(r14),
		  "r"(r15), "D"(thread->arch.user_stack), "c"(thread->arch.user_stack_room + WORDS),
		  "a"(FILL), [ss] "i"(SEL_USER_DATA), [cs] "i"(SEL_USER_CODE), [flags] "i"(FLAGS)
		: "memory");
	CODE_UNREACHABLE;
}
#else
static FUNC_NORETURN void go(struct k_thread *thread, uintptr_t sp, k_thread_entry_t entry,
			     void *p1, void *p2, void *p3)
{
	__asm__ volatile("mov %c[kernel](%%eax), %%esp\n\t"
			 "push %%ecx\n\t"
			 "push %%edi\n\t"
			 "push %%esi\n\t"
			 "push %%ebx\n\t"
			 "mov %c[user](%%eax), %%edi\n\t"
			 "mov %c[room](%%eax), %%ecx\n\t"
			 "add %[words], %%ecx\n\t"
			 "mov %[fill], %%eax\n\t"
			 "rep stosb\n\t"
			 "pop 4(%%edx)\n\t"
			 "pop 8(%%edx)\n\t"
			 "pop 12(%%edx)\n\t"
			 "pop 16(%%edx)\n\t"
			 "push %[ss]\n\t"
			 "push %%edx\n\t"
			 "push %[flags]\n\t"
			 "push %[cs]\n\t"
			 "push $z_user_thread_entry\n\t"
			 "jmp z_x86_user_start"
			 :
			 : "a"(thread), "b"(entry), "S"(p1), "D"(p2), "c"(p3),
			   "d"(sp), [kernel] "i"(offsetof(struct k_thread, arch.kernel_stack)),
			   [user] "i"(offsetof(struct k_thread, arch.user_stack)),
			   [room] "i"(offsetof(struct k_thread, arch.user_stack_room)),
			   [words] "i"(WORDS), [fill] "i"(FILL), [ss] "i"(SEL_USER_DATA),
			   [cs] "i"(SEL_USER_CODE), [flags] "i"(FLAGS)
			 : "memory");
	CODE_UNREACHABLE;
}
#endif

FUNC_NORETURN void arch_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	struct k_thread *thread = _current;
	uintptr_t end = thread->stack_info.start + thread->stack_info.size;
	uintptr_t sp = first_sp(thread, (char *)(end - thread->stack_info.delta));

	(void)arch_irq_lock();
	z_x86_user_enter(thread);
	z_x86_tls_use(thread);
	go(thread, sp, entry, p1, p2, p3);
}

bool z_x86_user_overflow(const struct k_thread *thread, uintptr_t addr)
{
	return (thread->base.user_options & K_USER) != 0U && addr < thread->stack_info.start &&
	       addr >= (uintptr_t)thread->stack_obj;
}
