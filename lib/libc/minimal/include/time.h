/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* C99 7.23; the clock starts at boot unless someone sets it. */

#ifndef ETESIAN_LIBC_TIME_H_
#define ETESIAN_LIBC_TIME_H_

#include <sys/_timespec.h>

#define CLOCKS_PER_SEC 1000000
typedef unsigned long clock_t;

struct tm {
	int tm_sec;
	int tm_min;
	int tm_hour;
	int tm_mday;
	int tm_mon;
	int tm_year;
	int tm_wday;
	int tm_yday;
	int tm_isdst;
};

#ifdef __cplusplus
extern "C" {
#endif

time_t time(time_t *tloc);
struct tm *gmtime_r(const time_t *__restrict timep, struct tm *__restrict result);
struct tm *localtime_r(const time_t *__restrict timep, struct tm *__restrict result);
struct tm *gmtime(const time_t *timep);
struct tm *localtime(const time_t *timep);
char *asctime_r(const struct tm *__restrict tp, char *__restrict buf);
char *asctime(const struct tm *tp);
char *ctime_r(const time_t *timep, char *buf);
char *ctime(const time_t *timep);
time_t mktime(struct tm *tm);
time_t timegm(struct tm *tm);
clock_t clock(void);

static inline double difftime(time_t end, time_t start)
{
	return (double)(end - start);
}

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_LIBC_TIME_H_ */
