/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Running suites by state: each phase asks the predicates anew.
 */

#include <zephyr/ztest.h>

struct state {
	int phase;
};

static int ran[3];
static int tests[3];

#define SUITE(n)                                                                                   \
	static bool predicate_##n(const void *state)                                               \
	{                                                                                          \
		return ((const struct state *)state)->phase == n;                                  \
	}                                                                                          \
	static void *setup_##n(void)                                                               \
	{                                                                                          \
		ran[n]++;                                                                          \
		return NULL;                                                                       \
	}                                                                                          \
	ZTEST_SUITE(suite_##n, predicate_##n, setup_##n, NULL, NULL, NULL);                        \
	ZTEST(suite_##n, test_count)                                                               \
	{                                                                                          \
		tests[n]++;                                                                        \
	}

SUITE(0)
SUITE(1)
SUITE(2)

void test_main(void)
{
	struct state state = { 0 };

	zassert_equal(ztest_run_test_suites(&state, false, 1, 1), 1);
	zassert_equal(ran[0], 1);
	zassert_equal(ran[1], 0);

	state.phase = 1;
	zassert_equal(ztest_run_test_suites(&state, false, 2, 3), 2);
	zassert_equal(ran[1], 2);
	zassert_equal(tests[1], 6);

	state.phase = 7;
	zassert_equal(ztest_run_test_suites(&state, false, 1, 1), 0);

	/* by name the predicate has no say */
	zassert_equal(ztest_run_test_suite(suite_2, false, 1, 1), 0);
	zassert_equal(tests[2], 1);
	ztest_verify_all_test_suites_ran();
}
