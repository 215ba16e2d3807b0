/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The time of day: seconds since boot, as nothing here knows more. Whoever does (a real-time clock,
 * the network) may define z_time_offset().
 */

#include <errno.h>
#include <stdint.h>
#include <time.h>
#include <zephyr/kernel.h>
#include "civil.h"

/* Seconds from 1970 to boot. */
__weak int64_t z_time_offset(void)
{
	return 0;
}

time_t time(time_t *tloc)
{
	time_t now = (time_t)(z_time_offset() + k_uptime_get() / MSEC_PER_SEC);

	if (tloc != NULL) {
		*tloc = now;
	}
	return now;
}

/* Fields outside their range are taken over into the next larger one, and all are set anew. */
time_t timegm(struct tm *tm)
{
	int64_t month = (int64_t)tm->tm_year * 12 + tm->tm_mon;
	int64_t year = (month >= 0 ? month : month - 11) / 12;
	int64_t days = z_days_from_civil(year + 1900, (int)(month - year * 12), tm->tm_mday);
	time_t t = ((days * 24 + tm->tm_hour) * 60 + tm->tm_min) * 60 + tm->tm_sec;

	(void)gmtime_r(&t, tm);
	return t;
}

time_t mktime(struct tm *tm)
{
	return timegm(tm);
}

clock_t clock(void)
{
	return (clock_t)(k_ticks_to_us_floor64((uint64_t)k_uptime_ticks()));
}
