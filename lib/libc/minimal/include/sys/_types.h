/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* Types that several headers share. */

#ifndef ETESIAN_LIBC_SYS_SHARED_TYPES_H_
#define ETESIAN_LIBC_SYS_SHARED_TYPES_H_

#include <stddef.h>

#if !defined(__ssize_t_defined)
#define __ssize_t_defined
typedef long ssize_t;
#endif

#if !defined(__off_t_defined)
#define __off_t_defined
typedef long off_t;
#endif

#if !defined(__time_t_defined)
#define __time_t_defined
#define _TIME_T_DECLARED
typedef long long time_t;
#endif

#if !defined(__suseconds_t_defined)
#define __suseconds_t_defined
typedef int suseconds_t;
#endif

#if !defined(__useconds_t_defined)
#define __useconds_t_defined
typedef unsigned int useconds_t;
#endif

#if !defined(__mode_t_defined)
#define __mode_t_defined
typedef unsigned int mode_t;
#endif

#if !defined(__pid_t_defined)
#define __pid_t_defined
typedef int pid_t;
#endif

#endif /* ETESIAN_LIBC_SYS_SHARED_TYPES_H_ */
