/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

#include "backend.h"
#include <zephyr/logging/log_output.h>

char captured[2048];
uint32_t captured_drops;
uint32_t capture_flags;
int panics;

static size_t length;
static uint8_t buf[16];

static int put(uint8_t *data, size_t size, void *ctx)
{
	ARG_UNUSED(ctx);
	for (size_t i = 0; i < size && length < sizeof(captured) - 1; i++) {
		captured[length++] = (char)data[i];
	}
	captured[length] = '\0';
	return (int)size;
}

LOG_OUTPUT_DEFINE(capture_output, put, buf, sizeof(buf));

static void process(const struct log_backend *const backend, union log_msg_generic *msg)
{
	ARG_UNUSED(backend);
	log_output_msg_process(&capture_output, &msg->log, capture_flags);
}

static void dropped(const struct log_backend *const backend, uint32_t cnt)
{
	ARG_UNUSED(backend);
	captured_drops += cnt;
}

static void panic(const struct log_backend *const backend)
{
	ARG_UNUSED(backend);
	panics++;
}

static const struct log_backend_api api = {
	.process = process,
	.dropped = dropped,
	.panic = panic,
};

LOG_BACKEND_DEFINE(capture, api, false);

const struct log_backend *capture_backend(void)
{
	return &capture;
}

void capture_clear(void)
{
	length = 0;
	captured[0] = '\0';
	captured_drops = 0;
	capture_flags = LOG_OUTPUT_FLAG_LEVEL | LOG_OUTPUT_FLAG_CRLF_LFONLY;
}
