/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Starting CPUs (CONFIG_SMP). Boot starts them all, unless CONFIG_SMP_BOOT_DELAY=y.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_SMP_H_
#define ZEPHYR_INCLUDE_KERNEL_SMP_H_

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief What a CPU runs first, once, with interrupts off, before it takes any thread. */
typedef void (*smp_init_fn)(void *arg);

/**
 * @brief Start CPU @p id, which does not run yet; returns when it does.
 *
 * @param id 1 to arch_num_cpus() - 1
 * @param fn run there first with @p arg, or NULL
 * Context: thread, interrupts on.
 */
void k_smp_cpu_start(int id, smp_init_fn fn, void *arg);

/**
 * @brief Bring CPU @p id back, which ran before and was switched off since.
 *
 * @param id a CPU that is off; @param fn run there first with @p arg, or NULL
 * @param reinit_timer set up its timer again
 * @param invoke_sched true: it runs threads again; false: it returns to what the port does next
 * Context: thread, interrupts on.
 */
void k_smp_cpu_resume(int id, smp_init_fn fn, void *arg, bool reinit_timer, bool invoke_sched);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_SMP_H_ */
