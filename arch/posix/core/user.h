/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode, seen from the other files of the port. All of it is empty without CONFIG_USERSPACE.
 */
#ifndef ETESIAN_ARCH_POSIX_USER_H_
#define ETESIAN_ARCH_POSIX_USER_H_

#include <nsi_protect.h>
#include <zephyr/kernel.h>

#ifdef CONFIG_USERSPACE

/** @brief Kernel mode from here on, if it is not yet. @return it was user mode. Context: any. */
bool posix_kernel_mode(void);

/** @brief @p thread is new: a stack for user mode if it needs one. */
void posix_user_thread_init(struct k_thread *thread);

/** @brief Give it back. */
void posix_user_thread_gone(struct k_thread *thread);

/** @brief The kernel stack of @p thread is about to be used. */
static inline void posix_user_switch(const struct k_thread *thread)
{
	nsi_protect_open(thread->callee_saved.stack);
}

#else

static inline bool posix_kernel_mode(void)
{
	return false;
}

#define posix_user_thread_init(thread)
#define posix_user_thread_gone(thread)
#define posix_user_switch(thread)

#endif

#endif /* ETESIAN_ARCH_POSIX_USER_H_ */
