/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <stdint.h>
#include <time.h>
#include "civil.h"

#define SECONDS_PER_DAY 86400

struct tm *gmtime_r(const time_t *restrict timep, struct tm *restrict result)
{
	int64_t days = *timep / SECONDS_PER_DAY;
	int rest = (int)(*timep % SECONDS_PER_DAY);

	if (rest < 0) {
		rest += SECONDS_PER_DAY;
		days--;
	}
	z_civil_from_days(days, result);
	result->tm_hour = rest / 3600;
	result->tm_min = rest / 60 % 60;
	result->tm_sec = rest % 60;
	result->tm_isdst = 0;
	return result;
}

/* Local time is UTC. */
struct tm *localtime_r(const time_t *restrict timep, struct tm *restrict result)
{
	return gmtime_r(timep, result);
}

#ifdef CONFIG_MINIMAL_LIBC_NON_REENTRANT_FUNCTIONS
struct tm *gmtime(const time_t *timep)
{
	static struct tm shared;

	return gmtime_r(timep, &shared);
}

struct tm *localtime(const time_t *timep)
{
	return gmtime(timep);
}
#endif
