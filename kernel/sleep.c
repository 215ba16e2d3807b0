/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Sleeping: a thread takes itself out of the run queue until a timeout or k_wakeup() puts it back.
 */
#include "sched.h"
#include "smp.h"
#include "thread.h"
#include "timeout.h"
#include "trace.h"
#include "waitq.h"

/*
 * Sleep for @p timeout; returns the ticks that were left, nothing that means anything after
 * K_FOREVER. Context: thread.
 */
static k_ticks_t sleep_ticks(k_timeout_t timeout)
{
	struct k_thread *thread = _current;
	z_key_t key;
	int64_t end, left;

	Z_ASSERT_IN_THREAD();
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		k_yield();
		return 0;
	}
	key = z_smp_settle(z_lock());
	z_trace_block(thread);
	z_timeout_add(&thread->base.timeout, z_thread_timeout, timeout);
	end = z_timeout_deadline(&thread->base.timeout);
	z_sched_unready(thread);
	thread->base.thread_state |= _THREAD_SUSPENDED;
	if (z_rest(thread, key)) {
		z_unlock(key);
	} else {
		(void)z_swap(key);
	}
	left = end - sys_clock_tick_get(); /* MAX() would look twice, and time passes */
	return (k_ticks_t)MAX(left, 0);
}

int32_t z_impl_k_sleep(k_timeout_t timeout)
{
	k_ticks_t left = sleep_ticks(timeout);

	return z_is_forever(timeout) ? (int32_t)K_TICKS_FOREVER
				     : (int32_t)k_ticks_to_ms_ceil64(left);
}

int32_t z_impl_k_usleep(int32_t us)
{
	return (int32_t)k_ticks_to_us_ceil64(sleep_ticks(K_USEC(us)));
}

void z_impl_k_wakeup(k_tid_t thread)
{
	z_key_t key = z_lock();

	/* asleep or suspended; not one that waits for an object or has not been started */
	if (thread->base.thread_state == _THREAD_SUSPENDED) {
		(void)z_timeout_cancel(&thread->base.timeout);
		thread->base.thread_state = 0;
		z_sched_ready(thread);
	}
	z_resched_unlock(key);
}
