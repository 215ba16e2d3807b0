/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Without guards: a fault of a thread whose stack pointer has left its stack is named a stack
 * overflow, the same fault of another thread is not.
 */
#include <zephyr/fatal.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define STACK 1024
#define FRAME 200

/* The thread has the upper one, so that it spoils nobody's memory. */
static K_THREAD_STACK_ARRAY_DEFINE(stacks, 2, STACK);
static struct k_thread thread;
static unsigned int errors, last_reason;

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	errors++;
	last_reason = reason;
}

static __noinline int sink_and_fault(int calls)
{
	volatile char frame[FRAME];

	frame[0] = (char)calls;
	if (calls == 0) {
		__asm__ volatile("udf #1");
	} else {
		frame[1] = (char)sink_and_fault(calls - 1);
	}
	return frame[0] + frame[1];
}

static void entry(void *calls, void *unused2, void *unused3)
{
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	(void)sink_and_fault(POINTER_TO_INT(calls));
}

static void run(int calls, unsigned int reason)
{
	errors = 0;
	(void)k_thread_create(&thread, stacks[1], K_THREAD_STACK_SIZEOF(stacks[1]), entry,
			      INT_TO_POINTER(calls), NULL, NULL, K_PRIO_PREEMPT(1), 0, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_equal(errors, 1);
	zassert_equal(last_reason, reason);
}

ZTEST(arm_stack_left, test_within)
{
	run(1, K_ERR_CPU_EXCEPTION);
}

ZTEST(arm_stack_left, test_left)
{
	run(1 + STACK / FRAME, K_ERR_STACK_CHK_FAIL);
}

ZTEST_SUITE(arm_stack_left, NULL, NULL, NULL, NULL, NULL);
