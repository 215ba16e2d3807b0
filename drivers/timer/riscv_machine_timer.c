/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock on RISC-V's machine timer: mtime counts up in 64 bits for all harts; a hart's
 * interrupt is pending while mtime >= mtimecmp of that hart. Nothing can get lost: ticks announced
 * are the whole ones that lie between mtime now and `announced`, the time of the last one.
 *
 * Each CPU sets its own alarm: another one may have interrupts off for long. Who comes first
 * announces. Interrupts of devices and of other CPUs come through while timeouts are served.
 */
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/linker/init_if_used.h>
#include <zephyr/sys/sys_io.h>

#ifdef CONFIG_SMP
#define THIS_HART arch_proc_id()
#else
#define THIS_HART CONFIG_RV_BOOT_HART
#endif

#define CLINT	 DT_REG_ADDR(DT_COMPAT_GET_ANY_STATUS_OKAY(sifive_clint0))
#define MTIMECMP (CLINT + 0x4000U + 8U * THIS_HART)
#define MTIME	 (CLINT + 0xbff8U)

#define TICKLESS	IS_ENABLED(CONFIG_TICKLESS_KERNEL)
#define CYCLES_PER_TICK ((uint32_t)(sys_clock_hw_cycles_per_sec() / CONFIG_SYS_CLOCK_TICKS_PER_SEC))

static uint64_t announced; /* time of the last tick announced */

static void timer_isr(const void *unused);

static ALWAYS_INLINE uint64_t now(void)
{
#ifdef CONFIG_64BIT
	return sys_read64(MTIME);
#else
	uint32_t high, low;

	do {
		high = sys_read32(MTIME + 4U);
		low = sys_read32(MTIME);
	} while (sys_read32(MTIME + 4U) != high);
	return ((uint64_t)high << 32) | low;
#endif
}

static ALWAYS_INLINE void set_alarm(uint64_t at)
{
#ifdef CONFIG_64BIT
	sys_write64(at, MTIMECMP);
#else
	/* never an earlier time than both the old and the new one */
	sys_write32(UINT32_MAX, MTIMECMP);
	sys_write32((uint32_t)(at >> 32), MTIMECMP + 4U);
	sys_write32((uint32_t)at, MTIMECMP);
#endif
}

static bool running; /* else there is no handler either */

/* This CPU's alarm. */
static void begin(void)
{
	set_alarm(announced + CYCLES_PER_TICK); /* timeouts may be there already */
	csr_set(mie, 1UL << RISCV_IRQ_MTIMER);
}

static int start(void)
{
	running = true;
	announced = now();
	IRQ_CONNECT(RISCV_IRQ_MTIMER, 0, timer_isr, NULL, 0);
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

/* 32 bits are enough for the division: the alarm is never further away than that. */
static ALWAYS_INLINE uint32_t ticks_since(uint64_t at)
{
	return (uint32_t)(at - announced) / CYCLES_PER_TICK;
}

#define FARTHEST (UINT32_MAX / 2U / CYCLES_PER_TICK) /* ticks */

void sys_clock_set_timeout(int32_t ticks, bool idle)
{
	uint32_t wait = MIN((uint32_t)ticks, FARTHEST);

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
	return sys_read32(MTIME);
}

uint64_t sys_clock_cycle_get_64(void)
{
	return now();
}

#ifdef CONFIG_SMP
/* No CPU looks at the clock between what is remembered here and what the kernel learns of it. */
#define LOCK_CLOCK()         sys_clock_lock()
#define ANNOUNCE(ticks, key) sys_clock_announce_locked(ticks, key)

void smp_timer_init(void)
{
	if (running) {
		begin();
	}
}
#else
#define LOCK_CLOCK()         arch_irq_lock()
#define ANNOUNCE(ticks, key) (arch_irq_unlock(key), sys_clock_announce(ticks))
#endif

static void timer_isr(const void *unused)
{
	struct z_riscv_nest nest = z_riscv_nest_begin(1UL << RISCV_IRQ_MTIMER);
	unsigned int key = LOCK_CLOCK();
	uint32_t ticks = ticks_since(now());

	ARG_UNUSED(unused);
	announced += (uint64_t)ticks * CYCLES_PER_TICK;
	set_alarm(announced + (uint64_t)(TICKLESS ? FARTHEST : 1U) * CYCLES_PER_TICK);
	ANNOUNCE((int32_t)ticks, key);
	z_riscv_nest_end(nest);
}

void sys_clock_disable(void)
{
	csr_clear(mie, 1UL << RISCV_IRQ_MTIMER);
}
