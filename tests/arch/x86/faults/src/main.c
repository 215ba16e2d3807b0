/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What pages do not allow is a fault of the thread that does it, and a stack that overflows is
 * called so, wherever that happens: in a call, in the frame of an interrupt, in a switch. All
 * others go on.
 */
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/ztest.h>

#define STACK_SIZE 4096

static unsigned int errors, last_reason;
static k_tid_t last_thread;

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	errors++;
	last_reason = reason;
	last_thread = k_current_get();
	if (esf == NULL || errors > 20) {
		k_fatal_halt(reason);
	}
}

static K_THREAD_STACK_DEFINE(stack, STACK_SIZE);
static struct k_thread thread;
static volatile unsigned int survived;

static void expect(k_thread_entry_t fn, void *p1, unsigned int reason)
{
	errors = 0;
	survived = 0;
	k_thread_create(&thread, stack, STACK_SIZE, fn, p1, NULL, NULL, 5, 0, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(10)));
	zassert_equal(errors, 1);
	zassert_equal(last_reason, reason, "reason %u", last_reason);
	zassert_equal_ptr(last_thread, &thread);
	zassert_equal(survived, 0);
}

static void reads(void *at, void *p2, void *p3)
{
	(void)*(volatile uint8_t *)at;
	survived = 1;
}

static void writes(void *at, void *p2, void *p3)
{
	*(volatile uint8_t *)at = 0x90;
	survived = 1;
}

static void executes(void *at, void *p2, void *p3)
{
	((void (*)(void))(uintptr_t)at)();
	survived = 1;
}

static uint8_t code[16] __aligned(16) = {0xc3}; /* ret */
static const uint8_t constant[16] = {0xc3};

ZTEST(x86_faults, test_null)
{
	expect(reads, NULL, K_ERR_CPU_EXCEPTION);
	expect(writes, (void *)0xfff, K_ERR_CPU_EXCEPTION);
	expect(executes, NULL, K_ERR_CPU_EXCEPTION);
}

ZTEST(x86_faults, test_nothing_there)
{
	expect(reads, (void *)0x40000000, K_ERR_CPU_EXCEPTION);
	expect(writes, (void *)0x7ffffff0, K_ERR_CPU_EXCEPTION);
}

ZTEST(x86_faults, test_read_only)
{
	expect(writes, (void *)(uintptr_t)reads, K_ERR_CPU_EXCEPTION);
	expect(writes, (void *)(uintptr_t)constant, K_ERR_CPU_EXCEPTION);
	zassert_equal(constant[0], 0xc3);
}

ZTEST(x86_faults, test_no_execute)
{
	expect(executes, code, K_ERR_CPU_EXCEPTION);
	expect(executes, (void *)(uintptr_t)constant, K_ERR_CPU_EXCEPTION);
	expect(executes, (char *)stack + sizeof(stack) - 8, K_ERR_CPU_EXCEPTION);
}

static volatile int zero;

static void divides(void *p1, void *p2, void *p3)
{
	zero = 7 / zero;
	survived = 1;
}

static void undefined(void *p1, void *p2, void *p3)
{
	__asm__ volatile("ud2");
	survived = 1;
}

static void protected(void *p1, void *p2, void *p3)
{
	__asm__ volatile("mov %0, %%ds" : : "r"(0x40));
	survived = 1;
}

ZTEST(x86_faults, test_exceptions)
{
	expect(divides, NULL, K_ERR_CPU_EXCEPTION);
	expect(undefined, NULL, K_ERR_CPU_EXCEPTION);
	expect(protected, NULL, K_ERR_CPU_EXCEPTION);
}

static __noinline unsigned int recurse(volatile unsigned int *above, void (*fn)(void))
{
	volatile unsigned int here[2] = {above[0] + 1, 0};

	if (fn != NULL) {
		fn();
	}
	return recurse(here, fn) + here[0];
}

static void overflows(void *fn, void *p2, void *p3)
{
	volatile unsigned int zeros[2] = {0, 0};

	survived = recurse(zeros, (void (*)(void))(uintptr_t)fn);
}

static void nothing(const void *unused)
{
}

static void offload(void)
{
	irq_offload(nothing, NULL);
}

static void yield(void)
{
	k_yield();
}

static void nap(void)
{
	k_sleep(K_TICKS(1));
}

ZTEST(x86_faults, test_overflow)
{
	expect(overflows, NULL, K_ERR_STACK_CHK_FAIL);
}

ZTEST(x86_faults, test_overflow_in_interrupt)
{
	expect(overflows, (void *)(uintptr_t)offload, K_ERR_STACK_CHK_FAIL);
}

ZTEST(x86_faults, test_overflow_in_switch)
{
	expect(overflows, (void *)(uintptr_t)yield, K_ERR_STACK_CHK_FAIL);
	expect(overflows, (void *)(uintptr_t)nap, K_ERR_STACK_CHK_FAIL);
}

static void locked(void *p1, void *p2, void *p3)
{
	(void)irq_lock();
	overflows(p1, p2, p3);
}

ZTEST(x86_faults, test_overflow_locked)
{
	expect(locked, NULL, K_ERR_STACK_CHK_FAIL);
}

static void below(void *p1, void *p2, void *p3)
{
	volatile uint8_t here = 0;

	writes((void *)(ROUND_DOWN((uintptr_t)&here - STACK_SIZE, 4096) + 4092), NULL, NULL);
}

/* A frame so large that its far end lies below the stack. */
ZTEST(x86_faults, test_overflow_by_frame)
{
	expect(below, NULL, K_ERR_STACK_CHK_FAIL);
}

/* The guard goes with its thread: its page is memory again. */
ZTEST(x86_faults, test_guard_goes)
{
	expect(overflows, NULL, K_ERR_STACK_CHK_FAIL);
	*(volatile char *)stack = 1;
	*((volatile char *)stack + 4095) = 1;
}

ZTEST_SUITE(x86_faults, NULL, NULL, NULL, NULL, NULL);
