/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Poll work: an item that is submitted by the first of its events, or by its timeout.
 *
 * `workq` is set from the submission until the handler is called. Meanwhile the poller's result
 * says how far it is: REGISTERING, WAITING, or IDLE once it has been submitted to the queue.
 */
#include "poll.h"
#include "timeout.h"
#include "work.h"

/* What the queue calls: from here on the item may be submitted again, also by its handler. */
static void handle(struct k_work *work)
{
	struct k_work_poll *pwork = CONTAINER_OF(work, struct k_work_poll, work);

	z_poll_unregister(&pwork->poller);
	pwork->workq = NULL;
	pwork->real_handler(work);
}

void k_work_poll_init(struct k_work_poll *work, k_work_handler_t handler)
{
	*work = (struct k_work_poll){
		.work = Z_WORK_INITIALIZER(handle),
		.poller = {.result = Z_POLL_IDLE},
		.real_handler = handler,
	};
}

/* Submit, with @p result for the handler. Lock: kernel. */
static void submit(struct k_work_poll *pwork, int result)
{
	Z_ASSERT_LOCKED();
	(void)z_timeout_cancel(&pwork->timeout);
	pwork->poller.result = Z_POLL_IDLE;
	pwork->poll_result = result;
	(void)z_work_submit_locked(pwork->workq, &pwork->work);
}

/* One of the events has happened. Lock: kernel. */
static int fire(struct z_poller *poller, int result)
{
	Z_ASSERT_LOCKED();
	struct k_work_poll *pwork = CONTAINER_OF(poller, struct k_work_poll, poller);

	ARG_UNUSED(result);
	if (poller->result == Z_POLL_WAITING) {
		submit(pwork, 0);
	} else if (poller->result == Z_POLL_REGISTERING) {
		poller->result = 0;
	}
	return 0;
}

static void time_is_up(struct _timeout *to, z_key_t key)
{
	ARG_UNUSED(key);
	submit(CONTAINER_OF(to, struct k_work_poll, timeout), -EAGAIN);
}

/* Stop waiting. Lock: kernel, also on return; released in between. */
static int stop(struct k_work_poll *pwork, z_key_t *key)
{
	if (pwork->poller.result != Z_POLL_WAITING) {
		return -EINVAL; /* being registered, pending, or running */
	}
	(void)z_timeout_cancel(&pwork->timeout);
	pwork->poller.result = Z_POLL_IDLE;
	z_unlock(*key);
	z_poll_unregister(&pwork->poller);
	*key = z_lock();
	pwork->workq = NULL;
	return 0;
}

/* Make @p pwork belong to @p work_q. */
static int claim(struct k_work_poll *pwork, struct k_work_q *work_q)
{
	z_key_t key = z_lock();
	int ret = 0;

	if (pwork->workq == work_q) {
		ret = stop(pwork, &key);
	} else if (pwork->workq != NULL) {
		ret = -EADDRINUSE;
	}
	if (ret == 0) {
		pwork->workq = work_q;
		pwork->poller.result = Z_POLL_REGISTERING;
	}
	z_unlock(key);
	return ret;
}

int k_work_poll_submit_to_queue(struct k_work_q *work_q, struct k_work_poll *work,
				struct k_poll_event *events, int num_events, k_timeout_t timeout)
{
	z_key_t key;
	bool any;
	int ret;

	__ASSERT(work_q != NULL && work != NULL && events != NULL && num_events >= 0,
		 "poll work without a queue, an item or events");
	ret = claim(work, work_q);
	if (ret != 0) {
		return ret;
	}
	work->poller.fire = fire;
	work->poller.thread = &work_q->thread;
	work->poller.events = events;
	work->poller.num_events = num_events;
	work->poll_result = -EINPROGRESS;
	any = z_poll_register(&work->poller);
	key = z_lock();
	any = any || work->poller.result != Z_POLL_REGISTERING;
	if (!any && !K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		work->poller.result = Z_POLL_WAITING;
		z_timeout_add(&work->timeout, time_is_up, timeout);
	} else {
		submit(work, any ? 0 : -EAGAIN);
	}
	z_resched_unlock(key);
	return 0;
}

int k_work_poll_cancel(struct k_work_poll *work)
{
	z_key_t key;
	int ret;

	if (work == NULL || work->workq == NULL) {
		return -EINVAL;
	}
	key = z_lock();
	ret = stop(work, &key);
	z_unlock(key);
	return ret;
}
