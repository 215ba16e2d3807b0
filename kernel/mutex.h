/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Mutexes, seen from the other kernel files.
 */
#ifndef ETESIAN_KERNEL_MUTEX_H_
#define ETESIAN_KERNEL_MUTEX_H_

#include <zephyr/kernel.h>

/** @brief Undo one lock of @p mutex, which the current thread owns. Lock: kernel. */
void z_mutex_release(struct k_mutex *mutex);

/** @brief Undo all locks of @p mutex, whose owner has ended. Lock: kernel. */
static inline void z_mutex_abandon(struct k_mutex *mutex)
{
	mutex->lock_count = 1U;
	z_mutex_release(mutex);
}

#endif /* ETESIAN_KERNEL_MUTEX_H_ */
