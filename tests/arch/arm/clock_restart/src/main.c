/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * SysTick is started anew for each alarm that is earlier than the one before. What that costs in
 * cycles the driver adds: here, often enough that a tenth of a cycle would be seen, beside one of
 * the board's timers, which counts the same clock down and is left alone.
 */
#include <zephyr/kernel.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/ztest.h>

#define ROUNDS  100
#define LONGEST 600U /* ticks: less than a lap of the counter */

#define TIMER  0x40000000
#define CTRL   (TIMER + 0x0)
#define VALUE  (TIMER + 0x4)
#define RELOAD (TIMER + 0x8)

static K_TIMER_DEFINE(alarm, NULL, NULL);

/* Cycles that SysTick is ahead of the timer, as far as two reads tell. */
static int32_t ahead(void)
{
	unsigned int key = irq_lock();
	uint32_t down = sys_read32(VALUE);
	uint32_t up = k_cycle_get_32();

	irq_unlock(key);
	return (int32_t)(up + down);
}

/*
 * From 2 to 60 instructions, so that the restart meets each phase of processor and counter alike.
 * Not in C: phases repeat after five instructions, and a compiler's loop of five stays in one.
 */
static ALWAYS_INLINE void any_phase(uint32_t rounds)
{
	__asm__ volatile("1:	subs %0, %0, #1\n\t"
			 "bne 1b"
			 : "+r"(rounds)
			 :
			 : "cc");
}

ZTEST(arm_clock_restart, test_cycles_are_kept)
{
	uint32_t restarts = 0, state = 1;
	int32_t before, difference;

	sys_write32(UINT32_MAX, RELOAD);
	sys_write32(UINT32_MAX, VALUE);
	sys_write32(1, CTRL);
	before = ahead();
	for (int i = 0; i < ROUNDS; i++) {
		for (uint32_t ticks = LONGEST; ticks > 1; ticks--) {
			state = state * 1664525U + 1013904223U;
			any_phase((state >> 16) % 30U + 1U);
			k_timer_start(&alarm, K_TICKS(ticks), K_NO_WAIT);
			restarts++;
		}
		k_busy_wait(3000); /* QEMU's clocks differ while the processor sleeps */
	}
	difference = ahead() - before;
	TC_PRINT("%u restarts: %d cycles off\n", restarts, difference);
	zassert_within(difference, 0, (int32_t)(restarts / 20));
}

ZTEST_SUITE(arm_clock_restart, NULL, NULL, NULL, NULL, NULL);
