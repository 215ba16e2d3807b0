/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Tests log in the minimal mode unless they choose another; without logging nothing is printed. */
#include <string.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/sys/printk-hooks.h>
#include <zephyr/ztest.h>

LOG_MODULE_REGISTER(minimal);

struct part {
	int number;
	LOG_INSTANCE_PTR_DECLARE(log);
};

LOG_INSTANCE_REGISTER(minimal, one, LOG_LEVEL_WRN);

static struct part part = {.number = 7, LOG_INSTANCE_PTR_INIT(log, minimal, one)};
static char captured[512];
static size_t length;

static int capture(int c)
{
	if (length < sizeof(captured) - 1) {
		captured[length++] = (char)c;
	}
	captured[length] = '\0';
	return c;
}

static int evaluated;

static int count(void)
{
	return ++evaluated;
}

static void log_all(void)
{
	static const uint8_t bytes[] = {0x30, 0x31, 0};

	LOG_ERR("error %d", count());
	LOG_WRN("warning");
	LOG_INF("information %s", "text");
	LOG_DBG("details");
	LOG_INST_ERR(part.log, "part %d", part.number);
	LOG_HEXDUMP_INF(bytes, sizeof(bytes), "bytes");
	LOG_RAW("raw\n");
}

ZTEST(log_minimal, test_text)
{
	printk_hook_fn_t hook = __printk_get_hook();

	__printk_hook_install(capture);
	log_all();
	__printk_hook_install(hook);
	if (!IS_ENABLED(CONFIG_LOG)) {
		zassert_str_equal(captured, "");
		zassert_equal(evaluated, 0, "arguments are evaluated for nothing");
		return;
	}
	zassert_str_equal(captured,
			  (CONFIG_LOG_DEFAULT_LEVEL == LOG_LEVEL_DBG)
				  ? "E: error 1\nW: warning\nI: information text\nD: details\n"
				    "E: part 7\nI: bytes\n"
				    "I: 30 31 00                                         "
				    "|01.              \nraw\n"
				  : "E: error 1\nW: warning\nI: information text\n"
				    "E: part 7\nI: bytes\n"
				    "I: 30 31 00                                         "
				    "|01.              \nraw\n");
}

ZTEST(log_minimal, test_control_does_nothing)
{
	LOG_INIT();
	LOG_PANIC();
	zassert_false(LOG_PROCESS());
}

ZTEST_SUITE(log_minimal, NULL, NULL, NULL, NULL, NULL);
