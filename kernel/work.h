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

#ifdef CONFIG_SYSTEM_WORKQUEUE_REPORT_BLOCKING
/** @brief Handlers of @p queue shall be reported when they block. */
void z_work_report_queue(const struct k_work_q *queue);

/** @brief @p queue is about to call @p handler; NULL: it has returned. */
void z_work_report_handler(const struct k_work_q *queue, k_work_handler_t handler);
#else
static inline void z_work_report_queue(const struct k_work_q *queue)
{
	ARG_UNUSED(queue);
}

static ALWAYS_INLINE void z_work_report_handler(const struct k_work_q *queue,
						k_work_handler_t handler)
{
	ARG_UNUSED(queue);
	ARG_UNUSED(handler);
}
#endif

#endif /* ETESIAN_KERNEL_WORK_H_ */
