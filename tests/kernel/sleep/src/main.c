/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Sleeping, busy waiting, uptime, cycles, timepoints.
 */
#include "helpers.h"
#include <zephyr/version.h>

ZTEST_SUITE(kernel_sleep, NULL, NULL, NULL, helpers_end, NULL);

/* Verifies: TIME-1, TIME-2, TIME-3, TIME-16 */
ZTEST(kernel_sleep, test_sleep)
{
	static const int spans[] = {1, 2, 5, 33};

	for (int i = 0; i < ARRAY_SIZE(spans); i++) {
		int64_t start = k_uptime_ticks();

		zassert_equal(k_sleep(K_TICKS(spans[i])), 0);
		/* at least as long as asked for: the tick that runs does not count */
		zassert_within(k_uptime_ticks() - start, spans[i] + 1, 1);
	}
	zassert_equal(k_sleep(K_NO_WAIT), 0);
	zassert_equal(k_msleep(30), 0);
	zassert_equal(k_usleep(500), 0);
}

/* Verifies: TIME-2, TIME-8 */
ZTEST(kernel_sleep, test_milliseconds)
{
	int64_t start = k_uptime_get();
	int64_t reference = start;

	zassert_equal(k_msleep(100), 0);
	zassert_between_inclusive(k_uptime_get() - start, 100, 100 + 2 * k_ticks_to_ms_ceil32(1));
	zassert_between_inclusive(k_uptime_delta(&reference), 100, 200);
	zassert_within(reference, k_uptime_get(), 10);
	zassert_equal(k_uptime_get_32(), (uint32_t)k_uptime_get());
	zassert_equal(k_uptime_seconds(), (uint32_t)(k_uptime_get() / 1000));
}

#ifdef CONFIG_TIMEOUT_64BIT
/* Verifies: TIME-4 */
ZTEST(kernel_sleep, test_absolute)
{
	int64_t start = k_uptime_ticks();

	zassert_equal(k_sleep(K_TIMEOUT_ABS_TICKS(start + 10)), 0);
	zassert_equal(k_uptime_ticks(), start + 10);
	/* in the past: at once, or nearly */
	zassert_equal(k_sleep(K_TIMEOUT_ABS_TICKS(start)), 0);
	zassert_true(k_uptime_ticks() <= start + 11);
	start = k_uptime_get();
	zassert_equal(k_sleep(K_TIMEOUT_ABS_MS(start + 50)), 0);
	zassert_within(k_uptime_get(), start + 50, k_ticks_to_ms_ceil32(1));
}
#endif

static int32_t left;

static void sleeps(void *forever, void *unused2, void *unused3)
{
	left = k_sleep((forever != NULL) ? K_FOREVER : K_MSEC(500));
}

/* Verifies: TIME-5, TIME-6 */
ZTEST(kernel_sleep, test_woken)
{
	k_tid_t thread = helper(sleeps, NULL, LOW);

	k_sleep(K_MSEC(200));
	k_wakeup(thread);
	helpers_join();
	zassert_within(left, 300, 30);
	thread = helper(sleeps, &left, LOW);
	k_sleep(K_MSEC(50));
	left = 5;
	k_wakeup(thread);
	helpers_join();
	zassert_equal(left, (int32_t)K_TICKS_FOREVER);
}

/* Verifies: TIME-11 */
ZTEST(kernel_sleep, test_busy_wait)
{
	uint32_t start = k_cycle_get_32();
	uint32_t cycles;

	k_busy_wait(5000);
	cycles = k_cycle_get_32() - start;
	zassert_true(cycles >= k_us_to_cyc_floor32(5000), "%u cycles", cycles);
	zassert_true(cycles < k_us_to_cyc_ceil32(6000), "%u cycles", cycles);
	k_busy_wait(0);
}

