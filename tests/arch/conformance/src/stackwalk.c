/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * arch_stack_walk(): of the running thread, of one that waits, from the innermost frame outwards.
 */
#include "contract.h"

#define FRAMES 16

static unsigned long frames[FRAMES];
static size_t found;

static bool note(void *cookie, unsigned long pc)
{
	ARG_UNUSED(cookie);
	if (found < FRAMES) {
		frames[found++] = pc;
	}
	return found < FRAMES;
}

static volatile int behind;
static unsigned long outer_return, inner_return;

/* Asked behind the call: GCC for OpenRISC reads the address before it has saved it. */
static __noinline void inner(void (*fn)(void))
{
	fn();
	inner_return = (unsigned long)(uintptr_t)__builtin_return_address(0);
	behind++;
}

static __noinline void outer(void (*fn)(void))
{
	inner(fn);
	outer_return = (unsigned long)(uintptr_t)__builtin_return_address(0);
	behind++;
}

/* Where @p address stands in the list, or -1. A port may report the call instead of the return. */
static int place(unsigned long address)
{
	for (size_t i = 0; i < found; i++) {
		if (address - frames[i] <= 8) {
			return (int)i;
		}
	}
	return -1;
}

static void expect_both(const char *whose)
{
	CONTRACT(place(inner_return) >= 0 && place(outer_return) >= 0, "arch_stack_walk()",
		 "finds the callers (%s, %u frames)", whose, (uint32_t)found);
	CONTRACT(place(inner_return) < place(outer_return), "arch_stack_walk()",
		 "from the innermost outwards (%s)", whose);
}

static void walk_here(void)
{
	found = 0;
	arch_stack_walk(note, NULL, k_current_get(), NULL);
}

ZTEST(arch_stackwalk, test_running)
{
	outer(walk_here);
	expect_both("the running thread");
}

static K_SEM_DEFINE(sem, 0, 1);

static void wait(void)
{
	(void)k_sem_take(&sem, K_FOREVER);
}

static void waits(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	outer(wait);
}

ZTEST(arch_stackwalk, test_waiting)
{
	k_tid_t thread = start(0, waits, NULL, BETTER);

	found = 0;
	arch_stack_walk(note, NULL, thread, NULL);
	k_sem_give(&sem);
	join(0);
	expect_both("a thread that waits");
}

static bool stop_at_once(void *cookie, unsigned long pc)
{
	ARG_UNUSED(pc);
	(*(int *)cookie)++;
	return false;
}

ZTEST(arch_stackwalk, test_stops)
{
	int calls = 0;

	arch_stack_walk(stop_at_once, &calls, k_current_get(), NULL);
	CONTRACT(calls == 1, "arch_stack_walk()", "ends when the callback says so (%d calls)",
		 calls);
}

ZTEST_SUITE(arch_stackwalk, NULL, NULL, before, NULL, NULL);
