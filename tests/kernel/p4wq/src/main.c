/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * P4 work queues: order, preemption by better items, waiting, cancelling, submitting again.
 */
#include "helpers.h"
#include <zephyr/sys/p4wq.h>

#define STACK (768 + CONFIG_TEST_EXTRA_STACK_SIZE)

K_P4WQ_DEFINE(pool, 3, STACK);
K_P4WQ_ARRAY_DEFINE(pools, 2, STACK, K_P4WQ_DELAYED_START);
K_P4WQ_ARRAY_DEFINE(masked, 1, STACK, K_P4WQ_DELAYED_START | K_P4WQ_USER_CPU_MASK);

static struct k_p4wq_work items[6];
static int order[12], count;
static struct k_sem go;

static void note(struct k_p4wq_work *item)
{
	order[count++] = ARRAY_INDEX(items, item);
}

static void prepare(int i, k_p4wq_handler_t handler, int prio, int deadline)
{
	items[i] = (struct k_p4wq_work){
		.priority = prio, .deadline = deadline, .handler = handler, .sync = true};
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	memset(items, 0, sizeof(items));
	count = 0;
	zassert_ok(k_sem_init(&go, 0, 10));
}

ZTEST_SUITE(kernel_p4wq, NULL, NULL, before, helpers_end, NULL);

/* Verifies: PFWQ-1 */
ZTEST(kernel_p4wq, test_order)
{
	static const struct {
		int prio, deadline;
	} table[6] = {{LOW, 3000000}, {MID, 5000000}, {LOW, 1000000},
		      {MID, 1000000}, {HIGH, 0},      {LOW, 2000000}};
	static const int expected[6] = {4, 3, 1, 2, 5, 0};

	for (int i = 0; i < 6; i++) {
		prepare(i, note, table[i].prio, table[i].deadline);
		k_p4wq_submit(&pool, &items[i]);
	}
	zassert_ok(k_p4wq_wait(&items[0], K_SECONDS(1)));
	for (int i = 0; i < 6; i++) {
		zassert_equal(order[i], expected[i], "place %d: %d", i, order[i]);
	}
}

/* Equal ones: each runs once, in whatever order. */
/* Verifies: PFWQ-2 */
ZTEST(kernel_p4wq, test_equal_items)
{
	for (int i = 0; i < 6; i++) {
		prepare(i, note, LOW, 1000000);
	}
	unsigned int key = irq_lock();
	uint32_t now = k_cycle_get_32();

	for (int i = 0; i < 6; i++) {
		items[i].deadline = 1000000 - (int32_t)(k_cycle_get_32() - now);
		k_p4wq_submit(&pool, &items[i]);
	}
	irq_unlock(key);
	settle();
	zassert_equal(count, 6);
	for (int i = 0; i < 6; i++) {
		int times = 0;

		for (int j = 0; j < 6; j++) {
			times += (order[j] == i) ? 1 : 0;
		}
		zassert_equal(times, 1, "item %d", i);
	}
}

static void wait_for_go(struct k_p4wq_work *item)
{
	order[count++] = ARRAY_INDEX(items, item);
	(void)k_sem_take(&go, K_FOREVER);
	order[count++] = 10 + ARRAY_INDEX(items, item);
}

static void submits_better(struct k_p4wq_work *item)
{
	order[count++] = 0;
	k_p4wq_submit(&pool, &items[1]);
	order[count++] = 10;
}

/* Verifies: PFWQ-3 */
ZTEST(kernel_p4wq, test_better_item_preempts)
{
	prepare(0, submits_better, LOW, 0);
	prepare(1, note, MID, 0);
	k_p4wq_submit(&pool, &items[0]);
	zassert_ok(k_p4wq_wait(&items[0], K_SECONDS(1)));
	zassert_equal(order[0], 0);
	zassert_equal(order[1], 1);
	zassert_equal(order[2], 10);
}

/* Verifies: PFWQ-4 */
ZTEST(kernel_p4wq, test_worse_item_waits)
{
	prepare(0, submits_better, MID, 0);
	prepare(1, note, LOW, 0);
	k_p4wq_submit(&pool, &items[0]);
	zassert_ok(k_p4wq_wait(&items[0], K_SECONDS(1)));
	zassert_ok(k_p4wq_wait(&items[1], K_SECONDS(1)));
	zassert_equal(order[1], 10);
	zassert_equal(order[2], 1);
}

