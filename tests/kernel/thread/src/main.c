/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Threads: creation, start, end in every state, join in every order.
 */
#include "helpers.h"

static K_THREAD_STACK_DEFINE(stack, 1024 + CONFIG_TEST_EXTRA_STACK_SIZE);
static struct k_thread thread;
static int ran;
static void *seen[3];
static struct k_sem go;

static void entry(void *p1, void *p2, void *p3)
{
	seen[0] = p1;
	seen[1] = p2;
	seen[2] = p3;
	ran++;
}

static void waits(void *p1, void *p2, void *p3)
{
	ran++;
	(void)k_sem_take(&go, K_FOREVER);
	ran++;
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	ran = 0;
	zassert_ok(k_sem_init(&go, 0, 10));
}

static void after(void *fixture)
{
	k_thread_abort(&thread);
	helpers_end(fixture);
}

ZTEST_SUITE(kernel_thread, NULL, NULL, before, after, NULL);

static k_tid_t create(k_thread_entry_t fn, int prio, k_timeout_t delay)
{
	return k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), fn, &seen[0],
			       &seen[1], &seen[2], prio, 0, delay);
}

/* Verifies: SCHED-13, THREAD-1, THREAD-5 */
ZTEST(kernel_thread, test_create)
{
	zassert_equal_ptr(create(entry, LOW, K_NO_WAIT), &thread);
	zassert_equal(ran, 0, "the test's thread is better");
	zassert_equal(k_thread_priority_get(&thread), LOW);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_equal(ran, 1);
	for (int i = 0; i < 3; i++) {
		zassert_equal_ptr(seen[i], &seen[i]);
	}
}

/* Verifies: SCHED-15, THREAD-2, THREAD-4 */
ZTEST(kernel_thread, test_start)
{
	(void)create(entry, LOW, K_FOREVER);
	settle();
	zassert_equal(ran, 0);
	k_wakeup(&thread);
	k_thread_resume(&thread);
	settle();
	zassert_equal(ran, 0, "neither starts it");
	k_thread_start(&thread);
	settle();
	zassert_equal(ran, 1);
	k_thread_start(&thread);
	settle();
	zassert_equal(ran, 1);
}

/* Verifies: THREAD-3, THREAD-31 */
ZTEST(kernel_thread, test_delay)
{
	(void)create(entry, LOW, K_TICKS(5));
	k_sleep(K_TICKS(3));
	zassert_equal(ran, 0);
	zassert_within(k_thread_timeout_remaining_ticks(&thread), 2, 1);
	zassert_within(k_thread_timeout_expires_ticks(&thread), k_uptime_ticks() + 2, 1);
	k_sleep(K_TICKS(4));
	zassert_equal(ran, 1);
	/* a start ends the delay */
	(void)create(entry, LOW, K_SECONDS(100));
	k_thread_start(&thread);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_equal(ran, 2);
}

static void runs_for_ever(void *p1, void *p2, void *p3)
{
	for (;;) {
		ran++;
		k_busy_wait(1000);
	}
}

/* Verifies: THREAD-7, THREAD-8, THREAD-10 */
ZTEST(kernel_thread, test_abort_in_each_state)
{
	/* not started */
	(void)create(entry, LOW, K_FOREVER);
	k_thread_abort(&thread);
	k_thread_start(&thread);
	settle();
	zassert_equal(ran, 0);
	/* to be started later */
	(void)create(entry, LOW, K_TICKS(2));
	k_thread_abort(&thread);
	k_sleep(K_TICKS(6));
	zassert_equal(ran, 0);
	/* ready */
	(void)create(entry, LOW, K_NO_WAIT);
	k_thread_abort(&thread);
	settle();
	zassert_equal(ran, 0);
	/* waiting */
	(void)create(waits, LOW, K_NO_WAIT);
	settle();
	zassert_equal(ran, 1);
	k_thread_abort(&thread);
	k_sem_give(&go);
	settle();
	zassert_equal(ran, 1);
	zassert_equal(k_sem_count_get(&go), 1, "nobody took it");
	k_sem_reset(&go);
	/* suspended while it waits */
	(void)create(waits, LOW, K_NO_WAIT);
	settle();
	k_thread_suspend(&thread);
	k_thread_abort(&thread);
	k_thread_resume(&thread);
	k_sem_give(&go);
	settle();
	zassert_equal(ran, 2);
	/* running, seen from an interrupt or a better thread */
	(void)create(runs_for_ever, LOW, K_NO_WAIT);
	settle();
	k_thread_abort(&thread);
	ran = 0;
	settle();
	zassert_equal(ran, 0);
	zassert_ok(k_thread_join(&thread, K_NO_WAIT));
	/* twice */
	k_thread_abort(&thread);
}

static void ends_itself(void *p1, void *p2, void *p3)
{
	ran++;
	k_thread_abort(k_current_get());
	ran++;
}

