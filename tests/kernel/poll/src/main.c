/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_poll: all types, several events, signals, cancelling, priorities, contexts.
 */
#include "helpers.h"

static struct k_sem sem;
static struct k_fifo fifo;
static struct k_msgq msgq;
static struct k_pipe pipe;
static struct k_poll_signal sig;
static char msgq_ring[4], pipe_ring[4];
static struct {
	void *reserved;
} item;

static struct k_poll_event static_events[] = {
	K_POLL_EVENT_STATIC_INITIALIZER(K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem,
					7),
	K_POLL_EVENT_STATIC_INITIALIZER(K_POLL_TYPE_FIFO_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
					&fifo, 8),
	K_POLL_EVENT_STATIC_INITIALIZER(K_POLL_TYPE_MSGQ_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
					&msgq, 9),
	K_POLL_EVENT_STATIC_INITIALIZER(K_POLL_TYPE_PIPE_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
					&pipe, 10),
	K_POLL_EVENT_STATIC_INITIALIZER(K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &sig, 11),
	K_POLL_EVENT_STATIC_INITIALIZER(K_POLL_TYPE_IGNORE, K_POLL_MODE_NOTIFY_ONLY, &sem, 12),
};
#define EVENTS ARRAY_SIZE(static_events)
#define OBJECTS (EVENTS - 1)

static const uint32_t ready_states[EVENTS] = {
	K_POLL_STATE_SEM_AVAILABLE,  K_POLL_STATE_FIFO_DATA_AVAILABLE,
	K_POLL_STATE_MSGQ_DATA_AVAILABLE, K_POLL_STATE_PIPE_DATA_AVAILABLE,
	K_POLL_STATE_SIGNALED, K_POLL_STATE_NOT_READY,
};

/* Make what event number @p i waits for happen. */
static void happen(int i)
{
	size_t done;

	switch (i) {
	case 0:
		k_sem_give(&sem);
		break;
	case 1:
		k_fifo_put(&fifo, &item);
		break;
	case 2:
		(void)k_msgq_put(&msgq, "m", K_NO_WAIT);
		break;
	case 3:
		(void)k_pipe_put(&pipe, "p", 1, &done, 1, K_NO_WAIT);
		break;
	case 4:
		(void)k_poll_signal_raise(&sig, 0x55);
		break;
	default:
		zassert_unreachable();
	}
}

static void reset_events(struct k_poll_event *events)
{
	for (int i = 0; i < EVENTS; i++) {
		events[i].state = K_POLL_STATE_NOT_READY;
	}
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	(void)k_sem_init(&sem, 0, 10);
	k_fifo_init(&fifo);
	k_msgq_init(&msgq, msgq_ring, 1, sizeof(msgq_ring));
	k_pipe_init(&pipe, (unsigned char *)pipe_ring, sizeof(pipe_ring));
	k_poll_signal_init(&sig);
	reset_events(static_events);
}

ZTEST_SUITE(kernel_poll, NULL, NULL, before, helpers_end, NULL);

/* Exactly event number @p i has happened. */
static void expect_only(struct k_poll_event *events, int i)
{
	for (int j = 0; j < EVENTS; j++) {
		zassert_equal(events[j].state, j == i ? ready_states[j] : K_POLL_STATE_NOT_READY,
			      "event %d: state %#x", j, events[j].state);
		zassert_is_null(events[j].poller, "event %d is still watched", j);
	}
}

/* Verifies: POLL-1 */
ZTEST(kernel_poll, test_event_init)
{
	struct k_poll_event event = K_POLL_EVENT_INITIALIZER(
		K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem);
	struct k_poll_event other = {.tag = 3};

	k_poll_event_init(&other, K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem);
	zassert_equal(other.tag, 3, "the tag is the caller's");
	zassert_equal(other.type, event.type);
	zassert_equal_ptr(other.obj, event.obj);
	zassert_equal(other.state, K_POLL_STATE_NOT_READY);
	zassert_equal(static_events[1].tag, 8);
}

