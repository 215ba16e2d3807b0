/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_poll() and poll work: nobody waits for what is there, and whoever is told finds it or finds
 * that somebody was faster.
 */
#include "race.h"

#define EVENTS 4

static struct k_sem sem;
static struct k_fifo fifo;
static struct k_msgq msgq;
static char ring[16 * sizeof(int)];
static struct k_poll_signal signal;
static struct item {
	void *reserved;
	bool there;
} items[8];
static struct k_poll_event events[WORKERS][EVENTS];

static void setup(void)
{
	EXPECT(k_sem_init(&sem, 0, K_SEM_MAX_LIMIT) == 0);
	k_fifo_init(&fifo);
	k_msgq_init(&msgq, ring, sizeof(int), ARRAY_SIZE(ring) / sizeof(int));
	k_poll_signal_init(&signal);
	memset(items, 0, sizeof(items));
	for (int i = 0; i < WORKERS; i++) {
		for (int e = 0; e < EVENTS; e++) {
			k_poll_event_init(&events[i][e], K_POLL_TYPE_IGNORE,
					  K_POLL_MODE_NOTIFY_ONLY, &sem);
		}
	}
}

static void init_event(struct k_poll_event *event, uint32_t kind)
{
	static const struct {
		uint32_t type;
		void *object;
	} kinds[] = {
		{K_POLL_TYPE_SEM_AVAILABLE, &sem},
		{K_POLL_TYPE_FIFO_DATA_AVAILABLE, &fifo},
		{K_POLL_TYPE_MSGQ_DATA_AVAILABLE, &msgq},
		{K_POLL_TYPE_SIGNAL, &signal},
	};

	k_poll_event_init(event, kinds[kind].type, K_POLL_MODE_NOTIFY_ONLY, kinds[kind].object);
}

static void provide(void)
{
	int value = 1;

	switch (rnd(4)) {
	case 0:
		note("give", 0);
		k_sem_give(&sem);
		break;
	case 1:
		for (size_t i = 0; i < ARRAY_SIZE(items); i++) {
			if (!items[i].there) {
				items[i].there = true;
				note("item", (long)i);
				k_fifo_put(&fifo, &items[i]);
				break;
			}
		}
		break;
	case 2:
		note("message", k_msgq_put(&msgq, &value, K_NO_WAIT));
		break;
	default:
		note("raise", k_poll_signal_raise(&signal, 5));
		break;
	}
}

/* Take what @p event says is there. */
static bool take(const struct k_poll_event *event)
{
	struct item *item;
	int value;

	switch (event->state) {
	case K_POLL_STATE_SEM_AVAILABLE:
		return k_sem_take(&sem, K_NO_WAIT) == 0;
	case K_POLL_STATE_FIFO_DATA_AVAILABLE:
		item = k_fifo_get(&fifo, K_NO_WAIT);
		if (item != NULL) {
			EXPECT(item->there);
			item->there = false;
		}
		return item != NULL;
	case K_POLL_STATE_MSGQ_DATA_AVAILABLE:
		return k_msgq_get(&msgq, &value, K_NO_WAIT) == 0;
	case K_POLL_STATE_SIGNALED:
		k_poll_signal_reset(&signal);
		return true;
	default:
		EXPECT(event->state == K_POLL_STATE_NOT_READY);
		return false;
	}
}

static void poll_some(int me)
{
	k_timeout_t timeout = some_time();
	int64_t start = k_uptime_ticks();
	int n = 1 + (int)rnd(EVENTS), ready = 0, ret;

	for (int e = 0; e < n; e++) {
		init_event(&events[me][e], rnd(4));
	}
	for (int e = n; e < EVENTS; e++) {
		events[me][e].type = K_POLL_TYPE_IGNORE;
	}
	ret = k_poll(events[me], n, timeout);
	note("poll", ret);
	for (int e = 0; e < n; e++) {
		EXPECT(events[me][e].poller == NULL);
		ready += events[me][e].state != K_POLL_STATE_NOT_READY;
	}
	if (ret == 0) {
		EXPECT(ready > 0);
	} else {
		EXPECT(ret == -EAGAIN);
		EXPECT(K_TIMEOUT_EQ(timeout, K_NO_WAIT) ? ready == 0 : true);
		if (!K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
			check_timed_out(timeout, start);
		}
	}
	for (int e = 0; e < n; e++) {
		note("taken", take(&events[me][e]));
	}
	for (int e = 0; e < n; e++) {
		events[me][e].type = K_POLL_TYPE_IGNORE;
	}
}

