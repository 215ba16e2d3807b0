/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_queue_alloc_append() and its like: nodes from the resource pool.
 */
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

K_HEAP_DEFINE(pool, 256);
static struct k_queue queue;
static const char data[4];

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_queue_init(&queue);
	k_thread_heap_assign(k_current_get(), &pool);
}

ZTEST_SUITE(kernel_queue_alloc, NULL, NULL, before, NULL, NULL);

/* Verifies: QUEUE-14 */
ZTEST(kernel_queue_alloc, test_order)
{
	zassert_ok(k_queue_alloc_append(&queue, (void *)&data[1]));
	zassert_ok(k_queue_alloc_append(&queue, (void *)&data[2]));
	zassert_ok(k_queue_alloc_prepend(&queue, (void *)&data[0]));
	zassert_equal_ptr(k_queue_peek_head(&queue), &data[0]);
	zassert_equal_ptr(k_queue_peek_tail(&queue), &data[2]);
	for (int i = 0; i < 3; i++) {
		zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), &data[i]);
	}
	zassert_is_null(k_queue_get(&queue, K_NO_WAIT));
}

/* The node is given back: the pool never runs dry. */
/* Verifies: QUEUE-15 */
ZTEST(kernel_queue_alloc, test_nodes_are_freed)
{
	for (int i = 0; i < 200; i++) {
		zassert_ok(k_queue_alloc_append(&queue, (void *)&data[0]), "round %d", i);
		zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), &data[0]);
	}
}

/* Verifies: QUEUE-16 */
ZTEST(kernel_queue_alloc, test_no_memory)
{
	int n = 0;

	while (k_queue_alloc_append(&queue, (void *)&data[0]) == 0) {
		n++;
		zassert_true(n < 256, "the pool has no end");
	}
	zassert_true(n > 2);
	zassert_equal(k_queue_alloc_append(&queue, (void *)&data[0]), -ENOMEM);
	zassert_equal(k_queue_alloc_prepend(&queue, (void *)&data[0]), -ENOMEM);
	while (n-- > 0) {
		zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), &data[0]);
	}
	zassert_is_null(k_queue_get(&queue, K_NO_WAIT));
}

/* Verifies: QUEUE-16 */
ZTEST(kernel_queue_alloc, test_no_pool)
{
	k_thread_heap_assign(k_current_get(), NULL);
	zassert_equal(k_queue_alloc_append(&queue, (void *)&data[0]), -ENOMEM);
	zassert_true(k_queue_is_empty(&queue));
}

static void *got;
static K_THREAD_STACK_DEFINE(stack, 640 + CONFIG_TEST_EXTRA_STACK_SIZE);
static struct k_thread getter_thread;

static void getter(void *unused1, void *unused2, void *unused3)
{
	got = k_queue_get(&queue, K_SECONDS(1));
}

/* What goes to a waiter directly needs no node. */
/* Verifies: QUEUE-17 */
ZTEST(kernel_queue_alloc, test_waiter)
{
	for (int i = 0; i < 2; i++) {
		(void)k_thread_create(&getter_thread, stack, K_THREAD_STACK_SIZEOF(stack), getter,
				      NULL, NULL, NULL, K_PRIO_PREEMPT(1), 0, K_NO_WAIT);
		k_sleep(K_TICKS(1));
		k_thread_heap_assign(k_current_get(), NULL);
		if (i == 0) {
			zassert_ok(k_queue_alloc_append(&queue, (void *)&data[i]));
		} else {
			zassert_ok(k_queue_alloc_prepend(&queue, (void *)&data[i]));
		}
		zassert_ok(k_thread_join(&getter_thread, K_SECONDS(2)));
		zassert_equal_ptr(got, &data[i]);
	}
}

ZTEST(kernel_queue_alloc, test_fifo_and_lifo)
{
	struct k_fifo fifo;
	struct k_lifo lifo;

	k_fifo_init(&fifo);
	k_lifo_init(&lifo);
	for (int i = 0; i < 3; i++) {
		zassert_ok(k_fifo_alloc_put(&fifo, (void *)&data[i]));
		zassert_ok(k_lifo_alloc_put(&lifo, (void *)&data[i]));
	}
	for (int i = 0; i < 3; i++) {
		zassert_equal_ptr(k_fifo_get(&fifo, K_NO_WAIT), &data[i]);
		zassert_equal_ptr(k_lifo_get(&lifo, K_NO_WAIT), &data[2 - i]);
	}
}
