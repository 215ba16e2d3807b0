/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Blocking and waking.
 */
#include "waitq.h"
#include "copy.h"
#include "timeout.h"
#include "trace.h"

/* What one side hands to the other: where size counts this is there once, else in line. */
#ifdef __OPTIMIZE_SIZE__
void z_copy(void *to, const void *from, size_t size)
{
	z_copy_inline(to, from, size);
}
#endif

bool z_waitq_wake_all(_wait_q_t *wq, int result)
{
	bool any = false;

	Z_ASSERT_LOCKED();
	for (struct k_thread *t; (t = z_waitq_first(wq)) != NULL; any = true) {
		z_thread_wake(t, result);
	}
	return any;
}

int z_waitq_wake_each(_wait_q_t *wq, int result, z_key_t *key)
{
	int woken = 0;

	Z_ASSERT_LOCKED();
	for (struct k_thread *t; (t = z_waitq_first(wq)) != NULL; woken++) {
		z_thread_wake(t, result);
		if (z_waitq_first(wq) != NULL) {
			*key = z_breathe(*key);
		}
	}
	return woken;
}

void z_thread_timeout(struct _timeout *to, z_key_t key)
{
	struct k_thread *thread = CONTAINER_OF(to, struct k_thread, base.timeout);

	ARG_UNUSED(key);
	if (thread->base.pended_on != NULL) {
		z_waitq_remove(thread);
	}
	/* it slept, waited, or was to start now; a suspended waiter keeps no timeout */
	thread->base.thread_state &= ~(_THREAD_SUSPENDED | _THREAD_PRESTART);
	thread->swap_retval = -EAGAIN;
	z_sched_ready(thread);
}

static ALWAYS_INLINE int block(_wait_q_t *wq, z_key_t key, k_timeout_t timeout, _timeout_func_t fn)
{
	struct k_thread *thread = _current_cpu->current;
	uint8_t state = thread->base.thread_state;

	Z_ASSERT_LOCKED();
	Z_ASSERT_MAY_BLOCK(timeout);
	__ASSERT(!K_TIMEOUT_EQ(timeout, K_NO_WAIT), "blocking without waiting");
	__ASSERT(thread != _current_cpu->idle_thread, "the idle thread blocks");
	z_trace_block(thread);
	z_sched_unready(thread);
	thread->base.thread_state = state | _THREAD_PENDING;
	thread->base.pended_on = wq;
	z_list_add_sorted(&wq->waitq, thread);
	if (IS_ENABLED(CONFIG_SYS_CLOCK_EXISTS) && !z_is_forever(timeout)) {
		bool goes_on = fn != z_thread_timeout && z_rest(thread, key); /* a long way here */

		if (!goes_on) {
			z_timeout_add(&thread->base.timeout, fn, timeout);
			goes_on = z_rest(thread, key);
		}
		if (goes_on) {
			z_unlock(key);
			return thread->swap_retval;
		}
	}
	return z_swap(key);
}

int z_waitq_block(_wait_q_t *wq, z_key_t key, k_timeout_t timeout)
{
	return block(wq, key, timeout, z_thread_timeout);
}

#ifndef __OPTIMIZE_SIZE__
int z_waitq_block_until(_wait_q_t *wq, z_key_t key, k_timeout_t timeout, _timeout_func_t fn)
{
	return block(wq, key, timeout, fn);
}
#endif
