/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Kernel objects before there are threads: each is used at PRE_KERNEL_1 and PRE_KERNEL_2 as it is
 * later, without waiting.
 */
#include <zephyr/init.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

K_SEM_DEFINE(early_sem, 0, 1);
K_MUTEX_DEFINE(early_mutex);
K_CONDVAR_DEFINE(early_condvar);
K_EVENT_DEFINE(early_event);
K_FIFO_DEFINE(early_fifo);
K_LIFO_DEFINE(early_lifo);
K_STACK_DEFINE(early_stack, 2);
K_MSGQ_DEFINE(early_msgq, 4, 2, 4);
K_PIPE_DEFINE(early_pipe, 4, 4);
K_MBOX_DEFINE(early_mbox);
K_HEAP_DEFINE(early_heap, 256);
K_MEM_SLAB_DEFINE(early_slab, 8, 2, 8);

static int expired, worked;

static void on_expiry(struct k_timer *timer)
{
	expired++;
}

K_TIMER_DEFINE(early_timer, on_expiry, NULL);

static void on_work(struct k_work *work)
{
	worked++;
}

K_WORK_DELAYABLE_DEFINE(early_work, on_work);

/* What each use came to, as bits; all of them are wanted. */
enum {
	SEM = BIT(0),
	MUTEX = BIT(1),
	CONDVAR = BIT(2),
	EVENT = BIT(3),
	FIFO = BIT(4),
	LIFO = BIT(5),
	STACK = BIT(6),
	MSGQ = BIT(7),
	PIPE = BIT(8),
	MBOX = BIT(9),
	HEAP = BIT(10),
	SLAB = BIT(11),
	POLL = BIT(12),
	ALL = BIT_MASK(13),
};

static struct {
	void *reserved;
} early_items[2];

static uint32_t use_queues(void)
{
	stack_data_t word = 0;
	uint32_t msg = 5, out = 0, well = 0;
	size_t done;

	k_fifo_put(&early_fifo, &early_items[0]);
	well |= k_fifo_get(&early_fifo, K_NO_WAIT) == &early_items[0] ? FIFO : 0;
	k_lifo_put(&early_lifo, &early_items[1]);
	well |= k_lifo_get(&early_lifo, K_NO_WAIT) == &early_items[1] ? LIFO : 0;
	(void)k_stack_push(&early_stack, 9);
	well |= k_stack_pop(&early_stack, &word, K_NO_WAIT) == 0 && word == 9 ? STACK : 0;
	(void)k_msgq_put(&early_msgq, &msg, K_NO_WAIT);
	well |= k_msgq_get(&early_msgq, &out, K_NO_WAIT) == 0 && out == 5 ? MSGQ : 0;
	(void)k_pipe_put(&early_pipe, &msg, 4, &done, 4, K_NO_WAIT);
	out = 0;
	well |= k_pipe_get(&early_pipe, &out, 4, &done, 4, K_NO_WAIT) == 0 && out == 5 ? PIPE : 0;
	return well;
}

static uint32_t use_rest(void)
{
	struct k_mbox_msg mbox_msg = {.size = 4, .rx_source_thread = K_ANY};
	struct k_poll_event event = K_POLL_EVENT_INITIALIZER(
		K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &early_sem);
	uint32_t well = 0;
	void *mem;

	k_sem_give(&early_sem);
	well |= k_poll(&event, 1, K_NO_WAIT) == 0 ? POLL : 0;
	well |= k_sem_take(&early_sem, K_NO_WAIT) == 0 &&
		k_sem_take(&early_sem, K_NO_WAIT) == -EBUSY ? SEM : 0;
	well |= k_mutex_lock(&early_mutex, K_NO_WAIT) == 0 &&
		k_mutex_unlock(&early_mutex) == 0 ? MUTEX : 0;
	well |= k_condvar_signal(&early_condvar) == 0 &&
		k_condvar_broadcast(&early_condvar) == 0 ? CONDVAR : 0;
	(void)k_event_post(&early_event, 6);
	well |= k_event_wait(&early_event, 2, false, K_NO_WAIT) == 2 ? EVENT : 0;
	(void)k_event_clear(&early_event, 6);
	well |= k_mbox_get(&early_mbox, &mbox_msg, NULL, K_NO_WAIT) == -ENOMSG ? MBOX : 0;
	mem = k_heap_alloc(&early_heap, 16, K_NO_WAIT);
	well |= mem != NULL ? HEAP : 0;
	k_heap_free(&early_heap, mem);
	well |= k_mem_slab_alloc(&early_slab, &mem, K_NO_WAIT) == 0 ? SLAB : 0;
	k_mem_slab_free(&early_slab, mem);
	return well;
}

static uint32_t at_1, at_2;

static int use_at_1(void)
{
	at_1 = use_queues() | use_rest();
	k_timer_start(&early_timer, K_TICKS(2), K_NO_WAIT);
	return 0;
}
SYS_INIT(use_at_1, PRE_KERNEL_1, 99);

static int use_at_2(void)
{
	at_2 = use_queues() | use_rest();
	(void)k_work_schedule(&early_work, K_TICKS(2));
	return 0;
}
SYS_INIT(use_at_2, PRE_KERNEL_2, 99);

ZTEST_SUITE(kernel_contexts_early, NULL, NULL, NULL, NULL, NULL);

/* Verifies: CONTEXT-6 */
ZTEST(kernel_contexts_early, test_objects)
{
	zassert_equal(at_1, ALL, "%#x", at_1 ^ ALL);
	zassert_equal(at_2, ALL, "%#x", at_2 ^ ALL);
}

/* Verifies: CONTEXT-7 */
ZTEST(kernel_contexts_early, test_timeouts)
{
	k_sleep(K_TICKS(5));
	zassert_equal(expired, 1);
	zassert_equal(worked, 1);
}
