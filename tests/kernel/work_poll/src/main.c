/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_work_poll: submission by an event, by the timeout, at once; cancelling and submitting again.
 */
#include "helpers.h"

static K_THREAD_STACK_DEFINE(work_q_stack, 1024 + CONFIG_TEST_EXTRA_STACK_SIZE);
static struct k_work_q work_q;
static struct k_work_poll work;
static struct k_sem sem;
static struct k_poll_signal sig;
static struct k_poll_event events[2];
static int ran, result;
static k_tid_t ran_in;

static void handler(struct k_work *item)
{
	ran++;
	ran_in = k_current_get();
	result = CONTAINER_OF(item, struct k_work_poll, work)->poll_result;
}

static void before(void *fixture)
{
	static bool started;

	ARG_UNUSED(fixture);
	if (!started) {
		started = true;
		k_work_queue_start(&work_q, work_q_stack, K_THREAD_STACK_SIZEOF(work_q_stack), MID,
				   NULL);
	}
	ran = 0;
	result = 1;
	zassert_ok(k_sem_init(&sem, 0, 5));
	k_poll_signal_init(&sig);
	k_poll_event_init(&events[0], K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem);
	k_poll_event_init(&events[1], K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &sig);
	k_work_poll_init(&work, handler);
}

static void after(void *fixture)
{
	(void)k_work_poll_cancel(&work);
	helpers_end(fixture);
}

ZTEST_SUITE(kernel_work_poll, NULL, NULL, before, after, NULL);

#define SUBMIT(timeout) k_work_poll_submit_to_queue(&work_q, &work, events, 2, timeout)

/* Verifies: POLLWORK-1, POLLWORK-5 */
ZTEST(kernel_work_poll, test_event_happens)
{
	zassert_ok(SUBMIT(K_FOREVER));
	settle();
	zassert_equal(ran, 0);
	zassert_ok(k_poll_signal_raise(&sig, 5));
	settle();
	zassert_equal(ran, 1);
	zassert_ok(result);
	zassert_equal_ptr(ran_in, &work_q.thread);
	zassert_equal(events[1].state, K_POLL_STATE_SIGNALED);
	zassert_equal(events[0].state, K_POLL_STATE_NOT_READY);
	/* the other event is not watched any more */
	zassert_is_null(events[0].poller);
	k_sem_give(&sem);
	settle();
	zassert_equal(ran, 1);
}

/* Verifies: POLLWORK-2 */
ZTEST(kernel_work_poll, test_happened_before)
{
	k_sem_give(&sem);
	zassert_ok(SUBMIT(K_FOREVER));
	zassert_equal(events[0].state, K_POLL_STATE_SEM_AVAILABLE);
	settle();
	zassert_equal(ran, 1);
	zassert_ok(result);
}

/* Verifies: POLLWORK-3, POLLWORK-5 */
ZTEST(kernel_work_poll, test_timeout)
{
	zassert_ok(SUBMIT(K_TICKS(3)));
	k_sleep(K_TICKS(1));
	zassert_equal(ran, 0);
	k_sleep(K_TICKS(6));
	zassert_equal(ran, 1);
	zassert_equal(result, -EAGAIN);
	k_sem_give(&sem);
	settle();
	zassert_equal(ran, 1);
	/* the event cancels the timeout too */
	zassert_ok(k_sem_take(&sem, K_NO_WAIT));
	zassert_ok(SUBMIT(K_TICKS(3)));
	k_sem_give(&sem);
	k_sleep(K_TICKS(8));
	zassert_equal(ran, 2);
	zassert_ok(result);
}

/* Verifies: POLLWORK-4 */
ZTEST(kernel_work_poll, test_no_wait)
{
	zassert_ok(SUBMIT(K_NO_WAIT));
	settle();
	zassert_equal(ran, 1);
	zassert_equal(result, -EAGAIN);
	k_sem_give(&sem);
	zassert_ok(SUBMIT(K_NO_WAIT));
	settle();
	zassert_equal(ran, 2);
	zassert_ok(result);
}

/* Verifies: POLLWORK-6 */
ZTEST(kernel_work_poll, test_cancel)
{
	zassert_equal(k_work_poll_cancel(NULL), -EINVAL);
	zassert_equal(k_work_poll_cancel(&work), -EINVAL, "it does not wait");
	zassert_ok(SUBMIT(K_TICKS(2)));
	zassert_ok(k_work_poll_cancel(&work));
	zassert_equal(k_work_poll_cancel(&work), -EINVAL);
	k_sem_give(&sem);
	k_sleep(K_TICKS(8));
	zassert_equal(ran, 0);
	zassert_ok(SUBMIT(K_FOREVER), "it can be used again");
	settle();
	zassert_equal(ran, 1);
}

/* Verifies: POLLWORK-7, POLLWORK-8, POLLWORK-9, POLLWORK-12 */
ZTEST(kernel_work_poll, test_submit_again)
{
	/* waiting: the new wait takes the place of the old */
	zassert_ok(SUBMIT(K_TICKS(2)));
	zassert_ok(SUBMIT(K_FOREVER));
	k_sleep(K_TICKS(8));
	zassert_equal(ran, 0);
	zassert_equal(k_work_poll_submit(&work, events, 2, K_FOREVER), -EADDRINUSE);
	k_sem_give(&sem);
	/* pending: too late */
	zassert_equal(SUBMIT(K_FOREVER), -EINVAL);
	zassert_equal(k_work_poll_cancel(&work), -EINVAL);
	settle();
	zassert_equal(ran, 1);
	zassert_ok(k_work_poll_submit(&work, events, 2, K_FOREVER));
	settle();
	zassert_equal(ran, 2);
	zassert_equal_ptr(ran_in, &k_sys_work_q.thread);
}

static void again(struct k_work *item)
{
	if (++ran < 4) {
		zassert_ok(SUBMIT(K_TICKS(1)));
	}
}

/* Verifies: POLLWORK-10 */
ZTEST(kernel_work_poll, test_submits_itself)
{
	k_work_poll_init(&work, again);
	zassert_ok(SUBMIT(K_TICKS(1)));
	k_sleep(K_TICKS(20));
	zassert_equal(ran, 4);
}

static void isr_give(const void *unused)
{
	ARG_UNUSED(unused);
	k_sem_give(&sem);
}

/* Verifies: POLLWORK-11 */
ZTEST(kernel_work_poll, test_isr)
{
	zassert_ok(SUBMIT(K_FOREVER));
	IN_ISR(isr_give, NULL);
	settle();
	zassert_equal(ran, 1);
	zassert_ok(result);
}
