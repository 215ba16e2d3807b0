/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Every register that a thread uses is its own, however it left the CPU (a call, an interrupt) and
 * however it was continued. More values are alive than any CPU has registers, so that the compiler
 * uses them all; a handler and other threads spoil them meanwhile.
 */
#include "contract.h"

#define WORKERS  4
#define VALUES   24
#define TIMES(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) \
	X(15) X(16) X(17) X(18) X(19) X(20) X(21) X(22) X(23)

static volatile bool stop;
static unsigned int rounds[WORKERS], wrong[WORKERS];
static volatile unsigned int interrupts;
static K_SEM_DEFINE(tick, 0, 1);

static volatile unsigned long seed = 1;

/* The compiler does not know what seed holds: all values are alive until they are summed up. */
#define LOAD(n)  unsigned long v##n = seed * (n + 3) + me;
#define MIX(n)   v##n = v##n * 5 + n;
#define CHECK(n) sum += v##n * (n + 1);

/* Values in registers over a loop that interrupts come into. */
static __noinline unsigned long over_interrupts(unsigned long me, int loops)
{
	unsigned long sum = 0;

	TIMES(LOAD)
	for (int i = 0; i < loops; i++) {
		TIMES(MIX)
	}
	TIMES(CHECK)
	return sum;
}

/* Values over a call that leaves the CPU. */
static __noinline unsigned long over_call(unsigned long me, void (*call)(void))
{
	unsigned long sum = 0;

	TIMES(LOAD)
	call();
	TIMES(CHECK)
	return sum;
}

static void nothing(void)
{
}

static void yield(void)
{
	k_yield();
}

static void wait_for_tick(void)
{
	(void)k_sem_take(&tick, K_MSEC(3));
}

static void nap(void)
{
	(void)k_sleep(K_TICKS(1));
}

static void worker(void *p1, void *number, void *p3)
{
	static void (*const leave[])(void) = {yield, wait_for_tick, nap};
	unsigned int me = (unsigned int)(uintptr_t)number;
	unsigned long loop = over_interrupts(me, 50 + (int)me);
	unsigned long call = over_call(me, nothing);

	ARG_UNUSED(p1);
	ARG_UNUSED(p3);
	while (!stop) {
		wrong[me] += over_interrupts(me, 50 + (int)me) != loop;
		wrong[me] += over_call(me, leave[(rounds[me] + me) % 3]) != call;
		k_busy_wait(20); /* on native_sim time passes only here */
		rounds[me]++;
	}
}

/* A handler that uses all registers, and wakes somebody. */
static void spoil(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	(void)over_interrupts(interrupts++, 2);
	k_sem_give(&tick);
}

static void all_equal(void)
{
	for (unsigned int i = 0; i < WORKERS; i++) {
		zassert_true(rounds[i] > 3, "thread %u came to its turn %u times", i, rounds[i]);
		CONTRACT(wrong[i] == 0, "arch_switch(), interrupt entry and exit",
			 "keep all registers of a thread (thread %u: %u of %u wrong)", i, wrong[i],
			 rounds[i]);
	}
}

ZTEST(arch_registers, test_many_threads)
{
	static struct k_timer timer;

	k_timer_init(&timer, spoil, NULL);
	stop = false;
	for (int i = 0; i < WORKERS; i++) {
		(void)start(i, worker, NULL, (i < 2) ? EQUAL + 1 : EQUAL + 2);
	}
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	k_sleep(K_MSEC(500));
	stop = true;
	for (int i = 0; i < WORKERS; i++) {
		join(i);
	}
	k_timer_stop(&timer);
	zassert_true(interrupts > 10, "%u interrupts", interrupts);
	all_equal();
}

static volatile int depth;

/* Each level keeps its values on the stack and in registers, then the thread is interrupted. */
static __noinline unsigned long deep(unsigned long me, int levels)
{
	unsigned long sum = 0;

	TIMES(LOAD)
	if (levels > 0) {
		sum = deep(me + 1, levels - 1);
	} else {
		k_busy_wait(5000);
	}
	TIMES(CHECK)
	depth++;
	return sum;
}

/* Bytes of the stack that were ever used. */
static size_t used(const char *stack)
{
	size_t unused = 0;

	while (unused < STACK_SIZE && (uint8_t)stack[unused] == 0x55) {
		unused++;
	}
	return STACK_SIZE - unused;
}

/* No switch may leave something behind on a stack. */
ZTEST(arch_registers, test_stacks_do_not_grow)
{
	static struct k_timer timer;
	size_t first, last;

	k_timer_init(&timer, spoil, NULL);
	stop = false;
	memset(stack_of(0), 0x55, STACK_SIZE);
	memset(stack_of(1), 0x55, STACK_SIZE);
	(void)start(0, worker, NULL, EQUAL + 1);
	(void)start(1, worker, NULL, EQUAL + 1);
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	k_sleep(K_MSEC(200));
	first = used(stack_of(0)) + used(stack_of(1));
	k_sleep(K_MSEC(800));
	last = used(stack_of(0)) + used(stack_of(1));
	stop = true;
	join(0);
	join(1);
	k_timer_stop(&timer);
	CONTRACT(last <= first + 256, "arch_switch(), interrupt exit",
		 "leave a stack as they found it (%u bytes used, then %u)", (uint32_t)first,
		 (uint32_t)last);
	(void)deep(1, 2);
}

ZTEST_SUITE(arch_registers, NULL, NULL, before, NULL, NULL);
