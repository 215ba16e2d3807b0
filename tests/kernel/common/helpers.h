/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the kernel's tests share: helper threads, and calls from an interrupt handler.
 *
 * The test's own thread is cooperative (CONFIG_ZTEST_THREAD_PRIORITY, -1): a helper of a worse
 * priority runs when the test waits, one of a better priority also when it is made ready... by a
 * call that may switch only if the test's thread is preemptible. LOW and HIGH below are seen from
 * there.
 */
#ifndef TESTS_KERNEL_COMMON_HELPERS_H_
#define TESTS_KERNEL_COMMON_HELPERS_H_

#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define HELPERS     4
#define HELPER_STACK (640 + CONFIG_TEST_EXTRA_STACK_SIZE)

#define LOW  K_PRIO_PREEMPT(5)
#define MID  K_PRIO_PREEMPT(3)
#define HIGH K_PRIO_COOP(1)

static K_THREAD_STACK_ARRAY_DEFINE(helper_stacks, HELPERS, HELPER_STACK);
static struct k_thread helper_threads[HELPERS];
static int helper_count;

#if CONFIG_MP_MAX_NUM_CPUS > 1
/* What these tests expect of the order of threads holds on one CPU: keep the others out. */
static void one_cpu(const struct ztest_unit_test *test, void *data)
{
	ARG_UNUSED(test);
	ztest_simple_1cpu_before(data);
}

static void all_cpus(const struct ztest_unit_test *test, void *data)
{
	ARG_UNUSED(test);
	ztest_simple_1cpu_after(data);
}

ZTEST_RULE(one_cpu, one_cpu, all_cpus);
#endif

/** No call may come back with interrupts locked. (A user can not even look.) */
static inline void expect_unlocked(void)
{
	unsigned int key;
	bool unlocked;

	if (k_is_user_context()) {
		return;
	}
	key = irq_lock();
	unlocked = arch_irq_unlocked(key);
	irq_unlock(key);
	zassert_true(unlocked, "some call has left interrupts locked");
}

/** Start a helper thread now; ended by helpers_end() at the latest. */
static inline k_tid_t helper(void (*fn)(void *, void *, void *), void *p1, int prio)
{
	int i = helper_count++;

	zassert_true(i < HELPERS, "more helpers than HELPERS");
	return k_thread_create(&helper_threads[i], helper_stacks[i],
			       K_THREAD_STACK_SIZEOF(helper_stacks[i]), fn, p1, NULL, NULL, prio,
			       0, K_NO_WAIT);
}

/** Wait for all helpers, also for those that helpers start meanwhile. */
static inline void helpers_join(void)
{
	expect_unlocked();
	for (int i = 0; i < helper_count; i++) {
		zassert_ok(k_thread_join(&helper_threads[i], K_SECONDS(10)),
			   "helper %d does not end", i);
	}
	helper_count = 0;
}

/** For after(): a failed test leaves no thread behind. */
static inline void helpers_end(void *fixture)
{
	ARG_UNUSED(fixture);
	while (helper_count > 0) {
		k_thread_abort(&helper_threads[--helper_count]);
	}
}

/** Let helpers run until they wait. */
static inline void settle(void)
{
	expect_unlocked();
	k_sleep(K_MSEC(20));
}

/** Run @p fn(@p arg) as an interrupt handler. */
#define IN_ISR(fn, arg)                                                                            \
	do {                                                                                       \
		expect_unlocked();                                                                 \
		irq_offload((irq_offload_routine_t)(fn), (const void *)(arg));                     \
		expect_unlocked();                                                                 \
	} while (false)

#endif /* TESTS_KERNEL_COMMON_HELPERS_H_ */
