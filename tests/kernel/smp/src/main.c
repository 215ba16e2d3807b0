/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Several CPUs run threads at the same time, each thread on one, the best ones first.
 */
#include "common.h"
#include <zephyr/irq_offload.h>

struct k_thread workers[WORKERS];
K_THREAD_STACK_ARRAY_DEFINE(worker_stacks, WORKERS, STACK_SIZE);

static atomic_t counts[WORKERS];
static atomic_t ipis;

void z_trace_sched_ipi(void)
{
	(void)atomic_inc(&ipis);
}

k_tid_t worker(int i, k_thread_entry_t fn, void *arg, int prio)
{
	return k_thread_create(&workers[i], worker_stacks[i], STACK_SIZE, fn, arg, NULL, NULL, prio,
			       0, K_NO_WAIT);
}

void spin(void *count, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (;;) {
		(void)atomic_inc(count);
		arch_spin_relax(); /* an emulator that runs the CPUs in turn goes on to the next */
	}
}

int cpu_here(void)
{
	unsigned int key = arch_irq_lock();
	int id = arch_curr_cpu()->id;

	arch_irq_unlock(key);
	return id;
}

bool grows_over(atomic_t *counter, atomic_val_t than)
{
	int64_t end = k_uptime_get() + 1000;

	while (atomic_get(counter) <= than) {
		if (k_uptime_get() > end) {
			return false;
		}
		arch_spin_relax();
	}
	return true;
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	for (int i = 0; i < WORKERS; i++) {
		(void)atomic_set(&counts[i], 0);
	}
}

static void stop_workers(void)
{
	for (int i = 0; i < WORKERS; i++) {
		if (workers[i].join_queue.waitq.head != NULL) {
			k_thread_abort(&workers[i]);
		}
	}
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	stop_workers();
}

/* With CONFIG_SCHED_CPU_MASK_PIN_ONLY threads are all on CPU 0 unless they are pinned: mask.c. */
static bool several_cpus(const void *state)
{
	ARG_UNUSED(state);
	return !IS_ENABLED(CONFIG_SCHED_CPU_MASK_PIN_ONLY);
}

ZTEST_SUITE(kernel_smp, several_cpus, NULL, before, after, NULL);

/* Verifies: SMP-1 */
ZTEST(kernel_smp, test_smp_coop_threads)
{
	/* neither this thread nor the other gives its CPU away */
	(void)worker(0, spin, &counts[0], K_PRIO_COOP(2));
	zassert_true(grows_over(&counts[0], 100), "nobody else runs while this thread does");
}

/* Verifies: SMP-2 */
ZTEST(kernel_smp, test_cpu_id_threads)
{
	int here = cpu_here();

	zassert_true(here >= 0 && here < (int)arch_num_cpus());
	zassert_true(arch_num_cpus() > 1U);
	zassert_equal(k_current_get(), k_sched_current_thread_query());
	for (unsigned int i = 0; i < arch_num_cpus(); i++) {
		zassert_equal(_kernel.cpus[i].id, i);
		zassert_not_null(_kernel.cpus[i].current, "CPU %u does not run", i);
	}
}

static void finite(void *count, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	while (atomic_inc(count) < 20000) {
		arch_spin_relax();
	}
}

/* Verifies: SMP-3 */
ZTEST(kernel_smp, test_preempt_resched_threads)
{
	bool ended = false;

	/* as many better threads as there are CPUs: this one runs again when one has ended */
	for (unsigned int i = 0; i < arch_num_cpus() && i < WORKERS; i++) {
		(void)worker((int)i, finite, &counts[i], 5);
	}
	k_thread_priority_set(k_current_get(), 7);
	for (unsigned int i = 0; i < arch_num_cpus() && i < WORKERS; i++) {
		ended |= atomic_get(&counts[i]) > 20000;
	}
	zassert_true(ended, "the worst thread runs while better ones wait for a CPU");
}

static struct k_sem go, done;

static void waiter(void *cpu, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	(void)k_sem_take(&go, K_FOREVER);
	*(int *)cpu = cpu_here();
	k_sem_give(&done);
}

