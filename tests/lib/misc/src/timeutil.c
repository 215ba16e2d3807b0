/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <errno.h>
#include <time.h>

#include <zephyr/sys/timeutil.h>
#include <zephyr/sys/util.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(timeutil, NULL, NULL, NULL, NULL, NULL);

static int64_t seconds(int year, int month, int day, int hour, int minute, int second)
{
	struct tm tm = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day,
			.tm_hour = hour, .tm_min = minute, .tm_sec = second};

	return timeutil_timegm64(&tm);
}

ZTEST(timeutil, test_known_dates)
{
	zassert_equal(seconds(1970, 1, 1, 0, 0, 0), 0);
	zassert_equal(seconds(1969, 12, 31, 23, 59, 59), -1);
	zassert_equal(seconds(2000, 2, 29, 12, 0, 0), 951825600);
	zassert_equal(seconds(2001, 9, 9, 1, 46, 40), 1000000000);
	zassert_equal(seconds(2038, 1, 19, 3, 14, 8), 2147483648);
	zassert_equal(seconds(1900, 1, 1, 0, 0, 0), -2208988800);
	zassert_equal(seconds(0, 3, 1, 0, 0, 0), -62162035200);
	zassert_equal(seconds(-400, 3, 1, 0, 0, 0), -62162035200 - 146097LL * 86400);
	zassert_equal(seconds(-1, 12, 31, 0, 0, 0), -62167219200 - 86400);
	zassert_equal(seconds(9999, 12, 31, 23, 59, 59), 253402300799);
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Every day of some centuries follows the one before. */
ZTEST(timeutil, test_every_day)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int64_t want = seconds(1890, 1, 1, 0, 0, 0);

	for (int year = 1890; year < 2110; year++) {
		for (int month = 1; month <= 12; month++) {
			int last = days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);

			for (int day = 1; day <= last; day++) {
				zassert_equal(seconds(year, month, day, 0, 0, 0), want);
				want += 86400;
			}
		}
	}
}

ZTEST(timeutil, test_time_t)
{
	struct tm tm = {.tm_year = 138, .tm_mon = 0, .tm_mday = 20};

	if (sizeof(time_t) == 4) {
		zassert_equal(timeutil_timegm(&tm), -1);
		zassert_equal(errno, ERANGE);
	} else {
		zassert_equal(timeutil_timegm(&tm), 2147558400);
		zassert_equal(errno, 0);
	}
}

static const struct timeutil_sync_config cfg = {.ref_Hz = 1000, .local_Hz = 32768};

ZTEST(timeutil, test_sync_state)
{
	struct timeutil_sync_state s = {.cfg = &cfg};
	struct timeutil_sync_instant zero = {0, 5}, base = {10000, 32768}, second = {20000, 327680};

	zassert_equal(timeutil_sync_state_update(&s, &zero), -EINVAL);
	zassert_equal(timeutil_sync_state_update(&s, &base), 0);
	zassert_equal(s.skew, 1.0f);
	zassert_equal(timeutil_sync_estimate_skew(&s), 0.0f);
	zassert_equal(timeutil_sync_state_update(&s, &base), -EINVAL);
	zassert_equal(timeutil_sync_state_update(&s, &second), 1);
	zassert_equal(timeutil_sync_state_update(&s, &second), -EINVAL);
	zassert_equal(timeutil_sync_state_set_skew(&s, 0, NULL), -EINVAL);
	zassert_equal(timeutil_sync_state_set_skew(&s, -1, NULL), -EINVAL);
	zassert_ok(timeutil_sync_state_set_skew(&s, 0.5f, &second));
	zassert_equal(s.base.ref, 20000);
	zassert_equal(s.latest.ref, 0);
}

ZTEST(timeutil, test_sync_skew)
{
	/* In 10 s of the reference the local clock counted 9 s: it is slow. */
	struct timeutil_sync_state s = {.cfg = &cfg, .base = {1000, 0}, .skew = 1.0f,
					.latest = {11000, 9 * 32768}};
	float skew = timeutil_sync_estimate_skew(&s);

	zassert_within(skew, 10.0f / 9, 1e-6f);
	zassert_true(timeutil_sync_skew_to_ppb(skew) < -111000000);
	zassert_equal(timeutil_sync_skew_to_ppb(1.0f), 0);
	zassert_equal(timeutil_sync_skew_to_ppb(0.5f), 500000000);
	zassert_equal(timeutil_sync_skew_to_ppb(5.0f), INT32_MIN);
}

ZTEST(timeutil, test_sync_without_clocks)
{
	static const struct timeutil_sync_config no_ref = {.ref_Hz = 0, .local_Hz = 1};
	static const struct timeutil_sync_config no_local = {.ref_Hz = 1, .local_Hz = 0};
	struct timeutil_sync_state s = {.cfg = &no_ref, .base = {1000, 0}, .skew = 1.0f,
					.latest = {11000, 1}};
	struct timeutil_sync_instant standing = {12000, 1};
	uint64_t ref;
	int64_t local;

	zassert_equal(timeutil_sync_estimate_skew(&s), 0.0f);
	s.cfg = &no_local;
	zassert_equal(timeutil_sync_estimate_skew(&s), 0.0f);
	zassert_equal(timeutil_sync_state_update(&s, &standing), -EINVAL, "local time stood");
	s.base.ref = 0;
	zassert_equal(timeutil_sync_ref_from_local(&s, 0, &ref), -EINVAL, "no base");
	zassert_equal(timeutil_sync_local_from_ref(&s, 0, &local), -EINVAL, "no base");
	zassert_equal(timeutil_sync_skew_to_ppb(-5.0f), INT32_MIN, "too large for 32 bits");
}

ZTEST(timeutil, test_sync_conversion)
{
	struct timeutil_sync_state s = {.cfg = &cfg};
	struct timeutil_sync_instant base = {10000, 32768};
	uint64_t ref;
	int64_t local;

	zassert_equal(timeutil_sync_ref_from_local(&s, 0, &ref), -EINVAL);
	zassert_equal(timeutil_sync_local_from_ref(&s, 0, &local), -EINVAL);
	zassert_ok(timeutil_sync_state_set_skew(&s, 1.0f, &base));
	zassert_equal(timeutil_sync_ref_from_local(&s, 0, NULL), -EINVAL);
	zassert_equal(timeutil_sync_local_from_ref(&s, 0, NULL), -EINVAL);
	zassert_equal(timeutil_sync_ref_from_local(&s, 3 * 32768, &ref), 0);
	zassert_equal(ref, 12000);
	zassert_equal(timeutil_sync_ref_from_local(&s, 0, &ref), 0);
	zassert_equal(ref, 9000);
	zassert_equal(timeutil_sync_local_from_ref(&s, 8000, &local), 0);
	zassert_equal(local, -32768);

	zassert_ok(timeutil_sync_state_set_skew(&s, 2.0f, NULL));
	zassert_equal(timeutil_sync_ref_from_local(&s, 3 * 32768, &ref), 1);
	zassert_equal(ref, 14000);
	zassert_equal(timeutil_sync_local_from_ref(&s, 14000, &local), 1);
	zassert_equal(local, 3 * 32768);

	s.base = (struct timeutil_sync_instant){1, 32768};
	zassert_equal(timeutil_sync_ref_from_local(&s, 0, &ref), -ERANGE);
}
