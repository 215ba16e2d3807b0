/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Faults on the native port: reported with the right reason, the thread ends, the system goes on.
 */
#include <string.h>
#include <zephyr/fatal.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

static unsigned int reason_seen;
static k_tid_t thread_seen;
static int faults;

/* The application's decision: go on. */
void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	reason_seen = reason;
	thread_seen = k_current_get();
	faults++;
}

static struct k_thread faulty;
static K_THREAD_STACK_DEFINE(faulty_stack, 1024);

static void expect(k_thread_entry_t entry, unsigned int reason)
{
	reason_seen = 0xff;
	thread_seen = NULL;
	faults = 0;
	k_thread_create(&faulty, faulty_stack, K_THREAD_STACK_SIZEOF(faulty_stack), entry, NULL,
			NULL, NULL, K_PRIO_PREEMPT(2), 0, K_FOREVER);
	k_thread_name_set(&faulty, "faulty");
	k_thread_start(&faulty);
	zassert_ok(k_thread_join(&faulty, K_SECONDS(1)), "it did not end");
	zassert_equal(faults, 1);
	zassert_equal(reason_seen, reason, "reason %u", reason_seen);
	zassert_equal_ptr(thread_seen, &faulty);
}

static void *volatile nowhere;
static volatile int zero;
static volatile int result;

__noubsan static void read_null(void *p1, void *p2, void *p3)
{
	result = *(volatile int *)nowhere;
}

/* Verifies: FATAL-9 */
ZTEST(posix_faults, test_null_read)
{
	expect(read_null, K_ERR_CPU_EXCEPTION);
}

__noubsan static void write_null(void *p1, void *p2, void *p3)
{
	memset(nowhere, 1, (size_t)(zero + 4));
}

ZTEST(posix_faults, test_null_write_in_host_function)
{
	expect(write_null, K_ERR_CPU_EXCEPTION);
}

static void jump_nowhere(void *p1, void *p2, void *p3)
{
	((void (*volatile)(void))nowhere)();
}

ZTEST(posix_faults, test_jump_to_null)
{
	expect(jump_nowhere, K_ERR_CPU_EXCEPTION);
}

static void divide(void *p1, void *p2, void *p3)
{
#if defined(__x86_64__) || defined(__i386__)
	int one = 1;

	__asm__ volatile("cltd\n\tidivl %1" : "+a"(one) : "m"(zero) : "edx");
#else
	__builtin_trap(); /* division by zero gives 0 there */
#endif
}

/* Verifies: FATAL-9 */
ZTEST(posix_faults, test_division_by_zero)
{
	expect(divide, K_ERR_CPU_EXCEPTION);
}

static void illegal(void *p1, void *p2, void *p3)
{
	__builtin_trap();
}

/* Verifies: FATAL-9 */
ZTEST(posix_faults, test_illegal_instruction)
{
	expect(illegal, K_ERR_CPU_EXCEPTION);
}

static int overflow_stack(int depth)
{
	volatile char frame[1000];

	frame[depth % 1000] = (char)depth;
	if (zero == 0) {
		depth = overflow_stack(depth + 1);
	}
	return frame[0] + depth;
}

static void overflow(void *p1, void *p2, void *p3)
{
	result = overflow_stack(0);
}

ZTEST(posix_faults, test_stack_overflow)
{
	expect(overflow, K_ERR_STACK_CHK_FAIL);
}

static void oops(void *p1, void *p2, void *p3)
{
	k_oops();
}

/* Verifies: FATAL-1 */
ZTEST(posix_faults, test_oops)
{
	expect(oops, K_ERR_KERNEL_OOPS);
}

static void except(void *p1, void *p2, void *p3)
{
	z_except_reason(K_ERR_ARCH_START + 7);
}

ZTEST(posix_faults, test_own_reason)
{
	expect(except, K_ERR_ARCH_START + 7);
}

static void oops_while_locked(void *p1, void *p2, void *p3)
{
	(void)irq_lock();
	k_oops();
}

ZTEST(posix_faults, test_oops_while_locked)
{
	unsigned int key;

	expect(oops_while_locked, K_ERR_KERNEL_OOPS);
	key = irq_lock();
	zassert_true(arch_irq_unlocked(key), "the lock of the dead thread is left behind");
	irq_unlock(key);
}

/* Again and again: nothing is used up by a fault. */
ZTEST(posix_faults, test_many)
{
	for (int i = 0; i < 50; i++) {
		expect(read_null, K_ERR_CPU_EXCEPTION);
		expect(overflow, K_ERR_STACK_CHK_FAIL);
	}
}

ZTEST_SUITE(posix_faults, NULL, NULL, NULL, NULL, NULL);
