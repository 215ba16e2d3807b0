/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * One way to fail, chosen by a definition on the command line.
 */

#include <zephyr/ztest.h>

static void *setup(void)
{
#ifdef FAIL_SETUP
	zassert_true(1 == 2);
#endif
	return NULL;
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
#ifdef FAIL_AFTER
	zassert_true(1 == 2);
#endif
}

static bool predicate(const void *state)
{
	ARG_UNUSED(state);
	return !IS_ENABLED(FAIL_NOT_RUN);
}

ZTEST_SUITE(failing, predicate, setup, NULL, after, NULL);

#ifdef FAIL_EXPECT
ZTEST_EXPECT_FAIL(failing, test_fails);
#endif

ZTEST(failing, test_fails)
{
#if defined(FAIL_CHECK)
	zassert_true(1 == 2, "one is not %s", "two");
#elif defined(FAIL_ASSUME)
	zassume_true(1 == 2);
#elif defined(FAIL_OOPS)
	k_oops();
#endif
}

ZTEST(failing, test_passes)
{
	zassert_true(1 == 1);
}
