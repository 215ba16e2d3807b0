/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Timers. The next deadline is the last one plus the period, however late the interrupt comes: a
 * periodic timer does not drift.
 */
#include "obj_core.h"
#include "timeout.h"
#include "waitq.h"

void k_timer_init(struct k_timer *timer, k_timer_expiry_t expiry_fn, k_timer_stop_t stop_fn)
{
	timer->expiry_fn = expiry_fn;
	timer->stop_fn = stop_fn;
	timer->status = 0U;
	timer->user_data = NULL;
	z_waitq_init(&timer->wait_q);
	z_timeout_init(&timer->timeout);
	z_obj_core_add(TIMER, timer);
	z_obj_track(k_timer, timer);
}

static void expire(struct _timeout *to, z_key_t key)
{
	struct k_timer *timer = CONTAINER_OF(to, struct k_timer, timeout);

	if (!K_TIMEOUT_EQ(timer->period, K_NO_WAIT) && !K_TIMEOUT_EQ(timer->period, K_FOREVER)) {
		/* now is the deadline that has just passed */
		z_timeout_add_at(to, expire,
				 z_clock_now() + MAX(timer->period.ticks, (k_ticks_t)1));
	}
	timer->status++;
	if (timer->expiry_fn != NULL) {
		z_unlock(key);
		timer->expiry_fn(timer);
		(void)z_lock();
	}
	(void)z_waitq_wake_one(&timer->wait_q, 0);
}

void z_impl_k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period)
{
	z_key_t key;

	if (K_TIMEOUT_EQ(duration, K_FOREVER)) {
		return;
	}
	if (Z_IS_TIMEOUT_RELATIVE(duration)) {
		/* unlike a sleep a timer counts from the present tick; at least one passes */
		duration.ticks = MAX(duration.ticks, (k_ticks_t)1) - 1;
	}
	key = z_lock();
	(void)z_timeout_cancel(&timer->timeout);
	timer->period = period;
	timer->status = 0U;
	z_timeout_add(&timer->timeout, expire, duration);
	z_unlock(key);
}

void z_impl_k_timer_stop(struct k_timer *timer)
{
	z_key_t key = z_lock();

	if (!z_timeout_cancel(&timer->timeout)) {
		z_unlock(key);
		return;
	}
	if (timer->stop_fn != NULL) {
		z_unlock(key);
		timer->stop_fn(timer);
		key = z_lock();
	}
	(void)z_waitq_wake_one(&timer->wait_q, 0);
	z_resched_unlock(key);
}

uint32_t z_impl_k_timer_status_get(struct k_timer *timer)
{
	z_key_t key = z_lock();
	uint32_t count = timer->status;

	timer->status = 0U;
	z_unlock(key);
	return count;
}

#ifdef CONFIG_MULTITHREADING

uint32_t z_impl_k_timer_status_sync(struct k_timer *timer)
{
	Z_ASSERT_IN_THREAD();
	z_key_t key = z_lock();
	uint32_t count;

	if (timer->status == 0U && z_timeout_is_active(&timer->timeout)) {
		(void)z_waitq_block(&timer->wait_q, key, K_FOREVER);
		key = z_lock();
	}
	count = timer->status;
	timer->status = 0U;
	z_unlock(key);
	return count;
}

#else

uint32_t z_impl_k_timer_status_sync(struct k_timer *timer)
{
	uint32_t count = 0U;
	bool wait = true;

	while (wait) {
		z_key_t key = z_lock();

		count = timer->status;
		wait = count == 0U && z_timeout_is_active(&timer->timeout);
		timer->status = 0U;
		if (wait) {
			k_cpu_atomic_idle(key);
		} else {
			z_unlock(key);
		}
	}
	return count;
}

#endif

k_ticks_t z_impl_k_timer_expires_ticks(const struct k_timer *timer)
{
	z_key_t key = z_lock();
	k_ticks_t tick = z_timeout_expires(&timer->timeout);

	z_unlock(key);
	return tick;
}

k_ticks_t z_impl_k_timer_remaining_ticks(const struct k_timer *timer)
{
	z_key_t key = z_lock();
	k_ticks_t ticks = z_timeout_remaining(&timer->timeout);

	z_unlock(key);
	return ticks;
}
