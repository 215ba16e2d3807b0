/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stack guards: a thread that leaves its stack ends with K_ERR_STACK_CHK_FAIL wherever that
 * happens: in a call, in what an interrupt saves, in the switch.
 */
#include "faults.h"

static __noinline int recurse(volatile int *deep)
{
	volatile int here[4] = {*deep, 0, 0, 0};

	here[1] = *deep + 1;
	return recurse(&here[1]) + here[0];
}

static void calls(void *p1, void *p2, void *p3)
{
	int zero = 0;

	(void)recurse(&zero);
}

ZTEST(cortex_a_r_guard, test_calls)
{
	for (int i = 0; i < 3; i++) {
		expect(calls, NULL, K_ERR_STACK_CHK_FAIL);
	}
}

/* Stand @p room bytes above the end of the stack, and run @p insns there. */
#define AT_THE_END(room, insns)                                                                    \
	uint32_t end = (uint32_t)k_current_get()->stack_info.start;                                \
	__asm__ volatile("mov sp, %0\n\t" insns : : "r"(end + (room)) : "memory", "r0", "lr")

static void interrupted(void *p1, void *p2, void *p3)
{
	AT_THE_END(4, "1: b 1b");
}

/* A thread's timeout brings the interrupt. */
ZTEST(cortex_a_r_guard, test_interrupt)
{
	expect(interrupted, NULL, K_ERR_STACK_CHK_FAIL);
}

static void interrupted_deeper(void *p1, void *p2, void *p3)
{
	AT_THE_END(40, "1: b 1b");
}

ZTEST(cortex_a_r_guard, test_end_of_interrupt)
{
	expect(interrupted_deeper, NULL, K_ERR_STACK_CHK_FAIL);
}

/* Room for the calls that decide, not for the registers, from some point on. */
static void sleeps(void *room, void *p2, void *p3)
{
	AT_THE_END((uint32_t)room, "mov r0, #1\n\tbl guard_test_sleep\n\t1: b 1b");
}

__used void guard_test_sleep(int ticks)
{
	for (;;) {
		k_sleep(K_TICKS(ticks));
	}
}

ZTEST(cortex_a_r_guard, test_switch)
{
	for (uint32_t room = 8; room <= 96; room += 8) {
		expect(sleeps, (void *)room, K_ERR_STACK_CHK_FAIL);
	}
}

/* Stacks may be used for something else afterwards. */
static K_THREAD_STACK_DEFINE(mine, STACK_SIZE);
static struct k_thread thread;

static void nothing(void *p1, void *p2, void *p3)
{
}

ZTEST(cortex_a_r_guard, test_guard_ends_with_the_thread)
{
	if (!IS_ENABLED(CONFIG_ARM_AARCH32_MMU)) {
		ztest_test_skip();
	}
	k_thread_create(&thread, mine, K_THREAD_STACK_SIZEOF(mine), nothing, NULL, NULL, NULL, 4, 0,
			K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	*(volatile uint32_t *)mine = 0x1234;
	zassert_equal(*(volatile uint32_t *)mine, 0x1234);
}

ZTEST_SUITE(cortex_a_r_guard, NULL, NULL, NULL, NULL, NULL);
