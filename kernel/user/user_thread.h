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

/** @brief The slow part of z_user_thread_init(). */
void z_user_thread_init_perms(struct k_thread *thread, uint32_t options);

/** @brief The slow part of z_user_thread_gone(). */
void z_user_thread_leave(struct k_thread *thread);

/** @brief What the first thread hands on to all others. Context: boot. */
static ALWAYS_INLINE void z_user_first_thread(struct k_thread *thread)
{
	thread->mem_domain_info.mem_domain = &k_mem_domain_default;
}

/**
 * @brief @p thread, of @p options, is set up but for its first context: put it into its parent's
 * domain; a user thread also gets its permissions. Context: thread or boot.
 */
static ALWAYS_INLINE void z_user_thread_init(struct k_thread *thread, uint32_t options)
{
	thread->mem_domain_info.mem_domain = _current->mem_domain_info.mem_domain;
	if (unlikely((options & (K_USER | K_INHERIT_PERMS)) != 0U)) {
		z_user_thread_init_perms(thread, options);
	}
}

/** @brief @p thread has ended. Lock: kernel. */
static ALWAYS_INLINE void z_user_thread_gone(struct k_thread *thread)
{
	if (unlikely(thread->perm_bit != 0U || (thread->base.user_options & K_USER) != 0U)) {
		z_user_thread_leave(thread);
	}
}

/** First byte that a thread of @p options uses of stack object @p stack. */
#define Z_STACK_BUFFER(stack, options)                                                             \
	((((options) & K_USER) != 0U) ? K_THREAD_STACK_BUFFER(stack)                               \
				      : K_KERNEL_STACK_BUFFER(stack))

#else

#define z_user_first_thread(thread)
#define z_user_thread_init(thread, options)
#define z_user_thread_gone(thread)
#define Z_STACK_BUFFER(stack, options) K_THREAD_STACK_BUFFER(stack)

#endif

#endif /* ETESIAN_KERNEL_USER_USER_THREAD_H_ */
