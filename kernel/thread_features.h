/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What each optional feature does when a thread is set up and when it ends: a fixed list of calls,
 * each empty where its feature is absent.
 */
#ifndef ETESIAN_KERNEL_THREAD_FEATURES_H_
#define ETESIAN_KERNEL_THREAD_FEATURES_H_

#include "lock.h"
#include <zephyr/kernel.h>
#include <string.h>

#ifdef CONFIG_THREAD_MONITOR
void z_monitor_thread_init(struct k_thread *thread, const struct __thread_entry *entry);
void z_monitor_thread_gone(struct k_thread *thread);
#else
#define z_monitor_thread_init(thread, entry) ARG_UNUSED(entry)
#define z_monitor_thread_gone(thread)        ARG_UNUSED(thread)
#endif

#ifdef CONFIG_PIPES
/** It is about to end, maybe in the middle of a pipe's call, or awaited by one. Lock: kernel. */
void z_pipe_thread_gone(const struct k_thread *thread);
#else
#define z_pipe_thread_gone(thread) ARG_UNUSED(thread)
#endif

#ifdef CONFIG_THREAD_NAME
static inline void z_name_thread_init(struct k_thread *thread, const char *name)
{
	if (name != NULL) {
		strncpy(thread->name, name, CONFIG_THREAD_MAX_NAME_LEN - 1);
	}
}
#else
#define z_name_thread_init(thread, name) ARG_UNUSED(name)
#endif

#ifdef CONFIG_THREAD_STACK_INFO
static ALWAYS_INLINE void z_stack_info_thread_init(struct k_thread *thread, const char *start,
						   size_t size)
{
	thread->stack_info.start = (uintptr_t)start;
	thread->stack_info.size = size;
}

/** @brief Of the stack's top @p used bytes are not for the thread's frames. */
static ALWAYS_INLINE void z_stack_info_thread_top(struct k_thread *thread, size_t used)
{
	thread->stack_info.delta = used;
}
#else
#define z_stack_info_thread_init(thread, start, size)
#define z_stack_info_thread_top(thread, used)
#endif

/* With user mode: z_user_thread_finish(). */
#if defined(CONFIG_DYNAMIC_THREAD) && !defined(CONFIG_USERSPACE)
#define z_stack_obj_thread_init(thread, stack) ((thread)->stack_obj = (stack))
#else
#define z_stack_obj_thread_init(thread, stack)
#endif

#if K_HEAP_MEM_POOL_SIZE > 0
/* The first thread's resource pool, which all others inherit. */
#define z_pool_first_thread(thread) k_thread_system_pool_assign(thread)
#else
#define z_pool_first_thread(thread)
#endif

#ifdef CONFIG_SCHED_CPU_MASK
#define z_cpu_mask_thread_init(thread)                                                             \
	((thread)->base.cpu_mask = IS_ENABLED(CONFIG_SCHED_CPU_MASK_PIN_ONLY) ? BIT(0) : 0xFFFF)
#else
#define z_cpu_mask_thread_init(thread)
#endif

#ifdef CONFIG_SCHED_THREAD_USAGE
#define z_usage_thread_init(thread)                                                                \
	((thread)->base.usage.track_usage = IS_ENABLED(CONFIG_SCHED_THREAD_USAGE_AUTO_ENABLE))
#else
#define z_usage_thread_init(thread)
#endif

#ifdef CONFIG_STACK_SENTINEL
void z_sentinel_thread_init(struct k_thread *thread, k_thread_stack_t *stack);
#else
#define z_sentinel_thread_init(thread, stack)
#endif

#ifdef CONFIG_THREAD_LOCAL_STORAGE
/** @brief Lay out thread-local storage below @p top, aligned. @return what is left. In the port. */
char *arch_tls_stack_setup(struct k_thread *thread, char *top);
#else
static inline char *arch_tls_stack_setup(struct k_thread *thread, char *top)
{
	ARG_UNUSED(thread);
	return top;
}
#endif

#if defined(CONFIG_USERSPACE) && defined(CONFIG_ERRNO) && !defined(CONFIG_ERRNO_IN_TLS) &&         \
	!defined(CONFIG_LIBC_ERRNO)
/* A user thread's errno is where it can write: at the top of its stack. */
#define Z_USER_ERRNO(top) ((int *)((top) - ARCH_STACK_PTR_ALIGN))

static inline char *z_user_errno_setup(char *top)
{
	*Z_USER_ERRNO(top) = 0;
	return (char *)Z_USER_ERRNO(top);
}
#else
#define z_user_errno_setup(top) (top)
#endif

#if CONFIG_STACK_POINTER_RANDOM > 0
/** @brief A stack pointer some bytes, at random, below @p top of a stack of @p size bytes. */
char *z_stack_top_random(char *top, size_t size);
#else
#define z_stack_top_random(top, size) (top)
#endif

#ifdef CONFIG_ARCH_HAS_THREAD_ABORT
void arch_thread_gone(struct k_thread *thread);
#define z_arch_thread_gone(thread) arch_thread_gone(thread)
#else
#define z_arch_thread_gone(thread)
#endif

#endif /* ETESIAN_KERNEL_THREAD_FEATURES_H_ */
