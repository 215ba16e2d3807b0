/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* POSIX: strings without regard to case, bits. */

#ifndef ETESIAN_LIBC_STRINGS_H_
#define ETESIAN_LIBC_STRINGS_H_

#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

static inline int ffs(int i)
{
	return __builtin_ffs(i);
}

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_LIBC_STRINGS_H_ */
