/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The application takes messages out of the buffer; a full one drops some and says so. */
#include <string.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/ztest.h>
#include "backend.h"

LOG_MODULE_DECLARE(test);

ZTEST(log, test_buffer)
{
	uint32_t size;
	uint32_t use;
	const int many = 200;

	k_msleep(CONFIG_LOG_FAILURE_REPORT_PERIOD);
	zassert_ok(log_mem_get_usage(&size, &use));
	zassert_equal(use, 0);
	for (int i = 0; i < many; i++) {
		LOG_INF("%d", i);
	}
	zassert_ok(log_mem_get_usage(&size, &use));
	zassert_true(use > size / 2 && use <= size);
	zassert_true(log_data_pending());
	zassert_true(log_buffered_cnt() > 5 && log_buffered_cnt() < many);
	use = log_buffered_cnt();
	zassert_equal(captured_drops, 0);
	while (log_process()) {
	}
	zassert_equal(captured_drops, many - use);
	zassert_equal(log_buffered_cnt(), 0);
	if (IS_ENABLED(CONFIG_LOG_MODE_OVERFLOW)) {
		zassert_not_null(strstr(captured, "test: 199\n"));
		zassert_is_null(strstr(captured, "test: 0\n"));
	} else {
		zassert_is_null(strstr(captured, "test: 199\n"));
		zassert_not_null(strstr(captured, "test: 0\n"));
	}
}
