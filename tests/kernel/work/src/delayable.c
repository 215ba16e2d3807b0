/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_work_delayable: scheduling, rescheduling, flushing and cancelling in every state.
 */
#include "common.h"

static struct k_work_delayable dwork;
static struct k_work_sync sync;

static void before_delayable(void *fixture)
{
	before(fixture);
	k_work_init_delayable(&dwork, run);
}

static void after_delayable(void *fixture)
{
	(void)k_work_cancel_delayable(&dwork);
	after(fixture);
}

ZTEST_SUITE(kernel_work_delayable, NULL, NULL, before_delayable, after_delayable, NULL);

static void let_it_run(void)
{
	hold = true;
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_NO_WAIT), 1);
	settle();
	zassert_equal(k_work_delayable_busy_get(&dwork), K_WORK_RUNNING);
}

/* Verifies: DWORK-1, DWORK-2, DWORK-8 */
ZTEST(kernel_work_delayable, test_schedule)
{
	int64_t start = k_uptime_ticks();

	zassert_equal(k_work_delayable_busy_get(&dwork), 0);
	zassert_equal(k_work_delayable_remaining_get(&dwork), 0);
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_TICKS(5)), 1);
	zassert_equal(k_work_delayable_busy_get(&dwork), K_WORK_DELAYED);
	zassert_true(k_work_delayable_is_pending(&dwork));
	zassert_within(k_work_delayable_expires_get(&dwork), start + 6, 1);
	zassert_within(k_work_delayable_remaining_get(&dwork), 5, 1);
	/* scheduled already: the first one counts */
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_TICKS(1)), 0);
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_NO_WAIT), 0);
	k_sleep(K_TICKS(3));
	zassert_equal(ran, 0);
	k_sleep(K_TICKS(5));
	zassert_equal(ran, 1);
	zassert_equal(k_work_delayable_busy_get(&dwork), 0);
}

K_WORK_DELAYABLE_DEFINE(static_dwork, run);

/* Verifies: DWORK-7, DWORK-9 */
ZTEST(kernel_work_delayable, test_system_work_queue)
{
	zassert_equal(k_work_schedule(&static_dwork, K_TICKS(1)), 1);
	settle();
	zassert_equal(ran, 1);
	zassert_equal_ptr(ran_in, &k_sys_work_q.thread);
	zassert_equal(k_work_reschedule(&static_dwork, K_TICKS(1)), 1);
	settle();
	zassert_equal(ran, 2);
	zassert_equal_ptr(k_work_delayable_from_work(&static_dwork.work), &static_dwork);
}

/* Verifies: DWORK-2, DWORK-3, DWORK-4 */
ZTEST(kernel_work_delayable, test_no_wait_and_forever)
{
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_NO_WAIT), 1);
	zassert_equal(k_work_delayable_busy_get(&dwork), K_WORK_QUEUED);
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_NO_WAIT), 0);
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_TICKS(1)), 0);
	settle();
	zassert_equal(ran, 1);
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_FOREVER), 1);
	settle();
	zassert_equal(ran, 1);
	zassert_equal(k_work_delayable_busy_get(&dwork), K_WORK_DELAYED);
	zassert_equal(k_work_reschedule_for_queue(&work_q, &dwork, K_NO_WAIT), 1);
	settle();
	zassert_equal(ran, 2);
}

/* Verifies: DWORK-5 */
ZTEST(kernel_work_delayable, test_reschedule)
{
	zassert_equal(k_work_reschedule_for_queue(&work_q, &dwork, K_TICKS(3)), 1);
	k_sleep(K_TICKS(1));
	zassert_equal(k_work_reschedule_for_queue(&work_q, &dwork, K_TICKS(10)), 1);
	k_sleep(K_TICKS(7));
	zassert_equal(ran, 0, "the first delay is over, but was replaced");
	k_sleep(K_TICKS(6));
	zassert_equal(ran, 1);

	/* one that is queued can have its next time set already */
	zassert_equal(k_work_reschedule_for_queue(&work_q, &dwork, K_NO_WAIT), 1);
	zassert_equal(k_work_reschedule_for_queue(&work_q, &dwork, K_TICKS(3)), 1);
	zassert_equal(k_work_delayable_busy_get(&dwork), K_WORK_QUEUED | K_WORK_DELAYED);
	k_sleep(K_TICKS(1));
	zassert_equal(ran, 2);
	k_sleep(K_TICKS(6));
	zassert_equal(ran, 3);
}

/* Verifies: DWORK-3, DWORK-6 */
ZTEST(kernel_work_delayable, test_schedule_while_running)
{
	let_it_run();
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_TICKS(1)), 1);
	zassert_equal(k_work_delayable_busy_get(&dwork), K_WORK_RUNNING | K_WORK_DELAYED);
	settle();
	zassert_equal(k_work_delayable_busy_get(&dwork), K_WORK_RUNNING | K_WORK_QUEUED);
	hold = false;
	k_sem_give(&go);
	settle();
	zassert_equal(ran, 2);
	hold = true;
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_NO_WAIT), 1);
	settle();
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_NO_WAIT), 2);
}

