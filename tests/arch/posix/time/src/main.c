/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Virtual time of the native port: what takes how long, and that every loop that waits ends.
 */
#include <native_rtc.h>
#include <posix_board_if.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define TICK_US (USEC_PER_SEC / CONFIG_SYS_CLOCK_TICKS_PER_SEC)

/* The kernel's own work may take this long. */
#define SLACK_US 5

static uint64_t now_us(void)
{
	return posix_get_hw_cycle();
}

static void align(void)
{
	k_sleep(K_TICKS(1));
}

ZTEST(posix_time, test_sleep_is_exact)
{
	uint64_t start, passed;

	align();
	start = now_us();
	k_sleep(K_MSEC(1000));
	passed = now_us() - start;
	/* from within a tick, a relative sleep ends at the tick after the one it comes to */
	zassert_between_inclusive(passed, USEC_PER_SEC, USEC_PER_SEC + TICK_US + SLACK_US);
	start = now_us();
	k_sleep(K_TIMEOUT_ABS_TICKS(k_uptime_ticks() + 5));
	zassert_within(now_us() - start, 5 * TICK_US, SLACK_US);
}

ZTEST(posix_time, test_busy_wait_is_exact)
{
	static const uint32_t waits[] = {0, 1, 10, 999, 1000, 12345, 1000000};

	for (int i = 0; i < ARRAY_SIZE(waits); i++) {
		uint64_t start = now_us();

		k_busy_wait(waits[i]);
		zassert_between_inclusive(now_us() - start, waits[i], waits[i] + SLACK_US);
	}
}

static int expirations;

static void count(struct k_timer *timer)
{
	expirations++;
}

static K_TIMER_DEFINE(timer, count, NULL);

ZTEST(posix_time, test_interrupts_come_during_busy_wait)
{
	align();
	expirations = 0;
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	k_busy_wait(10 * TICK_US + TICK_US / 2);
	k_timer_stop(&timer);
	zassert_between_inclusive(expirations, 9, 10);
}

/* Loops that ask for something, over and over, without ever sleeping. */
ZTEST(posix_time, test_cycle_loop_ends)
{
	uint32_t start = k_cycle_get_32();

	while (k_cycle_get_32() - start < k_ms_to_cyc_ceil32(50)) {
	}
	zassert_within(k_cyc_to_us_floor32(k_cycle_get_32() - start), 50000, SLACK_US);
}

ZTEST(posix_time, test_uptime_loop_ends)
{
	int64_t start = k_uptime_get();

	while (k_uptime_get() - start < 100) {
	}
	zassert_equal(k_uptime_get() - start, 100);
}

static K_SEM_DEFINE(sem, 0, 1);

static void give(struct k_timer *unused)
{
	k_sem_give(&sem);
}

static K_TIMER_DEFINE(giver, give, NULL);

ZTEST(posix_time, test_object_loop_ends)
{
	uint64_t start;
	int turns = 0;

	align();
	start = now_us();
	k_timer_start(&giver, K_TICKS(2), K_NO_WAIT);
	while (k_sem_take(&sem, K_NO_WAIT) != 0) {
		turns++;
	}
	zassert_true(turns > 1000, "%d", turns);
	zassert_within(now_us() - start, 3 * TICK_US, TICK_US + SLACK_US);
}

ZTEST(posix_time, test_yield_loop_ends)
{
	expirations = 0;
	k_timer_start(&timer, K_TICKS(2), K_NO_WAIT);
	while (expirations == 0) {
		k_yield();
	}
}

static volatile bool lower_ran;
static struct k_thread lower;
static K_THREAD_STACK_DEFINE(lower_stack, 1024);

static void run_lower(void *p1, void *p2, void *p3)
{
	lower_ran = true;
}

/* Two threads of one priority, one of which never blocks: time slices come from passing time. */
ZTEST(posix_time, test_time_slices)
{
	k_sched_time_slice_set(20, K_PRIO_PREEMPT(0));
	k_thread_priority_set(k_current_get(), K_PRIO_PREEMPT(4));
	k_thread_create(&lower, lower_stack, K_THREAD_STACK_SIZEOF(lower_stack), run_lower, NULL,
			NULL, NULL, K_PRIO_PREEMPT(4), 0, K_NO_WAIT);
	while (!lower_ran) {
		(void)k_cycle_get_32();
	}
	k_thread_join(&lower, K_FOREVER);
	k_sched_time_slice_set(0, 0);
}

ZTEST(posix_time, test_cycles_are_microseconds)
{
	uint64_t start = k_cycle_get_64();

	k_busy_wait(1234);
	zassert_within(k_cycle_get_64() - start, 1234, SLACK_US);
	zassert_equal(sys_clock_hw_cycles_per_sec(), USEC_PER_SEC);
}

ZTEST(posix_time, test_long_sleep_costs_nothing)
{
	int64_t start = k_uptime_get();

	for (int i = 0; i < 12; i++) {
		k_sleep(K_HOURS(24 * 30));
	}
	zassert_true(k_uptime_get() - start >= 12LL * 30 * 24 * 3600 * 1000);
}

ZTEST(posix_time, test_rtc)
{
	uint64_t boot = native_rtc_gettime_us(RTC_CLOCK_BOOT);
	uint64_t real = native_rtc_gettime_us(RTC_CLOCK_REALTIME);
	uint64_t sec;
	uint32_t nsec;

	k_busy_wait(5000);
	zassert_within(native_rtc_gettime_us(RTC_CLOCK_BOOT) - boot, 5000, SLACK_US);
	zassert_within(native_rtc_gettime_us(RTC_CLOCK_REALTIME) - real, 5000, SLACK_US);
	native_rtc_offset(1000000);
	native_rtc_gettime(RTC_CLOCK_REALTIME, &nsec, &sec);
	zassert_within(sec * USEC_PER_SEC + nsec / 1000U - real, 1005000, SLACK_US);
}

ZTEST_SUITE(posix_time, NULL, NULL, NULL, NULL, NULL);
