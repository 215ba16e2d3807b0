/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <zephyr/ztest.h>
#include <zephyr/ztress.h>

ZTEST_SUITE(ztress, NULL, NULL, NULL, NULL, NULL);

static uint32_t calls[4];
static uint32_t lasts[4];

static bool count(void *user_data, uint32_t cnt, bool last, int prio)
{
	zassert_equal_ptr(user_data, &calls[prio]);
	zassert_equal(cnt, calls[prio]);
	calls[prio]++;
	lasts[prio] += last;
	k_busy_wait(200);
	return true;
}

static void clear(void)
{
	memset(calls, 0, sizeof(calls));
	memset(lasts, 0, sizeof(lasts));
}

ZTEST(ztress, test_timer_and_threads)
{
	clear();
	ZTRESS_EXECUTE(ZTRESS_TIMER(count, &calls[0], 20, K_TICKS(2)),
		       ZTRESS_THREAD(count, &calls[1], 30, 0, K_TICKS(2)),
		       ZTRESS_THREAD(count, &calls[2], 0, 0, K_TICKS(2)));
	zassert_true(calls[0] >= 20);
	zassert_true(calls[1] >= 30);
	zassert_true(calls[2] >= 1);
	for (int i = 0; i < 3; i++) {
		zassert_equal(lasts[i], 1, "context %d: %u", i, lasts[i]);
		zassert_equal(ztress_exec_count(i), calls[i]);
		zassert_true(ztress_optimized_ticks(i) > 0);
	}
	zassert_equal(ztress_exec_count(3), -EINVAL);
}

/* Long rounds of the least thread are interrupted by the others. */
static bool hog(void *user_data, uint32_t cnt, bool last, int prio)
{
	ARG_UNUSED(user_data);
	ARG_UNUSED(cnt);
	ARG_UNUSED(last);
	ARG_UNUSED(prio);
	k_busy_wait(50000);
	return true;
}

ZTEST(ztress, test_preemption)
{
	clear();
	ztress_set_timeout(K_SECONDS(20));
	ZTRESS_EXECUTE(ZTRESS_THREAD(count, &calls[0], 0, 0, K_TICKS(1)),
		       ZTRESS_THREAD(hog, NULL, 0, 10, K_TICKS(1)));
	zassert_true(ztress_preempt_count(1) >= 10);
	zassert_equal(ztress_preempt_count(0), 0);
	ztress_set_timeout(K_NO_WAIT);
}

ZTEST(ztress, test_timeout)
{
	int64_t start = k_uptime_get();

	clear();
	ztress_set_timeout(K_MSEC(300));
	ZTRESS_EXECUTE(ZTRESS_THREAD(count, &calls[0], 1000000, 0, K_TICKS(1)));
	zassert_within(k_uptime_get() - start, 300, 150);
	zassert_equal(lasts[0], 1);
	ztress_set_timeout(K_NO_WAIT);
}

static bool abort_at_ten(void *user_data, uint32_t cnt, bool last, int prio)
{
	ARG_UNUSED(user_data);
	ARG_UNUSED(prio);
	if (cnt == 10) {
		ztress_abort();
	}
	zassert_true(cnt <= 11);
	zassert_equal(last, cnt == 11);
	return true;
}

ZTEST(ztress, test_abort)
{
	ZTRESS_EXECUTE(ZTRESS_THREAD(abort_at_ten, NULL, 1000, 0, K_TICKS(1)));
	zassert_equal(ztress_exec_count(0), 12);
}

static bool end_itself(void *user_data, uint32_t cnt, bool last, int prio)
{
	ARG_UNUSED(user_data);
	ARG_UNUSED(prio);
	ARG_UNUSED(last);
	return cnt < 4;
}

ZTEST(ztress, test_handler_ends)
{
	clear();
	ZTRESS_EXECUTE(ZTRESS_THREAD(end_itself, NULL, 1000, 0, K_TICKS(1)),
		       ZTRESS_THREAD(count, &calls[1], 20, 0, K_TICKS(1)));
	zassert_equal(ztress_exec_count(0), 5);
	zassert_true(calls[1] >= 20);
}

ZTEST(ztress, test_too_many)
{
	struct ztress_context_data data[4] = { 0 };

	zassert_equal(ztress_execute(NULL, data, 4), -EINVAL);
}
