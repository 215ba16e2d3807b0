/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock on a counter of 32 bits that runs freely and one comparison with it: the body of
 * several drivers, each of which includes this once, after these three:
 *
 *   static uint32_t count(void)                   the counter
 *   static void compare(uint32_t at)              interrupt when the counter comes to `at`; takes
 *                                                 back an interrupt that is pending
 *   COUNT_LINE                                    the interrupt line
 *
 * The counter is never stopped nor set, so no time is lost. `announced` is what it had at the last
 * announced tick; all else is the distance to that, which stays below 2^31: there is an alarm at
 * least every MAX_TICKS, and one that comes too late, as the counter passes while it is set, is set
 * anew until it lies ahead.
 */
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/init.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>

#define TICKLESS        IS_ENABLED(CONFIG_TICKLESS_KERNEL)
#define CYCLES_PER_TICK ((uint32_t)(sys_clock_hw_cycles_per_sec() / CONFIG_SYS_CLOCK_TICKS_PER_SEC))
#ifndef COUNT_BITS
#define COUNT_BITS 31 /* distance that compare() can tell from the past */
#endif
#define MAX_TICKS (BIT(COUNT_BITS) / CYCLES_PER_TICK - 2U)

#ifndef COUNT_INIT
#define COUNT_INIT() /* what gets the counter going */
#endif
#ifndef COUNT_STOP
#define COUNT_STOP /* and what stops the alarm, if a line that is off is not enough */
#endif

/* An alarm nearer than that may be over before it is set. */
#ifndef COUNT_NEAR
#define COUNT_NEAR 64
#endif

static uint64_t announced;
static bool running; /* timeouts may be set before */

/* Cycles since the last announced tick. Lock: interrupts. */
static ALWAYS_INLINE uint32_t passed(void)
{
	return count() - (uint32_t)announced;
}

/* Lock: interrupts. */
static void set_alarm(uint32_t ticks)
{
	uint32_t at = (uint32_t)announced + (passed() / CYCLES_PER_TICK + ticks) * CYCLES_PER_TICK;
	uint32_t near = COUNT_NEAR;

	compare(at);
	while ((int32_t)(at - count()) <= 0) {
		at = count() + near;
		compare(at);
		near *= 2;
	}
}

void sys_clock_set_timeout(int32_t ticks, bool idle)
{
	ARG_UNUSED(idle);
	if (TICKLESS && running) {
		set_alarm(CLAMP((uint32_t)ticks, 1U, MAX_TICKS));
	}
}

uint32_t sys_clock_elapsed(void)
{
	return (TICKLESS && running) ? passed() / CYCLES_PER_TICK : 0;
}

uint32_t sys_clock_cycle_get_32(void)
{
	return count();
}

uint64_t sys_clock_cycle_get_64(void)
{
	unsigned int key = arch_irq_lock();
	uint64_t base = *(const volatile uint64_t *)&announced; /* another CPU may change it */
	uint64_t cycles = base + (uint32_t)(count() - (uint32_t)base);

	arch_irq_unlock(key);
	return cycles;
}

#ifdef CONFIG_SMP
/* No CPU looks at the clock between what is remembered here and what the kernel learns of it. */
#define LOCK_CLOCK()         sys_clock_lock()
#define ANNOUNCE(ticks, key) sys_clock_announce_locked(ticks, key)
#else
#define LOCK_CLOCK()         arch_irq_lock()
#define ANNOUNCE(ticks, key) (arch_irq_unlock(key), sys_clock_announce(ticks))
#endif

static void clock_isr(const void *arg)
{
	unsigned int key = LOCK_CLOCK();
	uint32_t ticks = passed() / CYCLES_PER_TICK;

	ARG_UNUSED(arg);
	announced += (uint64_t)ticks * CYCLES_PER_TICK;
	set_alarm(TICKLESS ? MAX_TICKS : 1);
	ANNOUNCE((int32_t)ticks, key);
}

void sys_clock_disable(void)
{
	irq_disable(COUNT_LINE);
	COUNT_STOP;
}

static int start_clock(void)
{
	COUNT_INIT();
	announced = count();
	IRQ_CONNECT(COUNT_LINE, 0, clock_isr, NULL, 0);
	running = true;
	set_alarm(1);
	irq_enable(COUNT_LINE);
	return 0;
}
SYS_INIT(start_clock, PRE_KERNEL_2, CONFIG_SYSTEM_CLOCK_INIT_PRIORITY);
