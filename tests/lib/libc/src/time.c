/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <string.h>
#include <time.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(libc_time, NULL, NULL, NULL, NULL, NULL);

struct moment {
	time_t t;
	struct tm tm;
};

ZTEST(libc_time, test_gmtime_r)
{
	static const struct moment moments[] = {
		{0, {.tm_year = 70, .tm_mday = 1, .tm_wday = 4}},
		{-1, {59, 59, 23, 31, 11, 69, 3, 364}},
		{951782400,
		 {.tm_year = 100, .tm_mon = 1, .tm_mday = 29, .tm_wday = 2, .tm_yday = 59}},
		{951868799, {59, 59, 23, 29, 1, 100, 2, 59}},
		{951868800,
		 {.tm_year = 100, .tm_mon = 2, .tm_mday = 1, .tm_wday = 3, .tm_yday = 60}},
		{1234567890, {30, 31, 23, 13, 1, 109, 5, 43}},
		{4107542399, {59, 59, 23, 28, 1, 200, 0, 58}},
		{4107542400,
		 {.tm_year = 200, .tm_mon = 2, .tm_mday = 1, .tm_wday = 1, .tm_yday = 59}},
		{-2203891200,
		 {.tm_year = 0, .tm_mon = 2, .tm_mday = 1, .tm_wday = 4, .tm_yday = 59}},
	};

	for (size_t i = 0; i < ARRAY_SIZE(moments); i++) {
		const struct moment *m = &moments[i];
		struct tm tm;

		if (sizeof(time_t) == 4 && (m->tm.tm_year < 2 || m->tm.tm_year > 137)) {
			continue; /* out of its range */
		}
		memset(&tm, 0xff, sizeof(tm));
		zassert_equal_ptr(gmtime_r(&m->t, &tm), &tm);
		zassert_equal(tm.tm_year, m->tm.tm_year, "%zu: %d", i, tm.tm_year);
		zassert_equal(tm.tm_mon, m->tm.tm_mon, "%zu: %d", i, tm.tm_mon);
		zassert_equal(tm.tm_mday, m->tm.tm_mday, "%zu: %d", i, tm.tm_mday);
		zassert_equal(tm.tm_hour, m->tm.tm_hour, "%zu: %d", i, tm.tm_hour);
		zassert_equal(tm.tm_min, m->tm.tm_min, "%zu: %d", i, tm.tm_min);
		zassert_equal(tm.tm_sec, m->tm.tm_sec, "%zu: %d", i, tm.tm_sec);
		zassert_equal(tm.tm_wday, m->tm.tm_wday, "%zu: %d", i, tm.tm_wday);
		zassert_equal(tm.tm_yday, m->tm.tm_yday, "%zu: %d", i, tm.tm_yday);
		zassert_equal(tm.tm_isdst, 0);
	}
}

ZTEST(libc_time, test_mktime)
{
	struct tm tm = { .tm_year = 109, .tm_mon = 1, .tm_mday = 13, .tm_hour = 23, .tm_min = 31,
			 .tm_sec = 30 };

	/* the host may live in a time zone */
	if (IS_ENABLED(CONFIG_EXTERNAL_LIBC)) {
		ztest_test_skip();
	}
	zassert_equal(mktime(&tm), 1234567890);
	zassert_equal(tm.tm_wday, 5);

	/* fields out of range: the 13th month, day 0, minute -1 */
	tm = (struct tm){ .tm_year = 119, .tm_mon = 12, .tm_mday = 0, .tm_min = -1 };
	zassert_equal(mktime(&tm), 1577750400 - 60);
	zassert_equal(tm.tm_year, 119);
	zassert_equal(tm.tm_mon, 11);
	zassert_equal(tm.tm_mday, 30);
	zassert_equal(tm.tm_min, 59);
}
