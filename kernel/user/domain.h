/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory domains, seen from the other kernel files.
 */
#ifndef ETESIAN_KERNEL_USER_DOMAIN_H_
#define ETESIAN_KERNEL_USER_DOMAIN_H_

#include <zephyr/kernel.h>

/** @brief Move user thread @p thread to @p domain. 0 or -ENOMEM. Lock: kernel. */
int z_domain_thread_set(struct k_thread *thread, struct k_mem_domain *domain);

/** @brief @p thread has ended. Lock: kernel. */
void z_domain_thread_gone(struct k_thread *thread);

#endif /* ETESIAN_KERNEL_USER_DOMAIN_H_ */
