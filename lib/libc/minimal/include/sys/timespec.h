/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* struct timespec and intervals. */

#ifndef ETESIAN_LIBC_SYS_TIMESPEC_H_
#define ETESIAN_LIBC_SYS_TIMESPEC_H_

#include <sys/_timespec.h>

struct itimerspec {
	struct timespec it_interval;
	struct timespec it_value;
};

#endif /* ETESIAN_LIBC_SYS_TIMESPEC_H_ */
