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

/** @brief A thread whose making takes more than z_user_thread_init(). */
#define Z_THREAD_SPECIAL(options) (((options) & (K_USER | K_INHERIT_PERMS)) != 0U)

/**
 * @brief A special thread gets its permissions, and if it is a user thread its domain. It is set up
 * but for its first context. Context: thread or boot.
 */
void z_user_thread_init_special(struct k_thread *thread, uint32_t options);

/** @brief The slow part of z_user_thread_gone(). */
void z_user_thread_leave(struct k_thread *thread);

/** @brief What the first thread hands on to all others. Context: boot. */
static ALWAYS_INLINE void z_user_first_thread(struct k_thread *thread)
{
	thread->mem_domain_info.mem_domain = &k_mem_domain_default;
}

#ifdef CONFIG_COMPONENT
#define z_user_thread_no_group(thread) ((thread)->mem_domain_info.group = NULL)
#else
#define z_user_thread_no_group(thread)
#endif

/**
 * @brief Begin to set up @p thread, see z_user_thread_finish(). Of user mode a kernel thread only
 * has its parent's domain: no number, and it is in no list. Context: thread or boot.
 */
static ALWAYS_INLINE void z_user_thread_begin(struct k_thread *thread, k_thread_stack_t *stack,
					      uint32_t options, bool special)
{
	struct k_heap *pool = _current->resource_pool;
	struct k_mem_domain *domain = _current->mem_domain_info.mem_domain;

	if (special || !IS_ENABLED(CONFIG_ARCH_HAS_NEW_USER_THREAD)) {
		thread->base.state_and_options = (uint16_t)(options | (_THREAD_DEAD << 8));
		thread->stack_obj = stack;
	}
	thread->resource_pool = pool;
	thread->mem_domain_info.mem_domain = domain;
	z_user_thread_no_group(thread);
}

/** @brief @p thread has ended. Lock: kernel. */
static ALWAYS_INLINE void z_user_thread_gone(struct k_thread *thread)
{
	/* a user thread has a number, or was refused one: z_object_thread_number() */
	if (unlikely(thread->perm_bit != 0U)) {
		z_user_thread_leave(thread);
	}
}

static ALWAYS_INLINE void z_user_thread_fence(void)
{
	if (IS_ENABLED(CONFIG_SMP)) {
		__atomic_thread_fence(__ATOMIC_RELEASE);
	} else {
		compiler_barrier();
	}
}

/**
 * @brief All of @p thread is set up: from now on there is a thread to start.
 *
 * In the making it is dead, or without a stack if there has never been one: those who may use the
 * record, and may have looked at it while its last thread was alive, do nothing to it.
 */
static ALWAYS_INLINE void z_user_thread_finish(struct k_thread *thread, k_thread_stack_t *stack,
					       uint32_t options)
{
	z_user_thread_fence();
	thread->base.state_and_options = (uint16_t)(options | (_THREAD_PRESTART << 8));
	z_user_thread_fence();
	thread->stack_obj = stack;
}

/** First byte that a thread of @p options uses of stack object @p stack. */
#define Z_STACK_BUFFER(stack, options)                                                             \
	((((options) & K_USER) != 0U) ? K_THREAD_STACK_BUFFER(stack)                               \
				      : K_KERNEL_STACK_BUFFER(stack))

#else

#define z_user_first_thread(thread)
#define Z_THREAD_SPECIAL(options) false
#define z_user_thread_init_special(thread, options)
#define arch_new_user_thread arch_new_thread
#define z_user_thread_gone(thread)
#define z_user_thread_finish(thread, stack, options)
static ALWAYS_INLINE void z_user_thread_begin(struct k_thread *thread, k_thread_stack_t *stack,
					      uint32_t options, bool special)
{
	ARG_UNUSED(stack);
	ARG_UNUSED(special);
	thread->base.state_and_options = (uint16_t)(options | (_THREAD_PRESTART << 8));
	thread->resource_pool = _current->resource_pool; /* inherited from its parent */
}

#define Z_STACK_BUFFER(stack, options) K_THREAD_STACK_BUFFER(stack)

#endif

#endif /* ETESIAN_KERNEL_USER_USER_THREAD_H_ */
