/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stack guards: a thread that leaves its stack ends with K_ERR_STACK_CHK_FAIL, is named, and all
 * others go on, wherever it happens. Code and constants can not be written.
 */
#include <string.h>
#include <zephyr/irq.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define STACK_SIZE (1024 + CONFIG_TEST_EXTRA_STACK_SIZE)
#define PATTERN    0x5a

static unsigned int errors;
static unsigned int last_reason;
static k_tid_t last_thread;

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	errors++;
	last_reason = reason;
	last_thread = k_current_get();
	zassert_not_null(esf);
}

/* The second one is used; the first one lies below it and must not change. */
static K_THREAD_STACK_ARRAY_DEFINE(stacks, 2, STACK_SIZE);
static struct k_thread thread;

static void check_neighbour(void)
{
	const uint8_t *below = (const uint8_t *)K_THREAD_STACK_BUFFER(stacks[0]);

	for (size_t i = 0; i < STACK_SIZE; i++) {
		zassert_equal(below[i], PATTERN, "byte %zu", i);
	}
}

static void start(k_thread_entry_t fn, void *p1, void *p2, int prio)
{
	errors = 0;
	memset(K_THREAD_STACK_BUFFER(stacks[0]), PATTERN, STACK_SIZE);
	k_thread_create(&thread, stacks[1], STACK_SIZE, fn, p1, p2, NULL, prio, 0, K_NO_WAIT);
}

static void must_have_failed(unsigned int reason)
{
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	check_neighbour();
	zassert_equal(errors, 1);
	zassert_equal(last_reason, reason, "reason %u", last_reason);
	zassert_equal_ptr(last_thread, &thread);
}

static int recurse(volatile int *depth)
{
	volatile int here = *depth + 1;

	return recurse(&here) + *depth;
}

static void overflow(void *p1, void *p2, void *p3)
{
	volatile int depth = 0;

	if (p1 != NULL) {
		(void)irq_lock();
	}
	recurse(&depth);
}

ZTEST(stack_guard, test_recursion)
{
	for (int locked = 0; locked < 2; locked++) {
		start(overflow, INT_TO_POINTER(locked), NULL, K_PRIO_COOP(2));
		must_have_failed(K_ERR_STACK_CHK_FAIL);
		start(overflow, INT_TO_POINTER(locked), NULL, K_PRIO_PREEMPT(5));
		must_have_failed(K_ERR_STACK_CHK_FAIL);
	}
	zassert_ok(k_sleep(K_MSEC(20)), "time has stopped");
}

/* The same after the thread was preempted and has been away. */
static void overflow_later(void *p1, void *p2, void *p3)
{
	k_busy_wait(50000);
	k_sleep(K_TICKS(2));
	overflow(NULL, NULL, NULL);
}

ZTEST(stack_guard, test_after_switches)
{
	start(overflow_later, NULL, NULL, K_PRIO_PREEMPT(5));
	for (int i = 0; i < 20; i++) {
		k_sleep(K_TICKS(1));
	}
	must_have_failed(K_ERR_STACK_CHK_FAIL);
}

static void give(const void *sem)
{
	k_sem_give((struct k_sem *)sem);
}

static K_SEM_DEFINE(sem, 0, K_SEM_MAX_LIMIT);

/* Interrupts find a few bytes only: there is room in the guard for what they store. */
static void interrupted_when_full(void *p1, void *p2, void *p3)
{
	unsigned long *bottom = (unsigned long *)K_THREAD_STACK_BUFFER(stacks[1]);

	__asm__ volatile("mv s1, sp\n\t"
			 "mv sp, %0\n\t"
			 "li t0, 3000000\n"
			 "1: addi t0, t0, -1\n\t"
			 "bnez t0, 1b\n\t"
			 "mv sp, s1"
			 :
			 : "r"(bottom)
			 : "s1", "t0", "memory");
	irq_offload(give, &sem);
}

ZTEST(stack_guard, test_interrupts_on_a_full_stack)
{
	int64_t end;

	start(interrupted_when_full, NULL, NULL, K_PRIO_PREEMPT(5));
	end = k_uptime_ticks() + 5;
	while (k_uptime_ticks() < end) {
		k_sleep(K_TICKS(1));
	}
	zassert_ok(k_sem_take(&sem, K_SECONDS(5)));
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	check_neighbour();
	zassert_equal(errors, 0);
}

static const int constant[4] = {1, 2, 3, 4};

static void write_to(void *p1, void *p2, void *p3)
{
	*(volatile int *)p1 = 7;
}

ZTEST(stack_guard, test_code_and_constants)
{
	start(write_to, (void *)(uintptr_t)constant, NULL, K_PRIO_PREEMPT(1));
	must_have_failed(K_ERR_CPU_EXCEPTION);
	zassert_equal(constant[0], 1);
	start(write_to, (void *)(uintptr_t)write_to, NULL, K_PRIO_PREEMPT(1));
	must_have_failed(K_ERR_CPU_EXCEPTION);
}

ZTEST_SUITE(stack_guard, NULL, NULL, NULL, NULL, NULL);
