/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Messages as text.
 *
 * Characters go into the output's buffer, which is sent when it is full and at the end of each
 * message. A buffer of one byte, as the immediate mode uses, is sent character by character.
 */
#include <ctype.h>
#include <stdio.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log_core.h>
#include <zephyr/logging/log_output.h>
#include <zephyr/sys/cbprintf.h>
#include "log_internal.h"

#define COLOR_DEFAULT "\x1B[0m"
#define COLOR_RED     "\x1B[1;31m"
#define COLOR_GREEN   "\x1B[1;32m"
#define COLOR_YELLOW  "\x1B[1;33m"

#define BYTES_PER_LINE 16

static const char *const level_names[] = {NULL, "err", "wrn", "inf", "dbg"};

static const char *const level_colors[] = {
	NULL,
	COLOR_RED,
	COLOR_YELLOW,
	IS_ENABLED(CONFIG_LOG_INFO_COLOR_GREEN) ? COLOR_GREEN : NULL,
	NULL,
};

static uint32_t timestamp_freq;

static void send(const struct log_output *output, uint8_t *buf, size_t len)
{
	while (len > 0) {
		int done = output->func(buf, len, output->control_block->ctx);

		buf += done;
		len -= (size_t)done;
	}
}

static int put_char(int c, void *ctx)
{
	const struct log_output *output = ctx;
	atomic_val_t place;

	if (IS_ENABLED(CONFIG_LOG_MODE_IMMEDIATE)) {
		uint8_t byte = (uint8_t)c;

		/* Several contexts may be at it: nothing is shared. */
		send(output, &byte, 1);
		return c;
	}
	if (output->control_block->offset == (atomic_val_t)output->size) {
		log_output_flush(output);
	}
	place = atomic_inc(&output->control_block->offset);
	output->buf[place] = (uint8_t)c;
	return c;
}

static int put_char_crlf(int c, void *ctx)
{
	if (c == '\n') {
		(void)put_char('\r', ctx);
	}
	return put_char(c, ctx);
}

static __printf_like(2, 3) int put(const struct log_output *output, const char *fmt, ...)
{
	va_list ap;
	int length;

	va_start(ap, fmt);
	length = cbvprintf(put_char, (void *)output, fmt, ap);
	va_end(ap);
	return length;
}

void log_output_flush(const struct log_output *output)
{
	send(output, output->buf, (size_t)output->control_block->offset);
	output->control_block->offset = 0;
}

void log_output_timestamp_freq_set(uint32_t freq)
{
	timestamp_freq = freq;
}

uint64_t log_output_timestamp_to_us(log_timestamp_t timestamp)
{
	uint32_t freq = MAX(timestamp_freq, 1U);

	return (uint64_t)timestamp / freq * USEC_PER_SEC +
	       (uint64_t)timestamp % freq * USEC_PER_SEC / freq;
}

static int put_timestamp(const struct log_output *output, uint32_t flags, log_timestamp_t timestamp)
{
	uint64_t us = log_output_timestamp_to_us(timestamp);
	uint64_t all_seconds = us / USEC_PER_SEC;
	uint32_t fraction = (uint32_t)(us % USEC_PER_SEC);
	uint32_t hours = (uint32_t)(all_seconds / 3600U);
	uint32_t seconds = (uint32_t)(all_seconds % 3600U);

	if ((flags & LOG_OUTPUT_FLAG_FORMAT_TIMESTAMP) == 0 || timestamp_freq == 0) {
		return IS_ENABLED(CONFIG_LOG_TIMESTAMP_64BIT)
			       ? put(output, "[%016llu] ", (unsigned long long)timestamp)
			       : put(output, "[%08lu] ", (unsigned long)timestamp);
	}
	if (IS_ENABLED(CONFIG_LOG_OUTPUT_FORMAT_LINUX_TIMESTAMP)) {
		return put(output, "[%5lu.%06lu] ", (unsigned long)all_seconds,
			   (unsigned long)fraction);
	}
	return put(output, "[%02u:%02u:%02u.%03u,%03u] ", hours, seconds / 60U, seconds % 60U,
		   fraction / 1000U, fraction % 1000U);
}

static void put_color(const struct log_output *output, uint32_t flags, const char *color)
{
	if ((flags & LOG_OUTPUT_FLAG_COLORS) != 0) {
		(void)put(output, "%s", (color != NULL) ? color : COLOR_DEFAULT);
	}
}

static int put_thread(const struct log_output *output, k_tid_t tid)
{
	const char *name = IS_ENABLED(CONFIG_THREAD_NAME) ? k_thread_name_get(tid) : NULL;

	if (IS_ENABLED(CONFIG_THREAD_NAME)) {
		return put(output, "[%s] ", (name != NULL && name[0] != '\0') ? name : "unknown");
	}
	return put(output, "[%p] ", (void *)tid);
}

