/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Run time of threads and of the CPU.
 */
#include "helpers.h"

ZTEST_SUITE(kernel_usage, NULL, NULL, NULL, helpers_end, NULL);

static void busy(void *us, void *p2, void *p3)
{
	k_busy_wait(POINTER_TO_UINT(us));
	k_sleep(K_TICKS(1));
	k_busy_wait(POINTER_TO_UINT(us) / 2);
	k_sleep(K_FOREVER);
}

static void expect_about(uint64_t cycles, uint32_t us)
{
	uint64_t wanted = k_us_to_cyc_ceil64(us);

	zassert_within(cycles, wanted, wanted / 10, "%u instead of %u", (uint32_t)cycles,
		       (uint32_t)wanted);
}

/* Verifies: USAGE-1, USAGE-2 */
ZTEST(kernel_usage, test_thread)
{
	k_tid_t thread = helper(busy, UINT_TO_POINTER(20000), LOW);
	k_thread_runtime_stats_t stats;

	k_sleep(K_MSEC(200));
	zassert_ok(k_thread_runtime_stats_get(thread, &stats));
	expect_about(stats.execution_cycles, 30000);
	expect_about(stats.total_cycles, 30000);
	expect_about(stats.peak_cycles, 20000);
	expect_about(stats.current_cycles, 10000);
	zassert_true(stats.average_cycles > 0 && stats.average_cycles <= stats.peak_cycles);
}

/* Verifies: USAGE-1 */
ZTEST(kernel_usage, test_current)
{
	k_thread_runtime_stats_t before, after;

	zassert_ok(k_thread_runtime_stats_get(k_current_get(), &before));
	k_busy_wait(10000);
	zassert_ok(k_thread_runtime_stats_get(k_current_get(), &after));
	expect_about(after.execution_cycles - before.execution_cycles, 10000);
	k_sleep(K_MSEC(50));
	zassert_ok(k_thread_runtime_stats_get(k_current_get(), &before));
	zassert_true(before.execution_cycles - after.execution_cycles < k_us_to_cyc_ceil64(2000));
}

/* Verifies: USAGE-3 */
ZTEST(kernel_usage, test_enable_and_disable)
{
	k_thread_runtime_stats_t before, after;

	zassert_ok(k_thread_runtime_stats_disable(k_current_get()));
	zassert_ok(k_thread_runtime_stats_get(k_current_get(), &before));
	k_busy_wait(10000);
	zassert_ok(k_thread_runtime_stats_get(k_current_get(), &after));
	zassert_equal(after.execution_cycles, before.execution_cycles);
	zassert_ok(k_thread_runtime_stats_enable(k_current_get()));
	k_busy_wait(10000);
	zassert_ok(k_thread_runtime_stats_get(k_current_get(), &after));
	expect_about(after.execution_cycles - before.execution_cycles, 10000);
}

/* Verifies: USAGE-4, USAGE-5 */
ZTEST(kernel_usage, test_cpu)
{
	k_thread_runtime_stats_t before, after;
	unsigned int cpus = arch_num_cpus();

	zassert_ok(k_thread_runtime_stats_all_get(&before));
	k_busy_wait(20000);
	k_sleep(K_MSEC(100));
	zassert_ok(k_thread_runtime_stats_all_get(&after));
	if (cpus == 1U) { /* what others do is not known */
		zassert_within(after.idle_cycles - before.idle_cycles, k_ms_to_cyc_ceil64(105),
			       k_ms_to_cyc_ceil64(15));
		zassert_within(after.total_cycles - before.total_cycles, k_us_to_cyc_ceil64(20500),
			       k_us_to_cyc_ceil64(2000));
	}
	zassert_within(after.execution_cycles - before.execution_cycles,
		       k_ms_to_cyc_ceil64(125 * cpus), k_ms_to_cyc_ceil64(15 * cpus));
	k_sys_runtime_stats_disable();
	zassert_ok(k_thread_runtime_stats_all_get(&before));
	k_busy_wait(10000);
	zassert_ok(k_thread_runtime_stats_all_get(&after));
	zassert_equal(after.total_cycles, before.total_cycles);
	k_sys_runtime_stats_enable();
}

/* Verifies: USAGE-6 */
ZTEST(kernel_usage, test_arguments)
{
	k_thread_runtime_stats_t stats;

	zassert_equal(k_thread_runtime_stats_get(NULL, &stats), -EINVAL);
	zassert_equal(k_thread_runtime_stats_get(k_current_get(), NULL), -EINVAL);
	zassert_equal(k_thread_runtime_stats_all_get(NULL), -EINVAL);
	zassert_equal(k_thread_runtime_stats_enable(NULL), -EINVAL);
	zassert_equal(k_thread_runtime_stats_disable(NULL), -EINVAL);
}
