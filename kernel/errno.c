/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * errno for each thread.
 */
#include "thread_features.h"
#include <zephyr/kernel.h>

#ifdef CONFIG_ERRNO_IN_TLS
__thread int z_errno_var;
#elif defined(CONFIG_ERRNO) && !defined(CONFIG_LIBC_ERRNO)
#ifdef CONFIG_USERSPACE
int *z_impl_z_errno(void)
{
	struct k_thread *thread = _current;
	uintptr_t end = thread->stack_info.start + thread->stack_info.size;

	return ((thread->base.user_options & K_USER) == 0U)
		       ? &thread->errno_var
		       : Z_USER_ERRNO((char *)ROUND_DOWN(end, ARCH_STACK_PTR_ALIGN));
}
#elif defined(CONFIG_MULTITHREADING)
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

/* A constant of the kernel that tests of memory protection try to write. */
const int _k_neg_eagain = -EAGAIN;
