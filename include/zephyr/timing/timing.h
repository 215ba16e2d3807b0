/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Measure how long code takes (CONFIG_TIMING_FUNCTIONS)
 *
 * timing_init() once, timing_start(), two readings, timing_stop(). The counter is the kernel's
 * cycle counter unless the SoC or the board brings a finer one; a counter of 32 bits measures up to
 * one turn of it. Context: any.
 */
#ifndef ZEPHYR_INCLUDE_TIMING_TIMING_H_
#define ZEPHYR_INCLUDE_TIMING_TIMING_H_

#include <stdint.h>
#include <zephyr/timing/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Get the counter ready. */
void timing_init(void);

/** @brief Start the counter. Calls nest. */
void timing_start(void);

/** @brief Stop the counter, at the last of nested calls. */
void timing_stop(void);

/** @brief The counter now. */
timing_t timing_counter_get(void);

/** @brief Cycles from @p start to @p end. */
uint64_t timing_cycles_get(volatile timing_t *const start, volatile timing_t *const end);

/** @brief Cycles in a second. */
uint64_t timing_freq_get(void);

/** @brief Cycles in a microsecond, rounded down. */
uint32_t timing_freq_get_mhz(void);

/** @brief Cycles as nanoseconds. */
uint64_t timing_cycles_to_ns(uint64_t cycles);

/** @brief Nanoseconds of each of @p count repetitions (not 0) that took @p cycles together. */
uint64_t timing_cycles_to_ns_avg(uint64_t cycles, uint32_t count);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_TIMING_TIMING_H_ */
