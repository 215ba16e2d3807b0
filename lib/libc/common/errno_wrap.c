/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* errno as a function, for <errno.h> of C libraries. */

#include <zephyr/sys/errno_private.h>

#ifndef CONFIG_LIBC_ERRNO
int *z_errno_wrap(void)
{
	return z_errno();
}
#endif
