/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* POSIX types. */

#ifndef ETESIAN_LIBC_SYS_TYPES_H_
#define ETESIAN_LIBC_SYS_TYPES_H_

#include <sys/_types.h>

#endif /* ETESIAN_LIBC_SYS_TYPES_H_ */
