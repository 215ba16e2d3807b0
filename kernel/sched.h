/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The scheduler, seen from the other kernel files. Policy: the best ready thread runs; a
 * cooperative thread, or one that holds the scheduler lock, keeps the CPU until it blocks or
 * yields.
 *
 * Functions that make threads ready only put them into the run queue. Whoever called them ends with
 * z_resched_unlock(), the one place where a running thread is preempted; in an interrupt handler
 * that only asks the port to come back at the end of the interrupt (z_sched_isr_next()).
 */
#ifndef ETESIAN_KERNEL_SCHED_H_
#define ETESIAN_KERNEL_SCHED_H_

#include "lock.h"
#include <zephyr/kernel.h>

#ifdef CONFIG_MULTITHREADING

/** @brief Preempt the current thread if a better one is ready; release the lock. Context: any. */
void z_resched_unlock(z_key_t key);

/**
 * @brief Give up the CPU: run the best ready thread, whoever that is; release the lock.
 *
 * @return what the waker gave (swap_retval). Context: thread. Lock: kernel, released.
 */
int z_swap(z_key_t key);

/** @brief Set up the run queue. Context: boot. */
void z_sched_init(void);

/**
 * @brief Before the next of many waiters: let interrupts in that have come meanwhile.
 *
 * No other thread gets the CPU, as if k_sched_lock() was held, so nobody comes to wait and what is
 * left to do does not grow; but handlers may use the object, and end any waiter's waiting: the
 * caller looks at everything anew. Suspended or aborted by a handler, it does the rest later, or
 * never. Other CPUs could come to wait again and again, so with several the lock is kept.
 *
 * @return the key to go on with. Lock: kernel, released and taken again.
 */
static inline z_key_t z_breathe(z_key_t key)
{
	struct k_thread *self = _current;

	if (IS_ENABLED(CONFIG_SMP)) {
		return key;
	}
	self->base.sched_locked--;
	z_unlock(key);
	key = z_lock();
	self->base.sched_locked++;
	return key;
}

#ifdef __OPTIMIZE_SIZE__
#define Z_REST_BREATHES false
#else
#define Z_REST_BREATHES !IS_ENABLED(CONFIG_SMP)
#endif

/**
 * @brief The current thread, @p self, is not ready any more and has a timeout: let interrupts in
 * before it gives up the CPU, since either takes long (an alarm, the next thread's time slice).
 *
 * An interrupt may take the CPU from it there, or make it ready again. Not where size counts, nor
 * with several CPUs: another one could run it.
 *
 * @return true: it is ready, and must not give up the CPU. Lock: kernel, released and taken again.
 */
static ALWAYS_INLINE bool z_rest(struct k_thread *self, z_key_t key)
{
	if (!Z_REST_BREATHES) {
		return false;
	}
	z_unlock(key);
	(void)z_lock();
	return self->base.thread_state == 0U;
}

#else /* one context and interrupt handlers: nothing to choose */

static inline z_key_t z_breathe(z_key_t key)
{
	return key;
}

static inline void z_resched_unlock(z_key_t key)
{
	z_unlock(key);
}

#endif

/** @brief In the run queue? Lock: kernel. */
static ALWAYS_INLINE bool z_thread_is_ready(const struct k_thread *thread)
{
	return thread->base.thread_state == 0;
}

/** @brief May another thread take the CPU from @p thread? */
static ALWAYS_INLINE bool z_thread_is_preemptible(const struct k_thread *thread)
{
	return thread->base.preempt < 0x80;
}

#ifdef CONFIG_TIMESLICING
/** @brief Start a slice for @p thread, which is about to run. Lock: kernel. */
void z_slice_start(struct k_thread *thread);

static ALWAYS_INLINE void z_slice_switch(struct k_thread *next)
{
	if (_kernel.slice_hook != NULL) {
		_kernel.slice_hook(next);
	}
}
#else
static ALWAYS_INLINE void z_slice_switch(struct k_thread *next)
{
	ARG_UNUSED(next);
}
#endif

#endif /* ETESIAN_KERNEL_SCHED_H_ */
