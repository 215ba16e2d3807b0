/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Mailboxes. Senders wait in one queue, receivers in another; swap_data of each points to its
 * message.
 *
 * A sender whose message has been matched waits on, in a queue of its own kind ("taken"), until the
 * receiver has copied or dropped the data. An asynchronous message stands in the sender queue like
 * a thread: its record begins with the part of a thread that wait queues handle, marked
 * _THREAD_DUMMY.
 */
#include "obj_core.h"
#include "timeout.h"
#include "waitq.h"
#include <string.h>

static _wait_q_t taken = Z_WAIT_Q_INIT(&taken);

void k_mbox_init(struct k_mbox *mbox)
{
	z_waitq_init(&mbox->tx_msg_queue);
	z_waitq_init(&mbox->rx_msg_queue);
	z_obj_core_add(MAILBOX, mbox);
	z_obj_track(k_mbox, mbox);
}

#if CONFIG_NUM_MBOX_ASYNC_MSGS > 0

struct async_msg {
	union { /* must be first: stands for the thread in wait queues */
		struct _thread_base thread;
		sys_snode_t free;
	};
	struct k_mbox_msg msg;
};

static struct async_msg async_msgs[CONFIG_NUM_MBOX_ASYNC_MSGS];
static uint32_t async_used; /* entries that were handed out at least once */
static sys_slist_t async_free = SYS_SLIST_STATIC_INIT(&async_free);
static struct k_sem async_available = Z_SEM_INITIALIZER(
	async_available, CONFIG_NUM_MBOX_ASYNC_MSGS, CONFIG_NUM_MBOX_ASYNC_MSGS);

static struct async_msg *async_alloc(void)
{
	struct async_msg *async;
	sys_snode_t *node;
	z_key_t key;

	(void)k_sem_take(&async_available, K_FOREVER);
	key = z_lock();
	node = sys_slist_get(&async_free);
	async = (node != NULL) ? CONTAINER_OF(node, struct async_msg, free)
			       : &async_msgs[async_used++];
	z_unlock(key);
	return async;
}

/* The data of an asynchronous message have been taken: free its record, tell the sender. */
static void async_done(struct k_thread *sender, struct k_mbox_msg *tx_msg)
{
	struct k_sem *sem = tx_msg->_async_sem;
	z_key_t key = z_lock();

	sys_slist_prepend(&async_free, &((struct async_msg *)sender)->free);
	z_unlock(key);
	k_sem_give(&async_available);
	if (sem != NULL) {
		k_sem_give(sem);
	}
}

#else

static void async_done(struct k_thread *sender, struct k_mbox_msg *tx_msg)
{
	ARG_UNUSED(sender);
	ARG_UNUSED(tx_msg);
}

#endif

static ALWAYS_INLINE bool is_async(const struct k_thread *sender)
{
	return CONFIG_NUM_MBOX_ASYNC_MSGS > 0 &&
	       (sender->base.thread_state & _THREAD_DUMMY) != 0U;
}

/* Do the two name each other, or nobody? If so let them exchange what they have. Lock: kernel. */
static bool match(struct k_mbox_msg *tx_msg, struct k_mbox_msg *rx_msg)
{
	Z_ASSERT_LOCKED();
	uint32_t info = rx_msg->info;

	if ((tx_msg->tx_target_thread != K_ANY &&
	     tx_msg->tx_target_thread != rx_msg->tx_target_thread) ||
	    (rx_msg->rx_source_thread != K_ANY &&
	     rx_msg->rx_source_thread != tx_msg->rx_source_thread)) {
		return false;
	}
	rx_msg->rx_source_thread = tx_msg->rx_source_thread;
	tx_msg->tx_target_thread = rx_msg->tx_target_thread;
	rx_msg->info = tx_msg->info;
	tx_msg->info = info;
	rx_msg->size = MIN(rx_msg->size, tx_msg->size);
	rx_msg->tx_data = tx_msg->tx_data;
	rx_msg->_syncing_thread = tx_msg->_syncing_thread;
	return true;
}

/* The receiver is done with the data: let the sender go on. Unlocked. */
static void dispose(struct k_mbox_msg *rx_msg)
{
	struct k_thread *sender = rx_msg->_syncing_thread;
	struct k_mbox_msg *tx_msg;
	z_key_t key;

	if (sender == NULL) {
		return;
	}
	rx_msg->_syncing_thread = NULL;
	tx_msg = sender->base.swap_data;
	if (is_async(sender)) {
		async_done(sender, tx_msg);
		return;
	}
	key = z_lock();
	/* unless it was aborted meanwhile */
	if (sender->base.pended_on == &taken) {
		tx_msg->size = rx_msg->size;
		z_thread_wake(sender, 0);
	}
	z_resched_unlock(key);
}

