/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User threads: how they begin, and what is made of their faults.
 */
#include "user.h"
#include "guard.h"
#include "mpu.h"
#include "user_entry.h"
#include "arch/arch.h"

#include <string.h>

/* What is at the top of a new user thread's kernel stack: see switch.c, switch_user.h. */
struct first_frame {
	struct switch_frame frame;
	uint32_t unused;
	uint32_t start; /* where resume_user goes */
};

BUILD_ASSERT(sizeof(struct first_frame) == 44, "nothing between");

/* Last byte of memory that is the thread's own in user mode. */
static uintptr_t stack_end(const struct k_thread *thread)
{
	return thread->stack_info.start + thread->stack_info.size;
}

/*
 * The stack pointer that user mode begins with: below thread-local variables, and so far below the
 * end that words of arguments can be copied from there, whatever the call (user_entry.c).
 */
static uint32_t first_stack_pointer(const struct k_thread *thread)
{
	uintptr_t end = ROUND_DOWN(stack_end(thread), ARCH_STACK_PTR_ALIGN);

	return ROUND_DOWN(MIN(end - Z_ARM_USER_ARGUMENTS, end - thread->stack_info.delta),
			  ARCH_STACK_PTR_ALIGN);
}

/* Make it a user thread as far as the switch and system calls know. */
static void become_user(struct k_thread *thread, k_thread_stack_t *stack)
{
	uintptr_t top = (uintptr_t)K_THREAD_STACK_BUFFER(stack);
	uintptr_t end = ROUND_UP(stack_end(thread), ARCH_PARTITION_ALIGN(thread->stack_info.size));

	z_arm_mpu_stack(thread, ROUND_UP(top, ARCH_PARTITION_ALIGN(thread->stack_info.size)), end);
	thread->arch.user_span =
		stack_end(thread) - top - sizeof(struct exception_frame) - Z_ARM_USER_ARGUMENTS +
		Z_ARM_CALL_FRAME;
	thread->arch.call_frame = top - Z_ARM_CALL_FRAME;
}

void arch_new_user_thread(struct k_thread *thread, k_thread_stack_t *stack, char *stack_ptr,
			  k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	struct first_frame *first = (struct first_frame *)K_THREAD_STACK_BUFFER(stack) - 1;

	if ((thread->base.user_options & K_USER) == 0U) {
		arch_new_thread(thread, stack, stack_ptr, entry, p1, p2, p3);
		return;
	}
	__ASSERT(thread->stack_info.size >= Z_ARM_USER_STACK_MIN,
		 "the stack of a user thread needs at least %d bytes", Z_ARM_USER_STACK_MIN);
	/* one by one: faster than clearing all */
	first->frame.r4 = (uint32_t)entry;
	first->frame.r5 = (uint32_t)p1;
	first->frame.r6 = (uint32_t)p2;
	first->frame.r7 = (uint32_t)p3;
	first->frame.r8 = first_stack_pointer(thread);
	first->frame.r9 = 0U; /* the user sees them */
	first->frame.r10 = 0U;
	first->frame.r11 = 0U;
	first->frame.pc = (uint32_t)z_arm_resume_user;
	first->start = (uint32_t)z_arm_user_start;
	thread->callee_saved.psp = (uint32_t)first;
	become_user(thread, stack);
	z_arm_guard_new_thread(thread, stack);
}

/*
 * The stack that is in use until here is the user's from here on: it goes on on the kernel stack,
 * and there is emptied of what the kernel has left.
 */
FUNC_NORETURN void arch_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	struct k_thread *thread = _current;

	(void)arch_irq_lock();
	become_user(thread, thread->stack_obj);
	z_arm_mpu_load(thread);
	z_arm_user_go(entry, p1, p2, p3);
}

uint32_t z_arm_user_clean(void)
{
	const struct k_thread *thread = _current;
	uint32_t sp = first_stack_pointer(thread);

	arch_irq_unlock(0U); /* from here on it is as in a call: on the kernel stack */
	(void)memset((void *)thread->stack_info.start, 0, sp - thread->stack_info.start);
	return sp;
}

/* ---- faults ---------------------------------------------------------------------------- */

#define NOT_STACKED (SCB_CFSR_MSTKERR_Msk | SCB_CFSR_STKERR_Msk)

/*
 * A copy, where other users can not change it, and which says thread mode whatever users may have
 * written there. Without a frame the registers are not known.
 */
void z_arm_user_frame(struct exception_frame *frame, const struct exception_frame *psp,
		      uint32_t status)
{
	*frame = (struct exception_frame){0};
	if ((status & (NOT_STACKED | SCB_CFSR_STKOF_Msk)) == 0U) {
		*frame = *psp;
		frame->xpsr &= ~0x1ffU;
	}
}

static bool at_gate(uint32_t pc)
{
	return pc - (uint32_t)__gates_start < (uint32_t)(__gates_end - __gates_start);
}

/* A user can end itself, not the system: no reason that stands for more. */
unsigned int z_arm_user_reason(unsigned int claimed, const struct exception_frame *frame,
			       uint32_t status)
{
	if ((status & SCB_CFSR_UNDEFINSTR_Msk) != 0U && claimed != K_ERR_CPU_EXCEPTION) {
		return (claimed == K_ERR_STACK_CHK_FAIL) ? claimed : K_ERR_KERNEL_OOPS;
	}
	if (z_arm_exception_number() == 11U ||
	    ((status & SCB_CFSR_IACCVIOL_Msk) != 0U && at_gate(frame->pc))) {
		return K_ERR_KERNEL_OOPS; /* a call that there is not */
	}
	return K_ERR_CPU_EXCEPTION;
}

bool z_arm_user_overflow(uint32_t status)
{
	const struct k_thread *thread = _current;
	uint32_t reserved = ARCH_THREAD_STACK_RESERVED;

	if ((status & (SCB_CFSR_MSTKERR_Msk | SCB_CFSR_STKOF_Msk)) != 0U) {
		return true;
	}
	return (status & SCB_CFSR_DACCVIOL_Msk) != 0U && (status & SCB_CFSR_MMARVALID_Msk) != 0U &&
	       SCB->MMFAR - (uint32_t)thread->stack_obj < reserved;
}
