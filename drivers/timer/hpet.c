/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock on the High Precision Event Timer (IA-PC HPET specification 1.0a): its main
 * counter, of which 32 bits are used, and the comparator of timer 0, to the pin of the I/O APIC
 * that the devicetree names.
 *
 * Of several CPUs the one that set the alarm gets the interrupt: it is at work, others may have
 * theirs off for long.
 */
#include <zephyr/arch/cpu.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/interrupt_controller/ioapic.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/sys/util.h>

#define HPET	   DT_INST(0, intel_hpet)
#define BASE	   DT_REG_ADDR(HPET)
#define COUNT_LINE DT_IRQN(HPET)

#define CONFIGURATION  0x010
#define STATUS	       0x020
#define COUNTER	       0x0f0
#define TIMER0_CONFIG  0x100
#define TIMER0_COMPARE 0x108

#define RUN BIT(0)

#define TIMER_IRQ     BIT(2)
#define TIMER_32_BITS BIT(8)
#define TIMER_PIN     (COUNT_LINE << 9)

static uint32_t count(void);
static void compare(uint32_t at);

#include "count_compare.h"

static uint32_t count(void)
{
	return sys_read32(BASE + COUNTER);
}

/* CPU n has APIC n, see arch/x86/smp.c. */
static ALWAYS_INLINE void route(void)
{
	static uint32_t taker;
	uint32_t me = arch_proc_id();

	if (IS_ENABLED(CONFIG_SMP) && me != taker) {
		taker = me;
		z_ioapic_irq_route(COUNT_LINE, me);
	}
}

static void compare(uint32_t at)
{
	route();
	sys_write32(at, BASE + TIMER0_COMPARE);
}

static int start(void)
{
	sys_write32(0, BASE + CONFIGURATION);
	sys_write32(0, BASE + COUNTER);
	sys_write32(0, BASE + COUNTER + 4U);
	sys_write32(TIMER_IRQ | TIMER_32_BITS | TIMER_PIN, BASE + TIMER0_CONFIG);
	sys_write32(UINT32_MAX, BASE + TIMER0_COMPARE);
	sys_write32(RUN, BASE + CONFIGURATION);
	return 0;
}
SYS_INIT(start, PRE_KERNEL_1, CONFIG_SYSTEM_CLOCK_INIT_PRIORITY);
