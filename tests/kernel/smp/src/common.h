/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Threads of these tests, and waiting for what other CPUs do.
 */
#ifndef TESTS_KERNEL_SMP_COMMON_H_
#define TESTS_KERNEL_SMP_COMMON_H_

#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define WORKERS    4
#define STACK_SIZE (1024 + CONFIG_TEST_EXTRA_STACK_SIZE)

extern struct k_thread workers[WORKERS];
K_THREAD_STACK_ARRAY_DECLARE(worker_stacks, WORKERS, STACK_SIZE);

/** Start worker @p i: fn(&counts[i]). It counts in a loop, or does something else. */
k_tid_t worker(int i, k_thread_entry_t fn, void *arg, int prio);

/** Count as long as it lives; never gives the CPU away. */
void spin(void *count, void *unused1, void *unused2);

/** The number of this CPU, asked with interrupts off. */
int cpu_here(void);

/** Wait busily until @p counter is more than @p than; fails after a second or so. */
bool grows_over(atomic_t *counter, atomic_val_t than);

#endif /* TESTS_KERNEL_SMP_COMMON_H_ */
