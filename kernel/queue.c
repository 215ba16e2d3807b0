/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Queues. Somebody waits only while the queue is empty: an item put goes to the best waiter
 * directly.
 *
 * Items are linked through their own first word. What the *_alloc_* calls put in is linked through
 * a small node from the resource pool; a flag beside the node's link tells it apart.
 */
#include "mempool.h"
#include "obj_core.h"
#include "poll.h"

#define ALLOCATED 1U /* flag of a node's link */

struct alloc_node {
	sys_sfnode_t node;
	void *data;
};

void z_impl_k_queue_init(struct k_queue *queue)
{
	sys_sflist_init(&queue->data_q);
	z_waitq_init(&queue->wait_q);
	z_obj_track(k_queue, queue);
}

#ifdef CONFIG_OBJ_CORE
void z_fifo_link(struct k_fifo *fifo)
{
	z_obj_core_add(FIFO, fifo);
}

void z_lifo_link(struct k_lifo *lifo)
{
	z_obj_core_add(LIFO, lifo);
}
#endif

/* Wake the best waiter with @p data. @return false: nobody waits. Lock: kernel. */
static ALWAYS_INLINE bool hand_over(struct k_queue *queue, void *data)
{
	Z_ASSERT_LOCKED();
	struct k_thread *thread = z_waitq_first(&queue->wait_q);

	if (likely(thread == NULL)) {
		return false;
	}
	thread->base.swap_data = data;
	z_thread_wake(thread, 0);
	return true;
}

void z_impl_k_queue_cancel_wait(struct k_queue *queue)
{
	z_key_t key = z_lock();

	(void)hand_over(queue, NULL);
	z_poll_cancel(&queue->wait_q);
	z_resched_unlock(key);
}

static ALWAYS_INLINE void append_unlock(struct k_queue *queue, void *data, z_key_t key)
{
	if (unlikely(hand_over(queue, data))) {
		z_resched_unlock(key);
		return;
	}
	sys_sfnode_init(data, 0);
	sys_sflist_append(&queue->data_q, data);
	z_poll_notify_unlock(&queue->wait_q, key);
}

void k_queue_append(struct k_queue *queue, void *data)
{
	append_unlock(queue, data, z_lock());
}

void k_queue_prepend(struct k_queue *queue, void *data)
{
	k_queue_insert(queue, NULL, data);
}

void k_queue_insert(struct k_queue *queue, void *prev, void *data)
{
	z_key_t key = z_lock();

	if (unlikely(hand_over(queue, data))) {
		z_resched_unlock(key);
		return;
	}
	sys_sfnode_init(data, 0);
	sys_sflist_insert(&queue->data_q, prev, data);
	z_poll_notify_unlock(&queue->wait_q, key);
}

/* Memory is taken without the lock, and only where nobody waits for the data. */
static int32_t alloc_insert(struct k_queue *queue, void *data, bool at_head)
{
	struct alloc_node *node = NULL;
	z_key_t key = z_lock();

	if (z_waitq_first(&queue->wait_q) == NULL) {
		z_unlock(key);
		node = z_thread_malloc(sizeof(*node));
		if (node == NULL) {
			return -ENOMEM;
		}
		node->data = data;
		sys_sfnode_init(&node->node, ALLOCATED);
		key = z_lock();
	}
	if (hand_over(queue, data)) {
		z_resched_unlock(key);
		k_free(node);
		return 0;
	}
	if (at_head) {
		sys_sflist_prepend(&queue->data_q, &node->node);
	} else {
		sys_sflist_append(&queue->data_q, &node->node);
	}
	z_poll_notify_unlock(&queue->wait_q, key);
	return 0;
}

int32_t z_impl_k_queue_alloc_append(struct k_queue *queue, void *data)
{
	return alloc_insert(queue, data, false);
}

int32_t z_impl_k_queue_alloc_prepend(struct k_queue *queue, void *data)
{
	return alloc_insert(queue, data, true);
}

int k_queue_append_list(struct k_queue *queue, void *head, void *tail)
{
	z_key_t key;

	if (head == NULL || tail == NULL) {
		return -EINVAL;
	}
	key = z_lock();
	while (head != NULL) {
		void *next = *(void **)head;

		if (!hand_over(queue, head)) {
			break;
		}
		head = next;
	}
	if (head != NULL) {
		sys_sflist_append_list(&queue->data_q, head, tail);
		z_poll_notify(&queue->wait_q);
	}
	z_resched_unlock(key);
	return 0;
}

int k_queue_merge_slist(struct k_queue *queue, sys_slist_t *list)
{
	int ret;

	if (sys_slist_is_empty(list)) {
		return -EINVAL;
	}
	/* both kinds of lists link through the first word and end with NULL */
	ret = k_queue_append_list(queue, sys_slist_peek_head(list), sys_slist_peek_tail(list));
	sys_slist_init(list);
	return ret;
}

/* The data that @p node stands for. */
static void *data_of(sys_sfnode_t *node)
{
	if (node != NULL && unlikely(sys_sfnode_flags_get(node) == ALLOCATED)) {
		return CONTAINER_OF(node, struct alloc_node, node)->data;
	}
	return node;
}

/* The same for a node that has left the queue. Unlocked. */
static ALWAYS_INLINE void *take(sys_sfnode_t *node)
{
	void *data = node;

	if (unlikely(sys_sfnode_flags_get(node) == ALLOCATED)) {
		data = CONTAINER_OF(node, struct alloc_node, node)->data;
		k_free(CONTAINER_OF(node, struct alloc_node, node));
	}
	return data;
}

void *z_impl_k_queue_get(struct k_queue *queue, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	z_key_t key = z_lock();

	if (likely(!sys_sflist_is_empty(&queue->data_q))) {
		sys_sfnode_t *node = sys_sflist_get_not_empty(&queue->data_q);

		z_unlock(key);
		return take(node);
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		z_unlock(key);
		return NULL;
	}
	return (z_waitq_block(&queue->wait_q, key, timeout) == 0) ? _current->base.swap_data : NULL;
}

bool k_queue_remove(struct k_queue *queue, void *data)
{
	z_key_t key = z_lock();
	bool found = sys_sflist_find_and_remove(&queue->data_q, data);

	z_unlock(key);
	return found;
}

bool k_queue_unique_append(struct k_queue *queue, void *data)
{
	z_key_t key = z_lock();

	if (sys_sflist_find(&queue->data_q, data, NULL)) {
		z_unlock(key);
		return false;
	}
	append_unlock(queue, data, key);
	return true;
}

int z_impl_k_queue_is_empty(struct k_queue *queue)
{
	return sys_sflist_is_empty(&queue->data_q) ? 1 : 0;
}

void *z_impl_k_queue_peek_head(struct k_queue *queue)
{
	z_key_t key = z_lock();
	void *data = data_of(sys_sflist_peek_head(&queue->data_q));

	z_unlock(key);
	return data;
}

void *z_impl_k_queue_peek_tail(struct k_queue *queue)
{
	z_key_t key = z_lock();
	void *data = data_of(sys_sflist_peek_tail(&queue->data_q));

	z_unlock(key);
	return data;
}
