/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock on SysTick, a 24-bit counter that runs down and starts over.
 *
 * Time is cut into periods. `base` is the cycle count at the start of the running one, `period` its
 * length; the count is base + period - VAL. A period ends at VAL 0, which pends the interrupt; the
 * handler adds it to base. The counter never stops, so nothing is lost there.
 *
 * An alarm starts a new, shorter period: LOAD is set, VAL is written (the counter goes to 0 and
 * takes LOAD with its next clock), then LOAD is set to a full lap. So what follows the short period
 * is always a full lap, and a handler that comes late, be it by a second, loses no time. Starting
 * costs the cycles between reading VAL and writing it, two neighbouring instructions: RESTART_COST.
 *
 * Whether a period has ended but its handler has not run is asked of the interrupt's pending bit,
 * not of COUNTFLAG, which reading clears, also by a debugger. VAL is read again after that bit,
 * since it may have started over between the two. All of this is under the lock; the handler needs
 * none, as SysTick has the highest level of all that can be locked.
 */
#include <cmsis_core.h>
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/linker/init_if_used.h>

#define TICKLESS        IS_ENABLED(CONFIG_TICKLESS_KERNEL)
#define CYCLES_PER_TICK ((uint32_t)(sys_clock_hw_cycles_per_sec() / CONFIG_SYS_CLOCK_TICKS_PER_SEC))
#define LAP             (TICKLESS ? SysTick_LOAD_RELOAD_Msk + 1U : CYCLES_PER_TICK)

/* A period must outlast start_period() itself. */
#define SHORTEST 100

/*
 * In 256ths of a cycle. The processor takes two. QEMU's takes 2^QEMU_ICOUNT_SHIFT ns for an
 * instruction, at any phase of the counter's cycle of P ns, which shows the end of a cycle until it
 * is over: on average half a cycle more, and half the distance of two phases, of which there are
 * P / gcd(P, 2^SHIFT).
 */
#ifdef CONFIG_QEMU_ICOUNT
#define HZ           ((uint64_t)CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC)
#define INSN_NS      BIT64(CONFIG_QEMU_ICOUNT_SHIFT)
#define CYCLE_NS     (1000000000U / HZ)
#define PHASES       (CYCLE_NS / MIN(CYCLE_NS & -CYCLE_NS, INSN_NS))
#define RESTART_COST ((uint32_t)(INSN_NS * 256U * HZ / 1000000000U + 128U + 128U / PHASES))
#else
#define RESTART_COST (2U << 8)
#endif

#ifdef CONFIG_CORTEX_M_SYSTICK_64BIT_CYCLE_COUNTER
typedef uint64_t cycle_t;
#else
typedef uint32_t cycle_t;
#endif

static struct {
	cycle_t base;
	cycle_t announced; /* cycle count at the last announced tick */
	uint32_t period;
	uint32_t spare; /* 256ths of a cycle, of RESTART_COST */
} clk;

void sys_clock_isr(void);

static int start(void)
{
	clk.period = LAP;
	SysTick->LOAD = LAP - 1U;
	SysTick->VAL = 0;
	SysTick->CTRL = SysTick_CTRL_ENABLE_Msk | SysTick_CTRL_TICKINT_Msk |
			SysTick_CTRL_CLKSOURCE_Msk;
	return 0;
}

/* An image that never asks for time and never waits has no clock: see bring_clock(). */
Z_INIT_IF_USED(start, PRE_KERNEL_2);

static void (*const vector)(void) __used __attribute__((section(".systick_vector"))) =
	sys_clock_isr;

static ALWAYS_INLINE bool period_ended(void)
{
	return (SCB->ICSR & SCB_ICSR_PENDSTSET_Msk) != 0;
}

/* Cycles since the start of a period of @p length; VAL is 0 for the first of them. */
static ALWAYS_INLINE uint32_t into(uint32_t length, uint32_t val)
{
	return (val == 0) ? 0 : length - val;
}

/* In every function that makes no sense without a running clock. No code. */
static ALWAYS_INLINE void bring_clock(void)
{
	Z_INIT_USE(start);
	Z_LINK_USE(vector);
}

/* Lock: kernel. */
static cycle_t now(void)
{
	uint32_t val = SysTick->VAL;

	bring_clock();
	if (period_ended()) {
		return clk.base + clk.period + into(LAP, SysTick->VAL);
	}
	return clk.base + into(clk.period, val);
}

static ALWAYS_INLINE uint32_t ticks_to(cycle_t cycle)
{
	return (uint32_t)(cycle - clk.announced) / CYCLES_PER_TICK;
}

/* Lock: kernel. */
static ALWAYS_INLINE uint32_t restart_cycles(void)
{
	uint32_t cost = RESTART_COST;

	if (RESTART_COST % 256U != 0) {
		cost += clk.spare;
		clk.spare = cost % 256U;
	}
	return cost / 256U;
}

/* Lock: kernel, no period has ended. */
static void start_period(uint32_t length)
{
	uint32_t val;

	SysTick->LOAD = length - 1U;
	__asm__ volatile("ldr %0, [%1]\n\t"
			 "str %2, [%1]"
			 : "=&l"(val)
			 : "l"(&SysTick->VAL), "l"(0)
			 : "memory");
	while (SysTick->VAL == 0) {
		/* until the counter has taken LOAD */
	}
	SysTick->LOAD = LAP - 1U;
	clk.base += into(clk.period, val) + restart_cycles();
	clk.period = length;
}

/* Nothing at all may come between the steps of start_period(). */
static ALWAYS_INLINE void hold_zero_latency_irqs(bool hold)
{
	if (IS_ENABLED(CONFIG_ZERO_LATENCY_IRQS)) {
		__set_PRIMASK(hold ? 1 : 0);
	}
}

/* Lock: all interrupts. */
static void set_alarm(uint32_t ticks)
{
	cycle_t at = now();
	cycle_t alarm = clk.announced + (ticks_to(at) + ticks) * CYCLES_PER_TICK;

	/* the end of a period is an alarm too */
	if (!period_ended() && (int32_t)(alarm - clk.base - clk.period) < 0) {
		start_period(MAX((int32_t)(alarm - at), SHORTEST));
	}
}

void sys_clock_set_timeout(int32_t ticks, bool idle)
{
	ARG_UNUSED(idle);
	bring_clock();
	if (TICKLESS && (uint32_t)ticks < LAP / CYCLES_PER_TICK) {
		hold_zero_latency_irqs(true);
		set_alarm((uint32_t)ticks);
		hold_zero_latency_irqs(false);
	}
}

uint32_t sys_clock_elapsed(void)
{
	bring_clock();
	return TICKLESS ? ticks_to(now()) : 0;
}

uint32_t sys_clock_cycle_get_32(void)
{
	unsigned int key = arch_irq_lock();
	uint32_t cycles = (uint32_t)now();

	arch_irq_unlock(key);
	return cycles;
}

#ifdef CONFIG_CORTEX_M_SYSTICK_64BIT_CYCLE_COUNTER
uint64_t sys_clock_cycle_get_64(void)
{
	unsigned int key = arch_irq_lock();
	uint64_t cycles = now();

	arch_irq_unlock(key);
	return cycles;
}
#endif

void sys_clock_isr(void)
{
	uint32_t ticks;

	clk.base += clk.period;
	clk.period = LAP;
	ticks = ticks_to(clk.base);
	clk.announced += ticks * CYCLES_PER_TICK;
	sys_clock_announce((int32_t)ticks);
}

void sys_clock_disable(void)
{
	SysTick->CTRL = 0;
}

