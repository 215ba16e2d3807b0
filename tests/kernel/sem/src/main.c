/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_sem: limits, waiting, reset, priorities, contexts.
 */
#include "helpers.h"

K_SEM_DEFINE(static_sem, 2, 3);

static struct k_sem sem;
static int results[HELPERS], order[HELPERS], count;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	zassert_ok(k_sem_init(&sem, 0, 2));
	count = 0;
}

static void *setup(void)
{
	k_thread_access_grant(k_current_get(), &sem, &static_sem);
	return NULL;
}

ZTEST_SUITE(kernel_sem, NULL, setup, before, helpers_end, NULL);

/* Verifies: SEM-1, SEM-2, SEM-3, SEM-4 */
ZTEST_USER(kernel_sem, test_init)
{
	zassert_equal(k_sem_init(&sem, 0, 0), -EINVAL);
	zassert_equal(k_sem_init(&sem, 2, 1), -EINVAL);
	zassert_ok(k_sem_init(&sem, 1, 1));
	zassert_ok(k_sem_init(&sem, 0, K_SEM_MAX_LIMIT));
	zassert_ok(k_sem_init(&sem, K_SEM_MAX_LIMIT, K_SEM_MAX_LIMIT));
	k_sem_give(&sem);
	zassert_equal(k_sem_count_get(&sem), K_SEM_MAX_LIMIT);
}

/* Verifies: SEM-5, SEM-6, SEM-7, SEM-11, SEM-12 */
ZTEST_USER(kernel_sem, test_count)
{
	zassert_equal(k_sem_take(&sem, K_NO_WAIT), -EBUSY);
	k_sem_give(&sem);
	k_sem_give(&sem);
	zassert_equal(k_sem_count_get(&sem), 2);
	k_sem_give(&sem);
	zassert_equal(k_sem_count_get(&sem), 2, "no more than the limit");
	zassert_ok(k_sem_take(&sem, K_FOREVER));
	zassert_ok(k_sem_take(&sem, K_NO_WAIT));
	zassert_equal(k_sem_count_get(&sem), 0);
	zassert_equal(k_sem_take(&sem, K_NO_WAIT), -EBUSY);

	zassert_equal(k_sem_count_get(&static_sem), 2);
	k_sem_give(&static_sem);
	k_sem_give(&static_sem);
	zassert_equal(k_sem_count_get(&static_sem), 3);
	expect_unlocked();
}

/* Verifies: SEM-8 */
ZTEST_USER(kernel_sem, test_timeout)
{
	for (int ticks = 1; ticks < 20; ticks += 6) {
		int64_t start = k_uptime_ticks();

		zassert_equal(k_sem_take(&sem, K_TICKS(ticks)), -EAGAIN);
		zassert_within(k_uptime_ticks() - start, ticks + 1, 1);
	}
}

#ifdef CONFIG_TIMEOUT_64BIT
/* Verifies: SEM-9, SEM-10 */
ZTEST_USER(kernel_sem, test_absolute_timeout)
{
	int64_t end = k_uptime_ticks() + 4;

	zassert_equal(k_sem_take(&sem, K_TIMEOUT_ABS_TICKS(end)), -EAGAIN);
	zassert_equal(k_uptime_ticks(), end);
	/* one that has passed does not wait long */
	zassert_equal(k_sem_take(&sem, K_TIMEOUT_ABS_TICKS(1)), -EAGAIN);
	zassert_true(k_uptime_ticks() <= end + 1);
}
#endif

static void taker(void *number, void *unused2, void *unused3)
{
	int ret = k_sem_take(&sem, K_FOREVER);

	results[count] = ret;
	order[count++] = POINTER_TO_INT(number);
}

/* Verifies: SEM-13, SEM-14 */
ZTEST(kernel_sem, test_waiters_by_priority)
{
	(void)helper(taker, INT_TO_POINTER(2), LOW);
	(void)helper(taker, INT_TO_POINTER(3), LOW);
	(void)helper(taker, INT_TO_POINTER(1), MID);
	(void)helper(taker, INT_TO_POINTER(0), HIGH);
	settle();
	zassert_equal(count, 0);
	for (int i = 0; i < 4; i++) {
		k_sem_give(&sem);
		zassert_equal(k_sem_count_get(&sem), 0, "handed over");
		settle();
		zassert_equal(count, i + 1);
		zassert_equal(order[i], i);
		zassert_ok(results[i]);
	}
	helpers_join();
}

