/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Tests that only hold on one CPU: meanwhile threads of the best priority hold the others, asleep
 * where a CPU can be woken by another one, else with interrupts off. On one CPU there is nothing to
 * do.
 */

#include <zephyr/kernel.h>
#include "ztest_internal.h"

#if CONFIG_MP_MAX_NUM_CPUS > 1

#include <zephyr/drivers/timer/system_timer.h>

#define HOLDERS    (CONFIG_MP_MAX_NUM_CPUS - 1)
#define STACK_SIZE (512 + CONFIG_TEST_EXTRA_STACK_SIZE)

static struct k_thread holders[HOLDERS];
static K_KERNEL_STACK_ARRAY_DEFINE(stacks, HOLDERS, STACK_SIZE);
static atomic_t held, release;
static int depth; /* suites and rules may both ask */

#if defined(CONFIG_SCHED_IPI_SUPPORTED) && defined(CONFIG_TICKLESS_KERNEL)

/* This CPU may have had the alarm of the next timeout, and would take the following ones too. */
static void forget_alarm(void)
{
	sys_clock_set_timeout(K_TICKS_FOREVER, false);
}

static void sleep_until_released(unsigned int key)
{
	while (atomic_get(&release) == 0) {
		arch_cpu_atomic_idle(key);
		key = arch_irq_lock();
	}
	arch_irq_unlock(key);
}

static void wake_holders(void)
{
	unsigned int key = arch_irq_lock();

	arch_sched_broadcast_ipi();
	arch_irq_unlock(key);
}

#else

static void forget_alarm(void)
{
}

static void sleep_until_released(unsigned int key)
{
	while (atomic_get(&release) == 0) {
		arch_spin_relax();
	}
	arch_irq_unlock(key);
}

static void wake_holders(void)
{
}

#endif

static void hold(void *arg0, void *arg1, void *arg2)
{
	unsigned int key = arch_irq_lock();

	ARG_UNUSED(arg0);
	ARG_UNUSED(arg1);
	ARG_UNUSED(arg2);
	forget_alarm();
	(void)atomic_inc(&held);
	sleep_until_released(key);
}

static int other_cpus(void)
{
	return (int)MIN(arch_num_cpus(), CONFIG_MP_MAX_NUM_CPUS) - 1;
}

void ztest_simple_1cpu_before(void *data)
{
	ARG_UNUSED(data);
	if (depth++ > 0) {
		return;
	}
	(void)atomic_set(&held, 0);
	(void)atomic_set(&release, 0);
	for (int i = 0; i < other_cpus(); i++) {
		(void)k_thread_create(&holders[i], stacks[i], STACK_SIZE, hold, NULL, NULL, NULL,
				      K_HIGHEST_THREAD_PRIO, 0, K_NO_WAIT);
		/* the holder may have taken this very CPU: then this thread is on another now */
		while (atomic_get(&held) <= i) {
			arch_spin_relax();
		}
	}
	/* the alarm of the first timeout may have been set on a CPU that is held */
	sys_clock_announce(0);
}

void ztest_simple_1cpu_after(void *data)
{
	ARG_UNUSED(data);
	if (--depth > 0) {
		return;
	}
	(void)atomic_set(&release, 1);
	wake_holders();
	for (int i = 0; i < other_cpus(); i++) {
		(void)k_thread_join(&holders[i], K_FOREVER);
	}
}

#else

void ztest_simple_1cpu_before(void *data)
{
	ARG_UNUSED(data);
}

void ztest_simple_1cpu_after(void *data)
{
	ARG_UNUSED(data);
}

#endif
