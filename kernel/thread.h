/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Threads, seen from the other kernel files.
 */
#ifndef ETESIAN_KERNEL_THREAD_H_
#define ETESIAN_KERNEL_THREAD_H_

#include "lock.h"
#include <zephyr/kernel.h>

/** @brief Make @p thread without starting it: what k_thread_create() does first. Context: any. */
void z_thread_setup(struct k_thread *thread, k_thread_stack_t *stack, size_t stack_size,
		    k_thread_entry_t entry, void *p1, void *p2, void *p3, int prio,
		    uint32_t options, const char *name);

/** @brief Start @p thread if it has not been started. Lock: kernel. */
void z_thread_start(struct k_thread *thread);

/** @brief Change the priority and the place in the queue that @p thread is in. Lock: kernel. */
void z_thread_prio_set(struct k_thread *thread, int prio);

/** @brief End of a sleep, of a timed wait or of a start delay: the timeout function of threads. */
void z_thread_timeout(struct _timeout *to, z_key_t key);

/** @brief Create the threads of K_THREAD_DEFINE() and start those that are due. Context: main thread. */
void z_thread_start_static(void);

/* What absent features leave of their part in setting up and ending a thread. */
#ifdef CONFIG_THREAD_MONITOR
void z_monitor_thread_init(struct k_thread *thread, k_thread_entry_t entry, void *p1, void *p2,
			   void *p3);
void z_monitor_thread_gone(struct k_thread *thread);
#else
static inline void z_monitor_thread_init(struct k_thread *thread, k_thread_entry_t entry, void *p1,
					 void *p2, void *p3)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(entry);
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
}
static inline void z_monitor_thread_gone(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
#endif

#ifdef CONFIG_STACK_SENTINEL
void z_sentinel_thread_init(struct k_thread *thread, k_thread_stack_t *stack);
#else
static inline void z_sentinel_thread_init(struct k_thread *thread, k_thread_stack_t *stack)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(stack);
}
#endif

#ifdef CONFIG_THREAD_LOCAL_STORAGE
/** @brief Lay out thread-local storage below @p stack_ptr. @return bytes taken. In the port. */
size_t arch_tls_stack_setup(struct k_thread *thread, char *stack_ptr);
#else
static inline size_t arch_tls_stack_setup(struct k_thread *thread, char *stack_ptr)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(stack_ptr);
	return 0;
}
#endif

#endif /* ETESIAN_KERNEL_THREAD_H_ */
