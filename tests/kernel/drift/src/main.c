/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Drift: under a random load of timers, sleeps and busy waits for many simulated days the tick
 * count stays with a clock that does not depend on it, periodic timers expire as often as they
 * have to, and long timeouts end when they have to.
 */
#include "reference.h"
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define TICKS_PER_SEC CONFIG_SYS_CLOCK_TICKS_PER_SEC
#define SLEEPERS      3
#define TIMERS        4
#define STACK         (640 + CONFIG_TEST_EXTRA_STACK_SIZE)

static K_THREAD_STACK_ARRAY_DEFINE(stacks, SLEEPERS, STACK);
static struct k_thread sleepers[SLEEPERS];
static struct k_timer timers[TIMERS];
static int64_t timer_start[TIMERS], expiries[TIMERS], period[TIMERS];
static int64_t start_tick, worst;
static uint64_t start_reference;
static volatile bool stop;
static uint32_t slept, early, late;

static uint32_t draw(uint32_t *state, uint32_t below)
{
	*state = *state * 1664525U + 1013904223U;
	return (uint32_t)(((uint64_t)*state * below) >> 32);
}

/* Ticks that the reference says have passed since the start. */
static int64_t reference_ticks(void)
{
	uint64_t units = reference_now() - start_reference;

	return (int64_t)(units / REFERENCE_HZ * TICKS_PER_SEC +
			 units % REFERENCE_HZ * TICKS_PER_SEC / REFERENCE_HZ);
}

static void compare(void)
{
	unsigned int key = irq_lock();
	int64_t difference = k_uptime_ticks() - start_tick - reference_ticks();

	irq_unlock(key);
	worst = MAX(worst, (difference < 0) ? -difference : difference);
}

/* The n-th expiry is at its tick exactly, whenever the others are. */
static void expired(struct k_timer *timer)
{
	int i = (int)(timer - timers);
	int64_t now = k_uptime_ticks();

	expiries[i]++;
	early += now < timer_start[i] + expiries[i] * period[i];
	late += now > timer_start[i] + expiries[i] * period[i];
}

static uint32_t pause_ticks(uint32_t *seed)
{
	return draw(seed, (uint32_t)((uint64_t)TICKS_PER_SEC * 2U * CONFIG_DRIFT_PAUSE_MS / 1000U));
}

static void sleeper(void *number, void *unused2, void *unused3)
{
	uint32_t seed = 5U + (uint32_t)POINTER_TO_INT(number);

	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	while (!stop) {
		uint32_t ticks = pause_ticks(&seed);
		int64_t before = k_uptime_ticks();

		switch (draw(&seed, 4)) {
		case 0:
			k_busy_wait(draw(&seed, 1500));
			break;
		case 1:
			k_wakeup(&sleepers[draw(&seed, SLEEPERS)]);
			k_sleep(K_TICKS(draw(&seed, 3)));
			break;
		case 2:
			k_sleep(K_TIMEOUT_ABS_TICKS(before + ticks));
			break;
		default:
			if (k_sleep(K_TICKS(ticks)) == 0 && ticks > 0U) {
				early += k_uptime_ticks() - before < (int64_t)ticks;
			}
			break;
		}
		slept++;
		compare();
	}
}

#ifdef CONFIG_DRIFT_SPIN
static void spin(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (;;) {
		arch_nop();
	}
}
K_THREAD_DEFINE(spinner, 512, spin, NULL, NULL, NULL, K_LOWEST_APPLICATION_THREAD_PRIO, 0, 0);
#endif

static void start_load(void)
{
	static const uint32_t periods_ms[TIMERS] = {7000, 12345, 61001, 333};

	for (int i = 0; i < TIMERS; i++) {
		period[i] = k_ms_to_ticks_ceil32(periods_ms[i]);
		if (i == 3) {
			period[i] *= CONFIG_DRIFT_PAUSE_MS / 200; /* not too often in 30 days */
		}
		k_timer_init(&timers[i], expired, NULL);
		k_timer_start(&timers[i], K_TICKS(period[i]), K_TICKS(period[i]));
		timer_start[i] = k_timer_expires_ticks(&timers[i]) - period[i];
	}
	for (int i = 0; i < SLEEPERS; i++) {
		(void)k_thread_create(&sleepers[i], stacks[i], STACK, sleeper, INT_TO_POINTER(i),
				      NULL, NULL, K_PRIO_PREEMPT(1 + i), 0, K_NO_WAIT);
	}
}

