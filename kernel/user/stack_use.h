/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef ETESIAN_KERNEL_USER_STACK_USE_H_
#define ETESIAN_KERNEL_USER_STACK_USE_H_

#include <zephyr/kernel.h>

/**
 * @brief Is there a thread on @p stack, be it one that is about to end itself? Its kernel stack is
 * in there too. Lock: kernel.
 */
bool z_stack_in_use(const k_thread_stack_t *stack);

#endif /* ETESIAN_KERNEL_USER_STACK_USE_H_ */
