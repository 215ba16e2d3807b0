/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* struct timeval. */

#ifndef ETESIAN_LIBC_SYS_TIMEVAL_H_
#define ETESIAN_LIBC_SYS_TIMEVAL_H_

#include <sys/_types.h>

struct timeval {
	time_t tv_sec;
	suseconds_t tv_usec;
};

#endif /* ETESIAN_LIBC_SYS_TIMEVAL_H_ */
