/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock on the generic timer of Armv8-A: a counter of 64 bits that never stops, and for
 * each CPU a value at which it interrupts (the virtual one). So an alarm is one write, and nothing
 * is lost however late a handler comes.
 *
 * The interrupt lasts until the value lies ahead again: the handler first moves it out of reach.
 */
#define DT_DRV_COMPAT arm_armv8_timer

#include <zephyr/devicetree.h>
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/linker/init_if_used.h>

#define VIRTUAL  2 /* which of the node's interrupts */
#define LINE     DT_INST_IRQ_BY_IDX(0, VIRTUAL, irq)
#define PRIORITY DT_INST_IRQ_BY_IDX(0, VIRTUAL, priority)
#define FLAGS    DT_INST_IRQ_BY_IDX(0, VIRTUAL, flags)

#define TICKLESS        IS_ENABLED(CONFIG_TICKLESS_KERNEL)
#define CYCLES_PER_TICK ((uint64_t)(sys_clock_hw_cycles_per_sec() / CONFIG_SYS_CLOCK_TICKS_PER_SEC))

/* Ticks; announcements count in 31 bits. */
#define FARTHEST 0x3fffffffU

static uint64_t announced; /* cycle count at the last announced tick. Lock: kernel */

static void set_alarm(uint64_t count)
{
	__asm__ volatile("msr cntv_cval_el0, %0" : : "r"(count) : "memory");
}

static void isr(const void *unused);

/* This CPU's timer. */
static void begin(void)
{
	set_alarm(announced + CYCLES_PER_TICK); /* timeouts may be there already */
	__asm__ volatile("msr cntv_ctl_el0, %0" : : "r"(1UL)); /* on, interrupts */
	z_arm64_irq_priority_set(LINE, PRIORITY, FLAGS);
	irq_enable(LINE);
}

static int start(void)
{
	announced = arch_k_cycle_get_64();
	IRQ_CONNECT(LINE, PRIORITY, isr, NULL, FLAGS);
	begin();
	return 0;
}

/* An image that never asks for time and never waits has no clock: see bring_clock(). */
Z_INIT_IF_USED(start, PRE_KERNEL_2);

/* In every function that makes no sense without a running clock. No code. */
static ALWAYS_INLINE void bring_clock(void)
{
	Z_INIT_USE(start);
}

static ALWAYS_INLINE uint64_t elapsed_ticks(void)
{
	return (arch_k_cycle_get_64() - announced) / CYCLES_PER_TICK;
}

void sys_clock_set_timeout(int32_t ticks, bool idle)
{
	uint32_t ahead = MIN((uint32_t)ticks, FARTHEST);

	ARG_UNUSED(idle);
	bring_clock();
	if (TICKLESS) {
		set_alarm(announced + (elapsed_ticks() + ahead) * CYCLES_PER_TICK);
	}
}

uint32_t sys_clock_elapsed(void)
{
	bring_clock();
	return TICKLESS ? (uint32_t)elapsed_ticks() : 0;
}

uint32_t sys_clock_cycle_get_32(void)
{
	return arch_k_cycle_get_32();
}

uint64_t sys_clock_cycle_get_64(void)
{
	return arch_k_cycle_get_64();
}

#ifdef CONFIG_SMP
/* No CPU looks at the clock between what is remembered here and what the kernel learns of it. */
#define LOCK_CLOCK()         sys_clock_lock()
#define ANNOUNCE(ticks, key) sys_clock_announce_locked(ticks, key)

void smp_timer_init(void)
{
	begin();
}
#else
#define LOCK_CLOCK()         arch_irq_lock()
#define ANNOUNCE(ticks, key) (arch_irq_unlock(key), sys_clock_announce(ticks))
#endif

static void isr(const void *unused)
{
	unsigned int key = LOCK_CLOCK();
	uint64_t ticks = elapsed_ticks();

	ARG_UNUSED(unused);
	announced += ticks * CYCLES_PER_TICK;
	set_alarm(announced + (TICKLESS ? FARTHEST : 1U) * CYCLES_PER_TICK);
	ANNOUNCE((int32_t)ticks, key);
}

void sys_clock_disable(void)
{
	__asm__ volatile("msr cntv_ctl_el0, xzr");
}
