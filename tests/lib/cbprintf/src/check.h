/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef TESTS_LIB_CBPRINTF_CHECK_H_
#define TESTS_LIB_CBPRINTF_CHECK_H_

#include <string.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/printk.h>
#include <zephyr/ztest.h>

/* Some formats here are wrong on purpose. */
#pragma GCC diagnostic ignored "-Wformat"
#pragma GCC diagnostic ignored "-Wformat-extra-args"

/* Format, and compare text and result. */
#define CHECK(expected, ...)                                                                       \
	do {                                                                                       \
		char buf_[128];                                                                    \
		int rc_ = snprintfcb(buf_, sizeof(buf_), __VA_ARGS__);                             \
                                                                                                   \
		zassert_str_equal(buf_, expected, "'%s' instead of '%s'", buf_, expected);         \
		zassert_equal(rc_, (int)strlen(expected), "%d for '%s'", rc_, expected);           \
	} while (false)

#define NANO IS_ENABLED(CONFIG_CBPRINTF_NANO)
#define FULL IS_ENABLED(CONFIG_CBPRINTF_FULL_INTEGRAL)

#endif /* TESTS_LIB_CBPRINTF_CHECK_H_ */
