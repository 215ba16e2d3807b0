/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief What backends that print lines of text have in common
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_BACKEND_STD_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_BACKEND_STD_H_

#include <zephyr/kernel.h>
#include <zephyr/logging/log_output.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Flags as the configuration chooses them. */
static inline uint32_t log_backend_std_get_flags(void)
{
	return LOG_OUTPUT_FLAG_LEVEL | LOG_OUTPUT_FLAG_TIMESTAMP |
	       (IS_ENABLED(CONFIG_LOG_BACKEND_SHOW_COLOR) ? LOG_OUTPUT_FLAG_COLORS : 0) |
	       (IS_ENABLED(CONFIG_LOG_BACKEND_FORMAT_TIMESTAMP) ? LOG_OUTPUT_FLAG_FORMAT_TIMESTAMP
								: 0) |
	       (IS_ENABLED(CONFIG_LOG_THREAD_ID_PREFIX) ? LOG_OUTPUT_FLAG_THREAD : 0);
}

/** @brief For panic(). */
static inline void log_backend_std_panic(const struct log_output *const output)
{
	log_output_flush(output);
}

/** @brief For dropped(). */
static inline void log_backend_std_dropped(const struct log_output *const output, uint32_t cnt)
{
	log_output_dropped_process(output, cnt);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_BACKEND_STD_H_ */
