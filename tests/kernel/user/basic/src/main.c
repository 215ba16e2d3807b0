/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A thread in user mode: it runs, calls the kernel, gets its answers, and ends in all ways there
 * are. The first test a port has to pass.
 */
#include "calls.h"
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#define STACK_SIZE (1024 + CONFIG_TEST_EXTRA_STACK_SIZE)
#define PRIO       (CONFIG_ZTEST_THREAD_PRIORITY - 1)

static K_THREAD_STACK_DEFINE(stack, STACK_SIZE);
static struct k_thread thread;
static K_SEM_DEFINE(sem, 0, 10);

/* What user threads leave. */
static ZTEST_BMEM volatile int reached;
static ZTEST_BMEM volatile bool was_user;
static ZTEST_BMEM volatile uint64_t wide;
static ZTEST_DMEM volatile int initialised = 42;

/* Of the fatal error hook, in the kernel. */
static int faults;
static unsigned int last_reason;

void ztest_post_fatal_error_hook(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	faults++;
	last_reason = reason;
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	reached = 0;
	was_user = false;
	faults = 0;
	k_sem_reset(&sem);
}

static void *setup(void)
{
	k_thread_access_grant(k_current_get(), &sem, &thread);
	return NULL;
}

ZTEST_SUITE(kernel_user_basic, NULL, setup, before, NULL, NULL);

/* Run @p entry(@p p1) in a user thread to its end. */
static void run_user(k_thread_entry_t entry, void *p1)
{
	(void)k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), entry, p1, NULL, NULL,
			      PRIO, K_USER | K_INHERIT_PERMS, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(5)));
}

static void note_arguments(void *p1, void *p2, void *p3)
{
	was_user = k_is_user_context();
	reached = POINTER_TO_INT(p1) + 10 * POINTER_TO_INT(p2) + 100 * POINTER_TO_INT(p3);
}

ZTEST(kernel_user_basic, test_a_thread_runs_and_returns)
{
	zassert_false(k_is_user_context());
	(void)k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), note_arguments,
			      INT_TO_POINTER(1), INT_TO_POINTER(2), INT_TO_POINTER(3), PRIO, K_USER,
			      K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(5)));
	zassert_equal(reached, 321);
	zassert_true(was_user);
	zassert_equal(initialised, 42);
	zassert_equal(faults, 0);
}

static void abort_self(void *p1, void *p2, void *p3)
{
	reached = 1;
	k_thread_abort(k_current_get());
	reached = 2;
}

ZTEST(kernel_user_basic, test_a_thread_aborts_itself)
{
	run_user(abort_self, NULL);
	zassert_equal(reached, 1);
	zassert_equal(faults, 0);
}

static void enter_user_mode(void *p1, void *p2, void *p3)
{
	zassert_false(k_is_user_context());
	k_thread_user_mode_enter(note_arguments, INT_TO_POINTER(4), INT_TO_POINTER(5),
				 INT_TO_POINTER(6));
}

ZTEST(kernel_user_basic, test_kernel_thread_enters_user_mode)
{
	(void)k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), enter_user_mode, NULL,
			      NULL, NULL, PRIO, K_INHERIT_PERMS, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(5)));
	zassert_equal(reached, 654);
	zassert_true(was_user);
}

ZTEST_USER(kernel_user_basic, test_the_test_itself)
{
	zassert_equal(k_is_user_context(), IS_ENABLED(CONFIG_USERSPACE));
}

static void check_values(void)
{
	zassert_equal(call_one(0xfffffffeU), 0xffffffffU);
	zassert_equal(call_wide(0x123456789abcULL, 9, 0xfedcba98765ULL),
		      0x123456789abcULL * 3U + 45U + 0xfedcba98765ULL * 7U);
	zassert_equal(call_six(1, 2, 3, 4, 5, 6), 0x654321);
	zassert_equal(call_ten(1, 1ULL << 40, 3, 4, 5U << 28, 6, 7, 8, 9ULL << 35, 10),
		      1 + 2 * (1ULL << 40) + 9 + 20 + 7 * (uint64_t)(5U << 28) + 66 + 91 + 136 +
			      19 * (9ULL << 35) + 230);
	zassert_true(call_small(true, 200, -3, -300));
	zassert_false(call_small(true, 200, 3, -300));
	call_void();
	zassert_equal(call_twice(8), 8);
}

ZTEST(kernel_user_basic, test_values_from_the_kernel)
{
	int count = call_void_count;

	check_values();
	zassert_equal(call_void_count, count + 1);
}

ZTEST_USER(kernel_user_basic, test_values_from_a_user)
{
	check_values();
}

/* Registers that a call has to preserve: the loop's variables live in them. */
ZTEST_USER(kernel_user_basic, test_many_calls)
{
	uint64_t sum = 0;
	uint32_t a = 1, b = 2, c = 3, d = 5, e = 7;

	for (int i = 0; i < 500; i++) {
		sum += call_one(a) + call_wide(b, c, d);
		a += e;
		b ^= a;
		c += b;
		d ^= c;
		e = e * 5U + 1U;
	}
	wide = sum;
	a = 1, b = 2, c = 3, d = 5, e = 7;
	for (int i = 0; i < 500; i++) {
		sum -= a + 1U;
		sum -= (uint64_t)b * 3U + c * 5U + (uint64_t)d * 7U;
		a += e;
		b ^= a;
		c += b;
		d ^= c;
		e = e * 5U + 1U;
	}
	zassert_equal(sum, 0);
}

