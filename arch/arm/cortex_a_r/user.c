/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User threads: how they begin, and what is made of their faults. In and out: user_entry.c; what
 * they reach: mmu_user.c, mpu_user.c.
 */
#include "user.h"
#include "guard.h"

#include <string.h>
#include <zephyr/fatal.h>
#include <zephyr/linker/linker-defs.h>

struct k_thread *z_arm_user_view;

/* What is at the top of a new user thread's kernel stack. */
struct first_frame {
	struct switch_frame frame;
	struct user_frame user;
};

BUILD_ASSERT(sizeof(struct first_frame) == 76, "nothing between");

/*
 * The stack pointer that user mode begins with is so far below the end that words of arguments can
 * be copied from there, whatever the call.
 */
static uint32_t first_stack_pointer(const struct k_thread *thread, uint32_t highest)
{
	uint32_t end = thread->stack_info.start + thread->stack_info.size;

	return ROUND_DOWN(MIN(end - Z_ARM_USER_ARGUMENTS, highest), ARCH_STACK_PTR_ALIGN);
}

/* What system calls need to know. */
static void become_user(struct k_thread *thread)
{
	__ASSERT(thread->stack_info.size > Z_ARM_USER_ARGUMENTS + 64,
		 "the stack of a user thread is too small");
	thread->callee_saved.user_top = thread->stack_info.start;
	thread->callee_saved.user_span = (thread->stack_info.size - Z_ARM_USER_ARGUMENTS) / 4U;
	z_arm_user_view_new(thread);
}

static void fill(struct user_frame *frame, uint32_t sp, k_thread_entry_t entry, void *p1, void *p2,
		 void *p3)
{
	uint32_t pc = (uint32_t)z_user_thread_entry;

	*frame = (struct user_frame){
		.sp = sp,
		.r0 = (uint32_t)entry,
		.r1 = (uint32_t)p1,
		.r2 = (uint32_t)p2,
		.r3 = (uint32_t)p3,
		.pc = pc & ~1U,
		.cpsr = CPSR_USER | ((pc & 1U) != 0U ? Z_ARM_CPSR_T : 0U),
	};
}

void z_arm_user_new_thread(struct k_thread *thread, uint32_t stack_ptr, k_thread_entry_t entry,
			   void *p1, void *p2, void *p3)
{
	struct first_frame *first = (struct first_frame *)thread->stack_info.start - 1;

	first->frame = (struct switch_frame){.pc = (uint32_t)z_arm_to_user};
	fill(&first->user, first_stack_pointer(thread, stack_ptr), entry, p1, p2, p3);
	thread->callee_saved.sp = (uint32_t)first;
	become_user(thread);
}

/*
 * The stack that is in use until here is the user's from here on: it goes on on the kernel stack,
 * and there is emptied of what the kernel has left.
 */
FUNC_NORETURN void arch_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	(void)arch_irq_lock();
	become_user(_current);
	z_arm_fpu_become_user(_current);
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	CP15_WRITE(0, c13, c0, 3, _current->tls); /* they have moved */
#endif
	z_arm_user_go(entry, p1, p2, p3);
}

/* On the kernel stack. */
__used void z_arm_user_first(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	const struct k_thread *thread = _current;
	uint32_t start = thread->stack_info.start;
	uint32_t end = start + thread->stack_info.size - thread->stack_info.delta;
	uint32_t sp = first_stack_pointer(thread, end);

	(void)memset((void *)start, 0, end - start);
	fill((struct user_frame *)start - 1, sp, entry, p1, p2, p3);
}

/* ---- faults */

static bool at_gate(uint32_t pc)
{
	return pc - (uint32_t)__gates_start < (uint32_t)(__gates_end - __gates_start);
}

/* In the guard or the kernel stack, below its own? */
static bool below_stack(uint32_t address)
{
	const struct k_thread *thread = _current;
	uint32_t object = (uint32_t)thread->stack_obj;

	return address - object < (uint32_t)thread->stack_info.start - object;
}

/* A user can end itself, not the system: no reason that stands for more. */
unsigned int z_arm_user_reason(const struct fault_frame *frame, enum fault_kind kind,
			       uint32_t address, unsigned int claimed)
{
	if (claimed != K_ERR_CPU_EXCEPTION) {
		return (claimed == K_ERR_STACK_CHK_FAIL) ? claimed : K_ERR_KERNEL_OOPS;
	}
	if (kind == FAULT_DATA && below_stack(address)) {
		return K_ERR_STACK_CHK_FAIL;
	}
	if (kind == FAULT_PREFETCH && at_gate(frame->pc)) { /* a call that there is not */
		return below_stack(frame->sp) ? K_ERR_STACK_CHK_FAIL : K_ERR_KERNEL_OOPS;
	}
	return (kind == FAULT_SVC) ? K_ERR_KERNEL_OOPS : K_ERR_CPU_EXCEPTION;
}
