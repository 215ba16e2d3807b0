/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Futexes. The word is the application's, so the waiters of all futexes share a queue here;
 * swap_data of each points to its futex.
 */
#include "waitq.h"

static _wait_q_t waiters = Z_WAIT_Q_INIT(&waiters);

int z_impl_k_futex_wait(struct k_futex *futex, int expected, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	z_key_t key = z_lock();
	int ret;

	if (atomic_get(&futex->val) != (atomic_val_t)expected) {
		z_unlock(key);
		return -EAGAIN;
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		z_unlock(key);
		return -ETIMEDOUT;
	}
	_current->base.swap_data = futex;
	ret = z_waitq_block(&waiters, key, timeout);
	return (ret == -EAGAIN) ? -ETIMEDOUT : ret;
}

int z_impl_k_futex_wake(struct k_futex *futex, bool wake_all)
{
	z_key_t key = z_lock();
	sys_dnode_t *node = waiters.waitq.head;
	int woken = 0;

	while (node != &waiters.waitq && (woken == 0 || wake_all)) {
		struct k_thread *thread = Z_QNODE_THREAD(node);

		node = node->next;
		if (thread->base.swap_data == futex) {
			z_thread_wake(thread, 0);
			woken++;
		}
	}
	z_resched_unlock(key);
	return woken;
}