/* Verifies: POLL-3, POLL-4, POLL-8, POLL-9 */
ZTEST(kernel_poll, test_nothing_happens)
{
	int64_t start = k_uptime_ticks();

	zassert_equal(k_poll(static_events, EVENTS, K_NO_WAIT), -EAGAIN);
	expect_only(static_events, -1);
	zassert_equal(k_poll(static_events, EVENTS, K_TICKS(5)), -EAGAIN);
	zassert_within(k_uptime_ticks() - start, 6, 1);
	expect_only(static_events, -1);
	zassert_equal(k_poll(static_events, 0, K_TICKS(1)), -EAGAIN, "no events: a sleep");
}

/* Verifies: POLL-2, POLL-6, POLL-7, POLL-8 */
ZTEST(kernel_poll, test_happened_before)
{
	for (int i = 0; i < OBJECTS; i++) {
		for (int wait = 0; wait < 2; wait++) {
			before(NULL);
			happen(i);
			zassert_ok(k_poll(static_events, EVENTS, wait ? K_FOREVER : K_NO_WAIT));
			expect_only(static_events, i);
			/* nothing was taken: it is there still */
			static_events[i].state = K_POLL_STATE_NOT_READY;
			zassert_ok(k_poll(static_events, EVENTS, K_NO_WAIT));
		}
	}
}

/* Verifies: POLL-2, POLL-6 */
ZTEST(kernel_poll, test_all_happened_before)
{
	for (int i = 0; i < OBJECTS; i++) {
		happen(i);
	}
	/* the number counts, not what lies behind */
	for (int n = 0; n < OBJECTS; n++) {
		reset_events(static_events);
		zassert_equal(k_poll(static_events, n, K_NO_WAIT), n > 0 ? 0 : -EAGAIN);
		zassert_equal(k_poll(static_events, n, K_TICKS(1)), n > 0 ? 0 : -EAGAIN);
		zassert_equal(static_events[n].state, K_POLL_STATE_NOT_READY, "%d events", n);
	}
	expect_unlocked();
	zassert_ok(k_poll(static_events, EVENTS, K_FOREVER));
	for (int i = 0; i < EVENTS; i++) {
		zassert_equal(static_events[i].state, ready_states[i], "event %d", i);
		zassert_is_null(static_events[i].poller);
	}
}

static void happen_later(void *number, void *unused2, void *unused3)
{
	happen(POINTER_TO_INT(number));
}

/* Verifies: POLL-5, POLL-6, POLL-9 */
ZTEST(kernel_poll, test_happens_while_waiting)
{
	for (int i = 0; i < OBJECTS; i++) {
		before(NULL);
		(void)helper(happen_later, INT_TO_POINTER(i), LOW);
		zassert_ok(k_poll(static_events, EVENTS, K_SECONDS(1)), "event %d", i);
		expect_only(static_events, i);
		helpers_join();
	}
}

static void isr_happen(const void *number)
{
	happen(POINTER_TO_INT(number));
}

static void from_isr(void *number, void *unused2, void *unused3)
{
	IN_ISR(isr_happen, number);
}

/* Verifies: POLL-14 */
ZTEST(kernel_poll, test_happens_in_isr)
{
	for (int i = 0; i < OBJECTS; i++) {
		before(NULL);
		(void)helper(from_isr, INT_TO_POINTER(i), LOW);
		zassert_ok(k_poll(static_events, EVENTS, K_SECONDS(1)), "event %d", i);
		expect_only(static_events, i);
		helpers_join();
	}
}

/* Between the first event and the poller's return others may be noted too. */
static void happen_all(void *unused1, void *unused2, void *unused3)
{
	k_sched_lock();
	for (int i = 0; i < OBJECTS; i++) {
		happen(i);
	}
	k_sched_unlock();
}