ZTEST_USER(kernel_user_basic, test_facts_of_a_call)
{
	struct call_facts facts;

	call_facts(&facts);
	zassert_false(facts.user_context, "a call runs in the kernel");
	zassert_equal(facts.in_user_syscall, IS_ENABLED(CONFIG_USERSPACE));
	zassert_equal(k_is_user_context(), IS_ENABLED(CONFIG_USERSPACE), "and comes back");
}

ZTEST_USER(kernel_user_basic, test_time)
{
	int64_t start = k_uptime_ticks();

	zassert_ok(k_sleep(K_TICKS(3)));
	zassert_true(k_uptime_ticks() - start >= 3);
	k_yield();
	k_busy_wait(10);
	zassert_not_null(k_current_get());
}

ZTEST_USER(kernel_user_basic, test_semaphore)
{
	zassert_equal(k_sem_take(&sem, K_NO_WAIT), -EBUSY);
	k_sem_give(&sem);
	k_sem_give(&sem);
	zassert_equal(k_sem_count_get(&sem), 2);
	zassert_ok(k_sem_take(&sem, K_FOREVER));
	zassert_ok(k_sem_take(&sem, K_MSEC(1)));
	zassert_equal(k_sem_take(&sem, K_TICKS(2)), -EAGAIN);
}

static void taker(void *p1, void *p2, void *p3)
{
	reached = k_sem_take(&sem, K_FOREVER) == 0 ? 1 : -1;
	k_sem_take(&sem, K_FOREVER);
	reached++;
}

/* A user thread blocks in the kernel, and is woken there. */
ZTEST(kernel_user_basic, test_blocked_in_a_call)
{
	(void)k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), taker, NULL, NULL, NULL,
			      PRIO, K_USER | K_INHERIT_PERMS, K_NO_WAIT);
	k_sleep(K_TICKS(2));
	zassert_equal(reached, 0);
	k_sem_give(&sem);
	k_sleep(K_TICKS(2));
	zassert_equal(reached, 1);
	k_sem_give(&sem);
	zassert_ok(k_thread_join(&thread, K_SECONDS(5)));
	zassert_equal(reached, 2);
}

/* One that is ended in the middle of a call leaves nothing behind. */
ZTEST(kernel_user_basic, test_aborted_in_a_call)
{
	for (int i = 0; i < 5; i++) {
		(void)k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), taker, NULL,
				      NULL, NULL, PRIO, K_USER | K_INHERIT_PERMS, K_NO_WAIT);
		k_sleep(K_TICKS(1));
		k_thread_abort(&thread);
		zassert_ok(k_thread_join(&thread, K_NO_WAIT));
	}
	zassert_equal(reached, 0);
	k_sem_give(&sem);
	zassert_equal(k_sem_count_get(&sem), 1, "nobody waits any more");
}

static void oops(void *p1, void *p2, void *p3)
{
	ztest_set_fault_valid(true);
	reached = 1;
	k_oops();
	reached = 2;
}

static void panic(void *p1, void *p2, void *p3)
{
	ztest_set_fault_valid(true);
	reached = 1;
	k_panic();
	reached = 2;
}

#ifdef CONFIG_USERSPACE
/* The end of the world is not a user's to declare. */
ZTEST(kernel_user_basic, test_oops_and_panic_end_the_thread)
{
	run_user(oops, NULL);
	zassert_equal(reached, 1);
	zassert_equal(faults, 1);
	zassert_equal(last_reason, K_ERR_KERNEL_OOPS);
	run_user(panic, NULL);
	zassert_equal(reached, 1);
	zassert_equal(faults, 2);
	zassert_equal(last_reason, K_ERR_KERNEL_OOPS);
}

static int secret; /* the kernel's */

static void write_secret(void *p1, void *p2, void *p3)
{
	ztest_set_fault_valid(true);
	reached = 1;
	*(volatile int *)&secret = 1;
	reached = 2;
}

ZTEST(kernel_user_basic, test_kernel_data_is_out_of_reach)
{
	/* with these native_sim closes no memory */
	Z_TEST_SKIP_IFDEF(CONFIG_ASAN);
	Z_TEST_SKIP_IFDEF(CONFIG_COVERAGE);
	run_user(write_secret, NULL);
	zassert_equal(reached, 1);
	zassert_equal(faults, 1);
	zassert_equal(last_reason, K_ERR_CPU_EXCEPTION);
	zassert_equal(secret, 0);
}
#endif

ZTEST_USER(kernel_user_basic, test_printk)
{
	printk("a line from user mode, %d characters longer than the buffer: %s %llx\n",
	       100, "abcdefghijklmnopqrstuvwxyz", 0x123456789abcdefULL);
}
