/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The clock on SysTick, against a free running timer of the LM3S6965 on the same clock: no cycle is lost or
 * counted twice, whatever alarms are set, however long interrupts are off.
 */
#include <stdlib.h>
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

/* Timer 1, 32 bits, counts down from 0xffffffff and over again (data sheet, chapter 9). */
#define TIMER(reg) (*(volatile uint32_t *)(0x40031000 + (reg)))

static uint32_t reference(void)
{
	return ~TIMER(0x48);
}

/* How far the clock is ahead of the reference, cycles; reading both takes some. */
static int32_t ahead(void)
{
	unsigned int key = irq_lock();
	uint32_t before = reference();
	uint32_t cycles = k_cycle_get_32();
	uint32_t after = reference();

	irq_unlock(key);
	return (int32_t)(cycles - before - (after - before) / 2);
}

static uint32_t random_state = 1;

static uint32_t random_next(void)
{
	random_state = random_state * 1664525 + 1013904223;
	return random_state >> 8;
}

/* Short and long sleeps, so that hundreds of alarms are set and periods cut short. */
ZTEST(arm_clock, test_no_drift)
{
	int32_t at_start = ahead();
	uint32_t since = k_cycle_get_32();

	for (int i = 0; i < 300; i++) {
		k_sleep(K_TICKS(random_next() % 4));
		k_busy_wait(random_next() % 2000);
	}
	TC_PRINT("%u cycles, 300 alarms: %d cycles ahead\n", k_cycle_get_32() - since,
		 ahead() - at_start);
	zassert_within(ahead(), at_start, 1200, "four cycles for each alarm");
}

ZTEST(arm_clock, test_cycles_never_go_back)
{
	uint32_t last = k_cycle_get_32();
	uint32_t end = last + sys_clock_hw_cycles_per_sec() / 2;

	while ((int32_t)(end - last) > 0) {
		uint32_t now = k_cycle_get_32();

		zassert_true(now - last < 100000, "from %u to %u", last, now);
		last = now;
		if (now % 16 == 0) {
			k_usleep(1);
			last = k_cycle_get_32();
		}
	}
}

/* Uptime and cycle counter are the same time. */
ZTEST(arm_clock, test_ticks_follow_cycles)
{
	uint32_t per_tick = sys_clock_hw_cycles_per_sec() / CONFIG_SYS_CLOCK_TICKS_PER_SEC;
	uint32_t cycles = k_cycle_get_32();
	int64_t ticks = k_uptime_ticks();

	for (int i = 0; i < 50; i++) {
		k_sleep(K_TICKS(1 + random_next() % 30));
	}
	cycles = k_cycle_get_32() - cycles;
	ticks = k_uptime_ticks() - ticks;
	zassert_within((int64_t)cycles, ticks * per_tick, per_tick);
}

/* Interrupts off for many ticks: a tickless clock loses nothing, a ticking one knows of one tick. */
ZTEST(arm_clock, test_interrupts_off)
{
	int32_t at_start = ahead();
	int64_t ticks = k_uptime_ticks();
	unsigned int key;

	if (!IS_ENABLED(CONFIG_TICKLESS_KERNEL)) {
		ztest_test_skip();
	}
	k_sleep(K_TICKS(1));
	key = irq_lock();
	for (uint32_t start = reference(); reference() - start < 3 * sys_clock_hw_cycles_per_sec() / 10;) {
	}
	zassert_within(ahead(), at_start, 20);
	irq_unlock(key);
	zassert_within(ahead(), at_start, 20);
	ticks = k_uptime_ticks() - ticks;
	zassert_within(ticks, 3 * CONFIG_SYS_CLOCK_TICKS_PER_SEC / 10, 3);
}

static int64_t fired_at;

static void expired(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	fired_at = k_uptime_ticks();
}

/* Longer than a lap of the counter (1.4 s). */
ZTEST(arm_clock, test_long_timeout)
{
	static struct k_timer timer;
	int64_t start = k_uptime_ticks();

	k_timer_init(&timer, expired, NULL);
	k_timer_start(&timer, K_MSEC(3200), K_NO_WAIT);
	k_sleep(K_MSEC(3400));
	zassert_within(fired_at - start, k_ms_to_ticks_ceil32(3200), 1);
}

#ifdef CONFIG_TIMER_HAS_64BIT_CYCLE_COUNTER
ZTEST(arm_clock, test_64_bits)
{
	uint64_t long_count = k_cycle_get_64();
	uint32_t short_count = k_cycle_get_32();

	zassert_true(short_count - (uint32_t)long_count < 1000);
}
#endif

static void *start_reference(void)
{
	TIMER(0x0c) = 0;
	TIMER(0x00) = 0;
	TIMER(0x04) = 2;
	TIMER(0x28) = 0xffffffff;
	TIMER(0x0c) = 1;
	return NULL;
}

ZTEST_SUITE(arm_clock, NULL, start_reference, NULL, NULL, NULL);
