/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** @file @brief How much stack and time each thread uses (CONFIG_THREAD_ANALYZER) */
#ifndef ZEPHYR_INCLUDE_DEBUG_THREAD_ANALYZER_H_
#define ZEPHYR_INCLUDE_DEBUG_THREAD_ANALYZER_H_

#include <stddef.h>
#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief What is known of a thread. */
struct thread_analyzer_info {
	/** Its name, or its address in hexadecimal. */
	const char *name;
	/** Bytes. */
	size_t stack_size;
	size_t stack_used;
#ifdef CONFIG_THREAD_RUNTIME_STATS
	/** Percent of all time. */
	unsigned int utilization;
#ifdef CONFIG_SCHED_THREAD_USAGE
	k_thread_runtime_stats_t usage;
#endif
#endif
};

/** @brief Called for a thread. */
typedef void (*thread_analyzer_cb)(struct thread_analyzer_info *info);

/** @brief Call @p cb for each thread. Context: thread. */
void thread_analyzer_run(thread_analyzer_cb cb);

/** @brief Print what is known of each thread. Context: thread. */
void thread_analyzer_print(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DEBUG_THREAD_ANALYZER_H_ */
