/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

static unsigned int last_reason;
static int fatal_errors;
static int asserts;

void ztest_post_fatal_error_hook(unsigned int reason, const struct arch_esf *pEsf)
{
	ARG_UNUSED(pEsf);
	last_reason = reason;
	fatal_errors++;
}

void ztest_post_assert_fail_hook(void)
{
	asserts++;
	ztest_test_pass();
}

static void before(void *f)
{
	ARG_UNUSED(f);
	fatal_errors = 0;
	asserts = 0;
}

static void after(void *f)
{
	ARG_UNUSED(f);
	zassert_equal(fatal_errors + asserts, 1, "%d fatal errors, %d asserts", fatal_errors,
		      asserts);
}

ZTEST_SUITE(error_hook, NULL, NULL, before, after, NULL);

/* The test's thread dies of an announced error: that is a pass. */
ZTEST(error_hook, test_oops)
{
	ztest_set_fault_valid(true);
	k_oops();
	zassert_unreachable("survived an oops");
}

/* So it is with another thread; the test goes on. */
static K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;

static void dies(void *p1, void *p2, void *p3)
{
	ztest_set_fault_valid(true);
	k_oops();
	*(bool *)p1 = true;
}

ZTEST(error_hook, test_oops_of_another)
{
	bool survived = false;

	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), dies, &survived, NULL, NULL,
			K_PRIO_PREEMPT(1), 0, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_false(survived);
	zassert_equal(fatal_errors, 1);
	zassert_equal(last_reason, K_ERR_KERNEL_OOPS);
}

/* Verifies: FATAL-11 */
ZTEST(error_hook, test_assert)
{
	ztest_set_assert_valid(true);
	__ASSERT(false, "on purpose");
	zassert_unreachable("survived an assert");
}
