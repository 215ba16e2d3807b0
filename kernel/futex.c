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

/* The best one that waits for @p futex, or NULL. Lock: kernel. */
static struct k_thread *first_waiter(const struct k_futex *futex)
{
	Z_ASSERT_LOCKED();
	sys_dnode_t *node;

	SYS_DLIST_FOR_EACH_NODE(&waiters.waitq, node) {
		if (Z_QNODE_THREAD(node)->base.swap_data == futex) {
			return Z_QNODE_THREAD(node);
		}
	}
	return NULL;
}

int z_impl_k_futex_wake(struct k_futex *futex, bool wake_all)
{
	z_key_t key = z_lock();
	struct k_thread *thread = first_waiter(futex);
	int woken = 0;

	while (thread != NULL) {
		z_thread_wake(thread, 0);
		woken++;
		if (!wake_all || first_waiter(futex) == NULL) {
			break;
		}
		key = z_breathe(key);
		thread = first_waiter(futex);
	}
	z_resched_unlock(key);
	return woken;
}
