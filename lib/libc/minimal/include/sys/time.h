/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* POSIX: times of day. */

#ifndef ETESIAN_LIBC_SYS_TIME_H_
#define ETESIAN_LIBC_SYS_TIME_H_

#include <sys/_timeval.h>

#ifdef __cplusplus
extern "C" {
#endif

int gettimeofday(struct timeval *tv, void *tz);

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_LIBC_SYS_TIME_H_ */
