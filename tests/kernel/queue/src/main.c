/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_queue, k_fifo and k_lifo: order, lists, waiting, cancelling, contexts.
 */
#include "helpers.h"

struct item {
	void *reserved;
	int value;
};

K_QUEUE_DEFINE(static_queue);
K_FIFO_DEFINE(static_fifo);
K_LIFO_DEFINE(static_lifo);

static struct k_queue queue;
static struct k_fifo fifo;
static struct k_lifo lifo;
static struct item items[6];

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	for (int i = 0; i < ARRAY_SIZE(items); i++) {
		items[i].value = i;
		/* what is there before does not matter */
		items[i].reserved = (void *)(UINTPTR_MAX - (uintptr_t)i % 4);
	}
	k_queue_init(&queue);
	k_fifo_init(&fifo);
	k_lifo_init(&lifo);
}

ZTEST_SUITE(kernel_queue, NULL, NULL, before, helpers_end, NULL);

/* Take everything and compare with the values given, -1 ends. */
static void expect(struct k_queue *q, const int *values)
{
	for (; *values >= 0; values++) {
		struct item *it = k_queue_get(q, K_NO_WAIT);

		zassert_not_null(it, "queue ends before %d", *values);
		zassert_equal(it->value, *values, "%d instead of %d", it->value, *values);
	}
	zassert_is_null(k_queue_get(q, K_NO_WAIT));
	zassert_true(k_queue_is_empty(q));
	expect_unlocked();
}

#define EXPECT(q, ...) expect(q, (const int[]){__VA_ARGS__ __VA_OPT__(,) -1})

/* Verifies: QUEUE-2, QUEUE-3, QUEUE-6, QUEUE-7 */
ZTEST(kernel_queue, test_order)
{
	k_queue_append(&queue, &items[1]);
	k_queue_append(&queue, &items[2]);
	k_queue_prepend(&queue, &items[0]);
	k_queue_insert(&queue, &items[1], &items[3]);
	k_queue_insert(&queue, &items[2], &items[4]);
	k_queue_insert(&queue, NULL, &items[5]);
	zassert_false(k_queue_is_empty(&queue));
	zassert_equal_ptr(k_queue_peek_head(&queue), &items[5]);
	zassert_equal_ptr(k_queue_peek_tail(&queue), &items[4]);
	EXPECT(&queue, 5, 0, 1, 3, 2, 4);
	zassert_is_null(k_queue_peek_head(&queue));
	zassert_is_null(k_queue_peek_tail(&queue));
}

/* Verifies: QUEUE-1 */
ZTEST(kernel_queue, test_static_definitions)
{
	k_queue_append(&static_queue, &items[0]);
	EXPECT(&static_queue, 0);
	k_fifo_put(&static_fifo, &items[1]);
	zassert_equal_ptr(k_fifo_get(&static_fifo, K_NO_WAIT), &items[1]);
	k_lifo_put(&static_lifo, &items[2]);
	zassert_equal_ptr(k_lifo_get(&static_lifo, K_NO_WAIT), &items[2]);
}

/* Verifies: QUEUE-8, QUEUE-9 */
ZTEST(kernel_queue, test_lists)
{
	sys_slist_t list;

	zassert_equal(k_queue_append_list(&queue, NULL, &items[0]), -EINVAL);
	zassert_equal(k_queue_append_list(&queue, &items[0], NULL), -EINVAL);
	items[0].reserved = &items[1];
	items[1].reserved = &items[2];
	items[2].reserved = NULL;
	zassert_ok(k_queue_append_list(&queue, &items[0], &items[2]));

	sys_slist_init(&list);
	zassert_equal(k_queue_merge_slist(&queue, &list), -EINVAL);
	sys_slist_append(&list, (sys_snode_t *)&items[3]);
	sys_slist_append(&list, (sys_snode_t *)&items[4]);
	zassert_ok(k_queue_merge_slist(&queue, &list));
	zassert_true(sys_slist_is_empty(&list));
	k_queue_append(&queue, &items[5]);
	EXPECT(&queue, 0, 1, 2, 3, 4, 5);
}

/* Verifies: QUEUE-10, QUEUE-11 */
ZTEST(kernel_queue, test_remove_and_unique)
{
	for (int i = 0; i < 4; i++) {
		zassert_true(k_queue_unique_append(&queue, &items[i]));
	}
	zassert_false(k_queue_unique_append(&queue, &items[0]));
	zassert_false(k_queue_unique_append(&queue, &items[3]));
	zassert_true(k_queue_remove(&queue, &items[1]));
	zassert_false(k_queue_remove(&queue, &items[1]));
	zassert_true(k_queue_remove(&queue, &items[0]));
	zassert_true(k_queue_remove(&queue, &items[3]));
	zassert_true(k_queue_unique_append(&queue, &items[1]));
	EXPECT(&queue, 2, 1);
}

