/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_timer: spans and periods to the tick, status, stopping, restarting, contexts.
 */
#include "helpers.h"

static int64_t fired[64];
static int fired_count, stopped_count;
static bool in_isr, stop_in_isr;

static void on_expiry(struct k_timer *timer)
{
	expect_unlocked();
	if (fired_count < ARRAY_SIZE(fired)) {
		fired[fired_count] = k_uptime_ticks();
	}
	fired_count++;
	in_isr = k_is_in_isr();
}

static void on_stop(struct k_timer *timer)
{
	stopped_count++;
	stop_in_isr = k_is_in_isr();
}

K_TIMER_DEFINE(static_timer, on_expiry, on_stop);
static struct k_timer timer;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_timer_init(&timer, on_expiry, on_stop);
	fired_count = 0;
	stopped_count = 0;
}

static void after(void *fixture)
{
	k_timer_stop(&timer);
	k_timer_stop(&static_timer);
	helpers_end(fixture);
}

ZTEST_SUITE(kernel_timer, NULL, NULL, before, after, NULL);

/* Wait for the start of a tick; returns its number. */
static int64_t tick_begins(void)
{
	k_sleep(K_TICKS(1));
	return k_uptime_ticks();
}

/* Verifies: TIMER-1, TIMER-2, TIMER-7, TIMER-9, TIMER-13 */
ZTEST(kernel_timer, test_one_shot)
{
	static const int spans[] = {0, 1, 2, 7};

	for (int i = 0; i < ARRAY_SIZE(spans); i++) {
		int64_t start = tick_begins();

		fired_count = 0;
		k_timer_start(&timer, K_TICKS(spans[i]), K_NO_WAIT);
		k_sleep(K_TICKS(20));
		zassert_equal(fired_count, 1);
		/* unlike a sleep: to the tick, but no less than one */
		zassert_equal(fired[0] - start, MAX(spans[i], 1), "%d", spans[i]);
		zassert_true(in_isr);
		zassert_equal(k_timer_status_get(&timer), 1);
		zassert_equal(k_timer_status_get(&timer), 0);
	}
	zassert_equal(stopped_count, 0, "expiring is not stopping");
}

/* Verifies: TIMER-3, TIMER-8, TIMER-13 */
ZTEST(kernel_timer, test_periodic)
{
	int64_t start = tick_begins();

	k_timer_start(&timer, K_TICKS(5), K_TICKS(3));
	k_sleep(K_TICKS(21));
	k_timer_stop(&timer);
	zassert_equal(fired_count, 6);
	for (int i = 0; i < 6; i++) {
		zassert_equal(fired[i] - start, 5 + 3 * i, "expiry %d", i);
	}
	zassert_equal(k_timer_status_get(&timer), 6);
	k_sleep(K_TICKS(10));
	zassert_equal(fired_count, 6);
	zassert_equal(stopped_count, 1);
	zassert_false(stop_in_isr);
}

/* Verifies: TIMER-3 */
ZTEST(kernel_timer, test_period_of_one_tick)
{
	int64_t start = tick_begins();

	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	k_sleep(K_TICKS(30));
	k_timer_stop(&timer);
	zassert_true(fired_count >= 30);
	for (int i = 0; i < 30; i++) {
		zassert_equal(fired[i] - start, 1 + i);
	}
}

/* Verifies: TIMER-4, TIMER-5 */
ZTEST(kernel_timer, test_special_spans)
{
	/* no period, said in the other way */
	k_timer_start(&timer, K_TICKS(1), K_FOREVER);
	k_sleep(K_TICKS(10));
	zassert_equal(fired_count, 1);
	/* never */
	k_timer_start(&timer, K_FOREVER, K_TICKS(1));
	k_sleep(K_TICKS(10));
	zassert_equal(fired_count, 1);
	/* and that leaves a running timer alone */
	k_timer_start(&timer, K_TICKS(3), K_NO_WAIT);
	k_timer_start(&timer, K_FOREVER, K_NO_WAIT);
	k_sleep(K_TICKS(10));
	zassert_equal(fired_count, 2);
}

