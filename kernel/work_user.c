/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User work queues: a thread, in user mode where there is one, and a k_queue of items.
 */
#include <zephyr/kernel.h>

static void user_work_thread(void *queue_ptr, void *unused2, void *unused3)
{
	struct k_queue *queue = queue_ptr;

	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (;;) {
		struct k_work_user *work = k_queue_get(queue, K_FOREVER);

		/* not pending while it runs: its handler may submit it again */
		if (work != NULL &&
		    atomic_test_and_clear_bit(&work->flags, K_WORK_USER_STATE_PENDING)) {
			work->handler(work);
		}
	}
}

void k_work_user_queue_start(struct k_work_user_q *work_q, k_thread_stack_t *stack,
			     size_t stack_size, int prio, const char *name)
{
	k_queue_init(&work_q->queue);
	(void)k_thread_create(&work_q->thread, stack, stack_size, user_work_thread, &work_q->queue,
			      NULL, NULL, prio, K_USER | K_INHERIT_PERMS, K_FOREVER);
	k_object_access_grant(&work_q->queue, &work_q->thread);
	if (name != NULL) {
		(void)k_thread_name_set(&work_q->thread, name);
	}
	k_thread_start(&work_q->thread);
}
