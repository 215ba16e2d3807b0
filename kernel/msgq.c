/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Message queues: a ring and one wait queue. Readers wait only while the ring is empty, writers
 * only while it is full, so both share the wait queue; a waiter's swap_data is its message's
 * address.
 */
#include "copy.h"
#include "mempool.h"
#include "obj_core.h"
#include "poll.h"
#include <zephyr/sys/math_extras.h>

void k_msgq_init(struct k_msgq *msgq, char *buffer, size_t msg_size, uint32_t max_msgs)
{
	msgq->msg_size = msg_size;
	msgq->max_msgs = max_msgs;
	msgq->buffer_start = buffer;
	msgq->buffer_end = buffer + (max_msgs * msg_size);
	msgq->read_ptr = buffer;
	msgq->write_ptr = buffer;
	msgq->used_msgs = 0;
	msgq->flags = 0;
	z_waitq_init(&msgq->wait_q);
	z_obj_core_add(MSGQ, msgq);
	z_obj_track(k_msgq, msgq);
}

int z_impl_k_msgq_alloc_init(struct k_msgq *msgq, size_t msg_size, uint32_t max_msgs)
{
	size_t size;
	char *buffer;

	if (size_mul_overflow(msg_size, max_msgs, &size)) {
		return -EINVAL;
	}
	buffer = z_thread_malloc(size);
	if (buffer == NULL) {
		return -ENOMEM;
	}
	k_msgq_init(msgq, buffer, msg_size, max_msgs);
	msgq->flags = K_MSGQ_FLAG_ALLOC;
	return 0;
}

int k_msgq_cleanup(struct k_msgq *msgq)
{
	if (z_waitq_first(&msgq->wait_q) != NULL) {
		return -EBUSY;
	}
	if ((msgq->flags & K_MSGQ_FLAG_ALLOC) != 0U) {
		k_free(msgq->buffer_start);
		msgq->flags &= ~K_MSGQ_FLAG_ALLOC;
	}
	return 0;
}

/* The place after @p at, in a ring of messages of @p size bytes. */
static ALWAYS_INLINE char *next_place(const struct k_msgq *msgq, char *at, size_t size)
{
	at += size;
	return (at == msgq->buffer_end) ? msgq->buffer_start : at;
}

/* Copy a message into the ring, which has room and holds @p used messages. Lock: kernel. */
static ALWAYS_INLINE void store(struct k_msgq *msgq, const void *data, uint32_t used)
{
	Z_ASSERT_LOCKED();
	size_t size = msgq->msg_size;
	char *place = msgq->write_ptr;

	z_copy(place, data, size);
	msgq->write_ptr = next_place(msgq, place, size);
	msgq->used_msgs = used + 1U;
}

int z_impl_k_msgq_put(struct k_msgq *msgq, const void *data, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	z_key_t key = z_lock();
	uint32_t used = msgq->used_msgs;

	if (likely(used < msgq->max_msgs)) {
		struct k_thread *reader = z_waitq_first(&msgq->wait_q);

		if (unlikely(reader != NULL)) {
			z_copy_across(reader->base.swap_data, data, msgq->msg_size);
			z_thread_wake(reader, 0);
			z_resched_unlock(key);
			return 0;
		}
		store(msgq, data, used);
		z_poll_notify_unlock(&msgq->wait_q, key);
		return 0;
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		z_unlock(key);
		return -ENOMSG;
	}
	_current->base.swap_data = (void *)data;
	return z_waitq_block(&msgq->wait_q, key, timeout);
}

int z_impl_k_msgq_get(struct k_msgq *msgq, void *data, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	z_key_t key = z_lock();
	uint32_t used = msgq->used_msgs;

	if (likely(used > 0U)) {
		struct k_thread *writer = z_waitq_first(&msgq->wait_q);
		size_t size = msgq->msg_size;
		char *place = msgq->read_ptr;

		z_copy(data, place, size);
		msgq->read_ptr = next_place(msgq, place, size);
		if (likely(writer == NULL)) {
			msgq->used_msgs = used - 1U;
			z_unlock(key);
			return 0;
		}
		store(msgq, writer->base.swap_data, used - 1U);
		z_thread_wake(writer, 0);
		z_resched_unlock(key);
		return 0;
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		z_unlock(key);
		return -ENOMSG;
	}
	_current->base.swap_data = data;
	return z_waitq_block(&msgq->wait_q, key, timeout);
}

int z_impl_k_msgq_peek(struct k_msgq *msgq, void *data)
{
	return z_impl_k_msgq_peek_at(msgq, data, 0U);
}

int z_impl_k_msgq_peek_at(struct k_msgq *msgq, void *data, uint32_t idx)
{
	z_key_t key = z_lock();
	char *at = msgq->read_ptr;

	if (idx >= msgq->used_msgs) {
		z_unlock(key);
		return -ENOMSG;
	}
	at += idx * msgq->msg_size;
	if (at >= msgq->buffer_end) {
		at -= msgq->buffer_end - msgq->buffer_start;
	}
	z_copy(data, at, msgq->msg_size);
	z_unlock(key);
	return 0;
}

void z_impl_k_msgq_purge(struct k_msgq *msgq)
{
	z_key_t key = z_lock();

	/* the ring stays as it is until the last writer has gone: an empty one has readers */
	(void)z_waitq_wake_each(&msgq->wait_q, -ENOMSG, &key);
	msgq->used_msgs = 0;
	msgq->read_ptr = msgq->write_ptr;
	z_resched_unlock(key);
}

void z_impl_k_msgq_get_attrs(struct k_msgq *msgq, struct k_msgq_attrs *attrs)
{
	attrs->msg_size = msgq->msg_size;
	attrs->max_msgs = msgq->max_msgs;
	attrs->used_msgs = msgq->used_msgs;
}