/* Verifies: TIME-9 */
ZTEST(kernel_sleep, test_time_does_not_go_back)
{
	uint32_t cycles = k_cycle_get_32();
	int64_t ticks = k_uptime_ticks();

	for (int i = 0; i < 2000; i++) {
		uint32_t now = k_cycle_get_32();
		int64_t now_ticks = k_uptime_ticks();

		zassert_true((int32_t)(now - cycles) >= 0);
		zassert_true(now_ticks >= ticks);
		cycles = now;
		ticks = now_ticks;
		k_busy_wait(37);
	}
}

/* Verifies: TIME-10 */
ZTEST(kernel_sleep, test_ticks_and_cycles_agree)
{
	int64_t tick;
	uint32_t cycles;

	k_sleep(K_TICKS(1));
	tick = k_uptime_ticks();
	cycles = k_cycle_get_32();
	k_sleep(K_TICKS(9));
	zassert_equal(k_uptime_ticks() - tick, 10);
	zassert_within(k_cycle_get_32() - cycles, k_ticks_to_cyc_near32(10),
		       k_ticks_to_cyc_ceil32(1) / 10);
}

/* Verifies: TIME-12, TIME-13 */
ZTEST(kernel_sleep, test_timepoints)
{
	k_timepoint_t end = sys_timepoint_calc(K_TICKS(10));
	k_timepoint_t never = sys_timepoint_calc(K_FOREVER);
	k_timepoint_t now = sys_timepoint_calc(K_NO_WAIT);

	zassert_false(sys_timepoint_expired(end));
	zassert_true(sys_timepoint_expired(now));
	zassert_false(sys_timepoint_expired(never));
	zassert_true(K_TIMEOUT_EQ(sys_timepoint_timeout(never), K_FOREVER));
	zassert_true(K_TIMEOUT_EQ(sys_timepoint_timeout(now), K_NO_WAIT));
	zassert_within(sys_timepoint_timeout(end).ticks, 10, 1);
	k_sleep(K_TICKS(4));
	zassert_within(sys_timepoint_timeout(end).ticks, 5, 1);
	k_sleep(K_TICKS(8));
	zassert_true(sys_timepoint_expired(end));
	zassert_true(K_TIMEOUT_EQ(sys_timepoint_timeout(end), K_NO_WAIT));
	zassert_true(sys_timepoint_cmp(end, never) < 0);
	zassert_true(sys_timepoint_cmp(never, end) > 0);
	zassert_equal(sys_timepoint_cmp(end, end), 0);
}

/* Verifies: TIME-12, TIME-13 */
ZTEST(kernel_sleep, test_timepoints_of_all_kinds)
{
	k_timepoint_t end = sys_timepoint_calc(K_TICKS(0x100000));

	zassert_equal(sys_clock_timeout_end_calc(K_FOREVER), sys_timepoint_calc(K_FOREVER).tick);
	zassert_equal(sys_clock_timeout_end_calc(K_NO_WAIT), 0);
	zassert_within(sys_clock_timeout_end_calc(K_TICKS(7)) - k_uptime_ticks(), 7, 1);
	zassert_within(sys_timepoint_timeout(end).ticks, 0x100000, 1);
#ifdef CONFIG_TIMEOUT_64BIT
	end = sys_timepoint_calc(K_TIMEOUT_ABS_TICKS(k_uptime_ticks() + 6));
	zassert_within(sys_timepoint_timeout(end).ticks, 6, 1);
	k_sleep(K_TICKS(8));
	zassert_true(sys_timepoint_expired(end));
	end = sys_timepoint_calc(K_TIMEOUT_ABS_TICKS(INT64_MAX / 4));
	zassert_equal(end.tick, INT64_MAX / 4);
#endif
}

#ifdef CONFIG_TIMEOUT_64BIT
/* Verifies: TIME-18 */
ZTEST(kernel_sleep, test_end_beyond_all_ticks)
{
	struct k_timer timer;

	k_timer_init(&timer, NULL, NULL);
	k_sleep(K_TICKS(2)); /* so that the clock does not stand at 0 */
	k_timer_start(&timer, K_TICKS(INT64_MAX), K_NO_WAIT);
	k_sleep(K_TICKS(3));
	zassert_equal(k_timer_status_get(&timer), 0);
	k_timer_stop(&timer);
}
#endif

