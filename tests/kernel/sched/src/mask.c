/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The CPUs a thread may run on, seen with one of them.
 */
#include "helpers.h"

static K_THREAD_STACK_DEFINE(stack, 640 + CONFIG_TEST_EXTRA_STACK_SIZE);
static struct k_thread thread;
static int ran;

static void runs(void *unused1, void *unused2, void *unused3)
{
	ran++;
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	ran = 0;
	(void)k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), runs, NULL, NULL, NULL,
			      LOW, 0, K_FOREVER);
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	k_thread_abort(&thread);
}

ZTEST_SUITE(kernel_sched_mask, NULL, NULL, before, after, NULL);

/* Verifies: POLICY-7 */
ZTEST(kernel_sched_mask, test_empty_mask)
{
	zassert_ok(k_thread_cpu_mask_clear(&thread));
	k_thread_start(&thread);
	settle();
	zassert_equal(ran, 0);
	/* taken out of the queue it can have its CPU back */
	k_thread_suspend(&thread);
	zassert_ok(k_thread_cpu_mask_enable(&thread, (int)arch_proc_id()));
	k_thread_resume(&thread);
	settle();
	zassert_equal(ran, 1);
}

/* Verifies: POLICY-8 */
ZTEST(kernel_sched_mask, test_not_while_it_could_run)
{
	uint16_t mask = thread.base.cpu_mask;

	k_thread_start(&thread);
	zassert_equal(k_thread_cpu_mask_clear(&thread), -EINVAL);
	zassert_equal(k_thread_cpu_mask_enable_all(&thread), -EINVAL);
	zassert_equal(k_thread_cpu_mask_enable(&thread, 0), -EINVAL);
	zassert_equal(k_thread_cpu_mask_disable(&thread, 0), -EINVAL);
	zassert_equal(k_thread_cpu_pin(&thread, 0), -EINVAL);
	zassert_equal(k_thread_cpu_pin(k_current_get(), 0), -EINVAL);
	zassert_equal(thread.base.cpu_mask, mask);
	expect_unlocked();
	settle();
	zassert_equal(ran, 1);
}

/* Verifies: POLICY-9 */
ZTEST(kernel_sched_mask, test_no_such_cpu)
{
	static const int wrong[] = {-1, CONFIG_MP_MAX_NUM_CPUS, 31, 32, INT_MAX, INT_MIN};
	uint16_t mask = thread.base.cpu_mask;

	for (int i = 0; i < ARRAY_SIZE(wrong); i++) {
		zassert_equal(k_thread_cpu_mask_enable(&thread, wrong[i]), -EINVAL);
		zassert_equal(k_thread_cpu_mask_disable(&thread, wrong[i]), -EINVAL);
		zassert_equal(k_thread_cpu_pin(&thread, wrong[i]), -EINVAL);
	}
	zassert_equal(thread.base.cpu_mask, mask);
}

/* Verifies: POLICY-10 */
ZTEST(kernel_sched_mask, test_pin_and_all)
{
	zassert_ok(k_thread_cpu_pin(&thread, 0));
	zassert_equal(thread.base.cpu_mask, BIT(0));
	zassert_ok(k_thread_cpu_mask_enable_all(&thread));
	zassert_equal(thread.base.cpu_mask, UINT16_MAX);
	zassert_ok(k_thread_cpu_mask_disable(&thread, 0));
	zassert_equal(thread.base.cpu_mask, UINT16_MAX - BIT(0));
	zassert_ok(k_thread_cpu_pin(&thread, 0));
	k_thread_start(&thread);
	settle();
	zassert_equal(ran, 1);
}
