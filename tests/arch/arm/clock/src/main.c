/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The clock on SysTick, against a hardware timer of the LM3S6965 that runs on the same cycles: none
 * is lost or counted twice, whatever alarms are set, however long interrupts are off.
 */
#include <cmsis_core.h>
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

/* Timer 1 (data sheet, chapter 9), 32 bits: at the end of a period it interrupts. */
#define TIMER_IRQ  21
#define TIMER(reg) (*(volatile uint32_t *)(0x40031000 + (reg)))
#define GPTMCFG    0x00
#define GPTMTAMR   0x04
#define GPTMCTL    0x0c
#define GPTMIMR    0x18
#define GPTMICR    0x24
#define GPTMTAILR  0x28

#define ONCE       1
#define PERIODIC   2

static void start_timer(uint32_t mode, uint32_t cycles)
{
	TIMER(GPTMCTL) = 0;
	TIMER(GPTMCFG) = 0;
	TIMER(GPTMTAMR) = mode;
	TIMER(GPTMIMR) = 1;
	TIMER(GPTMTAILR) = cycles;
	TIMER(GPTMCTL) = 1;
}

static void stop_timer(void)
{
	TIMER(GPTMCTL) = 0;
	TIMER(GPTMICR) = 1;
	NVIC_ClearPendingIRQ((IRQn_Type)TIMER_IRQ);
}

static uint32_t random_state = 1;

static uint32_t random_next(void)
{
	random_state = random_state * 1664525 + 1013904223;
	return random_state >> 8;
}

#define PERIOD 50000

static volatile uint32_t periods;
static uint32_t first_seen;
static uint32_t at_period[8];

static void period_isr(const void *arg)
{
	ARG_UNUSED(arg);
	TIMER(GPTMICR) = 1;
	at_period[periods % 8] = k_cycle_get_32() - periods * PERIOD;
	periods++;
}

/*
 * What the cycle counter says at the end of a period, less what it should: the least
 * of the last eight, as the rest is interrupt latency.
 */
static int32_t ahead(void)
{
	int32_t least = INT32_MAX;

	for (int i = 0; i < 8; i++) {
		least = MIN(least, (int32_t)(at_period[i] - first_seen));
	}
	return least;
}

/*
 * Keeps the CPU out of its sleep, from which QEMU wakes it late, so that interrupts of the timer
 * get lost.
 */
static void spin(void *p1, void *p2, void *p3)
{
	for (;;) {
	}
}

static K_THREAD_STACK_DEFINE(spin_stack, 512);
static struct k_thread spin_thread;

/* Short and long sleeps, so that hundreds of alarms are set and periods cut short. */
ZTEST(arm_clock, test_no_drift)
{
	int32_t at_start;
	uint32_t until;

	k_thread_create(&spin_thread, spin_stack, K_THREAD_STACK_SIZEOF(spin_stack), spin, NULL,
			NULL, NULL, K_LOWEST_APPLICATION_THREAD_PRIO, 0, K_NO_WAIT);
	start_timer(PERIODIC, PERIOD);
	irq_enable(TIMER_IRQ);
	k_busy_wait(100000);
	first_seen = at_period[0];
	at_start = ahead();
	for (int i = 0; i < 300; i++) {
		k_sleep(K_TICKS(random_next() % 4));
		k_busy_wait(random_next() % 2000);
	}
	until = periods + 8;
	while (periods < until) {
	}
	irq_disable(TIMER_IRQ);
	stop_timer();
	k_thread_abort(&spin_thread);
	TC_PRINT("%u cycles, 300 sleeps: %d cycles ahead\n", periods * PERIOD, ahead() - at_start);
	zassert_within(ahead(), at_start, 300 * 2, "two cycles for each alarm");
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

/* Interrupts off for many ticks: a tickless clock loses nothing. */
ZTEST(arm_clock, test_interrupts_off)
{
	uint32_t length = 3 * (sys_clock_hw_cycles_per_sec() / 10);
	uint32_t start, passed;
	int64_t ticks;
	unsigned int key;

	if (!IS_ENABLED(CONFIG_TICKLESS_KERNEL)) {
		ztest_test_skip();
	}
	k_sleep(K_TICKS(1));
	ticks = k_uptime_ticks();
	key = irq_lock();
	start = k_cycle_get_32();
	start_timer(ONCE, length);
	while (NVIC_GetPendingIRQ((IRQn_Type)TIMER_IRQ) == 0) {
	}
	passed = k_cycle_get_32() - start;
	stop_timer();
	irq_unlock(key);
	zassert_within(passed, length, 100);
	passed = k_cycle_get_32() - start;
	zassert_within(passed, length, 500);
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

static void *connect(void)
{
	IRQ_CONNECT(TIMER_IRQ, 1, period_isr, NULL, 0);
	return NULL;
}

ZTEST_SUITE(arm_clock, NULL, connect, NULL, NULL, NULL);
