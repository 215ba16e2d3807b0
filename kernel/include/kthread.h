/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * States of a thread, under the names that tests of the kernel use. Not for applications.
 */
#ifndef ETESIAN_KERNEL_INCLUDE_KTHREAD_H_
#define ETESIAN_KERNEL_INCLUDE_KTHREAD_H_

#include <zephyr/kernel.h>

static inline bool z_is_thread_state_set(struct k_thread *thread, uint32_t state)
{
	return (thread->base.thread_state & state) != 0U;
}

/** In a wait queue. */
static inline bool z_is_thread_pending(struct k_thread *thread)
{
	return z_is_thread_state_set(thread, _THREAD_PENDING);
}

/** Suspended, or asleep. */
static inline bool z_is_thread_suspended(struct k_thread *thread)
{
	return z_is_thread_state_set(thread, _THREAD_SUSPENDED);
}

/** Kept from running by something other than a timeout. */
static inline bool z_is_thread_prevented_from_running(struct k_thread *thread)
{
	return z_is_thread_state_set(thread, _THREAD_PENDING | _THREAD_DEAD | _THREAD_DUMMY |
						     _THREAD_SUSPENDED | _THREAD_PRESTART);
}

/** Has a timeout: of a wait, a sleep or a delayed start. */
static inline bool z_is_thread_timeout_active(struct k_thread *thread)
{
	return sys_dnode_is_linked(&thread->base.timeout.node);
}

/** Could run now. */
static inline bool z_is_thread_ready(struct k_thread *thread)
{
	return !z_is_thread_prevented_from_running(thread);
}

/** In the run queue: every ready thread is, the running one too. */
static inline bool z_is_thread_queued(struct k_thread *thread)
{
	return thread->base.thread_state == 0U;
}

static inline bool z_is_idle_thread_object(struct k_thread *thread)
{
	return thread == _kernel.cpus[0].idle_thread;
}

static inline bool is_thread_dummy(struct k_thread *thread)
{
	return z_is_thread_state_set(thread, _THREAD_DUMMY);
}

/** May be preempted: a preemptible priority, scheduler not locked. */
static inline bool thread_is_preemptible(struct k_thread *thread)
{
	return thread->base.preempt < 0x80U;
}

#endif /* ETESIAN_KERNEL_INCLUDE_KTHREAD_H_ */
