/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Semaphores. Somebody waits only while the count is 0: a unit given goes to the best waiter
 * directly.
 */
#include "obj_core.h"
#include "poll.h"
#include "waitq.h"

int z_impl_k_sem_init(struct k_sem *sem, unsigned int initial_count, unsigned int limit)
{
	if (limit == 0U || initial_count > limit) {
		return -EINVAL;
	}
	sem->count = initial_count;
	sem->limit = limit;
	z_waitq_init(&sem->wait_q);
	z_obj_core_add(SEM, sem);
	z_obj_track(k_sem, sem);
	return 0;
}

int z_impl_k_sem_take(struct k_sem *sem, k_timeout_t timeout)
{
	z_key_t key;

	Z_ASSERT_MAY_BLOCK(timeout);
	key = z_lock();
	if (likely(sem->count > 0U)) {
		sem->count--;
		z_unlock(key);
		return 0;
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		z_unlock(key);
		return -EBUSY;
	}
	return z_waitq_block(&sem->wait_q, key, timeout);
}

void z_impl_k_sem_give(struct k_sem *sem)
{
	z_key_t key = z_lock();
	struct k_thread *thread = z_waitq_first(&sem->wait_q);

	if (likely(thread == NULL)) {
		sem->count += (sem->count != sem->limit) ? 1U : 0U;
		z_poll_notify_unlock(&sem->wait_q, key);
		return;
	}
	z_thread_wake(thread, 0);
	z_resched_unlock(key);
}

void z_impl_k_sem_reset(struct k_sem *sem)
{
	z_key_t key = z_lock();

	sem->count = 0;
	(void)z_waitq_wake_each(&sem->wait_q, -EAGAIN, &key);
	z_resched_unlock(key);
}
