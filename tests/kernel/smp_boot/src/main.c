/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * CPUs that start when they are asked to, in the order of the tests' names: CPU 1 with
 * k_smp_cpu_start(), CPU 2 with k_smp_cpu_resume(), first for a function alone.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/smp.h>
#include <zephyr/ztest.h>

#define STACK_SIZE (1024 + CONFIG_TEST_EXTRA_STACK_SIZE)
#define WORKERS    CONFIG_MP_MAX_NUM_CPUS

static K_THREAD_STACK_ARRAY_DEFINE(stacks, WORKERS, STACK_SIZE);
static struct k_thread workers[WORKERS];
static atomic_t counts[WORKERS];
static atomic_t cpus_seen;

/* What the function that a CPU begins with has seen. */
static struct {
	int calls;
	int cpu;
	bool locked;
	void *arg;
} begun;

static void begins(void *arg)
{
	begun.calls++;
	begun.cpu = arch_proc_id();
	begun.locked = !arch_irq_unlocked(arch_irq_lock());
	begun.arg = arg;
}

static void expect_begun(int cpu, void *arg)
{
	zassert_equal(begun.calls, 1, "called %d times", begun.calls);
	zassert_equal(begun.cpu, cpu);
	zassert_true(begun.locked, "interrupts were on");
	zassert_equal_ptr(begun.arg, arg);
}

static void spin(void *count, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (;;) {
		unsigned int key = arch_irq_lock();

		(void)atomic_or(&cpus_seen, (atomic_val_t)BIT(arch_proc_id()));
		arch_irq_unlock(key);
		(void)atomic_inc(count);
		arch_spin_relax();
	}
}

/* How many CPUs run a thread of this priority while this one keeps its own. */
static int parallel(void)
{
	int64_t end;
	int running = 0;

	(void)atomic_clear(&cpus_seen);
	for (int i = 0; i < WORKERS; i++) {
		(void)atomic_clear(&counts[i]);
		(void)k_thread_create(&workers[i], stacks[i], STACK_SIZE, spin, &counts[i], NULL,
				      NULL, K_PRIO_COOP(3), 0, K_NO_WAIT);
	}
	for (end = k_uptime_get() + 300; k_uptime_get() < end;) {
		arch_spin_relax();
	}
	for (int i = 0; i < WORKERS; i++) {
		running += (atomic_get(&counts[i]) > 10) ? 1 : 0;
	}
	for (int i = 0; i < WORKERS; i++) {
		k_thread_abort(&workers[i]);
	}
	return running;
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	begun.calls = 0;
	k_thread_priority_set(k_current_get(), K_PRIO_COOP(1));
}

ZTEST_SUITE(kernel_smp_boot, NULL, NULL, before, NULL, NULL);

/* Verifies: SMP-17 */
ZTEST(kernel_smp_boot, test_1_boot_starts_one)
{
	int64_t uptime = k_uptime_ticks();

	zassert_equal(arch_num_cpus(), 3U);
	zassert_equal(arch_proc_id(), 0U);
	zassert_equal(parallel(), 0, "a thread runs beside this one, which keeps CPU 0");
	k_sleep(K_TICKS(2));
	zassert_true(k_uptime_ticks() - uptime > 2);
}

/* Verifies: SMP-17 */
ZTEST(kernel_smp_boot, test_2_start)
{
	static int something;

	k_smp_cpu_start(1, begins, &something);
	expect_begun(1, &something);
	zassert_equal(parallel(), 1);
	zassert_equal(POPCOUNT((unsigned int)atomic_get(&cpus_seen)), 1);
	k_sleep(K_TICKS(2));
	zassert_equal(begun.calls, 1);
}

/* Verifies: SMP-18 */
ZTEST(kernel_smp_boot, test_3_resume_without_threads)
{
	for (int i = 0; i < 5; i++) {
		begun.calls = 0;
		k_smp_cpu_resume(2, begins, &workers[i % WORKERS], false, false);
		expect_begun(2, &workers[i % WORKERS]);
	}
	zassert_equal(parallel(), 1, "it takes threads");
}

static void sleeps(void *count, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (int i = 0; i < 20; i++) {
		k_sleep(K_TICKS(1));
		(void)atomic_inc(count);
	}
}

static bool all_are(atomic_val_t count)
{
	for (int i = 0; i < WORKERS; i++) {
		if (atomic_get(&counts[i]) != count) {
			return false;
		}
	}
	return true;
}

/* Verifies: SMP-18 */
ZTEST(kernel_smp_boot, test_4_resume_with_threads)
{
	k_smp_cpu_resume(2, begins, NULL, true, true);
	expect_begun(2, NULL);
	zassert_equal(parallel(), 2);
	zassert_equal(POPCOUNT((unsigned int)atomic_get(&cpus_seen)), 2);
	/* time passes for the threads of all, though this one keeps its CPU */
	for (int i = 0; i < WORKERS; i++) {
		(void)atomic_clear(&counts[i]);
		(void)k_thread_create(&workers[i], stacks[i], STACK_SIZE, sleeps, &counts[i], NULL,
				      NULL, K_PRIO_COOP(3), 0, K_NO_WAIT);
	}
	for (int64_t end = k_uptime_get() + 20000; k_uptime_get() < end && !all_are(20);) {
		arch_spin_relax();
	}
	for (int i = 0; i < WORKERS; i++) {
		zassert_equal(atomic_get(&counts[i]), 20);
		zassert_ok(k_thread_join(&workers[i], K_SECONDS(1)));
	}
}