/* Verifies: SMP-4 */
ZTEST(kernel_smp, test_wakeup_threads)
{
	int cpu = -1;

	k_sem_init(&go, 0, 1);
	k_sem_init(&done, 0, 1);
	(void)worker(0, waiter, &cpu, 10);
	k_msleep(20);
	k_sem_give(&go); /* its priority is worse than ours: an idle CPU takes it */
	for (int64_t end = k_uptime_get() + 1000; k_sem_count_get(&done) == 0U;) {
		zassert_true(k_uptime_get() < end, "the woken thread gets no CPU");
		arch_spin_relax();
	}
	zassert_not_equal(cpu, cpu_here());
}

/* Verifies: SMP-5 */
ZTEST(kernel_smp, test_smp_ipi)
{
#ifdef CONFIG_SCHED_IPI_SUPPORTED
	atomic_val_t seen = atomic_get(&ipis);
	unsigned int key = arch_irq_lock();

	arch_sched_broadcast_ipi();
	arch_irq_unlock(key);
	zassert_true(grows_over(&ipis, seen), "no CPU has been interrupted");
#ifdef CONFIG_ARCH_HAS_DIRECTED_IPIS
	key = arch_irq_lock();
	seen = atomic_get(&ipis);
	arch_sched_directed_ipi(BIT_MASK(arch_num_cpus()) & ~BIT(arch_curr_cpu()->id));
	arch_irq_unlock(key);
	zassert_true(grows_over(&ipis, seen), "no CPU has been interrupted");
#endif
#else
	ztest_test_skip();
#endif
}

static void yielder(void *count, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (;;) {
		(void)atomic_inc(count);
		k_yield();
		arch_spin_relax();
	}
}

/* Verifies: SMP-6 */
ZTEST(kernel_smp, test_yield_threads)
{
	/* they share what is left beside this thread's CPU */
	k_thread_priority_set(k_current_get(), K_PRIO_COOP(1));
	for (int i = 0; i < WORKERS; i++) {
		(void)worker(i, yielder, &counts[i], K_PRIO_COOP(3));
	}
	for (int i = 0; i < WORKERS; i++) {
		zassert_true(grows_over(&counts[i], 50), "worker %d is left out", i);
	}
	stop_workers(); /* they leave no CPU to those who clean up */
}

static struct k_mutex mutex;
static volatile int shared;
#define ROUNDS 2000

static void adder(void *unused0, void *unused1, void *unused2)
{
	ARG_UNUSED(unused0);
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (int i = 0; i < ROUNDS; i++) {
		zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
		shared = shared + 1;
		(void)k_mutex_unlock(&mutex);
	}
}

/* Verifies: SMP-7 */
ZTEST(kernel_smp, test_inc_concurrency)
{
	shared = 0;
	k_mutex_init(&mutex);
	for (int i = 0; i < WORKERS; i++) {
		(void)worker(i, adder, NULL, 5);
	}
	for (int i = 0; i < WORKERS; i++) {
		zassert_ok(k_thread_join(&workers[i], K_SECONDS(60)));
	}
	zassert_equal(shared, WORKERS * ROUNDS);
}

static void locker(void *unused0, void *unused1, void *unused2)
{
	ARG_UNUSED(unused0);
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (int i = 0; i < ROUNDS; i++) {
		unsigned int key = irq_lock();

		shared = shared + 1;
		irq_unlock(key);
	}
}

/* Verifies: SMP-8 */
ZTEST(kernel_smp, test_irq_lock_keeps_other_cpus_out)
{
	shared = 0;
	for (int i = 0; i < WORKERS; i++) {
		(void)worker(i, locker, NULL, 5);
	}
	for (int i = 0; i < WORKERS; i++) {
		zassert_ok(k_thread_join(&workers[i], K_SECONDS(60)));
	}
	zassert_equal(shared, WORKERS * ROUNDS);
}

/* Verifies: SMP-9 */
ZTEST(kernel_smp, test_sleep_threads)
{
	int64_t last = k_uptime_ticks();

	(void)worker(0, yielder, &counts[0], 5);
	for (int i = 0; i < 50; i++) {
		int64_t now;

		k_sleep(K_TICKS(1));
		now = k_uptime_ticks();
		zassert_true(now > last, "time goes back, or a sleep takes none");
		last = now;
	}
}
