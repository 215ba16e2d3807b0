/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Every check with operands that hold, every way to end a test, and every check with operands that
 * do not hold, in tests that are expected to fail or to be skipped.
 */

#include <zephyr/ztest.h>

ZTEST_SUITE(checks, NULL, NULL, NULL, NULL, NULL);

static int evaluated;

static int once(void)
{
	return ++evaluated;
}

ZTEST(checks, test_assert_holds)
{
	int a = 5;
	int *p = NULL;

	zassert(a == 5, "a is not 5");
	zassert_true(a > 4);
	zassert_false(a > 5, "a %d", a);
	zassert_ok(a - 5);
	zassert_not_ok(a);
	zassert_is_null(p);
	zassert_not_null(&a, "address %p", &a);
	zassert_equal(a, 5, NULL);
	zassert_not_equal(a, 6);
	zassert_equal_ptr(&a, &a);
	zassert_within(a, 7, 2);
	zassert_within(a, 3, 2);
	zassert_between_inclusive(a, 5, 5);
	zassert_mem_equal("abcd", "abce", 3);
	zassert_mem_equal("abc", "abc", 3, "with %s", "a message");
	zassert_str_equal("abc", "abc");
}

ZTEST(checks, test_assume_holds)
{
	int a = 5;

	zassume(a == 5, "a is not 5");
	zassume_true(a > 4);
	zassume_false(a > 5);
	zassume_ok(a - 5);
	zassume_not_ok(a);
	zassume_is_null(NULL);
	zassume_not_null(&a);
	zassume_equal(a, 5);
	zassume_not_equal(a, 6);
	zassume_equal_ptr(&a, &a);
	zassume_within(a, 7, 2);
	zassume_between_inclusive(a, 0, 5);
	zassume_mem_equal("abc", "abc", 3);
	zassume_str_equal("abc", "abc");
}

ZTEST(checks, test_expect_holds)
{
	int a = 5;

	zexpect(a == 5, "a is not 5");
	zexpect_true(a > 4);
	zexpect_false(a > 5);
	zexpect_ok(a - 5);
	zexpect_not_ok(a);
	zexpect_is_null(NULL);
	zexpect_not_null(&a);
	zexpect_equal(a, 5);
	zexpect_not_equal(a, 6);
	zexpect_equal_ptr(&a, &a);
	zexpect_within(a, 7, 2);
	zexpect_between_inclusive(a, 0, 5);
	zexpect_mem_equal("abc", "abc", 3);
	zexpect_str_equal("abc", "abc");
}

ZTEST(checks, test_evaluates_once)
{
	evaluated = 0;
	zassert_true(once() == 1);
	zexpect_equal(once(), 2);
	zassert_equal(evaluated, 2);
}

#define FAILS(name, check)                                                                         \
	ZTEST_EXPECT_FAIL(checks, test_fails_##name);                                              \
	ZTEST(checks, test_fails_##name)                                                           \
	{                                                                                          \
		int a = 5;                                                                         \
                                                                                                   \
		ARG_UNUSED(a);                                                                     \
		check;                                                                             \
	}

FAILS(true, zassert_true(a == 6))
FAILS(true_msg, zassert_true(a == 6, "a is %d", a))
FAILS(false, zassert_false(a == 5))
FAILS(ok, zassert_ok(a))
FAILS(not_ok, zassert_not_ok(a - 5))
FAILS(is_null, zassert_is_null(&a))
FAILS(not_null, zassert_not_null(NULL))
FAILS(equal, zassert_equal(a, 6))
FAILS(not_equal, zassert_not_equal(a, 5))
FAILS(equal_ptr, zassert_equal_ptr(&a, NULL))
FAILS(within, zassert_within(a, 8, 2))
FAILS(between, zassert_between_inclusive(a, 6, 9))
FAILS(mem, zassert_mem_equal("abc", "abd", 3))
FAILS(str, zassert_str_equal("abc", "abcd"))
FAILS(unreachable, zassert_unreachable())
FAILS(expect, zexpect_true(a == 6))
FAILS(expect_twice, zexpect_true(a == 6); zexpect_equal(a, 7, "a is %d", a))
FAILS(expect_then_skip, zexpect_true(a == 6); ztest_test_skip())
FAILS(call, ztest_test_fail())

#define SKIPS(name, check)                                                                         \
	ZTEST_EXPECT_SKIP(checks, test_skips_##name);                                              \
	ZTEST(checks, test_skips_##name)                                                           \
	{                                                                                          \
		int a = 5;                                                                         \
                                                                                                   \
		ARG_UNUSED(a);                                                                     \
		check;                                                                             \
	}

SKIPS(assume, zassume_true(a == 6))
SKIPS(assume_msg, zassume_equal(a, 6, "a is %d", a))
SKIPS(call, ztest_test_skip())

/* What follows an end must not run: the second, opposite outcome would show. */
FAILS(and_ends, zassert_true(a == 6); ztest_test_skip())
SKIPS(and_ends, zassume_true(a == 6); ztest_test_fail())

static void fail_deep(int depth)
{
	if (depth > 0) {
		fail_deep(depth - 1);
	}
	zassert_true(depth < 0, "at depth %d", depth);
}

FAILS(deep, fail_deep(3); ztest_test_skip())

ZTEST(checks, test_pass_ends)
{
	ztest_test_pass();
	zassert_unreachable("went on after ztest_test_pass()");
}

#if defined(CONFIG_MULTITHREADING) && defined(KERNEL)

/* A failure in another thread is the test's. */
static K_THREAD_STACK_DEFINE(helper_stack, 1024);
static struct k_thread helper;

static void helper_fn(void *p1, void *p2, void *p3)
{
	zassert_true(false, "in the helper");
}

ZTEST_EXPECT_FAIL(checks, test_fails_in_helper);
ZTEST(checks, test_fails_in_helper)
{
	k_thread_create(&helper, helper_stack, K_THREAD_STACK_SIZEOF(helper_stack), helper_fn, NULL,
			NULL, NULL, 0, 0, K_NO_WAIT);
	k_sleep(K_SECONDS(1));
	ztest_test_skip();
}
#endif

/* The results of setup() hold for every test of its suite. */

static void *skip_setup(void)
{
	ztest_test_skip();
	return NULL;
}

ZTEST_SUITE(skipped_by_setup, NULL, skip_setup, NULL, NULL, NULL);
ZTEST_EXPECT_SKIP(skipped_by_setup, test_one);
ZTEST_EXPECT_SKIP(skipped_by_setup, test_two);

ZTEST(skipped_by_setup, test_one)
{
	zassert_unreachable("ran though setup() skipped the suite");
}

ZTEST(skipped_by_setup, test_two)
{
	zassert_unreachable("ran though setup() skipped the suite");
}

static void *fail_setup(void)
{
	zassert_true(false, "setup fails");
	return NULL;
}

ZTEST_SUITE(failed_by_setup, NULL, fail_setup, NULL, NULL, NULL);
ZTEST_EXPECT_FAIL(failed_by_setup, test_one);

ZTEST(failed_by_setup, test_one)
{
	ztest_test_skip();
}

/* before() can end a test too. */

static void skip_before(void *data)
{
	ARG_UNUSED(data);
	zassume_true(false, "before() skips");
}

ZTEST_SUITE(skipped_by_before, NULL, NULL, skip_before, NULL, NULL);
ZTEST_EXPECT_SKIP(skipped_by_before, test_one);

ZTEST(skipped_by_before, test_one)
{
	zassert_unreachable("ran though before() skipped it");
}