/* Verifies: POLL-6, POLL-9 */
ZTEST(kernel_poll, test_all_happen_at_once)
{
	(void)helper(happen_all, NULL, LOW);
	zassert_ok(k_poll(static_events, EVENTS, K_SECONDS(1)));
	for (int i = 0; i < EVENTS; i++) {
		zassert_equal(static_events[i].state, ready_states[i], "event %d", i);
		zassert_is_null(static_events[i].poller);
	}
	helpers_join();
}

/* Verifies: POLL-15, POLL-16 */
ZTEST(kernel_poll, test_signal)
{
	struct k_poll_signal initialised = K_POLL_SIGNAL_INITIALIZER(initialised);
	unsigned int signaled;
	int result;

	k_poll_signal_check(&initialised, &signaled, &result);
	zassert_equal(signaled, 0);
	zassert_ok(k_poll_signal_raise(&sig, 42));
	k_poll_signal_check(&sig, &signaled, &result);
	zassert_equal(signaled, 1);
	zassert_equal(result, 42);
	zassert_ok(k_poll_signal_raise(&sig, 43));
	k_poll_signal_check(&sig, &signaled, &result);
	zassert_equal(result, 43);
	k_poll_signal_reset(&sig);
	k_poll_signal_check(&sig, &signaled, &result);
	zassert_equal(signaled, 0);
	zassert_equal(k_poll(static_events, EVENTS, K_NO_WAIT), -EAGAIN);
}

static void cancel(void *unused1, void *unused2, void *unused3)
{
	k_fifo_cancel_wait(&fifo);
}

/* Verifies: POLL-10 */
ZTEST(kernel_poll, test_cancel)
{
	(void)helper(cancel, NULL, LOW);
	zassert_equal(k_poll(static_events, EVENTS, K_SECONDS(1)), -EINTR);
	zassert_equal(static_events[1].state, K_POLL_STATE_CANCELLED);
	zassert_equal(static_events[0].state, K_POLL_STATE_NOT_READY);
	helpers_join();
	/* without a poller it is nothing */
	before(NULL);
	k_fifo_cancel_wait(&fifo);
	zassert_equal(k_poll(static_events, EVENTS, K_NO_WAIT), -EAGAIN);
}

static int order[HELPERS], order_count, results[HELPERS];

static void poller(void *number, void *unused2, void *unused3)
{
	struct k_poll_event event = K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_SEM_AVAILABLE,
							     K_POLL_MODE_NOTIFY_ONLY, &sem);
	int ret = k_poll(&event, 1, K_FOREVER);

	results[order_count] = ret;
	order[order_count++] = POINTER_TO_INT(number);
}

static void taker(void *number, void *unused2, void *unused3)
{
	int ret = k_sem_take(&sem, K_FOREVER);

	results[order_count] = ret;
	order[order_count++] = POINTER_TO_INT(number);
}

/* One unit wakes one poller, the best; equal ones in the order they came. */
/* Verifies: POLL-7, POLL-11 */
ZTEST(kernel_poll, test_pollers_by_priority)
{
	order_count = 0;
	(void)helper(poller, INT_TO_POINTER(1), LOW);
	(void)helper(poller, INT_TO_POINTER(2), LOW);
	settle();
	(void)helper(poller, INT_TO_POINTER(0), MID);
	settle();
	for (int i = 0; i < 3; i++) {
		k_sem_give(&sem);
		settle();
		zassert_equal(order_count, i + 1);
		zassert_equal(order[i], i);
		zassert_ok(results[i]);
		zassert_ok(k_sem_take(&sem, K_NO_WAIT), "polling takes nothing");
	}
	helpers_join();
}

