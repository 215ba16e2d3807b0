/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Where errno lives: in the C library's own thread-local variable (CONFIG_LIBC_ERRNO), in ours
 * (CONFIG_ERRNO_IN_TLS), or in the thread's structure. For C libraries that let errno be a function
 * call, and for ours.
 */

#ifndef ZEPHYR_INCLUDE_SYS_ERRNO_PRIVATE_H_
#define ZEPHYR_INCLUDE_SYS_ERRNO_PRIVATE_H_

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(CONFIG_LIBC_ERRNO)

#include <errno.h>

static inline int *z_errno(void)
{
	return &errno;
}

#elif defined(CONFIG_ERRNO_IN_TLS)

extern __thread int z_errno_var;

static inline int *z_errno(void)
{
	return &z_errno_var;
}

#else

/** @brief Address of the calling thread's errno. */
__syscall int *z_errno(void);

#endif

#ifdef __cplusplus
}
#endif

#if !defined(CONFIG_LIBC_ERRNO) && !defined(CONFIG_ERRNO_IN_TLS)
#include <zephyr/syscalls/errno_private.h>
#endif

#endif /* ZEPHYR_INCLUDE_SYS_ERRNO_PRIVATE_H_ */
