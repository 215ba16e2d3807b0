/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_work: submitting in every state, flushing, cancelling, contexts; user work.
 */
#include "common.h"

static K_THREAD_STACK_DEFINE(work_q_stack, 1024 + CONFIG_TEST_EXTRA_STACK_SIZE);
struct k_work_q work_q;
int ran;
bool hold;
struct k_sem go;
k_tid_t ran_in;

static struct k_work work, second;
static struct k_work_sync sync;

void run(struct k_work *item)
{
	expect_unlocked();
	ran_in = k_current_get();
	ran++;
	if (hold) {
		(void)k_sem_take(&go, K_FOREVER);
	}
}

void before(void *fixture)
{
	static bool started;

	ARG_UNUSED(fixture);
	if (!started) {
		started = true;
		k_work_queue_init(&work_q);
		k_work_queue_start(&work_q, work_q_stack, K_THREAD_STACK_SIZEOF(work_q_stack), MID,
				   NULL);
	}
	ran = 0;
	hold = false;
	memset(&sync, 0xA5, sizeof(sync)); /* needs no set-up */
	zassert_ok(k_sem_init(&go, 0, 10));
	k_work_init(&work, run);
	k_work_init(&second, run);
	settle();
}

void after(void *fixture)
{
	hold = false;
	for (int i = 0; i < 5; i++) {
		k_sem_give(&go);
	}
	settle();
	helpers_end(fixture);
}

ZTEST_SUITE(kernel_work, NULL, NULL, before, after, NULL);

/* Put @p work into its handler and leave it there. */
static void let_it_run(void)
{
	hold = true;
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 1);
	settle();
	zassert_equal(ran, 1);
	zassert_equal(k_work_busy_get(&work), K_WORK_RUNNING);
}

/* Verifies: WORK-1, WORK-2, WORK-4, WORK-9, WORK-22 */
ZTEST(kernel_work, test_submit)
{
	zassert_equal(k_work_busy_get(&work), 0);
	zassert_false(k_work_is_pending(&work));
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 1);
	zassert_equal(k_work_busy_get(&work), K_WORK_QUEUED);
	zassert_true(k_work_is_pending(&work));
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 0, "it is queued already");
	zassert_equal(ran, 0);
	settle();
	zassert_equal(ran, 1);
	zassert_equal_ptr(ran_in, k_work_queue_thread_get(&work_q));
	zassert_equal(k_work_busy_get(&work), 0);
	/* no queue named: where it was before */
	zassert_equal(k_work_submit_to_queue(NULL, &work), 1);
	settle();
	zassert_equal(ran, 2);
}

/* Verifies: WORK-4, WORK-5 */
ZTEST(kernel_work, test_submit_errors)
{
	static struct k_work_q never_started;

	zassert_equal(k_work_submit_to_queue(NULL, &work), -EINVAL);
	zassert_equal(k_work_submit_to_queue(&never_started, &work), -ENODEV);
	zassert_equal(k_work_busy_get(&work), 0);
}

K_WORK_DEFINE(static_work, run);

/* Verifies: WORK-8 */
ZTEST(kernel_work, test_system_work_queue)
{
	zassert_equal(k_work_submit(&static_work), 1);
	settle();
	zassert_equal(ran, 1);
	zassert_equal_ptr(ran_in, &k_sys_work_q.thread);
	zassert_equal(k_thread_priority_get(ran_in), CONFIG_SYSTEM_WORKQUEUE_PRIORITY);
	zassert_str_equal(k_thread_name_get(ran_in), "sysworkq");
}

/* Verifies: WORK-3, WORK-9 */
ZTEST(kernel_work, test_submit_while_running)
{
	let_it_run();
	zassert_equal(k_work_submit_to_queue(&k_sys_work_q, &work), 2,
		      "where it runs, whatever queue is named");
	zassert_equal(k_work_busy_get(&work), K_WORK_RUNNING | K_WORK_QUEUED);
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 0);
	hold = false;
	k_sem_give(&go);
	settle();
	zassert_equal(ran, 2);
	zassert_equal_ptr(ran_in, &work_q.thread);
}

