/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Dates as text: "Thu Jan  1 00:00:00 1970\n".
 */

#include <stdio.h>
#include <time.h>

static const char days[] = "SunMonTueWedThuFriSat";
static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

/* Three letters; the caller prints no more. */
static const char *name(const char *names, int index, int count)
{
	return (index >= 0 && index < count) ? &names[3 * index] : "???";
}

char *asctime_r(const struct tm *restrict tp, char *restrict buf)
{
	(void)snprintf(buf, 26, "%.3s %.3s%3d %.2d:%.2d:%.2d %d\n", name(days, tp->tm_wday, 7),
		       name(months, tp->tm_mon, 12), tp->tm_mday, tp->tm_hour, tp->tm_min,
		       tp->tm_sec, 1900 + tp->tm_year);
	return buf;
}

char *ctime_r(const time_t *timep, char *buf)
{
	struct tm tm;

	return asctime_r(localtime_r(timep, &tm), buf);
}

#ifdef CONFIG_MINIMAL_LIBC_NON_REENTRANT_FUNCTIONS
static char shared[26];

char *asctime(const struct tm *tp)
{
	return asctime_r(tp, shared);
}

char *ctime(const time_t *timep)
{
	return ctime_r(timep, shared);
}
#endif
