/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Work queues: options, draining, plugging, fairness.
 */
#include "common.h"

static K_THREAD_STACK_DEFINE(stack, 1024 + CONFIG_TEST_EXTRA_STACK_SIZE);
static struct k_work_q own_q;
static struct k_work work, second;

static void before_queue(void *fixture)
{
	before(fixture);
	k_work_init(&work, run);
	k_work_init(&second, run);
}

static void after_queue(void *fixture)
{
	(void)k_work_queue_unplug(&work_q);
	after(fixture);
}

ZTEST_SUITE(kernel_work_queue, NULL, NULL, before_queue, after_queue, NULL);

static bool drained;
static int drain_result;

static void drainer(void *plug, void *unused2, void *unused3)
{
	drain_result = k_work_queue_drain(&work_q, plug != NULL);
	drained = true;
}

/* Verifies: WORK-16 */
ZTEST(kernel_work_queue, test_drain_idle)
{
	zassert_equal(k_work_queue_drain(&work_q, false), 0);
	expect_unlocked();
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 1);
	zassert_equal(k_work_queue_drain(&work_q, false), 1);
	zassert_equal(ran, 1);
}

/* Verifies: WORK-16, WORK-17 */
ZTEST(kernel_work_queue, test_drain_refuses)
{
	drained = false;
	hold = true;
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 1);
	settle();
	(void)helper(drainer, NULL, LOW);
	settle();
	zassert_false(drained);
	zassert_equal(k_work_submit_to_queue(&work_q, &second), -EBUSY);
	k_sem_give(&go);
	settle();
	zassert_true(drained);
	zassert_equal(drain_result, 1);
	hold = false;
	zassert_equal(k_work_submit_to_queue(&work_q, &second), 1);
	settle();
	zassert_equal(ran, 2);
	helpers_join();
}

static void chain(struct k_work *item)
{
	(void)k_sem_take(&go, K_FOREVER);
	if (++ran < 3) {
		zassert_equal(k_work_submit_to_queue(&work_q, item), 2, "one of its own");
	}
}

/* Verifies: WORK-17 */
ZTEST(kernel_work_queue, test_drain_lets_chains_finish)
{
	drained = false;
	k_work_init(&work, chain);
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 1);
	settle();
	(void)helper(drainer, NULL, LOW);
	for (int i = 0; i < 3; i++) {
		settle();
		zassert_false(drained);
		k_sem_give(&go);
	}
	settle();
	zassert_true(drained);
	zassert_equal(ran, 3);
	helpers_join();
}

/* Verifies: WORK-18 */
ZTEST(kernel_work_queue, test_plug)
{
	zassert_equal(k_work_queue_unplug(&work_q), -EALREADY);
	zassert_equal(k_work_queue_drain(&work_q, true), 1, "plugging waits even if it is idle");
	zassert_equal(k_work_submit_to_queue(&work_q, &work), -EBUSY);
	zassert_ok(k_work_queue_unplug(&work_q));
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 1);
	settle();
	zassert_equal(ran, 1);
}

/* Verifies: WORK-19 */
ZTEST(kernel_work_queue, test_options)
{
	const struct k_work_queue_config config = {
		.name = "own queue", .no_yield = true, .essential = true};
	const struct k_work_queue_config plain = {0};
	k_tid_t thread = k_work_queue_thread_get(&own_q);

	/* what is in memory before must not matter */
	memset(&own_q, 0xff, sizeof(own_q));
	k_work_queue_init(&own_q);
	k_work_queue_start(&own_q, stack, K_THREAD_STACK_SIZEOF(stack), LOW, &plain);
	zassert_equal(thread->base.user_options & K_ESSENTIAL, 0);
	zassert_equal(own_q.flags & K_WORK_QUEUE_NO_YIELD, 0);
	zassert_equal(k_work_submit_to_queue(&own_q, &second), 1);
	settle();
	zassert_equal(ran, 1);
	k_thread_abort(thread);

	k_work_queue_init(&own_q);
	k_work_queue_start(&own_q, stack, K_THREAD_STACK_SIZEOF(stack), LOW, &config);
	zassert_str_equal(k_thread_name_get(thread), "own queue");
	zassert_equal(k_thread_priority_get(thread), LOW);
	zassert_true((thread->base.user_options & K_ESSENTIAL) != 0);
	zassert_true((own_q.flags & K_WORK_QUEUE_NO_YIELD) != 0);
	zassert_equal(k_work_submit_to_queue(&own_q, &work), 1);
	settle();
	zassert_equal_ptr(ran_in, thread);
	thread->base.user_options &= ~K_ESSENTIAL;
	k_thread_abort(thread);
}

/* Between two items threads of the same priority get their turn. */
static int turn[6], turns;

static void take_turn(struct k_work *item)
{
	turn[turns++] = 1;
}

static void other_thread(void *unused1, void *unused2, void *unused3)
{
	for (int i = 0; i < 3; i++) {
		turn[turns++] = 2;
		k_yield();
	}
}

/* Verifies: WORK-20 */
ZTEST(kernel_work_queue, test_yields)
{
	static struct k_work items[3];

	turns = 0;
	k_sched_lock();
	for (int i = 0; i < 3; i++) {
		k_work_init(&items[i], take_turn);
		zassert_equal(k_work_submit_to_queue(&work_q, &items[i]), 1);
	}
	(void)helper(other_thread, NULL, MID);
	k_sched_unlock();
	settle();
	zassert_equal(turns, 6);
	for (int i = 0; i < 6; i++) {
		zassert_equal(turn[i], 1 + i % 2, "turn %d", i);
	}
	helpers_join();
}

static struct k_work_delayable delayable;

/* Reading when it is due locks for a moment only. */
ZTEST(kernel_work_queue, test_when_is_it_due)
{
	k_work_init_delayable(&delayable, run);
	zassert_equal(k_work_delayable_remaining_get(&delayable), 0);
	expect_unlocked();
	(void)k_work_delayable_expires_get(&delayable);
	expect_unlocked();
	zassert_equal(k_work_schedule_for_queue(&work_q, &delayable, K_TICKS(50)), 1);
	zassert_within(k_work_delayable_remaining_get(&delayable), 50, 1);
	zassert_within(k_work_delayable_expires_get(&delayable), k_uptime_ticks() + 50, 1);
	zassert_equal(k_work_cancel_delayable(&delayable), 0);
}
