/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Days and dates. A year begins in March here, so that the leap day is its last, and years are
 * counted from 400-year cycles, which all have 146,097 days.
 */

#include <stdint.h>
#include <time.h>
#include "civil.h"

#define DAYS_PER_ERA 146097
/* Days from the first of March of year 0 to the start of 1970. */
#define EPOCH 719468

int64_t z_days_from_civil(int64_t year, int month, int64_t day)
{
	int64_t era, yoe, doy;

	year -= month < 2;
	era = (year >= 0 ? year : year - 399) / 400;
	yoe = year - era * 400;
	doy = (153 * ((month + 10) % 12) + 2) / 5 + day - 1;
	return era * DAYS_PER_ERA + yoe * 365 + yoe / 4 - yoe / 100 + doy - EPOCH;
}

void z_civil_from_days(int64_t days, struct tm *tm)
{
	int64_t era, doe, yoe, doy, mp, year;

	tm->tm_wday = (int)((days % 7 + 11) % 7); /* day 0 was a Thursday */
	days += EPOCH;
	era = (days >= 0 ? days : days - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
	doe = days - era * DAYS_PER_ERA;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	tm->tm_mday = (int)(doy - (153 * mp + 2) / 5 + 1);
	tm->tm_mon = (int)((mp + 2) % 12);
	year = yoe + era * 400 + (tm->tm_mon < 2);
	tm->tm_year = (int)(year - 1900);
	tm->tm_yday = (int)(days - EPOCH - z_days_from_civil(year, 0, 1));
}