static int put_source(const struct log_output *output, const char *domain, const char *source,
		      uint8_t level)
{
	int length = 0;

	if (source == NULL) {
		return 0;
	}
	if (domain != NULL && domain[0] != '\0') {
		length += put(output, "%s/", domain);
	}
	return length + put(output, "%s%s", source,
			    (BIT(level) & LOG_FUNCTION_PREFIX_MASK) != 0 ? "." : ": ");
}

static int put_prefix(const struct log_output *output, uint32_t flags, log_timestamp_t timestamp,
		      const char *domain, const char *source, k_tid_t tid, uint8_t level)
{
	const char *tag = z_log_get_tag();
	int length = 0;

	if (tag != NULL) {
		length += put(output, "%s ", tag);
	}
	if ((flags & LOG_OUTPUT_FLAG_TIMESTAMP) != 0) {
		length += put_timestamp(output, flags, timestamp);
	}
	put_color(output, flags, level_colors[level]);
	if ((flags & LOG_OUTPUT_FLAG_LEVEL) != 0) {
		length += put(output, "<%s> ", level_names[level]);
	}
	if (IS_ENABLED(CONFIG_LOG_THREAD_ID_PREFIX) && (flags & LOG_OUTPUT_FLAG_THREAD) != 0 &&
	    tid != NULL) {
		length += put_thread(output, tid);
	}
	if ((flags & LOG_OUTPUT_FLAG_SKIP_SOURCE) == 0) {
		length += put_source(output, domain, source, level);
	}
	return length;
}

static void put_newline(const struct log_output *output, uint32_t flags)
{
	if ((flags & LOG_OUTPUT_FLAG_CRLF_NONE) != 0) {
		return;
	}
	(void)put(output, (flags & LOG_OUTPUT_FLAG_CRLF_LFONLY) != 0 ? "\n" : "\r\n");
}

static void put_dump_line(const struct log_output *output, const uint8_t *data, size_t len)
{
	for (size_t i = 0; i < BYTES_PER_LINE; i++) {
		(void)put(output, (i == BYTES_PER_LINE / 2) ? " " : "");
		if (i < len) {
			(void)put(output, "%02x ", data[i]);
		} else {
			(void)put(output, "   ");
		}
	}
	(void)put(output, "|");
	for (size_t i = 0; i < BYTES_PER_LINE; i++) {
		int c = (i >= len) ? ' ' : (isprint((int)data[i]) != 0) ? data[i] : '.';

		(void)put(output, (i == BYTES_PER_LINE / 2) ? " %c" : "%c", c);
	}
}

static void put_dump(const struct log_output *output, const uint8_t *data, size_t len, int indent,
		     uint32_t flags)
{
	while (len > 0) {
		size_t now = MIN(len, BYTES_PER_LINE);

		put_newline(output, flags);
		(void)put(output, "%*s", indent, "");
		put_dump_line(output, data, now);
		data += now;
		len -= now;
	}
}

void log_output_process(const struct log_output *log_output, log_timestamp_t timestamp,
			const char *domain, const char *source, k_tid_t tid, uint8_t level,
			const uint8_t *package, const uint8_t *data, size_t data_len,
			uint32_t flags)
{
	bool raw = (level == LOG_LEVEL_INTERNAL_RAW_STRING);
	cbprintf_cb out = (raw && source == NULL) ? put_char_crlf : put_char;
	int indent = 0;

	if (!raw) {
		indent = put_prefix(log_output, flags, timestamp, domain, source, tid, level);
	}
	if (package != NULL) {
		(void)cbpprintf(out, (void *)log_output, (void *)package);
	}
	put_dump(log_output, data, data_len, indent, flags);
	if (!raw) {
		put_color(log_output, flags, NULL);
		put_newline(log_output, flags);
	}
	log_output_flush(log_output);
}

void log_output_msg_process(const struct log_output *log_output, struct log_msg *msg,
			    uint32_t flags)
{
	uint8_t level = log_msg_get_level(msg);
	int16_t source_id = log_msg_get_source_id(msg);
	size_t package_len;
	size_t data_len;
	const uint8_t *package = log_msg_get_package(msg, &package_len);
	const uint8_t *data = log_msg_get_data(msg, &data_len);
	const char *source;

	if (level == LOG_LEVEL_INTERNAL_RAW_STRING) {
		source = (log_msg_get_source(msg) != NULL) ? "" : NULL;
	} else {
		source = (source_id >= 0) ? log_source_name_get(0, (uint32_t)source_id) : NULL;
	}
	log_output_process(log_output, log_msg_get_timestamp(msg), CONFIG_LOG_DOMAIN_NAME, source,
			   log_msg_get_tid(msg), level, (package_len > 0) ? package : NULL, data,
			   data_len, flags);
}

void log_output_dropped_process(const struct log_output *output, uint32_t cnt)
{
	(void)put(output, COLOR_RED "--- %u messages dropped ---\r\n" COLOR_DEFAULT,
		  MIN(cnt, 9999U));
	log_output_flush(output);
}

log_format_func_t log_format_func_t_get(uint32_t log_type)
{
	return (log_type == LOG_OUTPUT_TEXT) ? log_output_msg_process : NULL;
}