/* Verifies: TIMER-1 */
ZTEST(kernel_timer, test_static_definition)
{
	int64_t start = tick_begins();

	k_timer_start(&static_timer, K_TICKS(2), K_TICKS(2));
	k_sleep(K_TICKS(4));
	k_timer_stop(&static_timer);
	zassert_equal(fired_count, 2);
	zassert_equal(fired[1] - start, 4);
}

#ifdef CONFIG_TIMEOUT_64BIT
/* Verifies: TIMER-6 */
ZTEST(kernel_timer, test_absolute)
{
	int64_t start = tick_begins();

	k_timer_start(&timer, K_TIMEOUT_ABS_TICKS(start + 6), K_TICKS(2));
	zassert_equal(k_timer_expires_ticks(&timer), start + 6);
	k_sleep(K_TICKS(9));
	k_timer_stop(&timer);
	zassert_equal(fired[0], start + 6);
	zassert_equal(fired[1], start + 8);
	/* in the past: as soon as possible */
	fired_count = 0;
	start = tick_begins();
	k_timer_start(&timer, K_TIMEOUT_ABS_TICKS(start - 1), K_NO_WAIT);
	k_sleep(K_TICKS(3));
	zassert_equal(fired_count, 1);
	zassert_true(fired[0] - start <= 1);
}
#endif

/* Verifies: TIMER-17 */
ZTEST(kernel_timer, test_remaining_and_expires)
{
	int64_t start = tick_begins();

	zassert_equal(k_timer_remaining_ticks(&timer), 0);
	zassert_equal(k_timer_remaining_get(&timer), 0);
	k_timer_start(&timer, K_TICKS(10), K_TICKS(4));
	zassert_equal(k_timer_remaining_ticks(&timer), 10);
	zassert_equal(k_timer_expires_ticks(&timer), start + 10);
	zassert_equal(k_timer_remaining_get(&timer), k_ticks_to_ms_floor32(10));
	k_sleep(K_TICKS(5));
	zassert_equal(k_timer_expires_ticks(&timer), start + 10);
	zassert_equal(k_timer_remaining_ticks(&timer), start + 10 - k_uptime_ticks());
	k_sleep(K_TICKS(5));
	zassert_equal(k_timer_expires_ticks(&timer), start + 14);
	k_timer_stop(&timer);
	zassert_equal(k_timer_remaining_ticks(&timer), 0);
}

/* Verifies: TIMER-8, TIMER-10, TIMER-11 */
ZTEST(kernel_timer, test_stop)
{
	k_timer_stop(&timer);
	zassert_equal(stopped_count, 0, "it did not run");
	k_timer_start(&timer, K_TICKS(3), K_NO_WAIT);
	k_timer_stop(&timer);
	k_timer_stop(&timer);
	zassert_equal(stopped_count, 1);
	k_sleep(K_TICKS(8));
	zassert_equal(fired_count, 0);
}

/* Verifies: TIMER-12 */
ZTEST(kernel_timer, test_restart)
{
	int64_t start = tick_begins();

	k_timer_start(&timer, K_TICKS(3), K_TICKS(3));
	k_sleep(K_TICKS(4));
	zassert_equal(fired_count, 1);
	start = k_uptime_ticks();
	k_timer_start(&timer, K_TICKS(7), K_NO_WAIT);
	zassert_equal(k_timer_status_get(&timer), 0, "a start clears the status");
	zassert_equal(stopped_count, 0);
	k_sleep(K_TICKS(15));
	zassert_equal(fired_count, 2);
	zassert_equal(fired[1] - start, 7);
}

/* Verifies: TIMER-22 */
ZTEST(kernel_timer, test_user_data)
{
	zassert_is_null(k_timer_user_data_get(&timer));
	k_timer_user_data_set(&timer, &fired);
	zassert_equal_ptr(k_timer_user_data_get(&timer), &fired);
	k_timer_init(&timer, NULL, NULL);
	zassert_is_null(k_timer_user_data_get(&timer));
}

