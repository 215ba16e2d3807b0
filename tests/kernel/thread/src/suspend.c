/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_thread_suspend() and k_thread_resume() in every state.
 */
#include "helpers.h"

static int ran;
static struct k_sem go;
static k_tid_t thread;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	ran = 0;
	zassert_ok(k_sem_init(&go, 0, 10));
}

ZTEST_SUITE(kernel_thread_suspend, NULL, NULL, before, helpers_end, NULL);

static void counts(void *p1, void *p2, void *p3)
{
	for (;;) {
		ran++;
		k_sleep(K_TICKS(1));
	}
}

static void waits(void *p1, void *p2, void *p3)
{
	int ret = k_sem_take(&go, K_TICKS(20));

	ran = (ret == 0) ? 1 : 2;
}

/* Verifies: THREAD-18 */
ZTEST(kernel_thread_suspend, test_ready)
{
	thread = helper(counts, NULL, LOW);
	k_thread_suspend(thread);
	settle();
	zassert_equal(ran, 0);
	k_thread_suspend(thread);
	k_thread_resume(thread);
	settle();
	zassert_true(ran > 0, "suspending does not count");
	k_thread_resume(thread);
}

static void suspends_itself(void *p1, void *p2, void *p3)
{
	for (int i = 0; i < 3; i++) {
		ran++;
		k_thread_suspend(k_current_get());
	}
}

/* Verifies: THREAD-18 */
ZTEST(kernel_thread_suspend, test_itself)
{
	thread = helper(suspends_itself, NULL, LOW);
	for (int i = 1; i <= 3; i++) {
		settle();
		zassert_equal(ran, i);
		k_thread_resume(thread);
	}
	helpers_join();
}

/* The object goes to a suspended waiter all the same; it uses it once it is resumed. */
/* Verifies: THREAD-19 */
ZTEST(kernel_thread_suspend, test_waiting)
{
	thread = helper(waits, NULL, LOW);
	settle();
	k_thread_suspend(thread);
	k_sem_give(&go);
	zassert_equal(k_sem_count_get(&go), 0);
	settle();
	zassert_equal(ran, 0);
	k_thread_resume(thread);
	settle();
	zassert_equal(ran, 1);
	helpers_join();
}

/* Verifies: THREAD-20 */
ZTEST(kernel_thread_suspend, test_timeout_does_not_resume)
{
	thread = helper(waits, NULL, LOW);
	settle();
	k_thread_suspend(thread);
	k_sleep(K_TICKS(40));
	zassert_equal(ran, 0);
	k_thread_resume(thread);
	k_sleep(K_TICKS(40));
	zassert_equal(ran, 0, "it goes on waiting, without a timeout");
	k_sem_give(&go);
	helpers_join();
	zassert_equal(ran, 1);
}

static void isr_suspend(const void *unused)
{
	k_thread_suspend(thread);
}

static void isr_resume(const void *unused)
{
	k_thread_resume(thread);
}

/* Verifies: THREAD-23 */
ZTEST(kernel_thread_suspend, test_isr)
{
	thread = helper(counts, NULL, LOW);
	settle();
	IN_ISR(isr_suspend, NULL);
	settle();
	int so_far = ran;

	settle();
	zassert_equal(ran, so_far);
	IN_ISR(isr_resume, NULL);
	settle();
	zassert_true(ran > so_far);
}

/* Verifies: THREAD-21 */
ZTEST(kernel_thread_suspend, test_resume_of_one_that_is_not)
{
	k_thread_resume(k_current_get());
	thread = helper(waits, NULL, LOW);
	settle();
	k_thread_resume(thread);
	settle();
	zassert_equal(ran, 0, "a waiter goes on waiting");
	k_sem_give(&go);
	helpers_join();
	zassert_equal(ran, 1);
}

static void sleeps(void *p1, void *p2, void *p3)
{
	(void)k_sleep(K_TICKS(10));
	ran++;
}

/* Verifies: THREAD-21 */
ZTEST(kernel_thread_suspend, test_resume_does_not_end_a_sleep)
{
	thread = helper(sleeps, NULL, LOW);
	k_sleep(K_TICKS(2));
	k_thread_resume(thread);
	k_sleep(K_TICKS(2));
	zassert_equal(ran, 0);
	k_sleep(K_TICKS(10));
	zassert_equal(ran, 1);
	helpers_join();
}

/* A better thread resumed runs at once, where the resumer is preemptible. */
static int order[2], order_count;

static void high_part(void *p1, void *p2, void *p3)
{
	k_thread_suspend(k_current_get());
	order[order_count++] = 1;
}

static void low_part(void *p1, void *p2, void *p3)
{
	k_thread_resume(p1);
	order[order_count++] = 2;
}

/* Verifies: THREAD-22 */
ZTEST(kernel_thread_suspend, test_resume_preempts)
{
	order_count = 0;
	thread = helper(high_part, NULL, MID);
	settle();
	(void)helper(low_part, thread, LOW);
	helpers_join();
	zassert_equal(order[0], 1);
	zassert_equal(order[1], 2);
}

static void waits_forever(void *p1, void *p2, void *p3)
{
	(void)k_sem_take(&go, K_FOREVER);
	ran++;
}

/* Verifies: THREAD-21 */
ZTEST(kernel_thread_suspend, test_resume_does_not_end_a_wait_without_limit)
{
	thread = helper(waits_forever, NULL, LOW);
	settle();
	k_thread_resume(thread);
	settle();
	zassert_equal(ran, 0);
	k_sem_give(&go);
	helpers_join();
	zassert_equal(ran, 1);
}

/* What has ended stays ended, and the calls are over at once. */
ZTEST(kernel_thread_suspend, test_ended)
{
	thread = helper(waits_forever, NULL, LOW);
	k_sem_give(&go);
	helpers_join();
	zassert_equal(ran, 1);
	k_thread_suspend(thread);
	expect_unlocked();
	k_thread_resume(thread);
	expect_unlocked();
	k_thread_abort(thread);
	expect_unlocked();
	settle();
	zassert_equal(ran, 1);
	zassert_ok(k_thread_join(thread, K_NO_WAIT));
}

/* Only a thread that has not been started can be started. */
ZTEST(kernel_thread_suspend, test_start_of_one_that_waits)
{
	thread = helper(waits_forever, NULL, LOW);
	settle();
	k_thread_start(thread);
	expect_unlocked();
	settle();
	zassert_equal(ran, 0, "it waits on");
	k_sem_give(&go);
	helpers_join();
	zassert_equal(ran, 1);
}
