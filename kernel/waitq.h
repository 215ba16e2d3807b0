/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Wait queues: the one way to block and the one way to wake. The waker takes the thread out of the
 * queue, ends its timeout and hands over the result, so that the woken thread has nothing to check.
 * Lock: kernel, for every function.
 */
#ifndef ETESIAN_KERNEL_WAITQ_H_
#define ETESIAN_KERNEL_WAITQ_H_

#include "lock.h"
#include "sched.h"
#ifdef CONFIG_MULTITHREADING
#include "fast.h"
#endif

#ifdef CONFIG_POLL
static inline void z_waitq_init(_wait_q_t *wq)
{
	sys_dlist_init(&wq->waitq);
	sys_dlist_init(&wq->watchers);
}

/** @brief Tell those who watch @p wq (k_poll()) that something changed. In poll.c. */
void z_poll_notify(_wait_q_t *wq);
#else
static inline void z_waitq_init(_wait_q_t *wq)
{
	sys_dlist_init(&wq->waitq);
}

static ALWAYS_INLINE void z_poll_notify(_wait_q_t *wq)
{
	ARG_UNUSED(wq);
}
#endif

#ifdef CONFIG_MULTITHREADING

/**
 * @brief Block the current thread in @p wq and release the lock.
 *
 * @param timeout not K_NO_WAIT: the caller has dealt with that
 * @return the waker's result; -EAGAIN once @p timeout has passed. Context: thread.
 */
int z_waitq_block(_wait_q_t *wq, z_key_t key, k_timeout_t timeout);

/** @brief The same; @p fn ends the waiting when time is up, which z_thread_timeout() does. */
#ifdef __OPTIMIZE_SIZE__
static inline int z_waitq_block_until(_wait_q_t *wq, z_key_t key, k_timeout_t timeout,
				      _timeout_func_t fn)
{
	z_timeout_add(&_current->base.timeout, fn, timeout);
	return z_waitq_block(wq, key, K_FOREVER);
}
#else
int z_waitq_block_until(_wait_q_t *wq, z_key_t key, k_timeout_t timeout, _timeout_func_t fn);
#endif

#ifdef __OPTIMIZE_SIZE__
#define Z_WAITQ_SMALL true
#else
#define Z_WAITQ_SMALL false
#endif

/** @brief Best waiter, or NULL. */
static ALWAYS_INLINE struct k_thread *z_waitq_first(_wait_q_t *wq)
{
	sys_dnode_t *n = wq->waitq.head;

	if (n == &wq->waitq) {
		return NULL;
	}
	if (Z_WAITQ_SMALL && n == NULL) {
		CODE_UNREACHABLE; /* so the caller does not ask again */
	}
	return Z_QNODE_THREAD(n);
}

/** @brief Wake the best waiter. @return it, or NULL after telling the watchers. */
static inline struct k_thread *z_waitq_wake_one(_wait_q_t *wq, int result)
{
	struct k_thread *thread = z_waitq_first(wq);

	if (thread == NULL) {
		z_poll_notify(wq);
		return NULL;
	}
	z_thread_wake(thread, result);
	return thread;
}

/** @brief Wake all waiters. @return true if there were any. */
bool z_waitq_wake_all(_wait_q_t *wq, int result);

/**
 * @brief The same with interrupts let in between each two (z_breathe()).
 *
 * @param key of the caller's lock, another one afterwards
 * @return how many. Handlers may use the object meanwhile: it must be fit for that.
 */
int z_waitq_wake_each(_wait_q_t *wq, int result, z_key_t *key);

#else

static inline struct k_thread *z_waitq_first(_wait_q_t *wq)
{
	ARG_UNUSED(wq);
	return NULL;
}

static inline void z_thread_wake(struct k_thread *thread, int result)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(result);
}

static inline int z_waitq_block(_wait_q_t *wq, z_key_t key, k_timeout_t timeout)
{
	ARG_UNUSED(wq);
	ARG_UNUSED(timeout);
	z_unlock(key);
	return -EAGAIN;
}

#define z_waitq_block_until(wq, key, timeout, fn) z_waitq_block(wq, key, timeout)

static inline struct k_thread *z_waitq_wake_one(_wait_q_t *wq, int result)
{
	ARG_UNUSED(wq);
	ARG_UNUSED(result);
	return NULL;
}

static inline bool z_waitq_wake_all(_wait_q_t *wq, int result)
{
	ARG_UNUSED(wq);
	ARG_UNUSED(result);
	return false;
}

static inline int z_waitq_wake_each(_wait_q_t *wq, int result, z_key_t *key)
{
	ARG_UNUSED(wq);
	ARG_UNUSED(result);
	ARG_UNUSED(key);
	return 0;
}

#endif

#endif /* ETESIAN_KERNEL_WAITQ_H_ */