static int order[4], order_count;
static struct k_work items[4];

static void note(struct k_work *item)
{
	order[order_count++] = ARRAY_INDEX(items, item);
}

/* Verifies: WORK-6 */
ZTEST(kernel_work, test_order)
{
	order_count = 0;
	for (int i = 0; i < 4; i++) {
		k_work_init(&items[i], note);
		zassert_equal(k_work_submit_to_queue(&work_q, &items[i]), 1);
	}
	settle();
	zassert_equal(order_count, 4);
	for (int i = 0; i < 4; i++) {
		zassert_equal(order[i], i);
	}
}

static void again(struct k_work *item)
{
	if (++ran < 5) {
		zassert_equal(k_work_submit_to_queue(&work_q, item), 2);
	}
}

/* Verifies: WORK-7 */
ZTEST(kernel_work, test_submits_itself)
{
	k_work_init(&work, again);
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 1);
	settle();
	zassert_equal(ran, 5);
}

/* Verifies: WORK-10, WORK-11 */
ZTEST(kernel_work, test_flush)
{
	zassert_false(k_work_flush(&work, &sync), "it is idle");
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 1);
	zassert_true(k_work_flush(&work, &sync));
	zassert_equal(ran, 1);
	zassert_equal(k_work_busy_get(&work), 0);
}

static bool flushed, cancelled;

static void flusher(void *unused1, void *unused2, void *unused3)
{
	struct k_work_sync own;

	(void)k_work_flush(&work, &own);
	flushed = true;
}

/* A flush waits for what runs, and not for what comes after that. */
/* Verifies: WORK-10, WORK-12 */
ZTEST(kernel_work, test_flush_running)
{
	flushed = false;
	let_it_run();
	zassert_equal(k_work_submit_to_queue(&work_q, &second), 1);
	(void)helper(flusher, NULL, LOW);
	settle();
	zassert_false(flushed);
	k_sem_give(&go);
	settle();
	zassert_true(flushed);
	zassert_equal(ran, 2, "the second is held now");
	helpers_join();
}

/* Verifies: WORK-10 */
ZTEST(kernel_work, test_flush_queued_again)
{
	flushed = false;
	let_it_run();
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 2);
	zassert_equal(k_work_submit_to_queue(&work_q, &second), 1);
	(void)helper(flusher, NULL, LOW);
	settle();
	k_sem_give(&go);
	settle();
	zassert_false(flushed, "it runs once more");
	k_sem_give(&go);
	settle();
	zassert_true(flushed);
	zassert_equal(ran, 3);
	helpers_join();
}

/* Verifies: WORK-13 */
ZTEST(kernel_work, test_cancel)
{
	zassert_equal(k_work_cancel(&work), 0, "it is idle");
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 1);
	zassert_equal(k_work_submit_to_queue(&work_q, &second), 1);
	zassert_equal(k_work_cancel(&work), 0);
	zassert_equal(k_work_busy_get(&work), 0);
	settle();
	zassert_equal(ran, 1, "only the second");
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 1, "it can be used again");
	settle();
	zassert_equal(ran, 2);
}

/* Verifies: WORK-9, WORK-14 */
ZTEST(kernel_work, test_cancel_running)
{
	let_it_run();
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 2);
	zassert_equal(k_work_cancel(&work), K_WORK_RUNNING | K_WORK_CANCELING);
	zassert_equal(k_work_busy_get(&work), K_WORK_RUNNING | K_WORK_CANCELING);
	zassert_equal(k_work_submit_to_queue(&work_q, &work), -EBUSY);
	zassert_equal(k_work_cancel(&work), K_WORK_RUNNING | K_WORK_CANCELING);
	k_sem_give(&go);
	settle();
	zassert_equal(ran, 1);
	zassert_equal(k_work_busy_get(&work), 0);
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 1);
}