/* Who waits for the object itself comes before who polls it. */
/* Verifies: POLL-12 */
ZTEST(kernel_poll, test_waiter_before_poller)
{
	order_count = 0;
	(void)helper(poller, INT_TO_POINTER(1), MID);
	(void)helper(taker, INT_TO_POINTER(0), LOW);
	settle();
	k_sem_give(&sem);
	settle();
	zassert_equal(order_count, 1);
	zassert_equal(order[0], 0);
	k_sem_give(&sem);
	settle();
	zassert_equal(order_count, 2);
	helpers_join();
}

/* A thread that ends while it polls is not told any more: its events were on its stack. */
/* Verifies: POLL-13 */
ZTEST(kernel_poll, test_poller_aborted)
{
	k_tid_t thread;

	order_count = 0;
	thread = helper(poller, INT_TO_POINTER(0), LOW);
	(void)helper(poller, INT_TO_POINTER(1), LOW);
	settle();
	k_thread_abort(thread);
	memset(helper_stacks[0], 0xA5, sizeof(helper_stacks[0]));
	k_sem_give(&sem);
	settle();
	zassert_equal(order_count, 1);
	zassert_equal(order[0], 1);
	helpers_join();
}

static void poll_signal_shortly(void *unused1, void *unused2, void *unused3)
{
	results[0] = k_poll(&static_events[4], 1, K_TICKS(1));
}

/* The poller has run out of time, but not yet got to run: it does not come back with the event. */
/* Verifies: POLL-17 */
ZTEST(kernel_poll, test_signal_too_late)
{
	(void)helper(poll_signal_shortly, NULL, LOW);
	k_sleep(K_TICKS(1));
	k_busy_wait(k_ticks_to_us_ceil32(4));
	zassert_equal(k_poll_signal_raise(&sig, 1), -EAGAIN);
	helpers_join();
	zassert_equal(results[0], -EAGAIN);
	zassert_equal(static_events[4].state, K_POLL_STATE_NOT_READY);
	zassert_is_null(static_events[4].poller);
	zassert_equal(sig.signaled, 1, "it is raised all the same");
}

static void raise_twice(void *unused1, void *unused2, void *unused3)
{
	k_sched_lock();
	results[0] = k_poll_signal_raise(&sig, 1);
	results[1] = k_poll_signal_raise(&sig, 2);
	k_sched_unlock();
}

/* Verifies: POLL-15, POLL-17 */
ZTEST(kernel_poll, test_signal_raised_twice)
{
	(void)helper(raise_twice, NULL, LOW);
	zassert_ok(k_poll(&static_events[4], 1, K_SECONDS(1)));
	zassert_equal(sig.result, 2);
	zassert_ok(results[0]);
	zassert_ok(results[1]);
	helpers_join();
}

/* Events that did not happen are let go of: what comes later changes nothing. */
ZTEST(kernel_poll, test_the_others_are_let_go)
{
	struct k_poll_event events[2];

	k_poll_signal_init(&sig);
	zassert_ok(k_sem_init(&sem, 0, 1));
	k_poll_event_init(&events[0], K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &sig);
	k_poll_event_init(&events[1], K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem);
	k_sem_give(&sem);
	zassert_ok(k_poll(events, 2, K_FOREVER));
	expect_unlocked();
	zassert_equal(events[1].state, K_POLL_STATE_SEM_AVAILABLE);
	zassert_true(sys_dlist_is_empty(&sig.poll_events));
	(void)k_poll_signal_raise(&sig, 1);
	zassert_equal(events[0].state, K_POLL_STATE_NOT_READY);

	k_poll_signal_reset(&sig);
	k_sem_reset(&sem);
	events[1].state = K_POLL_STATE_NOT_READY;
	zassert_equal(k_poll(events, 2, K_TICKS(2)), -EAGAIN);
	zassert_true(sys_dlist_is_empty(&sig.poll_events));
	zassert_true(sys_dlist_is_empty(&sem.wait_q.watchers));
	zassert_is_null(events[0].poller);
	zassert_is_null(events[1].poller);
}
