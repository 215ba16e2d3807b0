/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: futexes. A futex is a word of the user's, known by its address alone;
 * the kernel keeps nothing in it.
 */
#include <zephyr/internal/syscall_check.h>

static bool is_own(const struct k_futex *futex)
{
	return IS_ALIGNED(futex, sizeof(futex->val)) &&
	       K_SYSCALL_MEMORY_READ(futex, sizeof(*futex)) == 0;
}

static inline int z_vrfy_k_futex_wait(struct k_futex *futex, int expected, k_timeout_t timeout)
{
	if (!is_own(futex)) {
		return -EACCES;
	}
	return z_impl_k_futex_wait(futex, expected, timeout);
}
#include <zephyr/syscalls/k_futex_wait_mrsh.c>

static inline int z_vrfy_k_futex_wake(struct k_futex *futex, bool wake_all)
{
	if (!is_own(futex)) {
		return -EACCES;
	}
	return z_impl_k_futex_wake(futex, wake_all);
}
#include <zephyr/syscalls/k_futex_wake_mrsh.c>