/* Verifies: TIMER-14, TIMER-15 */
ZTEST(kernel_timer, test_status_sync)
{
	int64_t start = tick_begins();

	zassert_equal(k_timer_status_sync(&timer), 0, "a stopped timer is not waited for");
	expect_unlocked();
	k_timer_stop(&timer);
	expect_unlocked();
	zassert_equal(k_timer_status_get(&timer), 0);
	expect_unlocked();
	zassert_equal(k_timer_remaining_ticks(&timer), 0);
	expect_unlocked();
	(void)k_timer_expires_ticks(&timer);
	expect_unlocked();
	k_timer_start(&timer, K_TICKS(4), K_TICKS(2));
	zassert_equal(k_timer_status_sync(&timer), 1);
	zassert_equal(k_uptime_ticks() - start, 4);
	zassert_equal(k_timer_status_sync(&timer), 1);
	zassert_equal(k_uptime_ticks() - start, 6);
	k_sleep(K_TICKS(4));
	zassert_within(k_timer_status_sync(&timer), 2, 1, "what has happened is told at once");
	k_timer_stop(&timer);
	(void)k_timer_status_get(&timer);
	zassert_equal(k_timer_status_sync(&timer), 0);
}

static uint32_t synced;
static bool sync_done;

static void syncer(void *unused1, void *unused2, void *unused3)
{
	synced = k_timer_status_sync(&timer);
	sync_done = true;
}

/* Verifies: TIMER-16 */
ZTEST(kernel_timer, test_stop_wakes_sync)
{
	sync_done = false;
	k_timer_start(&timer, K_SECONDS(100), K_NO_WAIT);
	(void)helper(syncer, NULL, LOW);
	settle();
	zassert_false(sync_done);
	k_timer_stop(&timer);
	settle();
	zassert_true(sync_done);
	zassert_equal(synced, 0);
	helpers_join();
}

static int rounds;

static void restarting(struct k_timer *t)
{
	on_expiry(t);
	if (--rounds > 0) {
		k_timer_start(t, K_TICKS(rounds), K_NO_WAIT);
	}
}

static void stopping(struct k_timer *t)
{
	on_expiry(t);
	if (--rounds == 0) {
		k_timer_stop(t);
	}
}

/* Verifies: TIMER-18 */
ZTEST(kernel_timer, test_restart_in_expiry)
{
	int64_t start = tick_begins();

	k_timer_init(&timer, restarting, NULL);
	rounds = 4;
	k_timer_start(&timer, K_TICKS(2), K_NO_WAIT);
	k_sleep(K_TICKS(15));
	zassert_equal(fired_count, 4);
	zassert_equal(fired[1] - start, 2 + 3);
	zassert_equal(fired[2] - start, 2 + 3 + 2);
	zassert_equal(fired[3] - start, 2 + 3 + 2 + 1);
}

/* Verifies: TIMER-8, TIMER-18 */
ZTEST(kernel_timer, test_stop_in_expiry)
{
	k_timer_init(&timer, stopping, on_stop);
	rounds = 3;
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	k_sleep(K_TICKS(10));
	zassert_equal(fired_count, 3);
	zassert_equal(stopped_count, 1);
	zassert_true(stop_in_isr);
}

static void isr_start(const void *unused)
{
	ARG_UNUSED(unused);
	k_timer_start(&timer, K_TICKS(2), K_NO_WAIT);
}

static void isr_stop(const void *unused)
{
	ARG_UNUSED(unused);
	k_timer_stop(&timer);
}

/* Verifies: TIMER-19 */
ZTEST(kernel_timer, test_isr)
{
	IN_ISR(isr_start, NULL);
	k_sleep(K_TICKS(5));
	zassert_equal(fired_count, 1);
	IN_ISR(isr_start, NULL);
	IN_ISR(isr_stop, NULL);
	k_sleep(K_TICKS(5));
	zassert_equal(fired_count, 1);
	zassert_equal(stopped_count, 1);
}

/*
 * However late the interrupts come, the deadlines stay where they were. A hardware timer that
 * starts anew by itself must be served once a round, so the long locks are for the simulated one.
 */