static void *begin(void)
{
	reference_start();
	k_sleep(K_TICKS(1)); /* to the beginning of a tick */
	start_tick = k_uptime_ticks();
	start_reference = reference_now();
	return NULL;
}

ZTEST_SUITE(kernel_drift, NULL, begin, NULL, NULL, NULL);

ZTEST(kernel_drift, test_load)
{
	int64_t minutes = CONFIG_DRIFT_MINUTES, now;
	int64_t begun = k_uptime_get();

	start_load();
	for (int64_t m = 0; m < minutes; m++) {
		k_sleep(K_TIMEOUT_ABS_MS(begun + (m + 1) * 60000));
		compare();
	}
	stop = true;
	for (int i = 0; i < SLEEPERS; i++) {
		k_wakeup(&sleepers[i]);
		zassert_ok(k_thread_join(&sleepers[i], K_SECONDS(600)));
	}
	now = k_uptime_ticks();
	for (int i = 0; i < TIMERS; i++) {
		k_timer_stop(&timers[i]);
		zassert_within(expiries[i], (now - timer_start[i]) / period[i], 1);
	}
	compare();
	TC_PRINT("%lld minutes, %u sleeps: at most %lld ticks off, %u early, %u late\n",
		 (long long)minutes, slept, (long long)worst, early, late);
	zassert_true(worst <= 1, "%lld ticks", (long long)worst);
	zassert_equal(early, 0U);
	zassert_equal(late, 0U);
	zassert_true(k_uptime_get() - begun >= minutes * 60000);
	zassert_true((uint64_t)slept > (uint64_t)minutes * 60000U / CONFIG_DRIFT_PAUSE_MS);
}

#ifdef CONFIG_NATIVE_BUILD

static volatile int64_t timer_at;

static void long_expired(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	timer_at = k_uptime_ticks();
}

/* Nothing but one timeout, or two, of 100 days; beyond 2^32 ticks where ticks are short. */
ZTEST(kernel_drift, test_long_timeouts)
{
	const int64_t days = IS_ENABLED(CONFIG_TICKLESS_KERNEL) ? 100 : 1;
	const int64_t span = days * 24 * 3600 * TICKS_PER_SEC;
	int64_t before;
	struct k_timer timer;

	k_timer_init(&timer, long_expired, NULL);
	k_sleep(K_TICKS(1));
	before = k_uptime_ticks();
	zassert_equal(k_sleep(K_TICKS(span)), 0);
	zassert_equal(k_uptime_ticks() - before, span + 1);
	compare();
	before = k_uptime_ticks();
	timer_at = 0;
	k_timer_start(&timer, K_TICKS(span), K_NO_WAIT);
	zassert_equal(k_timer_remaining_ticks(&timer), span);
	k_sleep(K_TICKS(span / 2));
	zassert_equal(k_timer_remaining_ticks(&timer), span - span / 2 - 1);
	zassert_equal(timer_at, 0);
	zassert_equal(k_timer_status_sync(&timer), 1U);
	zassert_equal(timer_at - before, span);
	compare();
	zassert_true(worst <= 1, "%lld ticks", (long long)worst);
}

/* As after so many years that the tick count has outgrown 32 bits. */
ZTEST(kernel_drift, test_z_large_count)
{
	static const uint64_t counts[] = {
		UINT32_MAX - 5ULL, 0x7FFFFFFFULL - 5ULL, (1ULL << 40) - 5ULL, (1ULL << 53) - 5ULL,
	};

	for (size_t i = 0; i < ARRAY_SIZE(counts); i++) {
		int64_t before;

		sys_clock_tick_set(counts[i]);
		before = k_uptime_ticks();
		zassert_within(before, counts[i], 1);
		for (int k = 1; k < 20; k++) {
			zassert_equal(k_sleep(K_TICKS(k)), 0);
			zassert_within(k_uptime_ticks() - before, k + 1, 1);
			before = k_uptime_ticks();
		}
		zassert_equal(k_sleep(K_TIMEOUT_ABS_TICKS(before + 7)), 0);
		zassert_equal(k_uptime_ticks(), before + 7);
		zassert_equal(k_uptime_get(), (int64_t)k_ticks_to_ms_floor64(before + 7));
	}
}

#endif
