/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Work queues, seen from the other kernel files.
 */
#ifndef ETESIAN_KERNEL_WORK_H_
#define ETESIAN_KERNEL_WORK_H_

#include <zephyr/kernel.h>

/** @brief k_work_submit_to_queue() without switching to the queue's thread. Lock: kernel. */
int z_work_submit_locked(struct k_work_q *queue, struct k_work *work);

#endif /* ETESIAN_KERNEL_WORK_H_ */
