/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Messages on the UART of the console, polled.
 */
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/logging/log_backend.h>
#include <zephyr/logging/log_backend_std.h>

static const struct device *const uart = DEVICE_DT_GET(DT_CHOSEN(zephyr_console));
static uint8_t buf[CONFIG_LOG_BACKEND_UART_BUFFER_SIZE];
static uint32_t format = LOG_OUTPUT_TEXT;

static int put(uint8_t *data, size_t length, void *ctx)
{
	ARG_UNUSED(ctx);
	for (size_t i = 0; i < length; i++) {
		uart_poll_out(uart, data[i]);
	}
	return (int)length;
}

LOG_OUTPUT_DEFINE(log_output_uart, put, buf, sizeof(buf));

static void process(const struct log_backend *const backend, union log_msg_generic *msg)
{
	ARG_UNUSED(backend);
	log_format_func_t_get(format)(&log_output_uart, &msg->log, log_backend_std_get_flags());
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
	log_backend_std_dropped(&log_output_uart, cnt);
}

static void panic(const struct log_backend *const backend)
{
	ARG_UNUSED(backend);
	log_backend_std_panic(&log_output_uart);
}

static int is_ready(const struct log_backend *const backend)
{
	ARG_UNUSED(backend);
	return device_is_ready(uart) ? 0 : -EBUSY;
}

static const struct log_backend_api log_backend_uart_api = {
	.process = process,
	.dropped = dropped,
	.panic = panic,
	.is_ready = is_ready,
	.format_set = format_set,
};

LOG_BACKEND_DEFINE(log_backend_uart, log_backend_uart_api,
		   IS_ENABLED(CONFIG_LOG_BACKEND_UART_AUTOSTART));
