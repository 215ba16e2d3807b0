/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Reports of handlers that block the system work queue. All of the system's parts share that queue:
 * while one handler waits, the items of the others are late, and if it waits for one of them it
 * waits for ever. So the report comes before the wait; once for each handler, as long as no other
 * one is reported.
 */
#include "work.h"
#include "sched.h"
#include "trace.h"
#include <zephyr/sys/printk.h>

static const struct k_work_q *shared_queue; /* NULL in images without the system work queue */
static k_work_handler_t running_handler, reported_handler;

void z_work_report_queue(const struct k_work_q *queue)
{
	shared_queue = queue;
}

void z_work_report_handler(const struct k_work_q *queue, k_work_handler_t handler)
{
	if (queue == shared_queue) {
		running_handler = handler;
	}
}

void z_work_report_block(const struct k_thread *thread)
{
	Z_ASSERT_LOCKED();
	if (shared_queue == NULL || thread != &shared_queue->thread || running_handler == NULL ||
	    running_handler == reported_handler) {
		return;
	}
	reported_handler = running_handler;
	printk("W: work handler %p blocks the system work queue (use a queue of its own, see "
	       "k_work_queue_start())\n",
	       (void *)reported_handler);
}
