/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_condvar: signal, broadcast, timeout, the mutex around it, contexts.
 */
#include "helpers.h"

K_CONDVAR_DEFINE(static_condvar);
K_MUTEX_DEFINE(mutex);

static struct k_condvar condvar;
static int order[HELPERS], order_count, results[HELPERS];

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	zassert_ok(k_condvar_init(&condvar));
	zassert_ok(k_mutex_init(&mutex));
	order_count = 0;
}

ZTEST_SUITE(kernel_condvar, NULL, NULL, before, helpers_end, NULL);

static void waiter(void *number, void *unused2, void *unused3)
{
	int n = POINTER_TO_INT(number);

	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	results[n] = k_condvar_wait(&condvar, &mutex, K_FOREVER);
	zassert_equal_ptr(mutex.owner, k_current_get(), "the mutex is not locked again");
	order[order_count++] = n;
	zassert_ok(k_mutex_unlock(&mutex));
}

static void start_waiters(int count)
{
	for (int i = 0; i < count; i++) {
		/* the last one is the best */
		(void)helper(waiter, INT_TO_POINTER(i), i == count - 1 ? MID : LOW);
	}
	settle();
	zassert_equal(mutex.lock_count, 0, "waiting keeps the mutex locked");
}

/* Verifies: CONDVAR-1, CONDVAR-5, CONDVAR-9 */
ZTEST(kernel_condvar, test_nobody_waits)
{
	zassert_ok(k_condvar_signal(&condvar));
	zassert_ok(k_condvar_broadcast(&condvar));
	zassert_ok(k_condvar_signal(&static_condvar));
	/* a signal that finds nobody is lost */
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	zassert_equal(k_condvar_wait(&condvar, &mutex, K_TICKS(2)), -EAGAIN);
	zassert_equal_ptr(mutex.owner, k_current_get());
	zassert_equal(mutex.lock_count, 1);
	zassert_ok(k_mutex_unlock(&mutex));
}

/* Who waits without the mutex releases nobody's, and has it afterwards as always. */
ZTEST(kernel_condvar, test_mutex_not_locked)
{
	zassert_equal(k_condvar_wait(&condvar, &mutex, K_TICKS(2)), -EAGAIN);
	zassert_equal_ptr(mutex.owner, k_current_get());
	zassert_equal(mutex.lock_count, 1);
	zassert_ok(k_mutex_unlock(&mutex));
}

/* Verifies: CONDVAR-6 */
ZTEST(kernel_condvar, test_no_wait)
{
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	zassert_equal(k_condvar_wait(&condvar, &mutex, K_NO_WAIT), -EAGAIN);
	zassert_equal(mutex.lock_count, 1);
	zassert_ok(k_mutex_unlock(&mutex));
}

/* Of a mutex locked twice one lock is given up: others can not have it meanwhile. */
/* Verifies: CONDVAR-12 */
ZTEST(kernel_condvar, test_mutex_locked_twice)
{
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	(void)helper(waiter, INT_TO_POINTER(0), LOW);
	zassert_equal(k_condvar_wait(&condvar, &mutex, K_TICKS(3)), -EAGAIN);
	zassert_equal(mutex.lock_count, 2);
	zassert_equal_ptr(mutex.owner, k_current_get());
	zassert_ok(k_mutex_unlock(&mutex));
	zassert_ok(k_mutex_unlock(&mutex));
	settle();
	zassert_equal(k_condvar_broadcast(&condvar), 1);
	helpers_join();
}

/* Verifies: CONDVAR-3, CONDVAR-4, CONDVAR-8 */
ZTEST(kernel_condvar, test_signal_wakes_the_best)
{
	start_waiters(3);
	for (int i = 0; i < 3; i++) {
		zassert_equal(order_count, i);
		zassert_ok(k_condvar_signal(&condvar));
		settle();
	}
	zassert_equal(order[0], 2);
	zassert_equal(order[1], 0);
	zassert_equal(order[2], 1);
	for (int i = 0; i < 3; i++) {
		zassert_ok(results[i]);
	}
	helpers_join();
}

/* Verifies: CONDVAR-10 */
ZTEST(kernel_condvar, test_broadcast_counts)
{
	start_waiters(4);
	zassert_equal(k_condvar_broadcast(&condvar), 4);
	settle();
	zassert_equal(order_count, 4);
	zassert_equal(order[0], 3);
	helpers_join();
}

/* Woken waiters need the mutex before they go on, however long that takes. */
/* Verifies: CONDVAR-11 */
ZTEST(kernel_condvar, test_mutex_held_at_signal)
{
	start_waiters(2);
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	zassert_equal(k_condvar_broadcast(&condvar), 2);
	settle();
	zassert_equal(order_count, 0);
	zassert_ok(k_mutex_unlock(&mutex));
	settle();
	zassert_equal(order_count, 2);
	helpers_join();
}

static void timed_waiter(void *unused1, void *unused2, void *unused3)
{
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	results[0] = k_condvar_wait(&condvar, &mutex, K_TICKS(2));
	order_count++;
	zassert_ok(k_mutex_unlock(&mutex));
}

/* Verifies: CONDVAR-5, CONDVAR-7 */
ZTEST(kernel_condvar, test_timeout_does_not_limit_the_mutex)
{
	int64_t start = k_uptime_ticks();

	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	zassert_equal(k_condvar_wait(&condvar, &mutex, K_TICKS(5)), -EAGAIN);
	zassert_within(k_uptime_ticks() - start, 6, 1);
	zassert_ok(k_mutex_unlock(&mutex));

	(void)helper(timed_waiter, NULL, LOW);
	k_sleep(K_TICKS(1));
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	k_sleep(K_TICKS(10));
	zassert_equal(order_count, 0, "it goes on without the mutex");
	zassert_ok(k_mutex_unlock(&mutex));
	helpers_join();
	zassert_equal(order_count, 1);
	zassert_equal(results[0], -EAGAIN);
}

static void isr_signal(const void *broadcast)
{
	results[HELPERS - 1] = broadcast ? k_condvar_broadcast(&condvar)
					 : k_condvar_signal(&condvar);
}

/* Verifies: CONDVAR-13 */
ZTEST(kernel_condvar, test_isr)
{
	start_waiters(3);
	IN_ISR(isr_signal, NULL);
	settle();
	zassert_equal(order_count, 1);
	IN_ISR(isr_signal, &condvar);
	zassert_equal(results[HELPERS - 1], 2);
	settle();
	zassert_equal(order_count, 3);
	helpers_join();
}

/* A consumer that is told of each item while it works misses none. */
static int level, taken;

static void consumer(void *count, void *unused2, void *unused3)
{
	while (taken < POINTER_TO_INT(count)) {
		zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
		while (level == 0) {
			zassert_ok(k_condvar_wait(&condvar, &mutex, K_SECONDS(1)));
		}
		level--;
		taken++;
		zassert_ok(k_mutex_unlock(&mutex));
	}
}

/* Verifies: CONDVAR-2 */
ZTEST(kernel_condvar, test_producer_and_consumer)
{
	level = 0;
	taken = 0;
	(void)helper(consumer, INT_TO_POINTER(100), LOW);
	for (int i = 0; i < 100; i++) {
		zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
		level++;
		zassert_ok(k_condvar_signal(&condvar));
		zassert_ok(k_mutex_unlock(&mutex));
		if (i % 7 == 0) {
			k_sleep(K_TICKS(1));
		}
	}
	helpers_join();
	zassert_equal(taken, 100);
	zassert_equal(level, 0);
}
