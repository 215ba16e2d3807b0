/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Names of the kernel that its tests use. Not for applications.
 */
#ifndef ETESIAN_KERNEL_INCLUDE_KERNEL_INTERNAL_H_
#define ETESIAN_KERNEL_INCLUDE_KERNEL_INTERNAL_H_

#include <zephyr/kernel.h>
#include "../mempool.h"

#ifdef __cplusplus
extern "C" {
#endif

extern struct k_thread z_main_thread;

/** The kernel's part of a user thread's @p stack. */
uint8_t *z_priv_stack_find(void *stack);

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_KERNEL_INCLUDE_KERNEL_INTERNAL_H_ */
