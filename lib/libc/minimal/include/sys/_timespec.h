/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* struct timespec. */

#ifndef ETESIAN_LIBC_SYS_TIMESPEC_H_
#define ETESIAN_LIBC_SYS_TIMESPEC_H_

#include <sys/_types.h>

struct timespec {
	time_t tv_sec;
	long tv_nsec;
};

#endif /* ETESIAN_LIBC_SYS_TIMESPEC_H_ */
