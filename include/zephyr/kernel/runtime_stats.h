/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * How long threads have run (CONFIG_SCHED_THREAD_USAGE).
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_RUNTIME_STATS_H_
#define ZEPHYR_INCLUDE_KERNEL_RUNTIME_STATS_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_thread;

/** @brief Cycles used, in hardware cycles. */
typedef struct k_thread_runtime_stats {
	uint64_t execution_cycles;
	uint64_t total_cycles;
#ifdef CONFIG_SCHED_THREAD_USAGE_ANALYSIS
	uint64_t current_cycles;
	uint64_t peak_cycles;
	uint64_t average_cycles;
#endif
#ifdef CONFIG_SCHED_THREAD_USAGE_ALL
	uint64_t idle_cycles;
#endif
#if defined(__cplusplus) && !defined(CONFIG_SCHED_THREAD_USAGE)
	uint8_t dummy;
#endif
} k_thread_runtime_stats_t;

/** @brief Cycles used by @p thread (CONFIG_SCHED_THREAD_USAGE). @retval -EINVAL NULL. */
int k_thread_runtime_stats_get(struct k_thread *thread, k_thread_runtime_stats_t *stats);
/** @brief Cycles used by all CPUs. */
int k_thread_runtime_stats_all_get(k_thread_runtime_stats_t *stats);
/** @brief Count for @p thread. */
int k_thread_runtime_stats_enable(struct k_thread *thread);
/** @brief Do not count for @p thread. */
int k_thread_runtime_stats_disable(struct k_thread *thread);
/** @brief Count for the system, or not. */
void k_sys_runtime_stats_enable(void);
void k_sys_runtime_stats_disable(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_RUNTIME_STATS_H_ */
