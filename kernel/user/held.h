/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory of a user that a call may use after it has waited: others may write to it while the caller
 * waits. Meanwhile no partition with such memory leaves the caller's domain (domain.c).
 */
#ifndef ETESIAN_KERNEL_USER_HELD_H_
#define ETESIAN_KERNEL_USER_HELD_H_

#include <zephyr/internal/syscall_check.h>

/** @brief The call uses @p size bytes at @p ptr, which are checked next. */
static ALWAYS_INLINE void z_user_hold_unchecked(const void *ptr, size_t size)
{
	struct _mem_domain_info *info = &_current->mem_domain_info;

	info->held = (uintptr_t)ptr;
	info->held_size = size;
	compiler_barrier();
}

/**
 * @brief May the caller read (@p write 0) or write @p size bytes at @p ptr, until z_user_release()?
 * Ends it if not. One piece of memory at a time. Context: system call.
 */
void z_user_hold(const void *ptr, size_t size, int write);

static ALWAYS_INLINE void z_user_release(void)
{
	_current->mem_domain_info.held_size = 0U;
}

/** @brief Does @p thread hold any of @p size bytes at @p start? Lock: kernel. */
static inline bool z_user_holds(const struct k_thread *thread, uintptr_t start, size_t size)
{
	const struct _mem_domain_info *info = &thread->mem_domain_info;

	return info->held_size != 0U &&
	       (info->held - start < size || start - info->held < info->held_size);
}

#endif /* ETESIAN_KERNEL_USER_HELD_H_ */