/* Verifies: TIMER-20 */
ZTEST(kernel_timer, test_no_drift)
{
	uint32_t tick_us = k_ticks_to_us_floor32(1);
	uint32_t lock_us = IS_ENABLED(CONFIG_NATIVE_BUILD) ? 3 * tick_us : 7 * tick_us / 10;
	int64_t start = tick_begins();

	k_timer_start(&timer, K_TICKS(1), K_TICKS(2));
	while (k_uptime_ticks() - start < 60) {
		unsigned int key = irq_lock();

		k_busy_wait(lock_us + fired_count);
		irq_unlock(key);
	}
	k_timer_stop(&timer);
	zassert_true(fired_count >= 29, "%d", fired_count);
	for (int i = 0; i < fired_count; i++) {
		zassert_equal(fired[i] - start, 1 + 2 * i, "expiry %d at %d", i,
			      (int)(fired[i] - start));
	}
}

/* Verifies: TIMER-21 */
ZTEST(kernel_timer, test_many_timers)
{
	static struct k_timer many[12];
	int64_t start = tick_begins();

	for (int i = 0; i < ARRAY_SIZE(many); i++) {
		k_timer_init(&many[i], on_expiry, NULL);
		k_timer_start(&many[i], K_TICKS(1 + (i * 7) % 12), K_NO_WAIT);
	}
	k_sleep(K_TICKS(20));
	zassert_equal(fired_count, ARRAY_SIZE(many));
	for (int i = 0; i < ARRAY_SIZE(many); i++) {
		zassert_equal(fired[i] - start, 1 + i);
	}
}

/* What is in memory before must not matter. */
ZTEST(kernel_timer, test_init_of_dirty_memory)
{
	static struct k_timer dirty;

	memset(&dirty, 0xA5, sizeof(dirty));
	k_timer_init(&dirty, NULL, NULL);
	zassert_equal(k_timer_status_get(&dirty), 0);
	zassert_is_null(k_timer_user_data_get(&dirty));
	zassert_equal(k_timer_remaining_ticks(&dirty), 0);
	k_timer_start(&dirty, K_TICKS(2), K_TICKS(1));
	zassert_equal(k_timer_status_sync(&dirty), 1, "without a function for it, too");
	zassert_equal(k_timer_status_sync(&dirty), 1);
	k_timer_stop(&dirty);
	zassert_equal(k_timer_remaining_ticks(&dirty), 0);
}

static char order[4];
static int orders;

static void note_order(struct k_timer *t)
{
	order[orders++] = (char)(uintptr_t)k_timer_user_data_get(t);
}

/* Timers of one tick expire in the order in which they were started. */
ZTEST(kernel_timer, test_order_within_a_tick)
{
	static struct k_timer timers[3];

	orders = 0;
	(void)tick_begins();
	for (int i = 0; i < 3; i++) {
		k_timer_init(&timers[i], note_order, NULL);
		k_timer_user_data_set(&timers[i], (void *)(uintptr_t)('a' + i));
		k_timer_start(&timers[i], K_TICKS(4), K_NO_WAIT);
	}
	k_sleep(K_TICKS(6));
	zassert_mem_equal(order, "abc", 3);
}

/* Interrupts were locked for long: what was due meanwhile comes then, seen at its own time. */
ZTEST(kernel_timer, test_late_announcement)
{
	int64_t begin = tick_begins();
	unsigned int key;

	k_timer_start(&timer, K_TICKS(2), K_TICKS(2));
	key = irq_lock();
	k_busy_wait(k_ticks_to_us_ceil32(9) + 100);
	zassert_equal(fired_count, 0);
	irq_unlock(key);
	k_busy_wait(200); /* the driver may announce step by step */
	k_timer_stop(&timer);
	zassert_true(k_uptime_ticks() - begin >= 9, "ticks are lost");
	zassert_true(fired_count >= 4, "%d", fired_count);
	zassert_true(fired_count <= (k_uptime_ticks() - begin) / 2, "%d", fired_count);
	for (int i = 0; i < 4; i++) {
		zassert_equal(fired[i] - begin, 2 * (i + 1), "%d", (int)(fired[i] - begin));
	}
}
