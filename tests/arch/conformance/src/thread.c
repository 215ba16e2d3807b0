/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * arch_new_thread(), arch_switch(), arch_thread_gone(), CPU number: the first context of a thread,
 * its arguments and stack, and that threads can come and go.
 */
#include "contract.h"
#include <stdio.h>

#define MARK(n) ((void *)(uintptr_t)(0x1234567 * (n)))

struct first {
	bool arguments, unlocked, in_isr, on_stack, aligned;
	char text[32];
};

static struct first seen;
static struct k_thread one;
static K_THREAD_STACK_DEFINE(one_stack, STACK_SIZE);

/* The compiler takes the stack's alignment for granted: 8 bytes as an argument show it. */
static void entry(void *p1, void *p2, void *p3)
{
	volatile uint64_t local __aligned(ARCH_STACK_PTR_ALIGN) = 0x1122334455667788;
	uintptr_t here = (uintptr_t)&local;
	uintptr_t low = one.stack_info.start;

	seen.arguments = p1 == MARK(1) && p2 == MARK(2) && p3 == MARK(3);
	seen.unlocked = unlocked_now();
	seen.in_isr = arch_is_in_isr();
	/* on native_sim a thread runs on a stack of the host */
	seen.on_stack = IS_ENABLED(CONFIG_ARCH_POSIX) ||
			(here >= low && here < low + one.stack_info.size);
	seen.aligned = here % ARCH_STACK_PTR_ALIGN == 0;
	snprintf(seen.text, sizeof(seen.text), "%d %llx", 1, (unsigned long long)local);
	say('n');
}

static void check_first(const char *how)
{
	zassert_ok(k_thread_join(&one, K_SECONDS(1)), "%s: the thread does not end", how);
	CONTRACT(strchr(events, 'n') != NULL, "arch_new_thread()", "the thread runs (%s)", how);
	CONTRACT(seen.arguments, "arch_new_thread()", "the three arguments arrive (%s)", how);
	CONTRACT(seen.unlocked, "arch_new_thread()", "interrupts are on (%s)", how);
	CONTRACT(!seen.in_isr, "arch_new_thread()", "it is no handler (%s)", how);
	CONTRACT(seen.on_stack, "arch_new_thread()", "it runs on its own stack (%s)", how);
	CONTRACT(seen.aligned && strcmp(seen.text, "1 1122334455667788") == 0, "arch_new_thread()",
		 "the stack is aligned as the calling convention wants it (%s: %s)", how,
		 seen.text);
}

ZTEST(arch_thread, test_first_context)
{
	memset(&seen, 0, sizeof(seen));
	k_thread_create(&one, one_stack, K_THREAD_STACK_SIZEOF(one_stack), entry, MARK(1), MARK(2),
			MARK(3), BETTER, 0, K_NO_WAIT);
	check_first("by arch_switch");

	memset(&seen, 0, sizeof(seen));
	before(NULL);
	k_thread_create(&one, one_stack, K_THREAD_STACK_SIZEOF(one_stack), entry, MARK(1), MARK(2),
			MARK(3), BETTER, 0, K_MSEC(2));
	k_busy_wait(LONG_US);
	say('t');
	CONTRACT(strcmp(events, "nt") == 0, "z_sched_isr_next()",
		 "a new thread can be what it returns (%s, not nt)", events);
	check_first("by an interrupt's exit");
}

static void leave(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	(*(int *)p1)++;
}

/* Each leaves its stack for good, and the next one begins there. */
ZTEST(arch_thread, test_come_and_go)
{
	int lives = 0;

	for (int i = 0; i < 200; i++) {
		(void)start(0, leave, &lives, (i % 2 != 0) ? BETTER : WORSE);
		join(0);
	}
	CONTRACT(lives == 200, "arch_switch()", "a dead thread's stack is left for good (%d lives)",
		 lives);
}

static void wait_for_end(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	for (;;) {
		k_busy_wait(100);
	}
}

static void end_in_isr(const void *thread)
{
	k_thread_abort((k_tid_t)thread);
	say('a');
}

/* Ended by another thread while it was preempted, while it waited, and by a handler. */
ZTEST(arch_thread, test_ended_by_others)
{
	k_tid_t thread = start(0, wait_for_end, NULL, WORSE);

	k_sleep(K_MSEC(2));
	k_thread_abort(thread);
	join(0);
	thread = start(0, wait_for_end, NULL, WORSE);
	k_sleep(K_MSEC(2));
	irq_offload(end_in_isr, thread);
	join(0);
	zassert_str_equal(events, "a");
}

static void aborts_itself(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	if (p1 != NULL) {
		irq_offload(end_in_isr, k_current_get());
	}
	k_thread_abort(k_current_get());
	say('x');
}

ZTEST(arch_thread, test_ends_itself)
{
	(void)start(0, aborts_itself, NULL, BETTER);
	join(0);
	(void)start(0, aborts_itself, &one, BETTER);
	join(0);
	CONTRACT(strcmp(events, "a") == 0, "arch_switch()",
		 "a thread that ended does not go on, also if a handler above it ended it (%s)",
		 events);
}

ZTEST(arch_thread, test_cpu)
{
	CONTRACT(arch_num_cpus() >= 1 && arch_num_cpus() <= CONFIG_MP_MAX_NUM_CPUS,
		 "arch_num_cpus()", "1 to CONFIG_MP_MAX_NUM_CPUS (%u)", arch_num_cpus());
	CONTRACT(_current == k_current_get(), "arch_curr_cpu()",
		 "the record of the CPU that runs this thread");
	arch_nop();
}

ZTEST_SUITE(arch_thread, NULL, NULL, before, NULL, NULL);
