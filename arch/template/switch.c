/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The context switch. TODO: say here what a thread that does not run has on its stack, in which
 * ways it leaves the CPU and comes back, and which races there are.
 */
#include "arch/arch.h"

#ifdef CONFIG_SMP
#define left() z_smp_switched()
#else
#define left()
#endif

#ifdef CONFIG_MULTITHREADING
void arch_new_thread(struct k_thread *thread, k_thread_stack_t *stack, char *stack_ptr,
		     k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	ARG_UNUSED(stack);
	ARG_UNUSED(entry);
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	/*
	 * TODO: a context at stack_ptr that goes on at z_thread_entry(entry, p1, p2, p3), unlocked
	 */
	thread->callee_saved.sp = (uintptr_t)stack_ptr;
}

void arch_switch(struct k_thread *next, struct k_thread *prev)
{
	/* TODO: save what the calling convention says a function keeps; change stacks; restore */
	ARG_UNUSED(next);
	ARG_UNUSED(prev);
	left(); /* TODO: when the stacks are changed */
}

FUNC_NORETURN void arch_start_first(struct k_thread *first)
{
	/* TODO: the second half of arch_switch() */
	ARG_UNUSED(first);
	left();
	arch_system_halt(0);
}
#else
FUNC_NORETURN void arch_start_alone(k_thread_entry_t fn)
{
	arch_irq_unlock(0);
	fn(NULL, NULL, NULL);
	CODE_UNREACHABLE;
}
#endif
