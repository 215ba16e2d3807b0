/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Mutexes with priority inheritance: while somebody waits, the owner runs at the best priority of
 * those who wait. The mutex keeps the priority its owner came with and gives it back at the last
 * unlock.
 *
 * An owner that waits for a mutex itself hands on what it inherits to that one's owner, and so on.
 * What a thread waits for is a mutex if its swap_data points to the wait queue it is in.
 */
#include "mutex.h"
#include "obj_core.h"
#include "thread.h"
#include "waitq.h"

int z_impl_k_mutex_init(struct k_mutex *mutex)
{
	mutex->owner = NULL;
	mutex->lock_count = 0U;
	z_waitq_init(&mutex->wait_q);
	z_obj_core_add(MUTEX, mutex);
	z_obj_track(k_mutex, mutex);
	return 0;
}

/* The priority the owner shall run at, given who waits now. Lock: kernel. */
static int owner_prio(const struct k_mutex *mutex)
{
	Z_ASSERT_LOCKED();
	const struct k_thread *waiter = z_waitq_first((_wait_q_t *)&mutex->wait_q);

	if (waiter == NULL) {
		return mutex->owner_orig_prio;
	}
	return MIN(mutex->owner_orig_prio, MAX(waiter->base.prio, CONFIG_PRIORITY_CEILING));
}

#define NOBODY INT8_MAX

/*
 * The waiters of @p mutex have changed: tell its owner, and who that waits for. @p prio is that of
 * a thread about to wait, or NOBODY: one has given up. A ring of waiters ends at the first one that
 * has its priority already. Lock: kernel.
 */
static void adjust_owners(struct k_mutex *mutex, int prio)
{
	Z_ASSERT_LOCKED();
	while (mutex->owner != NULL) {
		struct k_thread *owner = mutex->owner;
		int wanted = (prio == NOBODY) ? owner_prio(mutex) : MIN(prio, owner->base.prio);

		if (wanted == owner->base.prio) {
			break;
		}
		z_thread_prio_set(owner, wanted);
		if (owner->base.pended_on == NULL ||
		    owner->base.pended_on != owner->base.swap_data) {
			break;
		}
		mutex = CONTAINER_OF(owner->base.pended_on, struct k_mutex, wait_q);
	}
}

int z_impl_k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout)
{
	struct k_thread *me = _current;
	z_key_t key;
	int ret;

	Z_ASSERT_IN_THREAD(); /* a handler can not own anything */
	key = z_lock();
	__ASSERT((mutex->owner == NULL) == (mutex->lock_count == 0U), "mutex %p is broken", mutex);
	if (likely(mutex->lock_count == 0U || mutex->owner == me)) {
		if (mutex->lock_count == 0U) {
			mutex->owner = me;
			mutex->owner_orig_prio = me->base.prio;
		}
		mutex->lock_count++;
		z_unlock(key);
		return 0;
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		z_unlock(key);
		return -EBUSY;
	}
	adjust_owners(mutex, MAX(me->base.prio, CONFIG_PRIORITY_CEILING));
	me->base.swap_data = &mutex->wait_q;
	ret = z_waitq_block(&mutex->wait_q, key, timeout);
	me->base.swap_data = NULL;
	if (ret == 0) {
		return 0;
	}
	/* time is up */
	key = z_lock();
	adjust_owners(mutex, NOBODY);
	z_resched_unlock(key);
	return ret;
}

void z_mutex_release(struct k_mutex *mutex)
{
	struct k_thread *next;

	Z_ASSERT_LOCKED();
	if (mutex->lock_count > 1U) {
		mutex->lock_count--;
		return;
	}
	if (mutex->owner->base.prio != mutex->owner_orig_prio) {
		z_thread_prio_set(mutex->owner, mutex->owner_orig_prio);
	}
	next = z_waitq_first(&mutex->wait_q);
	mutex->owner = next;
	if (next == NULL) {
		mutex->lock_count = 0U;
	} else {
		/* lock_count stays 1: it is the next owner's */
		mutex->owner_orig_prio = next->base.prio;
		z_thread_wake(next, 0);
	}
}

int z_impl_k_mutex_unlock(struct k_mutex *mutex)
{
	z_key_t key;

	Z_ASSERT_IN_THREAD();
	if (mutex->owner == NULL) {
		return -EINVAL;
	}
	if (mutex->owner != _current) {
		return -EPERM;
	}
	if (mutex->lock_count > 1U) {
		mutex->lock_count--; /* the owner's alone: no lock needed */
		return 0;
	}
	key = z_lock();
	if (likely(z_waitq_first(&mutex->wait_q) == NULL &&
		   _current->base.prio == mutex->owner_orig_prio)) {
		mutex->owner = NULL;
		mutex->lock_count = 0U;
		z_unlock(key);
		return 0;
	}
	z_mutex_release(mutex);
	z_resched_unlock(key);
	return 0;
}
