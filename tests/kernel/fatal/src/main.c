/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Fatal errors of a thread that the application's handler survives: the thread ends, others go on.
 */
#include "helpers.h"
#include <zephyr/fatal.h>

static int errors;
static unsigned int last_reason;
static k_tid_t last_thread;
static int after_error;

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	errors++;
	last_reason = reason;
	last_thread = k_current_get();
	if (errors > 10) {
		k_fatal_halt(reason);
	}
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	errors = 0;
	after_error = 0;
}

ZTEST_SUITE(kernel_fatal, NULL, NULL, before, helpers_end, NULL);

static void expect(k_tid_t thread, unsigned int reason)
{
	helpers_join();
	zassert_equal(errors, 1);
	zassert_equal(last_reason, reason);
	zassert_equal_ptr(last_thread, thread);
	zassert_equal(after_error, 0, "the thread went on");
}

static void oops(void *p1, void *p2, void *p3)
{
	k_oops();
	after_error++;
}

/* Verifies: FATAL-1, FATAL-3 */
ZTEST(kernel_fatal, test_oops)
{
	expect(helper(oops, NULL, LOW), K_ERR_KERNEL_OOPS);
}

static void own_reason(void *p1, void *p2, void *p3)
{
	z_except_reason(K_ERR_ARCH_START + 3);
	after_error++;
}

/* Verifies: FATAL-2 */
ZTEST(kernel_fatal, test_own_reason)
{
	expect(helper(own_reason, NULL, LOW), K_ERR_ARCH_START + 3);
}

static void oops_with_irqs_locked(void *p1, void *p2, void *p3)
{
	(void)irq_lock();
	k_oops();
	after_error++;
}

/* Verifies: FATAL-4 */
ZTEST(kernel_fatal, test_oops_with_irqs_locked)
{
	int64_t start;

	expect(helper(oops_with_irqs_locked, NULL, LOW), K_ERR_KERNEL_OOPS);
	/* the lock ended with the thread: time goes on */
	start = k_uptime_ticks();
	k_sleep(K_TICKS(2));
	zassert_true(k_uptime_ticks() - start >= 2);
}

static void oops_with_mutex(void *mutex, void *p2, void *p3)
{
	(void)k_mutex_lock(mutex, K_FOREVER);
	k_sched_lock();
	k_oops();
	after_error++;
}

/* Verifies: FATAL-4, FATAL-5 */
ZTEST(kernel_fatal, test_oops_with_locks)
{
	static struct k_mutex mutex;

	(void)k_mutex_init(&mutex);
	expect(helper(oops_with_mutex, &mutex, LOW), K_ERR_KERNEL_OOPS);
	zassert_equal(k_mutex_lock(&mutex, K_TICKS(1)), -EAGAIN, "what it held stays held");
}

/* One after the other, in the same record and stack. */
/* Verifies: FATAL-6 */
ZTEST(kernel_fatal, test_several)
{
	for (int i = 0; i < 5; i++) {
		(void)helper(oops, NULL, (i % 2) ? LOW : HIGH);
		helpers_join();
		zassert_equal(errors, i + 1);
	}
}

static K_THREAD_STACK_DEFINE(essential_stack, HELPER_STACK);
static struct k_thread essential;

static void lives(void *p1, void *p2, void *p3)
{
	(void)k_sem_take(p1, K_FOREVER);
}

static void aborts(void *thread, void *p2, void *p3)
{
	k_thread_abort(thread);
	after_error++;
}

/* Verifies: THREAD-12 */
ZTEST(kernel_fatal, test_abort_of_essential_thread)
{
	static struct k_sem sem;
	k_tid_t thread;

	(void)k_sem_init(&sem, 0, 1);
	(void)k_thread_create(&essential, essential_stack, K_THREAD_STACK_SIZEOF(essential_stack),
			      lives, &sem, NULL, NULL, LOW, K_ESSENTIAL, K_NO_WAIT);
	settle();
	thread = helper(aborts, &essential, LOW);
	helpers_join();
	zassert_true(errors > 0);
	zassert_equal_ptr(last_thread, thread);
	zassert_equal(after_error, 0);
	zassert_equal(k_thread_join(&essential, K_NO_WAIT), -EBUSY, "it lives");
	essential.base.user_options &= ~K_ESSENTIAL;
	k_sem_give(&sem);
	zassert_ok(k_thread_join(&essential, K_SECONDS(1)));
}
