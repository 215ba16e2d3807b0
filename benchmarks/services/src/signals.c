/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What threads tell each other without data.
 */
#include "services.h"

static K_SEM_DEFINE(sem, 0, 2);
static K_MUTEX_DEFINE(mutex);
static K_CONDVAR_DEFINE(condvar);
static K_EVENT_DEFINE(event);
static struct k_poll_signal poll_signal = K_POLL_SIGNAL_INITIALIZER(poll_signal);

static void expire(struct k_timer *timer)
{
	k_sem_give(k_timer_user_data_get(timer));
}

static K_TIMER_DEFINE(timer, expire, NULL);

static void use_sem(void)
{
	k_sem_give(&sem);
	if (k_sem_count_get(&sem) != 1U || k_sem_take(&sem, K_MSEC(1)) != 0 ||
	    k_sem_take(&sem, K_MSEC(1)) != -EAGAIN) {
		failed(__LINE__);
	}
	k_sem_reset(&sem);
}

static void use_mutex(void)
{
	k_mutex_lock(&mutex, K_FOREVER);
	k_condvar_signal(&condvar);
	k_condvar_broadcast(&condvar);
	if (k_condvar_wait(&condvar, &mutex, K_MSEC(1)) != -EAGAIN) {
		failed(__LINE__);
	}
	k_mutex_unlock(&mutex);
}

static void use_event(void)
{
	k_event_set(&event, 1U);
	k_event_post(&event, 2U);
	k_event_set_masked(&event, 4U, 4U);
	if (k_event_wait_all(&event, 7U, false, K_MSEC(1)) != 7U ||
	    k_event_clear(&event, 7U) == 0U ||
	    k_event_wait(&event, 1U, true, K_MSEC(1)) != 0U) {
		failed(__LINE__);
	}
}

static void use_poll(void)
{
	struct k_poll_event events[] = {
		K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &poll_signal),
		K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem),
	};
	unsigned int signaled;
	int result;

	k_poll_signal_raise(&poll_signal, 5);
	if (k_poll(events, ARRAY_SIZE(events), K_MSEC(1)) != 0) {
		failed(__LINE__);
	}
	k_poll_signal_check(&poll_signal, &signaled, &result);
	if (signaled == 0U || result != 5) {
		failed(__LINE__);
	}
	k_poll_signal_reset(&poll_signal);
}

static void use_timer(void)
{
	k_timer_user_data_set(&timer, &sem);
	k_timer_start(&timer, K_MSEC(2), K_MSEC(2));
	if (k_timer_status_sync(&timer) == 0U || k_sem_take(&sem, K_NO_WAIT) != 0 ||
	    k_timer_remaining_get(&timer) == 0U) {
		failed(__LINE__);
	}
	k_timer_stop(&timer);
	(void)k_timer_status_get(&timer);
}

void use_signals(void)
{
	use_sem();
	use_mutex();
	use_event();
	use_poll();
	use_timer();
}

void use_signals_kernel(void)
{
	static struct k_sem own_sem;
	static struct k_mutex own_mutex;
	static struct k_condvar own_condvar;
	static struct k_event own_event;
	static struct k_timer own_timer;

	k_sem_init(&own_sem, 1, 1);
	k_mutex_init(&own_mutex);
	k_condvar_init(&own_condvar);
	k_event_init(&own_event);
	k_timer_init(&own_timer, NULL, NULL);
	k_poll_signal_init(&poll_signal);
}

void grant_signals(k_tid_t thread)
{
	k_thread_access_grant(thread, &sem, &mutex, &condvar, &event, &poll_signal, &timer);
}
