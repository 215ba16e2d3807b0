/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Floating point registers: threads that use them all over interrupts, calls that leave the CPU and
 * handlers that use them too.
 */
#include "contract.h"

#define WORKERS  4
#define TIMES(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) \
	X(15) X(16) X(17) X(18) X(19) X(20) X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28) X(29)  \
	X(30) X(31)

static volatile bool stop;
static unsigned int rounds[WORKERS], wrong[WORKERS], interrupts;
static K_SEM_DEFINE(tick, 0, 1);

static volatile float seed = 1.0f;

#define LOAD(n)  float v##n = seed * (float)(n + 3) + me;
#define MIX(n)   v##n = v##n * 0.5f + (float)n;
#define CHECK(n) sum += v##n * (float)(n + 1);

static __noinline float over_interrupts(float me, int loops)
{
	float sum = 0;

	TIMES(LOAD)
	for (int i = 0; i < loops; i++) {
		TIMES(MIX)
	}
	TIMES(CHECK)
	return sum;
}

static __noinline float over_call(float me, void (*call)(void))
{
	float sum = 0;

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
	int me = (int)(uintptr_t)number;
	float loop = over_interrupts((float)me, 50 + me), call = over_call((float)me, nothing);

	ARG_UNUSED(p1);
	ARG_UNUSED(p3);
	while (!stop) {
		wrong[me] += over_interrupts((float)me, 50 + me) != loop;
		wrong[me] += over_call((float)me, leave[(rounds[me] + me) % 3U]) != call;
		k_busy_wait(20);
		rounds[me]++;
	}
}

static volatile float junk;

static void spoil(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	junk = over_interrupts((float)interrupts++, 2);
	k_sem_give(&tick);
}

static k_tid_t start_float(int i, struct k_thread *thread, k_thread_stack_t *stack)
{
	return k_thread_create(thread, stack, STACK_SIZE, worker, NULL, (void *)(uintptr_t)i, NULL,
			       (i < 2) ? EQUAL + 1 : EQUAL + 2, K_FP_REGS, K_NO_WAIT);
}

static struct k_thread threads[WORKERS];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, WORKERS, STACK_SIZE);

ZTEST(arch_float, test_many_threads)
{
	static struct k_timer timer;

	k_timer_init(&timer, spoil, NULL);
	stop = false;
	for (int i = 0; i < WORKERS; i++) {
		(void)start_float(i, &threads[i], stacks[i]);
	}
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	k_sleep(K_MSEC(500));
	stop = true;
	for (int i = 0; i < WORKERS; i++) {
		zassert_ok(k_thread_join(&threads[i], K_SECONDS(5)));
	}
	k_timer_stop(&timer);
	for (unsigned int i = 0; i < WORKERS; i++) {
		zassert_true(rounds[i] > 3, "thread %u came to its turn %u times", i, rounds[i]);
		CONTRACT(wrong[i] == 0, "arch_switch(), interrupt entry and exit",
			 "keep a thread's floating point registers (thread %u: %u of %u wrong)", i,
			 wrong[i], rounds[i]);
	}
}

static void use(const void *arg)
{
	ARG_UNUSED(arg);
	junk = over_interrupts(9.0f, 3);
}

static void offload(void)
{
	irq_offload(use, NULL);
}

ZTEST(arch_float, test_handler)
{
	CONTRACT(over_call(2.0f, offload) == over_call(2.0f, nothing), "interrupt entry and exit",
		 "a handler may use the floating point registers");
}

static void gives_up(void *p1, void *p2, void *p3)
{
	bool kept = over_call(1.0f, yield) == over_call(1.0f, nothing);
	int result;

	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	__asm__ volatile("" : "+r"(kept)); /* no floating point behind this */
	result = k_float_disable(k_current_get());
	*(bool *)p1 = kept && (result == 0 || result == -ENOTSUP);
}

ZTEST(arch_float, test_disable)
{
	bool good = false;

	(void)start(0, gives_up, &good, BETTER);
	join(0);
	CONTRACT(good, "arch_float_disable()", "0 or -ENOTSUP for the current thread");
}

ZTEST_SUITE(arch_float, NULL, NULL, before, NULL, NULL);
