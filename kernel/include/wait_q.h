/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Wait queues, as tests of the kernel use them. Not for applications.
 */
#ifndef ETESIAN_KERNEL_INCLUDE_WAIT_Q_H_
#define ETESIAN_KERNEL_INCLUDE_WAIT_Q_H_

#include <zephyr/kernel_structs.h>
#include "../waitq.h"

/** The best thread that waits, or NULL. */
static inline struct k_thread *z_waitq_head(_wait_q_t *wq)
{
	return z_waitq_first(wq);
}

#endif /* ETESIAN_KERNEL_INCLUDE_WAIT_Q_H_ */