/* Verifies: PFWQ-5, PFWQ-6 */
ZTEST(kernel_p4wq, test_wait)
{
	prepare(0, wait_for_go, LOW, 0);
	k_p4wq_submit(&pool, &items[0]);
	zassert_equal(k_p4wq_wait(&items[0], K_NO_WAIT), -EBUSY);
	zassert_equal(k_p4wq_wait(&items[0], K_TICKS(2)), -EAGAIN);
	k_sem_give(&go);
	zassert_ok(k_p4wq_wait(&items[0], K_SECONDS(1)));

	prepare(1, wait_for_go, LOW, 0);
	items[1].sync = false;
	k_p4wq_submit(&pool, &items[1]);
	zassert_equal(k_p4wq_wait(&items[1], K_FOREVER), -EBUSY, "it does not block");
	k_sem_give(&go);
	settle();
	zassert_ok(k_p4wq_wait(&items[1], K_FOREVER));
}

/* Verifies: PFWQ-7 */
ZTEST(kernel_p4wq, test_cancel)
{
	prepare(0, wait_for_go, LOW, 0);
	prepare(1, note, LOW, 1000);
	k_p4wq_submit(&pool, &items[0]);
	settle();
	k_sched_lock();
	k_p4wq_submit(&pool, &items[1]);
	zassert_true(k_p4wq_cancel(&pool, &items[1]));
	k_sched_unlock();
	zassert_ok(k_p4wq_wait(&items[1], K_NO_WAIT), "who waits for it is let go");
	zassert_false(k_p4wq_cancel(&pool, &items[0]), "it runs");
	k_sem_give(&go);
	zassert_ok(k_p4wq_wait(&items[0], K_SECONDS(1)));
	settle();
	zassert_equal(count, 2);
}

static void again(struct k_p4wq_work *item)
{
	if (++count < 5) {
		item->deadline = 100;
		k_p4wq_submit(&pool, item);
	}
}

/* Verifies: PFWQ-8 */
ZTEST(kernel_p4wq, test_submits_itself)
{
	prepare(0, again, LOW, 0);
	k_p4wq_submit(&pool, &items[0]);
	zassert_ok(k_p4wq_wait(&items[0], K_SECONDS(1)));
	zassert_equal(count, 5);
}

static void isr_submit(const void *item)
{
	k_p4wq_submit(&pool, (struct k_p4wq_work *)item);
}

/* Verifies: PFWQ-9 */
ZTEST(kernel_p4wq, test_isr)
{
	prepare(0, note, LOW, 0);
	IN_ISR(isr_submit, &items[0]);
	zassert_ok(k_p4wq_wait(&items[0], K_SECONDS(1)));
	zassert_equal(count, 1);
}

/* Verifies: PFWQ-10 */
ZTEST(kernel_p4wq, test_delayed_start)
{
	prepare(0, note, LOW, 0);
	k_p4wq_submit(&pools[1], &items[0]);
	settle();
	zassert_equal(count, 0);
	k_p4wq_enable_static_thread(&pools[1], &_p4threads_pools[1], BIT(0));
	zassert_ok(k_p4wq_wait(&items[0], K_SECONDS(1)));
	prepare(1, note, LOW, 0);
	k_p4wq_submit(&pools[0], &items[1]);
	settle();
	zassert_equal(count, 1, "each has its own thread");
}

/* The mask is the thread's before it runs for the first time. */
ZTEST(kernel_p4wq, test_cpu_mask)
{
	prepare(0, note, LOW, 0);
	k_p4wq_submit(&masked[0], &items[0]);
	settle();
	zassert_equal(count, 0);
	k_p4wq_enable_static_thread(&masked[0], &_p4threads_masked[0], BIT(0));
	zassert_ok(k_p4wq_wait(&items[0], K_SECONDS(1)));
#ifdef CONFIG_SCHED_CPU_MASK
	zassert_equal(_p4threads_masked[0].base.cpu_mask, BIT(0));
#endif
	/* without a delay the thread runs already: enabling it starts nothing */
	k_p4wq_enable_static_thread(&pool, &_p4threads_pool[0], BIT(0));
}

static K_THREAD_STACK_DEFINE(own_stack, STACK);
static struct k_thread own_thread;

/* Verifies: PFWQ-11 */
ZTEST(kernel_p4wq, test_dynamic)
{
	static struct k_p4wq own;

	k_p4wq_init(&own);
	k_p4wq_add_thread(&own, &own_thread, own_stack, K_THREAD_STACK_SIZEOF(own_stack));
	settle();
	prepare(0, note, LOW, 0);
	k_p4wq_submit(&own, &items[0]);
	zassert_ok(k_p4wq_wait(&items[0], K_SECONDS(1)));
	k_thread_abort(&own_thread);
}
