/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Pools of threads that run items by priority and deadline. Pending items are a tree, the best
 * last; running ones a list. A new item that is better than all pending ones and than enough
 * running ones takes an idle thread of the pool; the scheduler does the rest.
 *
 * A thread marks itself in K_CALLBACK_STATE of its options while its item has been submitted again
 * by its own handler: the item is then no longer the thread's.
 */
#include "init_if_used.h"
#include "thread.h"
#include "waitq.h"
#include <zephyr/sys/p4wq.h>

#define ITEM(node) CONTAINER_OF(node, struct k_p4wq_work, rbnode)

/* Is @p a worse than @p b: of a worse priority or, where equal, later? */
static bool worse(const struct k_p4wq_work *a, const struct k_p4wq_work *b)
{
	if (a->priority != b->priority) {
		return a->priority > b->priority;
	}
	if (a->deadline != b->deadline) {
		return a->deadline - b->deadline > 0;
	}
	return false;
}

static bool node_worse(struct rbnode *a, struct rbnode *b)
{
	if (worse(ITEM(a), ITEM(b)) || worse(ITEM(b), ITEM(a))) {
		return worse(ITEM(a), ITEM(b));
	}
	return a < b; /* a tree needs an order of equals too */
}

void k_p4wq_init(struct k_p4wq *queue)
{
	*queue = (struct k_p4wq){.queue = {.lessthan_fn = node_worse}};
	z_waitq_init(&queue->waitq);
	sys_dlist_init(&queue->active);
}

/* Run at the priority and deadline of @p item. Lock: kernel. */
static void become(struct k_thread *thread, const struct k_p4wq_work *item)
{
	Z_ASSERT_LOCKED();
	thread->base.prio_deadline = item->deadline;
	z_thread_prio_set(thread, item->priority);
}

/* Take the best pending item, to become its thread. Lock: kernel. */
static struct k_p4wq_work *next_item(struct k_p4wq *queue)
{
	Z_ASSERT_LOCKED();
	struct rbnode *node = rb_get_max(&queue->queue);
	struct k_p4wq_work *item;

	if (node == NULL) {
		return NULL;
	}
	item = ITEM(node);
	rb_remove(&queue->queue, node);
	item->thread = _current;
	sys_dlist_append(&queue->active, &item->dlnode);
	_current->base.user_options &= ~K_CALLBACK_STATE;
	return item;
}

/* The handler of @p item has returned. Lock: kernel. */
static void item_done(struct k_p4wq_work *item)
{
	Z_ASSERT_LOCKED();
	struct k_thread *waiter;

	if ((_current->base.user_options & K_CALLBACK_STATE) != 0U) {
		return;
	}
	sys_dlist_remove(&item->dlnode);
	item->thread = NULL;
	waiter = z_waitq_first(&item->done_sem.wait_q);
	if (waiter != NULL) {
		z_thread_wake(waiter, 0);
	} else {
		item->done_sem.count = 1U;
	}
}

static void pool_thread(void *queue_ptr, void *unused2, void *unused3)
{
	struct k_p4wq *queue = queue_ptr;
	z_key_t key = z_lock();

	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (;;) {
		struct k_p4wq_work *item = next_item(queue);

		if (item == NULL) {
			(void)z_waitq_block(&queue->waitq, key, K_FOREVER);
			key = z_lock();
			continue;
		}
		z_unlock(key); /* either half takes a while */
		key = z_lock();
		become(_current, item);
		z_resched_unlock(key);
		item->handler(item);
		key = z_lock();
		item_done(item);
		z_unlock(key); /* the next one takes a while too */
		key = z_lock();
	}
}

void k_p4wq_add_thread(struct k_p4wq *queue, struct k_thread *thread, k_thread_stack_t *stack,
		       size_t stack_size)
{
	(void)k_thread_create(thread, stack, stack_size, pool_thread, queue, NULL, NULL,
			      K_HIGHEST_THREAD_PRIO, 0,
			      (queue->flags & K_P4WQ_DELAYED_START) != 0U ? K_FOREVER : K_NO_WAIT);
}

