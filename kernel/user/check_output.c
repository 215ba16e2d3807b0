/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: characters of printk().
 */
#include <zephyr/internal/syscall_check.h>

static inline void z_vrfy_k_str_out(char *c, size_t n)
{
	K_OOPS(K_SYSCALL_MEMORY_READ(c, n));
	z_impl_k_str_out(c, n);
}
#include <zephyr/syscalls/k_str_out_mrsh.c>
