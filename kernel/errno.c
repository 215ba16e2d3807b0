/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * errno for each thread.
 */
#include <zephyr/kernel.h>

#ifdef CONFIG_ERRNO_IN_TLS
__thread int z_errno_var;
#elif defined(CONFIG_ERRNO) && !defined(CONFIG_LIBC_ERRNO)
#ifdef CONFIG_MULTITHREADING
int *z_impl_z_errno(void)
{
	return &_current->errno_var;
}
#else
int *z_impl_z_errno(void)
{
	static int errno_var;

	return &errno_var;
}
#endif
#endif