/* Verifies: DWORK-10 */
ZTEST(kernel_work_delayable, test_flush)
{
	zassert_false(k_work_flush_delayable(&dwork, &sync));
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_SECONDS(100)), 1);
	/* the delay ends now */
	zassert_true(k_work_flush_delayable(&dwork, &sync));
	zassert_equal(ran, 1);
	zassert_equal(k_work_delayable_busy_get(&dwork), 0);
	settle();
	zassert_equal(ran, 1);
}

/* Verifies: DWORK-11 */
ZTEST(kernel_work_delayable, test_cancel)
{
	zassert_equal(k_work_cancel_delayable(&dwork), 0);
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_TICKS(2)), 1);
	zassert_equal(k_work_cancel_delayable(&dwork), 0);
	k_sleep(K_TICKS(6));
	zassert_equal(ran, 0);
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_NO_WAIT), 1);
	zassert_equal(k_work_cancel_delayable(&dwork), 0);
	settle();
	zassert_equal(ran, 0);
}

/* Verifies: DWORK-11, DWORK-12 */
ZTEST(kernel_work_delayable, test_cancel_running)
{
	let_it_run();
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_SECONDS(1)), 1);
	zassert_equal(k_work_cancel_delayable(&dwork), K_WORK_RUNNING | K_WORK_CANCELING);
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_NO_WAIT), 0);
	zassert_equal(k_work_reschedule_for_queue(&work_q, &dwork, K_NO_WAIT), -EBUSY);
	k_sem_give(&go);
	settle();
	zassert_equal(ran, 1);
}

/* Verifies: DWORK-13 */
ZTEST(kernel_work_delayable, test_cancel_sync)
{
	zassert_false(k_work_cancel_delayable_sync(&dwork, &sync));
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_TICKS(2)), 1);
	zassert_true(k_work_cancel_delayable_sync(&dwork, &sync));
	zassert_equal(k_work_delayable_busy_get(&dwork), 0);
	k_sleep(K_TICKS(6));
	zassert_equal(ran, 0);
}

static bool done;

static void canceller(void *unused1, void *unused2, void *unused3)
{
	struct k_work_sync own;

	zassert_true(k_work_cancel_delayable_sync(&dwork, &own));
	done = true;
}

/* Verifies: DWORK-13 */
ZTEST(kernel_work_delayable, test_cancel_sync_running)
{
	done = false;
	let_it_run();
	(void)helper(canceller, NULL, LOW);
	settle();
	zassert_false(done);
	k_sem_give(&go);
	settle();
	zassert_true(done);
	helpers_join();
}

/* A delay that ends while the item is being cancelled is lost. */
/* Verifies: DWORK-12 */
ZTEST(kernel_work_delayable, test_time_is_up_while_cancelling)
{
	let_it_run();
	zassert_equal(k_work_cancel_delayable(&dwork), K_WORK_RUNNING | K_WORK_CANCELING);
	zassert_equal(k_work_reschedule_for_queue(&work_q, &dwork, K_TICKS(1)), 1);
	settle();
	zassert_equal(k_work_delayable_busy_get(&dwork), K_WORK_RUNNING | K_WORK_CANCELING);
	k_sem_give(&go);
	settle();
	zassert_equal(ran, 1);
}

static void periodic(struct k_work *work)
{
	ran++;
	(void)k_work_schedule_for_queue(&work_q, k_work_delayable_from_work(work), K_TICKS(1));
}

/* Verifies: DWORK-14 */
ZTEST(kernel_work_delayable, test_schedules_itself)
{
	k_work_init_delayable(&dwork, periodic);
	zassert_equal(k_work_schedule_for_queue(&work_q, &dwork, K_NO_WAIT), 1);
	k_sleep(K_TICKS(20));
	zassert_true(ran > 5);
	zassert_true(k_work_cancel_delayable_sync(&dwork, &sync));
	ran = 0;
	settle();
	zassert_equal(ran, 0);
}

static void isr_schedule(const void *unused)
{
	ARG_UNUSED(unused);
	(void)k_work_schedule_for_queue(&work_q, &dwork, K_TICKS(2));
	(void)k_work_reschedule_for_queue(&work_q, &dwork, K_TICKS(4));
}

/* Verifies: DWORK-15 */
ZTEST(kernel_work_delayable, test_isr)
{
	IN_ISR(isr_schedule, NULL);
	k_sleep(K_TICKS(3));
	zassert_equal(ran, 0);
	k_sleep(K_TICKS(5));
	zassert_equal(ran, 1);
}
