/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock on the global timer of the Cortex-A9 MPCore (DDI 0407, chapter 4.4), which the
 * devicetree calls arm,armv8-timer: a counter of 64 bits and a comparator that interrupts from when
 * the counter has come to it. Nothing can get lost: ticks announced are the whole ones that lie
 * between the count now and `announced`, the count at the last one.
 *
 * The comparator is off while its halves are written. The event flag stays until it is cleared, and
 * is set again at once while the counter is beyond the comparator, so an alarm in the past comes
 * too.
 */
#include <zephyr/devicetree.h>
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/linker/init_if_used.h>

#define NODE DT_NODELABEL(arch_timer)
#define LINE DT_IRQ_BY_IDX(NODE, 2, irq)

struct timer_regs {
	volatile uint32_t low;
	volatile uint32_t high;
	volatile uint32_t control;
	volatile uint32_t event; /* bit 0; writing a one clears it */
	volatile uint32_t compare_low;
	volatile uint32_t compare_high;
};

#define TIMER ((struct timer_regs *)DT_REG_ADDR(NODE))

#define CONTROL_TIMER BIT(0)
#define CONTROL_ALARM (BIT(1) | BIT(2)) /* comparator and its interrupt */

#define TICKLESS        IS_ENABLED(CONFIG_TICKLESS_KERNEL)
#define CYCLES_PER_TICK ((uint32_t)(sys_clock_hw_cycles_per_sec() / CONFIG_SYS_CLOCK_TICKS_PER_SEC))

/* Divisions are of 32 bits: no alarm is further away. */
#define MOST_TICKS (BIT(31) / CYCLES_PER_TICK)

static uint64_t announced;

static void timer_isr(const void *unused);

static ALWAYS_INLINE uint64_t now(void)
{
	uint32_t high, low;

	do {
		high = TIMER->high;
		low = TIMER->low;
	} while (TIMER->high != high);
	return ((uint64_t)high << 32) | low;
}

static ALWAYS_INLINE void set_alarm(uint64_t at)
{
	TIMER->control = CONTROL_TIMER;
	TIMER->compare_low = (uint32_t)at;
	TIMER->compare_high = (uint32_t)(at >> 32);
	TIMER->control = CONTROL_TIMER | CONTROL_ALARM;
}

static int start(void)
{
	TIMER->control = CONTROL_TIMER;
	TIMER->event = 1;
	announced = now();
	IRQ_CONNECT(LINE, DT_IRQ_BY_IDX(NODE, 2, priority), timer_isr, NULL,
		    DT_IRQ_BY_IDX(NODE, 2, flags));
	irq_enable(LINE);
	set_alarm(announced + (TICKLESS ? MOST_TICKS : 1U) * CYCLES_PER_TICK);
	return 0;
}

/* An image that never asks for time and never waits has no clock: see bring_clock(). */
Z_INIT_IF_USED(start, PRE_KERNEL_2);

/* In every function that makes no sense without a running clock. No code. */
static ALWAYS_INLINE void bring_clock(void)
{
	Z_INIT_USE(start);
}

static ALWAYS_INLINE uint32_t ticks_since(uint64_t at)
{
	return (uint32_t)(at - announced) / CYCLES_PER_TICK;
}

void sys_clock_set_timeout(int32_t ticks, bool idle)
{
	uint32_t wait = MIN((uint32_t)ticks, MOST_TICKS);

	ARG_UNUSED(idle);
	bring_clock();
	if (TICKLESS) {
		set_alarm(announced + (uint64_t)(ticks_since(now()) + wait) * CYCLES_PER_TICK);
	}
}

uint32_t sys_clock_elapsed(void)
{
	bring_clock();
	return TICKLESS ? ticks_since(now()) : 0;
}

uint32_t sys_clock_cycle_get_32(void)
{
	bring_clock();
	return TIMER->low;
}

uint64_t sys_clock_cycle_get_64(void)
{
	bring_clock();
	return now();
}

static void timer_isr(const void *unused)
{
	unsigned int key = arch_irq_lock();
	uint32_t ticks = ticks_since(now());

	ARG_UNUSED(unused);
	announced += (uint64_t)ticks * CYCLES_PER_TICK;
	set_alarm(announced + (uint64_t)(TICKLESS ? MOST_TICKS : 1U) * CYCLES_PER_TICK);
	TIMER->event = 1;
	arch_irq_unlock(key);
	sys_clock_announce((int32_t)ticks);
}

void sys_clock_disable(void)
{
	TIMER->control = 0;
}
