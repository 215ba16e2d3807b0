/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The bodies of what fast.h offers. Lock: kernel.
 */
#ifndef ETESIAN_KERNEL_FAST_OPS_H_
#define ETESIAN_KERNEL_FAST_OPS_H_

/** @brief Enter @p thread into the run queue if nothing keeps it from running. */
Z_FAST void z_sched_ready(struct k_thread *thread)
{
	Z_ASSERT_LOCKED();
	if (likely(thread->base.thread_state == 0U)) {
		z_trace_ready(thread);
		z_runq_add(thread);
	}
}

/** @brief Take @p thread out of the run queue if it is in; the caller sets the state. */
Z_FAST void z_sched_unready(struct k_thread *thread)
{
	Z_ASSERT_LOCKED();
	if (likely(thread->base.thread_state == 0U)) {
		z_runq_remove(thread);
	}
}

/** @brief Take @p thread out of the queue it waits in, without waking it. */
Z_FAST void z_waitq_remove(struct k_thread *thread)
{
	Z_ASSERT_LOCKED();
	__ASSERT(thread->base.pended_on != NULL, "thread %p waits nowhere", thread);
	sys_dlist_remove(&thread->base.qnode_dlist);
	thread->base.pended_on = NULL;
	thread->base.thread_state &= ~_THREAD_PENDING;
}

/** @brief Wake @p thread, which waits in some queue; its blocking call returns @p result. */
Z_FAST void z_thread_wake(struct k_thread *thread, int result)
{
	z_waitq_remove(thread);
	(void)z_timeout_cancel(&thread->base.timeout);
	thread->swap_retval = result;
	z_sched_ready(thread);
}

#endif /* ETESIAN_KERNEL_FAST_OPS_H_ */
