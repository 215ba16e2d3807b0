/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* POSIX: flags of open() and fcntl(). */

#ifndef ETESIAN_LIBC_FCNTL_H_
#define ETESIAN_LIBC_FCNTL_H_

#include <sys/fcntl.h>

#endif /* ETESIAN_LIBC_FCNTL_H_ */