/* Verifies: WORK-15 */
ZTEST(kernel_work, test_cancel_sync)
{
	zassert_false(k_work_cancel_sync(&work, &sync), "it is idle");
	zassert_equal(k_work_submit_to_queue(&work_q, &work), 1);
	zassert_true(k_work_cancel_sync(&work, &sync));
	settle();
	zassert_equal(ran, 0);
}

static void canceller(void *unused1, void *unused2, void *unused3)
{
	struct k_work_sync own;

	cancelled = k_work_cancel_sync(&work, &own);
	flushed = true;
}

/* Verifies: WORK-15 */
ZTEST(kernel_work, test_cancel_sync_running)
{
	flushed = false;
	let_it_run();
	/* several may wait for the same item */
	(void)helper(canceller, NULL, LOW);
	(void)helper(canceller, NULL, LOW);
	settle();
	zassert_false(flushed);
	zassert_equal(k_work_busy_get(&work), K_WORK_RUNNING | K_WORK_CANCELING);
	k_sem_give(&go);
	settle();
	zassert_true(flushed && cancelled);
	zassert_equal(k_work_busy_get(&work), 0);
	helpers_join();
}

static int isr_results[3];

static void isr_use(const void *unused)
{
	ARG_UNUSED(unused);
	isr_results[0] = k_work_submit_to_queue(&work_q, &work);
	isr_results[1] = k_work_submit_to_queue(&work_q, &second);
	isr_results[2] = k_work_cancel(&second);
}

/* Verifies: WORK-21 */
ZTEST(kernel_work, test_isr)
{
	IN_ISR(isr_use, NULL);
	zassert_equal(isr_results[0], 1);
	zassert_equal(isr_results[1], 1);
	zassert_equal(isr_results[2], 0);
	settle();
	zassert_equal(ran, 1);
}

/* User work */

K_HEAP_DEFINE(pool, 256);
static K_THREAD_STACK_DEFINE(user_stack, 1024 + CONFIG_TEST_EXTRA_STACK_SIZE);
static struct k_work_user_q user_q;

static void user_handler(struct k_work_user *item)
{
	ran++;
	zassert_false(k_work_user_is_pending(item));
}

K_WORK_USER_DEFINE(static_user_work, user_handler);

/* Verifies: WORK-23 */
ZTEST(kernel_work, test_user_work)
{
	struct k_work_user user_work;

	k_thread_heap_assign(k_current_get(), &pool);
	k_work_user_queue_start(&user_q, user_stack, K_THREAD_STACK_SIZEOF(user_stack), LOW,
				"user work");
	zassert_str_equal(k_thread_name_get(k_work_user_queue_thread_get(&user_q)), "user work");
	k_work_user_init(&user_work, user_handler);
	zassert_false(k_work_user_is_pending(&user_work));
	zassert_ok(k_work_user_submit_to_queue(&user_q, &user_work));
	zassert_true(k_work_user_is_pending(&user_work));
	zassert_equal(k_work_user_submit_to_queue(&user_q, &user_work), -EBUSY);
	zassert_ok(k_work_user_submit_to_queue(&user_q, &static_user_work));
	settle();
	zassert_equal(ran, 2);
	/* to a thread that does not wait there goes a node, and that takes memory */
	k_thread_abort(k_work_user_queue_thread_get(&user_q));
	k_thread_heap_assign(k_current_get(), NULL);
	zassert_equal(k_work_user_submit_to_queue(&user_q, &user_work), -ENOMEM);
	zassert_false(k_work_user_is_pending(&user_work));
	/* what comes out of the queue and is not pending was withdrawn */
	k_work_user_queue_start(&user_q, user_stack, K_THREAD_STACK_SIZEOF(user_stack), LOW, NULL);
	k_queue_append(&user_q.queue, &user_work);
	k_queue_cancel_wait(&user_q.queue);
	settle();
	zassert_equal(ran, 2);
	k_thread_abort(k_work_user_queue_thread_get(&user_q));
}
