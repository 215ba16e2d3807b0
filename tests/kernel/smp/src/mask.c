/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Threads that may run on some CPUs only.
 */
#include "common.h"

ZTEST_SUITE(kernel_smp_mask, NULL, NULL, NULL, NULL, NULL);

static volatile bool strayed;
static atomic_t count;

static void stay(void *cpu, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (int i = 0; i < 300; i++) {
		if (cpu_here() != (int)(intptr_t)cpu) {
			strayed = true;
		}
		(void)atomic_inc(&count);
		if (i % 20 == 0) {
			k_sleep(K_TICKS(1));
		} else {
			k_yield();
		}
	}
}

/* Verifies: SMP-14 */
ZTEST(kernel_smp_mask, test_cpu_pin)
{
	int cpus = (int)arch_num_cpus();

	strayed = false;
	for (int i = 0; i < WORKERS; i++) {
		k_tid_t thread = k_thread_create(&workers[i], worker_stacks[i], STACK_SIZE, stay,
						 (void *)(intptr_t)(i % cpus), NULL, NULL, 2, 0,
						 K_FOREVER);

		zassert_ok(k_thread_cpu_pin(thread, i % cpus));
		k_thread_start(thread);
	}
	for (int i = 0; i < WORKERS; i++) {
		zassert_ok(k_thread_join(&workers[i], K_SECONDS(60)));
	}
	zassert_false(strayed, "a thread ran on a CPU that its mask excludes");
}

/* Verifies: SMP-15 */
ZTEST(kernel_smp_mask, test_mask_of_a_running_thread)
{
	k_tid_t thread;

	(void)atomic_set(&count, 0);
	thread = k_thread_create(&workers[0], worker_stacks[0], STACK_SIZE, spin, &count, NULL,
				 NULL, 5, 0, K_FOREVER);
	zassert_ok(k_thread_cpu_pin(thread, (cpu_here() == 0) ? 1 : 0));
	k_thread_start(thread);
	if (grows_over(&count, 10)) {
		zassert_equal(k_thread_cpu_pin(thread, 0), -EINVAL);
	}
	k_thread_abort(thread);
	zassert_equal(k_thread_cpu_pin(thread, -1), -EINVAL);
	zassert_equal(k_thread_cpu_pin(thread, CONFIG_MP_MAX_NUM_CPUS), -EINVAL);
}
