/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * arch_cpu_idle(), arch_cpu_atomic_idle(), arch_busy_wait(), arch_k_cycle_get_32(): sleeping
 * without missing an interrupt, and time.
 */
#include "contract.h"

static volatile bool fired;

static void fire(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	fired = true;
}

static K_TIMER_DEFINE(soon, fire, NULL);
static K_TIMER_DEFINE(rescue, NULL, NULL); /* ends a sleep that nothing else ends */

#define RESCUE_MS 1000

static void expect_in_time(int64_t start, const char *what)
{
	int64_t took = k_uptime_get() - start;

	k_timer_stop(&rescue);
	k_timer_stop(&soon);
	CONTRACT(took < RESCUE_MS / 2, "idle", "%s (it slept %d ms)", what, (int)took);
	CONTRACT(unlocked_now(), "idle", "interrupts are on behind it");
}

ZTEST(arch_idle, test_idle)
{
	int64_t start = k_uptime_get();

	fired = false;
	k_timer_start(&rescue, K_MSEC(RESCUE_MS), K_NO_WAIT);
	k_timer_start(&soon, K_MSEC(20), K_NO_WAIT);
	while (!fired) {
		k_cpu_idle();
	}
	expect_in_time(start, "arch_cpu_idle() returns when an interrupt was handled");
}

ZTEST(arch_idle, test_atomic_idle)
{
	int64_t start = k_uptime_get();
	unsigned int key = 0;

	fired = false;
	k_timer_start(&rescue, K_MSEC(RESCUE_MS), K_NO_WAIT);
	k_timer_start(&soon, K_MSEC(20), K_NO_WAIT);
	for (;;) {
		key = arch_irq_lock();
		if (fired) {
			break;
		}
		k_cpu_atomic_idle(key);
	}
	arch_irq_unlock(key);
	expect_in_time(start, "arch_cpu_atomic_idle() wakes at an interrupt");
}

/* The interrupt is there before the sleep begins: a port that unlocks first would sleep on. */
ZTEST(arch_idle, test_no_gap)
{
	int64_t start = k_uptime_get();
	unsigned int key;
	bool early;

	fired = false;
	k_timer_start(&rescue, K_MSEC(RESCUE_MS), K_NO_WAIT);
	k_timer_start(&soon, K_MSEC(2), K_NO_WAIT);
	key = arch_irq_lock();
	k_busy_wait(LONG_US);
	early = fired;
	k_cpu_atomic_idle(key);
	CONTRACT(!early, "arch_irq_lock()", "no interrupt comes while it is in force");
	expect_in_time(start, "arch_cpu_atomic_idle() does not sleep over a pending interrupt");
	CONTRACT(fired, "arch_cpu_atomic_idle()", "the pending interrupt is handled behind it");
}

/* A lock around the lock: the inner key says that interrupts stay off. */
ZTEST(arch_idle, test_atomic_idle_keeps_an_outer_lock)
{
	unsigned int outer, inner;
	bool unlocked;

	fired = false;
	k_timer_start(&soon, K_MSEC(2), K_NO_WAIT);
	outer = arch_irq_lock();
	inner = arch_irq_lock();
	k_cpu_atomic_idle(inner);
	unlocked = unlocked_now();
	arch_irq_unlock(outer);
	k_timer_stop(&soon);
	CONTRACT(!unlocked, "arch_cpu_atomic_idle()", "unlocks with the key, no further");
}

/* All threads sleep: the idle thread has the CPU, and time goes on. */
ZTEST(arch_idle, test_sleep)
{
	int64_t start = k_uptime_get();
	int64_t took;

	for (int i = 0; i < 10; i++) {
		k_sleep(K_MSEC(10));
	}
	took = k_uptime_get() - start;
	CONTRACT(took >= 100 && took < 250, "arch_cpu_idle()", "time goes on (100 ms: %d)",
		 (int)took);
}

ZTEST(arch_idle, test_cycles)
{
	uint32_t last = arch_k_cycle_get_32(), start = last, now;
	int64_t uptime = k_uptime_ticks();
	uint64_t cycles, ticks;

	for (int i = 0; i < 10000; i++) {
		now = arch_k_cycle_get_32();
		CONTRACT((int32_t)(now - last) >= 0, "arch_k_cycle_get_32()",
			 "never goes back (%u, then %u)", last, now);
		last = now;
	}
	start = arch_k_cycle_get_32();
	k_sleep(K_MSEC(50));
	k_busy_wait(50000);
	cycles = arch_k_cycle_get_32() - start;
	ticks = k_cyc_to_ticks_floor64(cycles);
	uptime = k_uptime_ticks() - uptime;
	CONTRACT(ticks + 2 >= (uint64_t)k_ms_to_ticks_floor32(100) &&
			 ticks <= (uint64_t)uptime + 2,
		 "arch_k_cycle_get_32()", "counts at sys_clock_hw_cycles_per_sec(), also in sleep "
		 "(100 ms: %u cycles, %u ticks)", (uint32_t)cycles, (uint32_t)ticks);
}

#ifdef CONFIG_TIMER_HAS_64BIT_CYCLE_COUNTER
ZTEST(arch_idle, test_cycles_64)
{
	uint64_t before_32, between, after_32;

	between = arch_k_cycle_get_64();
	before_32 = arch_k_cycle_get_32();
	after_32 = arch_k_cycle_get_64();
	CONTRACT(after_32 >= between, "arch_k_cycle_get_64()", "never goes back");
	CONTRACT((uint32_t)before_32 - (uint32_t)between <= after_32 - between,
		 "arch_k_cycle_get_64()", "its low half is arch_k_cycle_get_32()");
}
#endif

ZTEST(arch_idle, test_busy_wait)
{
	static const uint32_t waits[] = {100, 1000, 20000, 100000};

	for (size_t i = 0; i < ARRAY_SIZE(waits); i++) {
		uint32_t start = arch_k_cycle_get_32();
		uint64_t us;

		k_busy_wait(waits[i]);
		us = k_cyc_to_us_ceil64(arch_k_cycle_get_32() - start);
		CONTRACT(us >= waits[i], "arch_busy_wait()", "waits %u us at least (%u)", waits[i],
			 (uint32_t)us);
		CONTRACT(us <= waits[i] * 3 / 2 + 500, "arch_busy_wait()",
			 "waits not much longer than %u us (%u)", waits[i], (uint32_t)us);
	}
}

ZTEST_SUITE(arch_idle, NULL, NULL, before, NULL, NULL);