/* Verifies: THREAD-9 */
ZTEST(kernel_thread, test_abort_itself)
{
	(void)create(ends_itself, LOW, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_equal(ran, 1);
}

static void isr_abort(const void *unused)
{
	k_thread_abort(&thread);
}

static void aborted_by_isr(void *p1, void *p2, void *p3)
{
	ran++;
	irq_offload(isr_abort, NULL);
	ran++;
}

/* Verifies: THREAD-11 */
ZTEST(kernel_thread, test_abort_from_isr)
{
	(void)create(waits, LOW, K_NO_WAIT);
	settle();
	IN_ISR(isr_abort, NULL);
	zassert_ok(k_thread_join(&thread, K_NO_WAIT));
	zassert_equal(ran, 1);
	/* the thread that was interrupted */
	(void)create(aborted_by_isr, LOW, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_equal(ran, 2);
}

static int join_result;

static void joins_starter(void *starter, void *p2, void *p3)
{
	join_result = k_thread_join(starter, K_SECONDS(10));
}

static void joins_itself(void *p1, void *p2, void *p3)
{
	join_result = k_thread_join(k_current_get(), K_SECONDS(1));
}

/* Verifies: THREAD-13, THREAD-14, THREAD-15 */
ZTEST(kernel_thread, test_join_results)
{
	int64_t start = k_uptime_ticks();

	(void)create(waits, LOW, K_NO_WAIT);
	zassert_equal(k_thread_join(&thread, K_NO_WAIT), -EBUSY);
	zassert_equal(k_thread_join(&thread, K_TICKS(5)), -EAGAIN);
	zassert_within(k_uptime_ticks() - start, 6, 1);
	k_sem_give(&go);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_ok(k_thread_join(&thread, K_NO_WAIT), "also of one that has ended long since");
	zassert_ok(k_thread_join(&thread, K_FOREVER));

	(void)create(joins_itself, LOW, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(2)));
	zassert_equal(join_result, -EDEADLK);

	(void)helper(joins_starter, k_current_get(), LOW);
	zassert_equal(k_thread_join(&helper_threads[0], K_SECONDS(2)), 0);
	zassert_equal(join_result, -EDEADLK, "each would wait for the other");
}

static int joined;

static void joins(void *p1, void *p2, void *p3)
{
	zassert_ok(k_thread_join(&thread, K_FOREVER));
	joined++;
}

/* Verifies: THREAD-16 */
ZTEST(kernel_thread, test_several_join)
{
	joined = 0;
	(void)create(waits, LOW, K_NO_WAIT);
	for (int i = 0; i < 3; i++) {
		(void)helper(joins, NULL, MID + i);
	}
	settle();
	zassert_equal(joined, 0);
	k_sem_give(&go);
	settle();
	zassert_equal(joined, 3);
	helpers_join();
}

/* A record and a stack can be used again as soon as the thread has been joined. */
/* Verifies: THREAD-17 */
ZTEST(kernel_thread, test_many_lives)
{
	for (int i = 0; i < 100; i++) {
		(void)create(entry, (i % 2) ? LOW : HIGH, K_NO_WAIT);
		if (i % 3 == 0) {
			k_thread_abort(&thread);
		}
		zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	}
	zassert_equal(ran, 66);
}

/* Verifies: THREAD-32 */
ZTEST(kernel_thread, test_user_mode_enter)
{
	extern void enters(void *p1, void *p2, void *p3);

	(void)create(enters, LOW, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_equal(ran, 1);
}

static void user_entry(void *p1, void *p2, void *p3)
{
	zassert_equal(k_current_get()->base.user_options & K_USER, K_USER);
	entry(p1, p2, p3);
}

void enters(void *p1, void *p2, void *p3)
{
	zassert_equal(k_current_get()->base.user_options & K_USER, 0);
	k_thread_user_mode_enter(user_entry, p1, p2, p3);
	ran = 99;
}

/* A start before the delay is over cancels the delay: the record can be used again at once. */
/* Verifies: THREAD-5 */
ZTEST(kernel_thread, test_start_cancels_the_delay)
{
	(void)create(entry, LOW, K_MSEC(50));
	zassert_true(k_thread_timeout_remaining_ticks(&thread) > 0);
	k_thread_start(&thread);
	zassert_equal(k_thread_timeout_remaining_ticks(&thread), 0);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_equal(ran, 1);
	(void)create(entry, LOW, K_MSEC(200));
	k_sleep(K_MSEC(100));
	zassert_equal(ran, 1, "the old delay must not start the new thread");
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_equal(ran, 2);
}

/* The options are the thread's, whatever was in its record before. */
ZTEST(kernel_thread, test_options)
{
	memset(&thread, 0xff, sizeof(thread));
	(void)k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), entry, NULL, NULL, NULL,
			      LOW, K_ESSENTIAL, K_FOREVER);
	zassert_equal(thread.base.user_options, K_ESSENTIAL);
#ifdef CONFIG_THREAD_CUSTOM_DATA
	zassert_is_null(thread.custom_data);
#endif
	zassert_equal(k_thread_timeout_remaining_ticks(&thread), 0);
	zassert_is_null(thread.base.pended_on);
	thread.base.user_options = 0xff & ~K_ESSENTIAL;
	k_thread_abort(&thread);
	(void)create(entry, LOW, K_FOREVER);
	zassert_equal(thread.base.user_options, 0);
}

static int static_ran, static_late_ran;
static void *static_arg;

static void static_entry(void *arg, void *counter, void *unused3)
{
	static_arg = arg;
	(*(int *)counter)++;
}

K_THREAD_DEFINE(static_thread, 512 + CONFIG_TEST_EXTRA_STACK_SIZE, static_entry, &static_arg,
		&static_ran, NULL, LOW, 0, 0);
K_KERNEL_THREAD_DEFINE(static_late, 512 + CONFIG_TEST_EXTRA_STACK_SIZE, static_entry, NULL,
		       &static_late_ran, NULL, LOW, 0, SYS_FOREVER_MS);

/* Verifies: THREAD-6 */
ZTEST(kernel_thread, test_static)
{
	settle();
	zassert_equal(static_ran, 1);
	zassert_equal_ptr(static_arg, &static_arg);
	zassert_str_equal(k_thread_name_get(static_thread), "static_thread");
	zassert_equal(static_late_ran, 0);
	k_thread_start(static_late);
	zassert_ok(k_thread_join(static_late, K_SECONDS(1)));
	zassert_equal(static_late_ran, 1);
}
