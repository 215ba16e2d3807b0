/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Ending, suspending and joining threads that run on another CPU.
 */
#include "common.h"
#include <string.h>
#include <zephyr/irq_offload.h>

static atomic_t count;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	(void)atomic_set(&count, 0);
}

/* With CONFIG_SCHED_CPU_MASK_PIN_ONLY threads are all on CPU 0 unless they are pinned: mask.c. */
static bool several_cpus(const void *state)
{
	ARG_UNUSED(state);
	return !IS_ENABLED(CONFIG_SCHED_CPU_MASK_PIN_ONLY);
}

ZTEST_SUITE(kernel_smp_stop, several_cpus, NULL, before, NULL, NULL);

/* Start a thread that counts on another CPU. */
static k_tid_t start(int prio)
{
	k_tid_t thread = worker(0, spin, &count, prio);

	zassert_true(grows_over(&count, atomic_get(&count) + 10), "it does not run");
	return thread;
}

static void expect_stopped(void)
{
	atomic_val_t was = atomic_get(&count);

	k_busy_wait(2000);
	zassert_equal(atomic_get(&count), was, "it still runs");
}

/* Verifies: SMP-10 */
ZTEST(kernel_smp_stop, test_smp_thread_abort)
{
	for (int i = 0; i < 50; i++) {
		k_tid_t thread = start((i % 2 == 0) ? K_PRIO_COOP(3) : 5);

		k_thread_abort(thread);
		/* its stack and record are ours again */
		(void)memset(worker_stacks[0], 0x55, sizeof(worker_stacks[0]));
		zassert_ok(k_thread_join(thread, K_NO_WAIT));
	}
	expect_stopped();
}

static void abort_it(const void *thread)
{
	k_thread_abort((k_tid_t)thread);
}

/* Verifies: SMP-11 */
ZTEST(kernel_smp_stop, test_abort_from_interrupt)
{
	k_tid_t thread = start(5);

	irq_offload(abort_it, thread);
	zassert_ok(k_thread_join(thread, K_SECONDS(1)));
	expect_stopped();
}

static void joiner(void *thread, void *result, void *unused2)
{
	ARG_UNUSED(unused2);
	*(int *)result = k_thread_join(thread, K_SECONDS(5));
}

/* Verifies: SMP-12 */
ZTEST(kernel_smp_stop, test_join_of_a_running_thread)
{
	static int result;
	k_tid_t thread = start(5);
	k_tid_t other;

	result = -1;
	other = k_thread_create(&workers[1], worker_stacks[1], STACK_SIZE, joiner, thread, &result,
				NULL, 2, 0, K_NO_WAIT);
	k_msleep(10);
	zassert_equal(k_thread_join(thread, K_NO_WAIT), -EBUSY);
	k_thread_abort(thread);
	zassert_ok(k_thread_join(other, K_SECONDS(1)));
	zassert_ok(result);
}

/* Verifies: SMP-13 */
ZTEST(kernel_smp_stop, test_suspend_and_resume)
{
	k_tid_t thread = start(5);

	for (int i = 0; i < 20; i++) {
		k_thread_suspend(thread);
		expect_stopped();
		k_thread_resume(thread);
		zassert_true(grows_over(&count, atomic_get(&count)), "resumed in vain");
	}
	k_thread_abort(thread);
	expect_stopped();
}

static void abort_other(void *unused0, void *unused1, void *unused2)
{
	ARG_UNUSED(unused0);
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (;;) {
		k_thread_suspend(&workers[0]);
		k_thread_resume(&workers[0]);
		(void)atomic_inc(&count);
		arch_spin_relax();
	}
}

/* Two threads that suspend each other, and a third one that ends both. Verifies: SMP-13, SMP-10 */
ZTEST(kernel_smp_stop, test_suspend_races)
{
	for (int i = 0; i < 20; i++) {
		k_tid_t a = worker(0, spin, &count, 5);
		k_tid_t b = worker(1, abort_other, NULL, 5);

		(void)grows_over(&count, atomic_get(&count) + 100);
		k_thread_abort((i % 2 == 0) ? a : b);
		k_thread_abort((i % 2 == 0) ? b : a);
		zassert_ok(k_thread_join(a, K_NO_WAIT));
		zassert_ok(k_thread_join(b, K_NO_WAIT));
	}
	expect_stopped();
}

static void suicide(void *unused0, void *unused1, void *unused2)
{
	ARG_UNUSED(unused0);
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	k_busy_wait(20);
}

/* A thread that ends by itself while it is aborted. Verifies: SMP-10, SMP-12 */
ZTEST(kernel_smp_stop, test_abort_and_end_race)
{
	for (int i = 0; i < 200; i++) {
		k_tid_t thread = worker(0, suicide, NULL, 5);

		k_busy_wait(i / 5);
		k_thread_abort(thread);
		(void)memset(worker_stacks[0], 0x55, sizeof(worker_stacks[0]));
		zassert_ok(k_thread_join(thread, K_NO_WAIT));
	}
}