static int static_pools(void)
{
	STRUCT_SECTION_FOREACH(k_p4wq_initparam, pool) {
		bool each = (pool->flags & K_P4WQ_QUEUE_PER_THREAD) != 0U;

		for (uint32_t i = 0; i < pool->num; i++) {
			struct k_p4wq *queue = &pool->queue[each ? i : 0];

			if (each || i == 0U) {
				k_p4wq_init(queue);
				queue->flags = pool->flags;
			}
			k_p4wq_add_thread(queue, &pool->threads[i],
					  &pool->stacks[i * K_THREAD_STACK_LEN(pool->stack_size)],
					  pool->stack_size);
		}
	}
	return 0;
}
Z_INIT_IF_USED(static_pools, APPLICATION);

/* Are there as many better items running as there are CPUs? Lock: kernel. */
static bool must_wait(struct k_p4wq *queue, struct k_p4wq_work *item)
{
	Z_ASSERT_LOCKED();
	unsigned int better = 0;
	struct k_p4wq_work *other;

	if (rb_get_max(&queue->queue) != &item->rbnode) {
		return true;
	}
	SYS_DLIST_FOR_EACH_CONTAINER(&queue->active, other, dlnode) {
		better += worse(item, other) ? 1U : 0U;
	}
	return better >= CONFIG_MP_MAX_NUM_CPUS;
}

void k_p4wq_submit(struct k_p4wq *queue, struct k_p4wq_work *item)
{
	z_key_t key = z_lock();
	struct k_thread *thread;

	Z_INIT_USE(static_pools);
	item->deadline += (int32_t)k_cycle_get_32();
	if (item->thread != NULL && item->thread == _current) {
		/* by its own handler: it leaves the thread that still runs it */
		sys_dlist_remove(&item->dlnode);
		_current->base.user_options |= K_CALLBACK_STATE;
		item->thread = NULL;
	} else {
		(void)k_sem_init(&item->done_sem, 0, 1);
	}
	__ASSERT(item->thread == NULL, "the item runs in another thread");
	rb_insert(&queue->queue, &item->rbnode);
	item->queue = queue;
	key = z_breathe(key); /* handlers may submit better ones */
	thread = must_wait(queue, item) ? NULL : z_waitq_first(&queue->waitq);
	if (thread != NULL) {
		become(thread, item);
		z_thread_wake(thread, 0);
	}
	z_resched_unlock(key);
}

bool k_p4wq_cancel(struct k_p4wq *queue, struct k_p4wq_work *item)
{
	z_key_t key = z_lock();
	bool pending = rb_contains(&queue->queue, &item->rbnode);

	if (pending) {
		rb_remove(&queue->queue, &item->rbnode);
	}
	z_unlock(key);
	if (pending) {
		k_sem_give(&item->done_sem);
	}
	return pending;
}

int k_p4wq_wait(struct k_p4wq_work *work, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	if (work->sync) {
		return k_sem_take(&work->done_sem, timeout);
	}
	return (k_sem_count_get(&work->done_sem) != 0U) ? 0 : -EBUSY;
}

#ifdef CONFIG_SCHED_CPU_MASK
static void set_cpus(struct k_thread *thread, uint32_t cpu_mask)
{
	(void)k_thread_cpu_mask_clear(thread);
	for (int i = 0; cpu_mask != 0U; i++, cpu_mask >>= 1) {
		if ((cpu_mask & 1U) != 0U) {
			(void)k_thread_cpu_mask_enable(thread, i);
		}
	}
}
#else
static void set_cpus(struct k_thread *thread, uint32_t cpu_mask)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(cpu_mask);
}
#endif

void k_p4wq_enable_static_thread(struct k_p4wq *queue, struct k_thread *thread, uint32_t cpu_mask)
{
	Z_INIT_USE(static_pools);
	if ((queue->flags & K_P4WQ_USER_CPU_MASK) != 0U) {
		set_cpus(thread, cpu_mask);
	}
	if ((queue->flags & K_P4WQ_DELAYED_START) != 0U) {
		k_thread_start(thread);
	}
}
