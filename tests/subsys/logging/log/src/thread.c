/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The logging thread takes them out: a while after the first, or when there are enough. */
#include <string.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/ztest.h>
#include "backend.h"

LOG_MODULE_DECLARE(test);

ZTEST(log, test_thread)
{
	LOG_INF("1");
	k_msleep(CONFIG_LOG_PROCESS_THREAD_SLEEP_MS / 2);
	zassert_str_equal(captured, "");
	k_msleep(CONFIG_LOG_PROCESS_THREAD_SLEEP_MS);
	zassert_str_equal(captured, "<inf> test: 1\n");
	capture_clear();
	for (int i = 0; i < CONFIG_LOG_PROCESS_TRIGGER_THRESHOLD; i++) {
		LOG_INF("n");
	}
	k_msleep(1);
	zassert_true(strlen(captured) > 0);
}
