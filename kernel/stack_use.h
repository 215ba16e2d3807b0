/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The question whether a thread is on a stack, asked of one thread after the other.
 */
#ifndef ETESIAN_KERNEL_STACK_USE_H_
#define ETESIAN_KERNEL_STACK_USE_H_

#include <zephyr/kernel.h>

#if defined(CONFIG_DYNAMIC_THREAD) || defined(CONFIG_USERSPACE) /* threads know their stack */

struct z_stack_use {
	const k_thread_stack_t *stack;
	bool in_use;
};

/** @brief If @p thread lives on the stack of @p use, a struct z_stack_use, say so there. */
static inline void z_stack_use_look(const struct k_thread *thread, void *use)
{
	struct z_stack_use *asked = use;

	if (thread->stack_obj == asked->stack &&
	    (thread->base.thread_state & (_THREAD_DUMMY | _THREAD_DEAD)) == 0U) {
		asked->in_use = true;
	}
}

#endif

#endif /* ETESIAN_KERNEL_STACK_USE_H_ */
