/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Polling. A poller hangs its events on the lists of watchers of the objects: every wait queue has
 * such a list, and so has a signal. An object that finds no waiter tells the best watcher, which
 * may do something about it or may be late: an event says that there was something, no more.
 *
 * `poller` of an event is set if and only if the event is on a list.
 */
#include "poll.h"
#include "timeout.h"
#include <zephyr/sys/internal/kobject_internal.h>

static _wait_q_t pollers = Z_WAIT_Q_INIT(&pollers);

void k_poll_event_init(struct k_poll_event *event, uint32_t type, int mode, void *obj)
{
	__ASSERT(mode == K_POLL_MODE_NOTIFY_ONLY, "only K_POLL_MODE_NOTIFY_ONLY is known");
	__ASSERT(type < BIT(_POLL_NUM_TYPES), "event type %#x is unknown", type);
	__ASSERT(obj != NULL, "an event needs an object");
	event->poller = NULL;
	/* event->tag is the caller's */
	event->type = type;
	event->state = K_POLL_STATE_NOT_READY;
	event->mode = mode;
	event->unused = 0;
	event->obj = obj;
}

/* The state that says that what @p event waits for is there. */
static uint32_t ready_state(const struct k_poll_event *event)
{
	/* the same bits but for CANCELLED, which stands between */
	return (event->type < K_POLL_TYPE_MSGQ_DATA_AVAILABLE) ? event->type : event->type << 1;
}

/* The list on which @p event is hung. */
static sys_dlist_t *watchers_of(const struct k_poll_event *event)
{
	switch (event->type) {
	case K_POLL_TYPE_SIGNAL:
		return &event->signal->poll_events;
	case K_POLL_TYPE_SEM_AVAILABLE:
		return &event->sem->wait_q.watchers;
	case K_POLL_TYPE_DATA_AVAILABLE:
		return &event->queue->wait_q.watchers;
	case K_POLL_TYPE_MSGQ_DATA_AVAILABLE:
		return &event->msgq->wait_q.watchers;
	case K_POLL_TYPE_PIPE_DATA_AVAILABLE:
		return &event->pipe->wait_q.readers.watchers;
	default:
		__ASSERT(event->type == K_POLL_TYPE_IGNORE, "event type %#x is unknown",
			 event->type);
		return NULL;
	}
}

/* Is there already what @p event waits for? Lock: kernel. */
static bool is_there(const struct k_poll_event *event)
{
	Z_ASSERT_LOCKED();
	switch (event->type) {
	case K_POLL_TYPE_SIGNAL:
		return event->signal->signaled != 0U;
	case K_POLL_TYPE_SEM_AVAILABLE:
		return event->sem->count > 0U;
	case K_POLL_TYPE_DATA_AVAILABLE:
		return !sys_sflist_is_empty(&event->queue->data_q);
	case K_POLL_TYPE_MSGQ_DATA_AVAILABLE:
		return event->msgq->used_msgs > 0U;
	case K_POLL_TYPE_PIPE_DATA_AVAILABLE:
		return event->pipe->bytes_used > 0U;
	default:
		return false;
	}
}

/* Hang @p event on @p list behind those of the same or a better priority. Lock: kernel. */
static void watch(sys_dlist_t *list, struct k_poll_event *event, struct z_poller *poller)
{
	Z_ASSERT_LOCKED();
	sys_dnode_t *at = list->tail;

	event->poller = poller;
	while (at != list &&
	       z_thread_better(poller->thread,
			       CONTAINER_OF(at, struct k_poll_event, _node)->poller->thread)) {
		at = at->prev;
	}
	sys_dlist_insert(at->next, &event->_node);
}

bool z_poll_check(struct k_poll_event *events, int num_events)
{
	bool any = false;

	for (int i = 0; i < num_events; i++) {
		z_key_t key = z_lock();

		if (is_there(&events[i])) {
			events[i].state |= ready_state(&events[i]);
			any = true;
		}
		z_unlock(key);
	}
	return any;
}

bool z_poll_register(struct z_poller *poller)
{
	bool any = false;

	for (int i = 0; i < poller->num_events; i++) {
		struct k_poll_event *event = &poller->events[i];
		z_key_t key = z_lock();

		if (is_there(event)) {
			event->state |= ready_state(event);
			any = true;
		} else if (!any && event->type != K_POLL_TYPE_IGNORE) {
			watch(watchers_of(event), event, poller);
		}
		z_unlock(key);
	}
	return any;
}