/* Verifies: QUEUE-1, QUEUE-4, QUEUE-5, QUEUE-6, QUEUE-7 */
ZTEST(kernel_queue, test_fifo_and_lifo_order)
{
	for (int i = 0; i < 3; i++) {
		k_fifo_put(&fifo, &items[i]);
		k_lifo_put(&lifo, &items[i + 3]);
	}
	zassert_false(k_fifo_is_empty(&fifo));
	zassert_equal_ptr(k_fifo_peek_head(&fifo), &items[0]);
	zassert_equal_ptr(k_fifo_peek_tail(&fifo), &items[2]);
	for (int i = 0; i < 3; i++) {
		zassert_equal_ptr(k_fifo_get(&fifo, K_NO_WAIT), &items[i]);
		zassert_equal_ptr(k_lifo_get(&lifo, K_NO_WAIT), &items[5 - i]);
	}
	zassert_true(k_fifo_is_empty(&fifo));
	zassert_is_null(k_fifo_get(&fifo, K_MSEC(10)));
	zassert_is_null(k_lifo_get(&lifo, K_MSEC(10)));
}

/* Verifies: QUEUE-4 */
ZTEST(kernel_queue, test_timeout)
{
	int64_t start = k_uptime_ticks();

	zassert_is_null(k_queue_get(&queue, K_TICKS(5)));
	zassert_within(k_uptime_ticks() - start, 6, 1);
	zassert_is_null(k_queue_get(&queue, K_NO_WAIT));
}

static struct item *got[HELPERS];
static int got_count;

static void getter(void *q, void *unused2, void *unused3)
{
	struct item *it = k_queue_get(q, K_FOREVER);

	got[got_count++] = it;
}

/* Who waits with a better priority gets the earlier item; equal ones in the order they came. */
/* Verifies: QUEUE-12 */
ZTEST(kernel_queue, test_waiters)
{
	got_count = 0;
	(void)helper(getter, &queue, LOW);
	(void)helper(getter, &queue, LOW);
	(void)helper(getter, &queue, MID);
	settle();
	items[0].reserved = &items[1];
	items[1].reserved = &items[2];
	items[2].reserved = &items[3];
	items[3].reserved = NULL;
	zassert_ok(k_queue_append_list(&queue, &items[0], &items[3]));
	settle();
	zassert_equal(got_count, 3);
	for (int i = 0; i < 3; i++) {
		zassert_equal_ptr(got[i], &items[i]);
	}
	EXPECT(&queue, 3);
	helpers_join();
}

/* Verifies: QUEUE-12 */
ZTEST(kernel_queue, test_each_way_to_put_wakes)
{
	got_count = 0;
	(void)helper(getter, &queue, LOW);
	settle();
	k_queue_prepend(&queue, &items[0]);
	(void)helper(getter, &queue, LOW);
	settle();
	zassert_true(k_queue_unique_append(&queue, &items[1]));
	(void)helper(getter, &queue, LOW);
	settle();
	k_queue_insert(&queue, NULL, &items[2]);
	settle();
	zassert_equal(got_count, 3);
	zassert_equal_ptr(got[2], &items[2]);
	helpers_join();
}

/* Verifies: QUEUE-13 */
ZTEST(kernel_queue, test_cancel_wait)
{
	got_count = 0;
	got[0] = &items[0];
	(void)helper(getter, &queue, LOW);
	(void)helper(getter, &queue, LOW);
	settle();
	k_queue_cancel_wait(&queue);
	settle();
	zassert_equal(got_count, 1, "a cancel ends one wait");
	zassert_is_null(got[0]);
	k_fifo_cancel_wait((struct k_fifo *)&queue);
	settle();
	zassert_equal(got_count, 2);
	/* nobody waits: no effect on the next one */
	k_queue_cancel_wait(&queue);
	k_queue_append(&queue, &items[1]);
	EXPECT(&queue, 1);
	helpers_join();
}

static void isr_put(const void *q)
{
	k_queue_append((struct k_queue *)q, &items[0]);
	k_queue_prepend((struct k_queue *)q, &items[1]);
}

static void isr_get(const void *q)
{
	got[0] = k_queue_get((struct k_queue *)q, K_NO_WAIT);
	got[1] = k_queue_get((struct k_queue *)q, K_NO_WAIT);
	got[2] = k_queue_get((struct k_queue *)q, K_NO_WAIT);
}

/* Verifies: QUEUE-18 */
ZTEST(kernel_queue, test_isr)
{
	got_count = 0;
	IN_ISR(isr_put, &queue);
	EXPECT(&queue, 1, 0);
	IN_ISR(isr_put, &queue);
	IN_ISR(isr_get, &queue);
	zassert_equal_ptr(got[0], &items[1]);
	zassert_equal_ptr(got[1], &items[0]);
	zassert_is_null(got[2]);
	(void)helper(getter, &queue, LOW);
	settle();
	IN_ISR(isr_put, &queue);
	settle();
	zassert_equal(got_count, 1);
	zassert_equal_ptr(got[0], &items[0]);
	EXPECT(&queue, 1);
	helpers_join();
}

static int order[4], order_count;

static void high_getter(void *q, void *unused2, void *unused3)
{
	(void)k_queue_get(q, K_FOREVER);
	order[order_count++] = 1;
}

/* A preemptible thread is left at once when its item makes a better one ready. */
static void preemptible_putter(void *q, void *unused2, void *unused3)
{
	k_queue_append(q, &items[0]);
	order[order_count++] = 2;
}

/* Verifies: QUEUE-19 */
ZTEST(kernel_queue, test_put_preempts)
{
	order_count = 0;
	(void)helper(high_getter, &queue, MID);
	settle();
	(void)helper(preemptible_putter, &queue, LOW);
	settle();
	zassert_equal(order_count, 2);
	zassert_equal(order[0], 1);
	zassert_equal(order[1], 2);
	helpers_join();
}
