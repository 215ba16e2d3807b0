/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Messages of user threads come out, and a user can not have the kernel read what is not its own.
 */
#include "user_helpers.h"
#include <string.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_backend.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/logging/log_output.h>

LOG_MODULE_REGISTER(user_test, LOG_LEVEL_INF);

static char captured[512];
static size_t length;
static uint8_t buf[16];

static int put(uint8_t *data, size_t size, void *ctx)
{
	size_t n = MIN(size, sizeof(captured) - 1U - length);

	ARG_UNUSED(ctx);
	(void)memcpy(&captured[length], data, n);
	length += n;
	captured[length] = '\0';
	return (int)size;
}

LOG_OUTPUT_DEFINE(capture_output, put, buf, sizeof(buf));

static void process(const struct log_backend *const backend, union log_msg_generic *msg)
{
	ARG_UNUSED(backend);
	log_output_msg_process(&capture_output, &msg->log, LOG_OUTPUT_FLAG_LEVEL);
}

static void panic(const struct log_backend *const backend)
{
	ARG_UNUSED(backend);
}

static const struct log_backend_api api = {.process = process, .panic = panic};

LOG_BACKEND_DEFINE(capture, api, true);

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	length = 0;
	captured[0] = '\0';
}

ZTEST_SUITE(logging_user, NULL, NULL, before, NULL, NULL);

/* What there is to put out of what @p fn logs in user mode. */
static const char *log_of(user_fn fn, void *arg)
{
	(void)user_create(fn, arg, NULL);
	user_finish();
	while (LOG_PROCESS()) {
	}
	return captured;
}

static void say(void *unused, void *unused2)
{
	char own[] = "own text";

	ARG_UNUSED(unused);
	ARG_UNUSED(unused2);
	LOG_INF("number %d, %s", 42, own);
	LOG_DBG("not compiled");
	LOG_HEXDUMP_WRN(own, 3, "bytes");
}

ZTEST(logging_user, test_comes_out)
{
	const char *text = log_of(say, NULL);

	zassert_equal(user_reached, 2);
	zassert_not_null(strstr(text, "<inf> user_test: number 42, own text"), "%s", text);
	zassert_not_null(strstr(text, "<wrn> user_test: bytes"), "%s", text);
	zassert_not_null(strstr(text, "6f 77 6e"), "%s", text);
}

static void say_much(void *unused, void *unused2)
{
	ARG_UNUSED(unused);
	ARG_UNUSED(unused2);
	LOG_INF("%0300d", 7);
}

ZTEST(logging_user, test_long_text_is_cut)
{
	const char *text = log_of(say_much, NULL);

	zassert_equal(user_reached, 2);
	zassert_not_null(strstr(text, "<inf> user_test: 000000"), "%s", text);
	zassert_true(strlen(text) < 2U * Z_LOG_USER_TEXT);
}

static char secret[] = "a secret of the kernel";

/* @p what: 0 a text, 1 bytes, 2 a source, 3 the record itself, of the kernel's; 4 a level. */
static void lie(void *what, void *unused)
{
	struct z_log_user_message message = {.level = LOG_LEVEL_INF, .text = "text"};

	ARG_UNUSED(unused);
	switch ((uintptr_t)what) {
	case 0:
		message.text = secret;
		break;
	case 1:
		message.data = secret;
		message.data_len = sizeof(secret);
		break;
	case 2:
		message.source = secret;
		break;
	case 4:
		message.level = 7;
		break;
	default:
		z_log_user((const struct z_log_user_message *)secret);
		return;
	}
	z_log_user(&message);
}

ZTEST(logging_user, test_lies)
{
	for (uintptr_t what = 0; what <= 4U; what++) {
		const char *text = log_of(lie, (void *)what);

		zassert_equal(user_reached, 1, "lie %d", (int)what);
		zassert_equal(user_reason, K_ERR_KERNEL_OOPS);
		zassert_is_null(strstr(text, secret), "%s", text);
	}
}