/* Put @p sender into a queue in which nothing but its wake-up waits for it. Lock: kernel. */
static void wait_in(_wait_q_t *wq, struct k_thread *sender)
{
	Z_ASSERT_LOCKED();
	z_list_add_sorted(&wq->waitq, sender);
	sender->base.pended_on = wq;
}

/* Find a receiver for @p tx_msg and wake it. Lock: kernel. */
static bool give_to_receiver(struct k_mbox *mbox, struct k_mbox_msg *tx_msg)
{
	Z_ASSERT_LOCKED();
	sys_dnode_t *node;

	SYS_DLIST_FOR_EACH_NODE(&mbox->rx_msg_queue.waitq, node) {
		struct k_thread *receiver = Z_QNODE_THREAD(node);

		if (match(tx_msg, receiver->base.swap_data)) {
			z_thread_wake(receiver, 0);
			return true;
		}
	}
	return false;
}

int k_mbox_put(struct k_mbox *mbox, struct k_mbox_msg *tx_msg, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	z_key_t key = z_lock();

	tx_msg->rx_source_thread = _current;
	tx_msg->_syncing_thread = _current;
	_current->base.swap_data = tx_msg;
	if (give_to_receiver(mbox, tx_msg)) {
		return z_waitq_block(&taken, key, K_FOREVER);
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		z_unlock(key);
		return -ENOMSG;
	}
	return z_waitq_block(&mbox->tx_msg_queue, key, timeout);
}

#if CONFIG_NUM_MBOX_ASYNC_MSGS > 0
void k_mbox_async_put(struct k_mbox *mbox, struct k_mbox_msg *tx_msg, struct k_sem *sem)
{
	struct async_msg *async = async_alloc();
	struct k_thread *sender = (struct k_thread *)async;
	z_key_t key;

	async->thread = (struct _thread_base){
		.thread_state = _THREAD_DUMMY,
		.prio = _current->base.prio,
		.swap_data = &async->msg,
	};
	async->msg = *tx_msg;
	async->msg.rx_source_thread = _current;
	async->msg._syncing_thread = sender;
	async->msg._async_sem = sem;
	key = z_lock();
	if (!give_to_receiver(mbox, &async->msg)) {
		wait_in(&mbox->tx_msg_queue, sender);
	}
	z_resched_unlock(key);
}
#endif

void k_mbox_data_get(struct k_mbox_msg *rx_msg, void *buffer)
{
	if (buffer == NULL) {
		rx_msg->size = 0;
	} else if (rx_msg->tx_data != NULL && rx_msg->size > 0U) {
		(void)memcpy(buffer, rx_msg->tx_data, rx_msg->size);
	}
	dispose(rx_msg);
}

/* @p rx_msg has been matched: fetch its data now, or keep it where they are wanted later. */
static int received(struct k_mbox_msg *rx_msg, void *buffer)
{
	if (buffer != NULL) {
		k_mbox_data_get(rx_msg, buffer);
	} else if (rx_msg->size == 0U) {
		dispose(rx_msg);
	}
	return 0;
}

/* Find a sender for @p rx_msg; it waits on until its data have been taken. Lock: kernel. */
static bool take_from_sender(struct k_mbox *mbox, struct k_mbox_msg *rx_msg)
{
	Z_ASSERT_LOCKED();
	sys_dnode_t *node;

	SYS_DLIST_FOR_EACH_NODE(&mbox->tx_msg_queue.waitq, node) {
		struct k_thread *sender = Z_QNODE_THREAD(node);

		if (match(sender->base.swap_data, rx_msg)) {
			sys_dlist_remove(node);
			if (!is_async(sender)) {
				(void)z_timeout_cancel(&sender->base.timeout);
				wait_in(&taken, sender);
			}
			return true;
		}
	}
	return false;
}

int k_mbox_get(struct k_mbox *mbox, struct k_mbox_msg *rx_msg, void *buffer, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	z_key_t key = z_lock();
	int ret;

	rx_msg->tx_target_thread = _current;
	if (take_from_sender(mbox, rx_msg)) {
		z_unlock(key);
		return received(rx_msg, buffer);
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		z_unlock(key);
		return -ENOMSG;
	}
	_current->base.swap_data = rx_msg;
	ret = z_waitq_block(&mbox->rx_msg_queue, key, timeout);
	return (ret == 0) ? received(rx_msg, buffer) : ret;
}
