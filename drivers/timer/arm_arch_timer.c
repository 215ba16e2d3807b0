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
#include <zephyr/drivers/timer/arm_arch_timer.h>
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/init.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/spinlock.h>

#define VIRTUAL 2 /* which of the node's interrupts */
#define LINE    DT_INST_IRQ_BY_IDX(0, VIRTUAL, irq)

#define TICKLESS        IS_ENABLED(CONFIG_TICKLESS_KERNEL)
#define CYCLES_PER_TICK ((uint64_t)(sys_clock_hw_cycles_per_sec() / CONFIG_SYS_CLOCK_TICKS_PER_SEC))

/* Announcements count in 31 bits. */
#define FARTHEST 0x3fffffffU

#define NEVER UINT64_MAX

static struct k_spinlock lock;
static uint64_t announced; /* cycle count at the last announced tick. Lock: lock */

static void set_alarm(uint64_t count)
{
	__asm__ volatile("msr cntv_cval_el0, %0" : : "r"(count) : "memory");
}

/* Lock: lock. */
static uint64_t elapsed_ticks(void)
{
	return (arch_k_cycle_get_64() - announced) / CYCLES_PER_TICK;
}

static void isr(const void *unused)
{
	k_spinlock_key_t key = k_spin_lock(&lock);
	uint64_t ticks = elapsed_ticks();

	ARG_UNUSED(unused);
	announced += ticks * CYCLES_PER_TICK;
	set_alarm(TICKLESS ? NEVER : announced + CYCLES_PER_TICK);
	k_spin_unlock(&lock, key);
	sys_clock_announce((int32_t)ticks);
}

void sys_clock_set_timeout(int32_t ticks, bool idle)
{
	uint32_t ahead = MIN((uint32_t)ticks, FARTHEST);

	ARG_UNUSED(idle);
	if (TICKLESS) {
		k_spinlock_key_t key = k_spin_lock(&lock);

		set_alarm(announced + (elapsed_ticks() + ahead) * CYCLES_PER_TICK);
		k_spin_unlock(&lock, key);
	}
}

uint32_t sys_clock_elapsed(void)
{
	k_spinlock_key_t key;
	uint32_t ticks;

	if (!TICKLESS) {
		return 0;
	}
	key = k_spin_lock(&lock);
	ticks = (uint32_t)elapsed_ticks();
	k_spin_unlock(&lock, key);
	return ticks;
}

uint32_t sys_clock_cycle_get_32(void)
{
	return arch_k_cycle_get_32();
}

uint64_t sys_clock_cycle_get_64(void)
{
	return arch_k_cycle_get_64();
}

void sys_clock_disable(void)
{
	__asm__ volatile("msr cntv_ctl_el0, xzr");
}

void arm_arch_timer_cpu_init(void)
{
	set_alarm(TICKLESS ? NEVER : announced + CYCLES_PER_TICK);
	__asm__ volatile("msr cntv_ctl_el0, %0" : : "r"(1UL)); /* on */
	z_arm64_irq_priority_set(LINE, DT_INST_IRQ_BY_IDX(0, VIRTUAL, priority),
				 DT_INST_IRQ_BY_IDX(0, VIRTUAL, flags));
	irq_enable(LINE);
}

static int init(void)
{
	IRQ_CONNECT(LINE, DT_INST_IRQ_BY_IDX(0, VIRTUAL, priority), isr, NULL,
		    DT_INST_IRQ_BY_IDX(0, VIRTUAL, flags));
	announced = arch_k_cycle_get_64();
	arm_arch_timer_cpu_init();
	return 0;
}

SYS_INIT(init, PRE_KERNEL_2, CONFIG_SYSTEM_CLOCK_INIT_PRIORITY);
