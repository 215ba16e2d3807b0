/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock on the time stamp counter, for machines without an HPET: it is read by an
 * instruction and never stops. Alarms come from the local APIC: at a value of the counter where the
 * processor can do that ("TSC deadline", bit 24 of ecx in CPUID leaf 1), else after a number of the
 * APIC's own clocks, whose rate is compared with the counter's at the start. Such an alarm may come
 * some cycles early; then it announces nothing and is set again. Each CPU has its own alarm: the
 * one that was set last counts, an older one announces what there is.
 */
#include <zephyr/arch/cpu.h>
#include <zephyr/drivers/interrupt_controller/loapic.h>
#include <zephyr/sys/util.h>

#define COUNT_LINE Z_X86_LINE_TIMER
#define COUNT_NEAR 2000

#define MSR_TSC_DEADLINE 0x6e0
#define LVT_DEADLINE	 BIT(18)
#define DIVIDE_BY_1	 0x0b
#define MEASURED_CYCLES	 1000000U

static uint32_t apic_per_cycle; /* 16 bits behind the point; 0: by deadline */

static uint32_t count(void);
static void compare(uint32_t at);

#include "count_compare.h"

static uint32_t count(void)
{
	return (uint32_t)z_x86_tsc();
}

static void compare(uint32_t at)
{
	uint64_t now = z_x86_tsc();
	uint32_t wait = at - (uint32_t)now;

	if (apic_per_cycle == 0U) {
		uint64_t deadline = now + wait;

		__asm__ volatile("wrmsr"
				 :
				 : "c"(MSR_TSC_DEADLINE), "a"((uint32_t)deadline),
				   "d"((uint32_t)(deadline >> 32))
				 : "memory");
	} else {
		x86_write_loapic(LOAPIC_TIMER_ICR,
				 (uint32_t)(((uint64_t)wait * apic_per_cycle) >> 16) + 1U);
	}
}

static bool has_deadline(void)
{
	uint32_t a = 1, b, c, d;

	__asm__("cpuid" : "+a"(a), "=b"(b), "=c"(c), "=d"(d));
	return (c & BIT(24)) != 0U;
}

static void measure(void)
{
	uint32_t from, passed;

	x86_write_loapic(LOAPIC_TIMER_CONFIG, DIVIDE_BY_1);
	x86_write_loapic(LOAPIC_TIMER_ICR, UINT32_MAX);
	from = count();
	do {
		passed = count() - from;
	} while (passed < MEASURED_CYCLES);
	passed = count() - from;
	apic_per_cycle =
		(uint32_t)(((uint64_t)(UINT32_MAX - x86_read_loapic(LOAPIC_TIMER_CCR)) << 16) /
			   passed);
	x86_write_loapic(LOAPIC_TIMER_ICR, 0);
}

static void line_on(void)
{
	x86_write_loapic(LOAPIC_TIMER_CONFIG, DIVIDE_BY_1);
	x86_write_loapic(LOAPIC_TIMER, ((apic_per_cycle == 0U) ? LVT_DEADLINE : 0U) |
					       z_x86_irq_vector(COUNT_LINE));
}

#ifdef CONFIG_SMP
void smp_timer_init(void)
{
	line_on();
}
#endif

/* Before the clock is used. The line is connected here first: its vector is needed. */
static int start(void)
{
	(void)z_x86_irq_connect(COUNT_LINE, 0, clock_isr, NULL, 0);
	if (!has_deadline()) {
		measure();
	}
	line_on();
	return 0;
}
SYS_INIT(start, PRE_KERNEL_1, CONFIG_SYSTEM_CLOCK_INIT_PRIORITY);