ZTEST(kernel_sleep, test_version)
{
	uint32_t version = sys_kernel_version_get();

	zassert_equal(SYS_KERNEL_VER_MAJOR(version), KERNEL_VERSION_MAJOR);
	zassert_equal(SYS_KERNEL_VER_MINOR(version), KERNEL_VERSION_MINOR);
	zassert_equal(SYS_KERNEL_VER_PATCHLEVEL(version), KERNEL_PATCHLEVEL);
}

static int turns[2];

static void takes_turns(void *mine, void *unused2, void *unused3)
{
	for (int i = 0; i < 3; i++) {
		turns[POINTER_TO_INT(mine)]++;
		zassert_within(turns[0], turns[1], 1, "%d, %d", turns[0], turns[1]);
		k_sleep(K_NO_WAIT);
	}
}

/* A sleep of no time lets others of the same priority run. */
ZTEST(kernel_sleep, test_no_time)
{
	(void)helper(takes_turns, INT_TO_POINTER(0), LOW);
	(void)helper(takes_turns, INT_TO_POINTER(1), LOW);
	helpers_join();
	zassert_equal(turns[0], 3);
	zassert_equal(turns[1], 3);
}

static int jump_fired;

static void jump_expired(struct k_timer *timer)
{
	jump_fired++;
}

/* Tests may set the clock: what is waited for comes after the same span as before. */
ZTEST(kernel_sleep, test_setting_the_clock)
{
	int64_t now = k_uptime_ticks();
	struct k_timer timer;

	k_timer_init(&timer, jump_expired, NULL);
	k_timer_start(&timer, K_TICKS(10), K_NO_WAIT);
	sys_clock_tick_set((uint64_t)now + 1000000);
	zassert_within(k_uptime_ticks() - now, 1000000, 2);
	zassert_within((int64_t)sys_clock_tick_get_32() - (uint32_t)k_uptime_ticks(), 0, 1);
	zassert_within(k_timer_remaining_ticks(&timer), 10, 2);
	k_sleep(K_TICKS(5));
	zassert_equal(jump_fired, 0);
	k_sleep(K_TICKS(8));
	zassert_equal(jump_fired, 1);
}

static int woken[HELPERS], woken_count;

static void sleeps_ticks(void *ticks, void *unused2, void *unused3)
{
	k_sleep(K_TICKS(POINTER_TO_INT(ticks)));
	woken[woken_count++] = POINTER_TO_INT(ticks);
}

/* Verifies: TIME-7 */
ZTEST(kernel_sleep, test_several)
{
	woken_count = 0;
	(void)helper(sleeps_ticks, INT_TO_POINTER(9), HIGH);
	(void)helper(sleeps_ticks, INT_TO_POINTER(3), LOW);
	(void)helper(sleeps_ticks, INT_TO_POINTER(6), MID);
	(void)helper(sleeps_ticks, INT_TO_POINTER(1), LOW);
	helpers_join();
	zassert_equal(woken[0], 1);
	zassert_equal(woken[1], 3);
	zassert_equal(woken[2], 6);
	zassert_equal(woken[3], 9);
}

#ifdef CONFIG_TIMEOUT_64BIT
/* A sleep of many days, in time that passes only in a simulation. */
/* Verifies: TIME-14 */
ZTEST(kernel_sleep, test_long)
{
	int64_t start = k_uptime_ticks();

	Z_TEST_SKIP_IFNDEF(CONFIG_NATIVE_BUILD);
	zassert_equal(k_sleep(K_SECONDS(60LL * 24 * 3600)), 0);
	zassert_within(k_uptime_ticks() - start, k_sec_to_ticks_near64(60 * 24 * 3600) + 1, 1);
}
#endif
