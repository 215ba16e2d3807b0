/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: errno.
 */
#include <zephyr/internal/syscall_check.h>
#include <zephyr/sys/errno_private.h>

static inline int *z_vrfy_z_errno(void)
{
	return z_impl_z_errno();
}
#include <zephyr/syscalls/z_errno_mrsh.c>
