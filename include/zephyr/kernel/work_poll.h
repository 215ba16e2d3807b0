/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Poll work: a work item that is submitted when one of its events happens (CONFIG_POLL).
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_WORK_POLL_H_
#define ZEPHYR_INCLUDE_KERNEL_WORK_POLL_H_

#include <zephyr/kernel/poll.h>
#include <zephyr/kernel/work.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief A work item that is submitted when one of its events happens. */
struct k_work_poll {
	struct k_work work;
	struct k_work_q *workq; /* it waits for this queue, or is pending there */
	struct z_poller poller;
	k_work_handler_t real_handler;
	struct _timeout timeout;
	int poll_result; /**< for the handler: 0, or -EAGAIN: time is up, as k_poll() */
};

/** @brief Initialise @p work. It must not be in use. Context: any. */
void k_work_poll_init(struct k_work_poll *work, k_work_handler_t handler);

/**
 * @brief Submit @p work to @p work_q as soon as one of the events happens or the time is up.
 *
 * @p events stay until then. Submitted again, a waiting item waits for the new events instead.
 *
 * @retval 0 it waits, or is queued. @retval -EINVAL it runs or waits elsewhere, or is being
 * cancelled.
 * @retval -EADDRINUSE it waits for another queue. Context: any.
 */
int k_work_poll_submit_to_queue(struct k_work_q *work_q, struct k_work_poll *work,
				struct k_poll_event *events, int num_events, k_timeout_t timeout);

/** @brief k_work_poll_submit_to_queue() with the system work queue. */
int k_work_poll_submit(struct k_work_poll *work, struct k_poll_event *events, int num_events,
		       k_timeout_t timeout);

/** @brief Stop waiting. @retval 0 done. @retval -EINVAL it did not wait. Context: any. */
int k_work_poll_cancel(struct k_work_poll *work);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_WORK_POLL_H_ */
