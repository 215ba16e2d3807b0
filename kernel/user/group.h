/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Groups of threads that fail together, seen from the other kernel files.
 */
#ifndef ETESIAN_KERNEL_USER_GROUP_H_
#define ETESIAN_KERNEL_USER_GROUP_H_

#include <zephyr/kernel.h>

#ifdef CONFIG_COMPONENT

/**
 * @brief @p thread made error @p reason: tell its group, if it has one.
 *
 * @return true: the group takes care, the system goes on without the thread. Context: fault.
 */
bool z_group_failed(struct k_thread *thread, unsigned int reason);

#else

static inline bool z_group_failed(struct k_thread *thread, unsigned int reason)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(reason);
	return false;
}

#endif

#endif /* ETESIAN_KERNEL_USER_GROUP_H_ */
