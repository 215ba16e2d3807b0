/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Condition variables. There is nothing but the wait queue: a signal that finds nobody is lost.
 */
#include "mutex.h"
#include "obj_core.h"
#include "waitq.h"

int z_impl_k_condvar_init(struct k_condvar *condvar)
{
	z_waitq_init(&condvar->wait_q);
	z_obj_core_add(CONDVAR, condvar);
	k_object_init(condvar);
	return 0;
}

int z_impl_k_condvar_signal(struct k_condvar *condvar)
{
	z_key_t key = z_lock();
	struct k_thread *thread = z_waitq_first(&condvar->wait_q);

	if (likely(thread == NULL)) {
		z_unlock(key);
	} else {
		z_thread_wake(thread, 0);
		z_resched_unlock(key);
	}
	return 0;
}

int z_impl_k_condvar_broadcast(struct k_condvar *condvar)
{
	z_key_t key = z_lock();
	int woken = z_waitq_wake_each(&condvar->wait_q, 0, &key);

	z_resched_unlock(key);
	return woken;
}

int z_impl_k_condvar_wait(struct k_condvar *condvar, struct k_mutex *mutex, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	/* locked all the way: nobody can signal between the unlock and the wait */
	z_key_t key = z_lock();
	int ret = -EAGAIN;

	if (mutex->owner == _current) {
		z_mutex_release(mutex);
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		z_resched_unlock(key);
	} else {
		ret = z_waitq_block(&condvar->wait_q, key, timeout);
	}
	(void)k_mutex_lock(mutex, K_FOREVER);
	return ret;
}
