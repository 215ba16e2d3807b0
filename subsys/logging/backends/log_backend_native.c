/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Messages on the standard output of the host's process. Lines end as the host's do; colours only
 * if somebody sees them.
 */
#include <nsi_tracing.h>
#include <nsi_uart.h>
#include <zephyr/logging/log_backend.h>
#include <zephyr/logging/log_backend_std.h>

static uint8_t buf[128];
static uint32_t format = LOG_OUTPUT_TEXT;

static int put(uint8_t *data, size_t length, void *ctx)
{
	ARG_UNUSED(ctx);
	for (size_t i = 0; i < length; i++) {
		if (data[i] != '\r') {
			nsi_uart_write(nsi_uart_open_stdinout(), (const char *)&data[i], 1);
		}
	}
	return (int)length;
}

LOG_OUTPUT_DEFINE(log_output_native, put, buf, sizeof(buf));

static void process(const struct log_backend *const backend, union log_msg_generic *msg)
{
	uint32_t flags = log_backend_std_get_flags();

	ARG_UNUSED(backend);
	if (!nsi_trace_over_tty(0)) {
		flags &= ~LOG_OUTPUT_FLAG_COLORS;
	}
	log_format_func_t_get(format)(&log_output_native, &msg->log, flags);
}

static int format_set(const struct log_backend *const backend, uint32_t log_type)
{
	ARG_UNUSED(backend);
	if (log_format_func_t_get(log_type) == NULL) {
		return -ENOTSUP;
	}
	format = log_type;
	return 0;
}

static void dropped(const struct log_backend *const backend, uint32_t cnt)
{
	ARG_UNUSED(backend);
	log_backend_std_dropped(&log_output_native, cnt);
}

static void panic(const struct log_backend *const backend)
{
	ARG_UNUSED(backend);
	log_backend_std_panic(&log_output_native);
	nsi_uart_flush(nsi_uart_open_stdinout());
}

static const struct log_backend_api log_backend_native_api = {
	.process = process,
	.dropped = dropped,
	.panic = panic,
	.format_set = format_set,
};

LOG_BACKEND_DEFINE(log_backend_native_posix, log_backend_native_api, true);