/* A waiter whose priority changes changes its place. */
/* Verifies: SEM-15 */
ZTEST(kernel_sem, test_priority_changes_while_waiting)
{
	k_tid_t last;

	(void)helper(taker, INT_TO_POINTER(1), MID);
	last = helper(taker, INT_TO_POINTER(0), LOW);
	settle();
	k_thread_priority_set(last, MID - 1);
	k_sem_give(&sem);
	k_sem_give(&sem);
	settle();
	zassert_equal(order[0], 0);
	zassert_equal(order[1], 1);
	helpers_join();
}

/* Verifies: SEM-16, SEM-17 */
ZTEST(kernel_sem, test_reset)
{
	(void)helper(taker, NULL, LOW);
	(void)helper(taker, NULL, MID);
	settle();
	k_sem_reset(&sem);
	settle();
	zassert_equal(count, 2);
	zassert_equal(results[0], -EAGAIN);
	zassert_equal(results[1], -EAGAIN);
	k_sem_give(&sem);
	k_sem_reset(&sem);
	zassert_equal(k_sem_count_get(&sem), 0);
	helpers_join();
}

static void isr_use(const void *unused)
{
	ARG_UNUSED(unused);
	k_sem_give(&sem);
	results[0] = k_sem_take(&sem, K_NO_WAIT);
	results[1] = k_sem_take(&sem, K_NO_WAIT);
	k_sem_give(&sem);
	results[2] = (int)k_sem_count_get(&sem);
	k_sem_reset(&sem);
	results[3] = (int)k_sem_count_get(&sem);
}

static void isr_give(const void *unused)
{
	ARG_UNUSED(unused);
	k_sem_give(&sem);
}

/* Verifies: SEM-18 */
ZTEST(kernel_sem, test_isr)
{
	IN_ISR(isr_use, NULL);
	zassert_ok(results[0]);
	zassert_equal(results[1], -EBUSY);
	zassert_equal(results[2], 1);
	zassert_equal(results[3], 0);
	(void)helper(taker, INT_TO_POINTER(7), LOW);
	settle();
	IN_ISR(isr_give, NULL);
	settle();
	zassert_equal(count, 1);
	zassert_equal(order[0], 7);
	helpers_join();
}

static void expire(struct k_timer *timer)
{
	k_sem_give(&sem);
}

/* Given in the tick in which the wait ends: either result, but the unit is not lost. */
/* Verifies: SEM-20 */
ZTEST(kernel_sem, test_give_meets_timeout)
{
	struct k_timer timer;

	k_timer_init(&timer, expire, NULL);
	for (int ticks = 1; ticks < 6; ticks++) {
		k_sleep(K_TICKS(1));
		k_timer_start(&timer, K_TICKS(ticks), K_NO_WAIT);
		int ret = k_sem_take(&sem, K_TICKS(ticks - 1));

		zassert_true(ret == 0 || ret == -EAGAIN || ret == -EBUSY);
		k_sleep(K_TICKS(2));
		zassert_equal(k_sem_count_get(&sem), ret == 0 ? 0 : 1);
		k_sem_reset(&sem);
	}
}

static bool high_ran;

static void high_taker(void *unused1, void *unused2, void *unused3)
{
	(void)k_sem_take(&sem, K_FOREVER);
	high_ran = true;
}

/* A handler's give switches when the handler ends, if the interrupted thread is preemptible. */
static void low_giver(void *unused1, void *unused2, void *unused3)
{
	IN_ISR(isr_give, NULL);
	results[0] = high_ran ? 1 : 0;
}

/* Verifies: SEM-19 */
ZTEST(kernel_sem, test_isr_preempts)
{
	high_ran = false;
	(void)helper(high_taker, NULL, MID);
	settle();
	(void)helper(low_giver, NULL, LOW);
	settle();
	zassert_equal(results[0], 1);
	helpers_join();
}

/* Verifies: SEM-21 */
ZTEST(kernel_sem, test_waiter_aborted)
{
	k_tid_t thread = helper(taker, INT_TO_POINTER(0), MID);

	(void)helper(taker, INT_TO_POINTER(1), LOW);
	settle();
	k_thread_abort(thread);
	k_sem_give(&sem);
	settle();
	zassert_equal(count, 1);
	zassert_equal(order[0], 1);
	helpers_join();
}