/* Lock: kernel. */
static void unwatch(struct k_poll_event *event)
{
	Z_ASSERT_LOCKED();
	if (event->poller != NULL) {
		event->poller = NULL;
		sys_dlist_remove(&event->_node);
	}
}

void z_poll_unregister(struct z_poller *poller)
{
	for (int i = 0; i < poller->num_events; i++) {
		z_key_t key = z_lock();

		unwatch(&poller->events[i]);
		z_unlock(key);
	}
}

void z_poll_thread_gone(struct k_thread *thread)
{
	struct z_poller *poller = thread->poller;

	if (poller == NULL) {
		return;
	}
	for (int i = 0; i < poller->num_events; i++) {
		unwatch(&poller->events[i]);
	}
}

/*
 * Tell the best watcher on @p list that is not late; @p state 0: that what it waits for is there.
 * @return 0, or -EAGAIN if all were late. Lock: kernel.
 */
static int tell(sys_dlist_t *list, uint32_t state)
{
	Z_ASSERT_LOCKED();
	int ret = 0;
	sys_dnode_t *node;

	while ((node = sys_dlist_get(list)) != NULL) {
		struct k_poll_event *event = CONTAINER_OF(node, struct k_poll_event, _node);
		struct z_poller *poller = event->poller;

		event->poller = NULL;
		ret = poller->fire(poller, (state == K_POLL_STATE_CANCELLED) ? -EINTR : 0);
		if (ret == 0) {
			event->state |= (state != 0U) ? state : ready_state(event);
			break;
		}
	}
	return ret;
}

void z_poll_notify(_wait_q_t *wq)
{
	(void)tell(&wq->watchers, 0);
}

void z_poll_cancel(_wait_q_t *wq)
{
	(void)tell(&wq->watchers, K_POLL_STATE_CANCELLED);
}

/* One of a thread's events has happened. Lock: kernel. */
static int wake_thread(struct z_poller *poller, int result)
{
	Z_ASSERT_LOCKED();
	struct k_thread *thread = poller->thread;

	if (thread->base.pended_on == &pollers) {
		poller->result = result;
		z_thread_wake(thread, result);
	} else if (poller->result == Z_POLL_REGISTERING) {
		poller->result = result;
	} else if (poller->result == Z_POLL_WAITING) {
		return -EAGAIN; /* it ran out of time, but has not come to unregister yet */
	}
	return 0;
}

int z_impl_k_poll(struct k_poll_event *events, int num_events, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	struct z_poller poller = {
		.fire = wake_thread,
		.thread = _current,
		.events = events,
		.num_events = num_events,
		.result = Z_POLL_REGISTERING,
	};
	int ret = 0;
	z_key_t key;

	__ASSERT(!arch_is_in_isr(), "k_poll() in an interrupt handler");
	__ASSERT(events != NULL && num_events >= 0, "k_poll() without events");
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		return z_poll_check(events, num_events) ? 0 : -EAGAIN;
	}
	_current->poller = &poller;
	if (!z_poll_register(&poller)) {
		key = z_lock();
		ret = poller.result;
		if (ret == Z_POLL_REGISTERING) {
			poller.result = Z_POLL_WAITING;
			ret = z_waitq_block(&pollers, key, timeout);
		} else {
			z_unlock(key);
		}
	}
	z_poll_unregister(&poller);
	_current->poller = NULL;
	return ret;
}

void z_impl_k_poll_signal_init(struct k_poll_signal *sig)
{
	sys_dlist_init(&sig->poll_events);
	sig->signaled = 0U;
	/* result is meaningless until the signal is raised */
	k_object_init(sig);
}

void z_impl_k_poll_signal_reset(struct k_poll_signal *sig)
{
	sig->signaled = 0U;
}

void z_impl_k_poll_signal_check(struct k_poll_signal *sig, unsigned int *signaled, int *result)
{
	*signaled = sig->signaled;
	*result = sig->result;
}

int z_impl_k_poll_signal_raise(struct k_poll_signal *sig, int result)
{
	z_key_t key = z_lock();
	int ret;

	sig->result = result;
	sig->signaled = 1U;
	ret = tell(&sig->poll_events, 0);
	z_resched_unlock(key);
	return ret;
}
