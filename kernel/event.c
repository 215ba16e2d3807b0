/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Event objects. A waiter leaves its wish in a record on its own stack, for whoever changes the
 * flags.
 */
#include "obj_core.h"
#include "waitq.h"

/* What a waiting thread's swap_data points to. */
struct wish {
	uint32_t events; /* waited for; once woken: all flags as they were then */
	bool all;
};

static ALWAYS_INLINE bool fulfilled(uint32_t wanted, bool all, uint32_t events)
{
	uint32_t match = wanted & events;

	return all ? (match == wanted) : (match != 0U);
}

void z_impl_k_event_init(struct k_event *event)
{
	event->events = 0;
	z_waitq_init(&event->wait_q);
	z_obj_core_add(EVENT, event);
	z_obj_track(k_event, event);
}

/* Wake everyone whose wish @p events fulfils. Lock: kernel. */
static void wake(_wait_q_t *wq, uint32_t events)
{
	Z_ASSERT_LOCKED();
	sys_dnode_t *node = wq->waitq.head;

	while (node != &wq->waitq) {
		struct k_thread *thread = Z_QNODE_THREAD(node);
		struct wish *wish = thread->base.swap_data;

		node = node->next;
		if (fulfilled(wish->events, wish->all, events)) {
			wish->events = events;
			z_thread_wake(thread, 0);
		}
	}
}

uint32_t z_impl_k_event_set_masked(struct k_event *event, uint32_t events, uint32_t events_mask)
{
	z_key_t key = z_lock();
	uint32_t before = event->events;

	events = (before & ~events_mask) | (events & events_mask);
	event->events = events;
	if (likely(z_waitq_first(&event->wait_q) == NULL)) {
		z_unlock(key);
	} else {
		wake(&event->wait_q, events);
		z_resched_unlock(key);
	}
	return before & events_mask;
}

uint32_t z_impl_k_event_post(struct k_event *event, uint32_t events)
{
	return z_impl_k_event_set_masked(event, events, events);
}

uint32_t z_impl_k_event_set(struct k_event *event, uint32_t events)
{
	return z_impl_k_event_set_masked(event, events, UINT32_MAX);
}

uint32_t z_impl_k_event_clear(struct k_event *event, uint32_t events)
{
	return z_impl_k_event_set_masked(event, 0U, events);
}

static ALWAYS_INLINE uint32_t event_wait(struct k_event *event, uint32_t events, bool all,
					 bool reset, k_timeout_t timeout)
{
	struct wish wish;
	z_key_t key;

	if (events == 0U) {
		return 0;
	}
	key = z_lock();
	if (reset) {
		event->events = 0U;
	}
	if (fulfilled(events, all, event->events)) {
		uint32_t match = event->events & events;

		z_unlock(key);
		return match;
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		z_unlock(key);
		return 0;
	}
	wish.events = events;
	wish.all = all;
	_current->base.swap_data = &wish;
	return (z_waitq_block(&event->wait_q, key, timeout) == 0) ? (wish.events & events) : 0U;
}

uint32_t z_impl_k_event_wait(struct k_event *event, uint32_t events, bool reset,
			     k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	return event_wait(event, events, false, reset, timeout);
}

uint32_t z_impl_k_event_wait_all(struct k_event *event, uint32_t events, bool reset,
				 k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	return event_wait(event, events, true, reset, timeout);
}
