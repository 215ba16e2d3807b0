/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User threads, seen from the other kernel files. All of it is empty without CONFIG_USERSPACE.
 */
#ifndef ETESIAN_KERNEL_USER_USER_THREAD_H_
#define ETESIAN_KERNEL_USER_USER_THREAD_H_

#include <zephyr/kernel.h>

#ifdef CONFIG_USERSPACE

/**
 * @brief @p thread, of @p options, is set up but for its first context: put it into its parent's
 * domain; a user thread also gets its permissions. Context: thread or boot.
 */
void z_user_thread_init(struct k_thread *thread, uint32_t options);

/** @brief @p thread has ended. Lock: kernel. */
void z_user_thread_gone(struct k_thread *thread);

/** First byte that a thread of @p options uses of stack object @p stack. */
#define Z_STACK_BUFFER(stack, options)                                                             \
	((((options) & K_USER) != 0U) ? K_THREAD_STACK_BUFFER(stack)                               \
				      : K_KERNEL_STACK_BUFFER(stack))

#else

#define z_user_thread_init(thread, options)
#define z_user_thread_gone(thread)
#define Z_STACK_BUFFER(stack, options) K_THREAD_STACK_BUFFER(stack)

#endif

#endif /* ETESIAN_KERNEL_USER_USER_THREAD_H_ */
