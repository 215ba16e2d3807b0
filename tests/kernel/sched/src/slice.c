/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Time slices: global, and for one thread.
 */
#include "helpers.h"

#define SLICE_TICKS 5

static char order[64];
static int count;
static volatile bool stop;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	memset(order, 0, sizeof(order));
	count = 0;
	stop = false;
}

static void after(void *fixture)
{
	k_sched_time_slice_set(0, 0);
	helpers_end(fixture);
}

ZTEST_SUITE(kernel_sched_slice, NULL, NULL, before, after, NULL);

/* Notes its letter each time it gets the CPU anew. */
static void spins(void *letter, void *unused2, void *unused3)
{
	while (!stop) {
		if (count == 0 || order[count - 1] != (char)POINTER_TO_INT(letter)) {
			order[MIN(count, 62)] = (char)POINTER_TO_INT(letter);
			count++;
		}
		k_busy_wait(500);
	}
}

static void start(char letter, int prio)
{
	(void)helper(spins, INT_TO_POINTER(letter), prio);
}

/* Verifies: SLICE-1, SLICE-5 */
ZTEST(kernel_sched_slice, test_without)
{
	start('a', LOW);
	start('b', LOW);
	k_sleep(K_TICKS(40));
	stop = true;
	helpers_join();
	zassert_true(count <= 2, "%s", order);
	zassert_equal(order[0], 'a');
}

/* Verifies: SLICE-2, SLICE-3 */
ZTEST(kernel_sched_slice, test_round_robin)
{
	k_sched_time_slice_set(k_ticks_to_ms_ceil32(SLICE_TICKS), 0);
	start('a', LOW);
	start('b', LOW);
	start('c', LOW);
	k_sleep(K_TICKS(SLICE_TICKS * 9));
	stop = true;
	helpers_join();
	zassert_mem_equal(order, "abcabcabc", 8);
	zassert_within(count, 10, 2);
}

/* Worse ones wait; better ones, above the limit, are not sliced. */
/* Verifies: SLICE-4 */
ZTEST(kernel_sched_slice, test_limits)
{
	k_sched_time_slice_set(k_ticks_to_ms_ceil32(SLICE_TICKS), LOW);
	start('a', LOW - 1);
	start('b', LOW - 1);
	start('c', LOW);
	k_sleep(K_TICKS(SLICE_TICKS * 6));
	stop = true;
	helpers_join();
	zassert_true(count <= 3, "%s", order);
	zassert_equal(order[0], 'a');
}

static int expired;
static void *expired_data;

static void on_expiry(struct k_thread *thread, void *data)
{
	expired++;
	expired_data = data;
}

/* Verifies: SLICE-6, SLICE-7 */
ZTEST(kernel_sched_slice, test_own_slice)
{
	Z_TEST_SKIP_IFNDEF(CONFIG_TIMESLICE_PER_THREAD);
	expired = 0;
	start('a', LOW);
	start('b', LOW);
	k_thread_time_slice_set(&helper_threads[0], SLICE_TICKS, on_expiry, &expired);
	k_thread_time_slice_set(&helper_threads[1], 2 * SLICE_TICKS, NULL, NULL);
	k_sleep(K_TICKS(SLICE_TICKS * 9));
	stop = true;
	helpers_join();
	zassert_mem_equal(order, "ababab", 5);
	zassert_within(expired, 3, 1);
	zassert_equal_ptr(expired_data, &expired);
}

static void locks_and_spins(void *letter, void *unused2, void *unused3)
{
	int64_t end = k_uptime_ticks() + 4 * SLICE_TICKS;

	k_sched_lock();
	while (k_uptime_ticks() < end) {
		k_busy_wait(500);
	}
	order[count++] = (char)POINTER_TO_INT(letter);
	k_sched_unlock();
	while (!stop) {
		k_busy_wait(500);
	}
}

/* Verifies: SLICE-8 */
ZTEST(kernel_sched_slice, test_scheduler_lock)
{
	k_sched_time_slice_set(k_ticks_to_ms_ceil32(SLICE_TICKS), 0);
	(void)helper(locks_and_spins, INT_TO_POINTER('a'), LOW);
	start('b', LOW);
	k_sleep(K_TICKS(7 * SLICE_TICKS));
	stop = true;
	helpers_join();
	zassert_mem_equal(order, "ab", 2);
}

static int64_t first_end;

static void on_first_end(struct k_thread *thread, void *unused)
{
	expect_unlocked();
	if (first_end == 0) {
		first_end = k_uptime_ticks();
	}
}

static void slices_itself(void *unused1, void *unused2, void *unused3)
{
	int64_t begin;

	k_sleep(K_TICKS(1));
	begin = k_uptime_ticks();
	first_end = 0;
	k_thread_time_slice_set(k_current_get(), SLICE_TICKS, on_first_end, NULL);
	while (first_end == 0 && k_uptime_ticks() - begin < 4 * SLICE_TICKS) {
		k_busy_wait(200);
	}
	first_end -= begin;
}

/* A slice that is given to the running thread begins then. */
/* Verifies: SLICE-6 */
ZTEST(kernel_sched_slice, test_own_slice_of_the_running_thread)
{
	Z_TEST_SKIP_IFNDEF(CONFIG_TIMESLICE_PER_THREAD);
	(void)helper(slices_itself, NULL, LOW);
	helpers_join();
	zassert_equal(first_end, SLICE_TICKS, "%d", (int)first_end);
}

static void slices_all(void *unused1, void *unused2, void *unused3)
{
	start('b', LOW);
	k_sched_time_slice_set(k_ticks_to_ms_ceil32(SLICE_TICKS), LOW);
	spins(INT_TO_POINTER('a'), NULL, NULL);
}

/* A slice for all begins for the running thread, too; its priority is the best that has slices. */
/* Verifies: SLICE-2, SLICE-5 */
ZTEST(kernel_sched_slice, test_begins_at_once)
{
	(void)helper(slices_all, NULL, LOW);
	k_sleep(K_TICKS(SLICE_TICKS * 3)); /* nobody else runs meanwhile */
	stop = true;
	helpers_join();
	zassert_mem_equal(order, "aba", 3, "%s", order);
}
