/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef ETESIAN_LIB_LIBC_COMMON_CIVIL_H_
#define ETESIAN_LIB_LIBC_COMMON_CIVIL_H_

#include <stdint.h>
#include <time.h>

/* Days since 1 January 1970 of a date; month 0..11, day from 1, beyond the month's end too. */
int64_t z_days_from_civil(int64_t year, int month, int64_t day);

/* Set year, month, day, weekday and day of the year of tm. */
void z_civil_from_days(int64_t days, struct tm *tm);

#endif /* ETESIAN_LIB_LIBC_COMMON_CIVIL_H_ */
