/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock on TIMER0 of Nordic's nRF51 (reference manual, chapter 17). Real programs would
 * take the RTC, which goes on in deep sleep; QEMU has none.
 *
 * The counter has 32 bits, runs up all the time and is never written. Register 0 holds the alarm,
 * an absolute count that interrupts when the counter reaches it; register 1 serves to read the
 * counter: a write to its capture task puts the count there. A handler that captures between
 * somebody's capture and read makes him read a later count, which is as right.
 */
#include <cmsis_core.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/linker/init_if_used.h>

struct timer_regs {
	volatile uint32_t tasks_start;
	uint32_t reserved0[15];
	volatile uint32_t tasks_capture[4];
	uint32_t reserved1[60];
	volatile uint32_t events_compare[4];
	uint32_t reserved2[109];
	volatile uint32_t intenset;
	volatile uint32_t intenclr;
	uint32_t reserved3[127];
	volatile uint32_t bitmode; /* after mode, which is 0: a timer */
	uint32_t reserved4;
	volatile uint32_t prescaler;
	uint32_t reserved5[11];
	volatile uint32_t cc[4];
};

BUILD_ASSERT(offsetof(struct timer_regs, intenset) == 0x304);
BUILD_ASSERT(offsetof(struct timer_regs, bitmode) == 0x508);
BUILD_ASSERT(offsetof(struct timer_regs, cc) == 0x540);

#define NODE  DT_NODELABEL(timer0)
#define TIMER ((struct timer_regs *)DT_REG_ADDR(NODE))

#define BITMODE_32   3
#define INT_COMPARE0 BIT(16)

#define ALARM   0 /* who uses which register */
#define READING 1

#define CYCLES_PER_TICK (CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC / CONFIG_SYS_CLOCK_TICKS_PER_SEC)
#define PRESCALER       LOG2(16000000 / CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC)
BUILD_ASSERT(CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC << PRESCALER == 16000000,
	     "16 MHz, divided by a power of two up to 512");

/* An announcement must come before the count has gone half round. */
#define MOST_TICKS (BIT(30) / CYCLES_PER_TICK)

static uint32_t announced; /* count at the last announced tick */

static uint32_t now(void)
{
	TIMER->tasks_capture[READING] = 1;
	return TIMER->cc[READING];
}

static ALWAYS_INLINE uint32_t ticks_to(uint32_t count)
{
	return (count - announced) / CYCLES_PER_TICK;
}

/* Lock: all interrupts. An alarm that the counter has passed meanwhile is rung by hand. */
static void set_alarm(uint32_t count)
{
	TIMER->cc[ALARM] = count;
	if ((int32_t)(count - now()) <= 0) {
		NVIC_SetPendingIRQ((IRQn_Type)DT_IRQN(NODE));
	}
}

static void isr(void)
{
	uint32_t ticks = ticks_to(now());

	TIMER->events_compare[ALARM] = 0;
	announced += ticks * CYCLES_PER_TICK;
	if (!IS_ENABLED(CONFIG_TICKLESS_KERNEL)) {
		set_alarm(announced + CYCLES_PER_TICK);
	}
	sys_clock_announce((int32_t)ticks);
}

Z_ARM_VECTOR_IF_USED(DT_IRQN(NODE), isr);

static int start(void)
{
	TIMER->bitmode = BITMODE_32;
	TIMER->prescaler = PRESCALER;
	TIMER->cc[ALARM] = (IS_ENABLED(CONFIG_TICKLESS_KERNEL) ? MOST_TICKS : 1) * CYCLES_PER_TICK;
	TIMER->intenset = INT_COMPARE0;
	TIMER->tasks_start = 1;
	Z_ARM_IRQ_CONNECT_IF_USED(DT_IRQN(NODE), DT_IRQ(NODE, priority), isr);
	irq_enable(DT_IRQN(NODE));
	return 0;
}

/* An image that never asks for time and never waits has no clock: see bring_clock(). */
Z_INIT_IF_USED(start, PRE_KERNEL_2);

/* In every function that makes no sense without a running clock. No code. */
static ALWAYS_INLINE void bring_clock(void)
{
	Z_INIT_USE(start);
}

void sys_clock_set_timeout(int32_t ticks, bool idle)
{
	bring_clock();
	ARG_UNUSED(idle);
	if (IS_ENABLED(CONFIG_TICKLESS_KERNEL)) {
		uint32_t ahead = MIN((uint32_t)ticks, MOST_TICKS); /* K_TICKS_FOREVER is -1 */

		set_alarm(announced + (ticks_to(now()) + ahead) * CYCLES_PER_TICK);
	}
}

uint32_t sys_clock_elapsed(void)
{
	bring_clock();
	return IS_ENABLED(CONFIG_TICKLESS_KERNEL) ? ticks_to(now()) : 0;
}

uint32_t sys_clock_cycle_get_32(void)
{
	bring_clock();
	return now();
}
