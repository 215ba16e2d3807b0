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

#endif /* ETESIAN_KERNEL_MUTEX_H_ */