static void step(int me)
{
	if (chance(3)) {
		provide();
	} else {
		poll_some(me);
	}
}

static bool anything(const struct k_poll_event *event)
{
	switch (event->type) {
	case K_POLL_TYPE_SEM_AVAILABLE:
		return k_sem_count_get(&sem) > 0U;
	case K_POLL_TYPE_FIFO_DATA_AVAILABLE:
		return !k_fifo_is_empty(&fifo);
	case K_POLL_TYPE_MSGQ_DATA_AVAILABLE:
		return k_msgq_num_used_get(&msgq) > 0U;
	case K_POLL_TYPE_SIGNAL:
		return signal.signaled != 0U;
	default:
		return false;
	}
}

static void still(void)
{
	for (int i = 0; i < worker_count() && !any_suspended(); i++) {
		for (int e = 0; e < EVENTS; e++) {
			EXPECT(workers[i].base.pended_on == NULL || !anything(&events[i][e]));
		}
	}
}

static void release(void)
{
	int value = 1;

	k_sem_give(&sem);
	(void)k_msgq_put(&msgq, &value, K_NO_WAIT);
	(void)k_poll_signal_raise(&signal, 6);
	for (size_t i = 0; i < ARRAY_SIZE(items); i++) {
		if (!items[i].there) {
			items[i].there = true;
			k_fifo_put(&fifo, &items[i]);
			break;
		}
	}
}

static void end(void)
{
	EXPECT(sys_dlist_is_empty(&sem.wait_q.watchers));
	EXPECT(sys_dlist_is_empty(&fifo._queue.wait_q.watchers));
	EXPECT(sys_dlist_is_empty(&msgq.wait_q.watchers));
	EXPECT(sys_dlist_is_empty(&signal.poll_events));
}

const struct scenario poll_scenario = {
	"poll", setup, step, provide, still, release, end, true,
};

/*
 * ---- poll work: each submission is handled once or cancelled ------------------------------------
 */

static struct k_work_q queue;
static struct k_work_poll work;
static struct k_poll_event work_event;
static int submitted, handled, cancelled;
static bool in_handler, claimed;

static void handle(struct k_work *w)
{
	ARG_UNUSED(w);
	EXPECT(!in_handler);
	in_handler = true;
	handled++;
	note("handle", work.poll_result);
	EXPECT(work.poll_result == 0 || work.poll_result == -EAGAIN);
	if (work_event.state != K_POLL_STATE_NOT_READY) {
		(void)take(&work_event);
	} else {
		EXPECT(work.poll_result == -EAGAIN);
	}
	in_handler = false;
	claimed = false;
}

static void work_setup(void)
{
	setup();
	submitted = 0;
	handled = 0;
	cancelled = 0;
	in_handler = false;
	claimed = false;
	k_work_poll_init(&work, handle);
	k_work_queue_init(&queue);
	k_work_queue_start(&queue, queue_stack, K_THREAD_STACK_SIZEOF(queue_stack),
			   (int)rnd(5) - 1, NULL);
}

static void work_step(int me)
{
	int ret;

	ARG_UNUSED(me);
	if (!claimed && !chance(3)) {
		claimed = true; /* until it was handled or cancelled */
		init_event(&work_event, rnd(4));
		submitted++;
		ret = k_work_poll_submit_to_queue(&queue, &work, &work_event, 1, some_time());
		note("submit", ret);
		EXPECT(ret == 0);
	} else if (claimed && chance(2)) {
		ret = k_work_poll_cancel(&work);
		note("cancel", ret);
		EXPECT(ret == 0 || ret == -EINVAL);
		if (ret == 0) {
			cancelled++;
			claimed = false;
		}
	} else {
		provide();
	}
	if (chance(3)) {
		k_sleep(K_TICKS(rnd(3)));
	}
}

static void work_end(void)
{
	release();
	k_sleep(K_TICKS(64));
	EXPECT(submitted == handled + cancelled && !claimed);
	end();
	k_thread_abort(&queue.thread);
}

static void nothing(void)
{
}

const struct scenario poll_work_scenario = {
	"poll_work", work_setup, work_step, provide, nothing, nothing, work_end, true,
};
