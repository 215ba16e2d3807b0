/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Polling, seen from the objects. An object that has something to offer and finds nobody waiting
 * ends with z_poll_notify_unlock(): without CONFIG_POLL that is a plain unlock.
 */
#ifndef ETESIAN_KERNEL_POLL_H_
#define ETESIAN_KERNEL_POLL_H_

#include "waitq.h"

#ifdef CONFIG_POLL

/** @brief Tell those who watch @p wq that a wait on it was cancelled. Lock: kernel. */
void z_poll_cancel(_wait_q_t *wq);

/**
 * @brief Start watching the events of @p poller. @return true: one has happened already. Unlocked.
 */
bool z_poll_register(struct z_poller *poller);

/** @brief Stop watching. Unlocked. */
void z_poll_unregister(struct z_poller *poller);

/** @brief Only look whether one of the events has happened. Unlocked. */
bool z_poll_check(struct k_poll_event *events, int num_events);

/** @brief A thread ends: it watches nothing any more. Lock: kernel. */
void z_poll_thread_gone(struct k_thread *thread);

/** @brief Tell the watchers of @p wq, run them if they are better, release the lock. */
static ALWAYS_INLINE void z_poll_notify_unlock(_wait_q_t *wq, z_key_t key)
{
	if (likely(sys_dlist_is_empty(&wq->watchers))) {
		z_unlock(key);
	} else {
		z_poll_notify(wq);
		z_resched_unlock(key);
	}
}

#else

static ALWAYS_INLINE void z_poll_cancel(_wait_q_t *wq)
{
	ARG_UNUSED(wq);
}

static ALWAYS_INLINE void z_poll_thread_gone(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

static ALWAYS_INLINE void z_poll_notify_unlock(_wait_q_t *wq, z_key_t key)
{
	ARG_UNUSED(wq);
	z_unlock(key);
}

#endif

#endif /* ETESIAN_KERNEL_POLL_H_ */
