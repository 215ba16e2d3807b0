/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Threads on host stacks.
 *
 * Code of a thread calls the host's C library, which wants far more stack than an embedded
 * application sets aside. So each thread runs on a stack of the port's own, with a guard below it;
 * the application's stack object stays unused. Host stacks are taken when a thread is made and
 * given back when it is gone, possibly by itself while it still runs on it: that is safe because
 * nothing takes a stack between there and the switch away, with interrupts locked.
 */
#include <errno.h>
#include <nsi_fault.h>
#include <zephyr/kernel.h>
#include "arch/arch.h"
#include "arch/posix/core/asan.h"
#include "arch/posix/core/cxx.h"
#include "arch/posix/core/switch.h"
#include "arch/posix/core/user.h"
#include "arch/user.h"

/* What z_thread_entry() gets, kept at the top of the host stack until the thread starts. */
struct start {
	k_thread_entry_t entry;
	void *p1;
	void *p2;
	void *p3;
} __aligned(16);

static struct start *start_of(const struct k_thread *thread)
{
	const struct nsi_stack *stack = thread->callee_saved.stack;

	return (struct start *)(stack->low + stack->size) - 1;
}

static void thread_main(void)
{
	struct start *start = start_of(_current);

	__sanitizer_finish_switch_fiber(NULL, NULL, NULL);
	posix_cxx_restore(_current);
	arch_irq_unlock(0);
	if (IS_ENABLED(CONFIG_USERSPACE) && (_current->base.user_options & K_USER) != 0U) {
		arch_user_mode_enter(start->entry, start->p1, start->p2, start->p3);
	}
	z_thread_entry(start->entry, start->p1, start->p2, start->p3);
}

void arch_new_thread(struct k_thread *thread, k_thread_stack_t *stack, char *stack_ptr,
		     k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	struct start *start;
	struct switch_frame *frame;

	ARG_UNUSED(stack);
	ARG_UNUSED(stack_ptr);
	thread->callee_saved = (struct _callee_saved){
		.stack = nsi_stack_get(CONFIG_ARCH_POSIX_THREAD_STACK_SIZE),
	};
	start = start_of(thread);
	*start = (struct start){.entry = entry, .p1 = p1, .p2 = p2, .p3 = p3};
	frame = (struct switch_frame *)start - 1;
	*frame = (struct switch_frame)SWITCH_FRAME_INIT(thread_main);
	thread->callee_saved.sp = frame;
	posix_user_thread_init(thread);
}

void arch_thread_gone(struct k_thread *thread)
{
	if (thread->callee_saved.stack != NULL) {
		nsi_stack_put(thread->callee_saved.stack);
		thread->callee_saved.stack = NULL;
		posix_user_thread_gone(thread);
	}
}

void arch_switch(struct k_thread *next, struct k_thread *prev)
{
	struct _callee_saved *self = &prev->callee_saved;

	if (IS_ENABLED(CONFIG_EXTERNAL_LIBC)) { /* else errno is in struct k_thread */
		self->host_errno = errno;
	}
	posix_cxx_save(prev);
	__sanitizer_start_switch_fiber(self->stack ? &self->fake_stack : NULL,
				       next->callee_saved.stack->low,
				       next->callee_saved.stack->size);
	posix_user_switch(next);
	posix_switch_stack(&self->sp, next->callee_saved.sp);
	__sanitizer_finish_switch_fiber(self->fake_stack, NULL, NULL);
	if (IS_ENABLED(CONFIG_EXTERNAL_LIBC)) {
		errno = self->host_errno;
	}
	posix_cxx_restore(prev);
}

FUNC_NORETURN void arch_start_first(struct k_thread *first)
{
	void *boot_sp;

	__sanitizer_start_switch_fiber(NULL, first->callee_saved.stack->low,
				       first->callee_saved.stack->size);
	posix_switch_stack(&boot_sp, first->callee_saved.sp);
	CODE_UNREACHABLE;
}
