/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock of native_sim: virtual time in microseconds, with one alarm.
 *
 * Tick n begins at n / CONFIG_SYS_CLOCK_TICKS_PER_SEC seconds after boot, rounded up to a
 * microsecond, so that any tick rate is exact in the long run. Looking at the clock costs a little
 * time, so that loops which wait for it to move on end.
 */
#include <nsi_alarm.h>
#include <nsi_hw_scheduler.h>
#include <soc.h>
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/init.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>

#define US_PER_SEC    1000000U
#define TICKS_PER_SEC CONFIG_SYS_CLOCK_TICKS_PER_SEC

#define CYCLES_READ_NS  100 /* time that a look at the cycle counter takes, */
#define ELAPSED_READ_NS 40  /* and one at the tick count */

static uint64_t announced; /* ticks that the kernel knows of */
static bool ticking = true;

/* Whole seconds apart, so that no product outgrows 64 bits. */
static uint64_t tick_now(void)
{
	uint64_t us = nsi_hws_get_time();

	if (US_PER_SEC % TICKS_PER_SEC == 0U) {
		return us / (US_PER_SEC / TICKS_PER_SEC);
	}
	return us / US_PER_SEC * TICKS_PER_SEC + us % US_PER_SEC * TICKS_PER_SEC / US_PER_SEC;
}

static uint64_t time_of_tick(uint64_t tick)
{
	return tick / TICKS_PER_SEC * US_PER_SEC +
	       DIV_ROUND_UP(tick % TICKS_PER_SEC * US_PER_SEC, TICKS_PER_SEC);
}

void sys_clock_set_timeout(int32_t ticks, bool idle)
{
	ARG_UNUSED(idle);
	if (!IS_ENABLED(CONFIG_TICKLESS_KERNEL) || !ticking) {
		return;
	}
	if (ticks == K_TICKS_FOREVER) {
		nsi_alarm_set(NSI_ALARM_TICK, NSI_NEVER);
	} else {
		nsi_alarm_set(NSI_ALARM_TICK, time_of_tick(tick_now() + (uint64_t)MAX(ticks, 1)));
	}
}

uint32_t sys_clock_elapsed(void)
{
	posix_spend_ns(ELAPSED_READ_NS);
	return IS_ENABLED(CONFIG_TICKLESS_KERNEL) ? (uint32_t)(tick_now() - announced) : 0U;
}

uint64_t sys_clock_cycle_get_64(void)
{
	posix_spend_ns(CYCLES_READ_NS);
	return nsi_hws_get_time();
}

uint32_t sys_clock_cycle_get_32(void)
{
	return (uint32_t)sys_clock_cycle_get_64();
}

void sys_clock_disable(void)
{
	ticking = false;
	irq_disable(TIMER_TICK_IRQ);
	nsi_alarm_set(NSI_ALARM_TICK, NSI_NEVER);
}

static void tick_isr(const void *arg)
{
	uint64_t now = tick_now();
	int32_t passed = (int32_t)MIN(now - announced, (uint64_t)INT32_MAX);

	ARG_UNUSED(arg);
	announced += (uint64_t)passed; /* what is left is elapsed time still */
	if (!IS_ENABLED(CONFIG_TICKLESS_KERNEL)) {
		nsi_alarm_set(NSI_ALARM_TICK, time_of_tick(now + 1U));
	}
	sys_clock_announce(passed);
}

static int init(void)
{
	announced = tick_now();
	if (!IS_ENABLED(CONFIG_TICKLESS_KERNEL)) {
		nsi_alarm_set(NSI_ALARM_TICK, time_of_tick(announced + 1U));
	}
	IRQ_CONNECT(TIMER_TICK_IRQ, 1, tick_isr, NULL, 0);
	irq_enable(TIMER_TICK_IRQ);
	return 0;
}
SYS_INIT(init, PRE_KERNEL_2, CONFIG_SYSTEM_CLOCK_INIT_PRIORITY);
