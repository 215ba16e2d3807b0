/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Messages as lines of text, for backends
 *
 * "[00:00:00.000,000] <inf> module: text". Parts are chosen by flags.
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_OUTPUT_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_OUTPUT_H_

#include <stdarg.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log_msg.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name Flags @{ */
#define LOG_OUTPUT_FLAG_COLORS           BIT(0)
#define LOG_OUTPUT_FLAG_TIMESTAMP        BIT(1)
/** The time in hours, minutes, ... instead of ticks. */
#define LOG_OUTPUT_FLAG_FORMAT_TIMESTAMP BIT(2)
#define LOG_OUTPUT_FLAG_LEVEL            BIT(3)
/** No line break at the end. */
#define LOG_OUTPUT_FLAG_CRLF_NONE        BIT(4)
/** A line feed only at the end, instead of carriage return and line feed. */
#define LOG_OUTPUT_FLAG_CRLF_LFONLY      BIT(5)
#define LOG_OUTPUT_FLAG_FORMAT_SYSLOG    BIT(6)
#define LOG_OUTPUT_FLAG_THREAD           BIT(7)
#define LOG_OUTPUT_FLAG_SKIP_SOURCE      BIT(8)
/** @} */

/** @name Forms of output @{ */
#define LOG_OUTPUT_TEXT   0
#define LOG_OUTPUT_SYST   1
#define LOG_OUTPUT_DICT   2
#define LOG_OUTPUT_CUSTOM 3
/** @} */

struct log_output;

/** @brief Takes @p size bytes; returns how many it took, at least one. */
typedef int (*log_output_func_t)(uint8_t *buf, size_t size, void *ctx);

/** @brief Writes a message in some form. */
typedef void (*log_format_func_t)(const struct log_output *output, struct log_msg *msg,
				  uint32_t flags);

/** @brief Changeable part of an output. */
struct log_output_control_block {
	atomic_t offset;
	void *ctx;
	const char *hostname;
};

/** @brief An output: a buffer and the function that empties it. */
struct log_output {
	log_output_func_t func;
	struct log_output_control_block *control_block;
	uint8_t *buf;
	size_t size;
};

/** @brief The function for LOG_OUTPUT_...; NULL: not in this image. */
log_format_func_t log_format_func_t_get(uint32_t log_type);

/** @brief Create an output that collects @p _size bytes in @p _buf. At file scope. */
#define LOG_OUTPUT_DEFINE(_name, _func, _buf, _size) \
	static struct log_output_control_block _name##_control_block; \
	static const struct log_output _name = { \
		.func = _func, \
		.control_block = &_name##_control_block, \
		.buf = _buf, \
		.size = _size, \
	}

/** @brief Write a message as text. */
void log_output_msg_process(const struct log_output *log_output, struct log_msg *msg,
			    uint32_t flags);

/**
 * @brief Write a line of text from its parts.
 *
 * @param log_output output
 * @param timestamp ticks of the logging clock
 * @param domain name of the domain, or NULL
 * @param source name of the source, or NULL; for raw text (level 0): not NULL leaves line feeds
 * alone
 * @param tid thread, or NULL
 * @param level LOG_LEVEL_...; 0: raw text
 * @param package text as a cbprintf() package, or NULL
 * @param data bytes to dump below
 * @param data_len how many
 * @param flags LOG_OUTPUT_FLAG_...
 */
void log_output_process(const struct log_output *log_output, log_timestamp_t timestamp,
			const char *domain, const char *source, k_tid_t tid, uint8_t level,
			const uint8_t *package, const uint8_t *data, size_t data_len,
			uint32_t flags);

/** @brief Write that @p cnt messages were dropped. */
void log_output_dropped_process(const struct log_output *output, uint32_t cnt);

/** @brief Send what the buffer holds. */
void log_output_flush(const struct log_output *output);

/** @brief Context for the output's function. */
static inline void log_output_ctx_set(const struct log_output *output, void *ctx)
{
	output->control_block->ctx = ctx;
}

/** @brief Name of this machine, for outputs that say it. */
static inline void log_output_hostname_set(const struct log_output *output, const char *hostname)
{
	output->control_block->hostname = hostname;
}

/** @brief Ticks of the logging clock in a second. */
void log_output_timestamp_freq_set(uint32_t freq);

/** @brief Ticks of the logging clock as microseconds. */
uint64_t log_output_timestamp_to_us(log_timestamp_t timestamp);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_OUTPUT_H_ */
