/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A record of how long something ran, in hardware cycles.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_STATS_H_
#define ZEPHYR_INCLUDE_KERNEL_STATS_H_

#include <stdbool.h>
#include <stdint.h>

/**
 * Cycles in use: in all, in this window, in the longest window, and how many windows there were.
 */
struct k_cycle_stats {
	uint64_t total;
#if defined(CONFIG_SCHED_THREAD_USAGE_ANALYSIS) || defined(__DOXYGEN__)
	uint64_t current;
	uint64_t longest;
	uint32_t num_windows;
#endif
	bool track_usage;
};

#endif /* ZEPHYR_INCLUDE_KERNEL_STATS_H_ */
