/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Of equal priorities the earliest deadline runs first.
 */
#include "helpers.h"

ZTEST_SUITE(kernel_sched_deadline, NULL, NULL, NULL, helpers_end, NULL);

static int order[HELPERS], count;

static void note(void *number, void *unused2, void *unused3)
{
	order[count++] = POINTER_TO_INT(number);
}

/* Verifies: POLICY-1, POLICY-2, POLICY-3 */
ZTEST(kernel_sched_deadline, test_order)
{
	static const int deadlines[HELPERS] = {4000000, 1000000, 3000000, 2000000};

	count = 0;
	for (int i = 0; i < HELPERS; i++) {
		(void)helper(note, INT_TO_POINTER(i), i == 3 ? LOW + 1 : LOW);
		k_thread_deadline_set(&helper_threads[i], deadlines[i]);
	}
	helpers_join();
	zassert_equal(order[0], 1);
	zassert_equal(order[1], 2);
	zassert_equal(order[2], 0);
	zassert_equal(order[3], 3, "a worse priority is worse whatever its deadline");
}

/* The later one lies beyond the end of the signed range of the counter. */
/* Verifies: POLICY-4 */
ZTEST(kernel_sched_deadline, test_wrapping)
{
	count = 0;
	(void)helper(note, INT_TO_POINTER(0), LOW);
	(void)helper(note, INT_TO_POINTER(1), LOW);
	k_busy_wait(100);
	k_thread_deadline_set(&helper_threads[0], INT_MAX);
	k_thread_deadline_set(&helper_threads[1], 1000);
	helpers_join();
	zassert_equal(order[0], 1);
	zassert_equal(order[1], 0);
}
