/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Pipes. Bytes go by the shortest way: from a writer to waiting readers, then into the ring; from
 * the ring to a reader, then from waiting writers, who at last fill the ring again.
 *
 * Invariants: a reader waits only while the ring is empty and no writer waits; a writer waits only
 * while the ring is full (or there is none) and no reader waits. A waiter's swap_data points to a
 * record of what it still has to move; it is woken when that is nothing, or by its timeout.
 */
#include "copy.h"
#include "mempool.h"
#include "obj_core.h"
#include "poll.h"

struct transfer {
	unsigned char *data; /* NULL: bytes read are thrown away */
	size_t left;
};

void k_pipe_init(struct k_pipe *pipe, unsigned char *buffer, size_t size)
{
	pipe->buffer = buffer;
	pipe->size = size;
	pipe->bytes_used = 0;
	pipe->read_index = 0;
	pipe->write_index = 0;
	pipe->flags = 0;
	z_waitq_init(&pipe->wait_q.readers);
	z_waitq_init(&pipe->wait_q.writers);
	z_obj_core_add(PIPE, pipe);
	z_obj_track(k_pipe, pipe);
}

int z_impl_k_pipe_alloc_init(struct k_pipe *pipe, size_t size)
{
	unsigned char *buffer = NULL;

	if (size != 0U) {
		buffer = z_thread_malloc(size);
		if (buffer == NULL) {
			return -ENOMEM;
		}
	}
	k_pipe_init(pipe, buffer, size);
	pipe->flags = (size != 0U) ? K_PIPE_FLAG_ALLOC : 0U;
	return 0;
}

int k_pipe_cleanup(struct k_pipe *pipe)
{
	z_key_t key = z_lock();
	unsigned char *buffer = NULL;

	if (z_waitq_first(&pipe->wait_q.readers) != NULL ||
	    z_waitq_first(&pipe->wait_q.writers) != NULL) {
		z_unlock(key);
		return -EAGAIN;
	}
	if ((pipe->flags & K_PIPE_FLAG_ALLOC) != 0U) {
		buffer = pipe->buffer;
		pipe->buffer = NULL;
		pipe->size = 0;
		pipe->bytes_used = 0;
		pipe->read_index = 0;
		pipe->write_index = 0;
		pipe->flags &= ~K_PIPE_FLAG_ALLOC;
	}
	z_unlock(key);
	k_free(buffer);
	return 0;
}

/* Account for @p n bytes moved. */
static void advance(struct transfer *t, size_t n)
{
	t->left -= n;
	if (t->data != NULL) {
		t->data += n;
	}
}

/* Move what both sides allow. Lock: kernel. */
static void move(struct transfer *to, struct transfer *from)
{
	Z_ASSERT_LOCKED();
	size_t n = MIN(to->left, from->left);

	if (to->data != NULL) {
		z_copy(to->data, from->data, n);
	}
	advance(to, n);
	advance(from, n);
}

/* Bytes the waiters in @p wq still have to move; counted only as far as @p enough. Lock: kernel. */
static size_t waiting(_wait_q_t *wq, size_t enough)
{
	Z_ASSERT_LOCKED();
	size_t sum = 0;
	sys_dnode_t *node;

	SYS_DLIST_FOR_EACH_NODE(&wq->waitq, node) {
		sum += ((struct transfer *)Z_QNODE_THREAD(node)->base.swap_data)->left;
		if (sum >= enough) {
			break;
		}
	}
	return sum;
}

/* Move between @p mine and those who wait in @p wq; wake who is done. Lock: kernel. */
static void move_waiters(_wait_q_t *wq, struct transfer *mine, bool to_waiters)
{
	Z_ASSERT_LOCKED();
	struct k_thread *thread;

	while (mine->left > 0U && (thread = z_waitq_first(wq)) != NULL) {
		struct transfer *theirs = thread->base.swap_data;

		move(to_waiters ? theirs : mine, to_waiters ? mine : theirs);
		if (theirs->left == 0U) {
			z_thread_wake(thread, 0);
		}
	}
}

/* Move from @p from into the ring, in at most two pieces. Lock: kernel. */
static void fill_ring(struct k_pipe *pipe, struct transfer *from)
{
	Z_ASSERT_LOCKED();
	while (from->left > 0U && pipe->bytes_used < pipe->size) {
		size_t room = MIN(pipe->size - pipe->bytes_used, pipe->size - pipe->write_index);
		struct transfer to = {.data = pipe->buffer + pipe->write_index, .left = room};

		move(&to, from);
		pipe->bytes_used += room - to.left;
		pipe->write_index += room - to.left;
		if (pipe->write_index == pipe->size) {
			pipe->write_index = 0;
		}
	}
}

/* Move from the ring to @p to, in at most two pieces. Lock: kernel. */
static void drain_ring(struct k_pipe *pipe, struct transfer *to)
{
	Z_ASSERT_LOCKED();
	while (to->left > 0U && pipe->bytes_used > 0U) {
		size_t there = MIN(pipe->bytes_used, pipe->size - pipe->read_index);
		struct transfer from = {.data = pipe->buffer + pipe->read_index, .left = there};

		move(to, &from);
		pipe->bytes_used -= there - from.left;
		pipe->read_index += there - from.left;
		if (pipe->read_index == pipe->size) {
			pipe->read_index = 0;
		}
	}
}

/* The ring has room again: writers that wait go on. Lock: kernel. */
static void refill_ring(struct k_pipe *pipe)
{
	Z_ASSERT_LOCKED();
	struct k_thread *thread;

	while (pipe->bytes_used < pipe->size &&
	       (thread = z_waitq_first(&pipe->wait_q.writers)) != NULL) {
		struct transfer *theirs = thread->base.swap_data;

		fill_ring(pipe, theirs);
		if (theirs->left == 0U) {
			z_thread_wake(thread, 0);
		}
	}
}

/*
 * @p mine has moved what it could: return, or wait in @p wq for the rest. Lock: kernel, released.
 */
static int finish(_wait_q_t *wq, struct transfer *mine, size_t wanted, size_t *done,
		  size_t min_xfer, k_timeout_t timeout, z_key_t key)
{
	*done = wanted - mine->left;
	if (mine->left == 0U || K_TIMEOUT_EQ(timeout, K_NO_WAIT) ||
	    (min_xfer > 0U && *done >= min_xfer)) {
		z_resched_unlock(key);
		return 0;
	}
	_current->base.swap_data = mine;
	(void)z_waitq_block(wq, key, timeout);
	*done = wanted - mine->left;
	return (*done >= min_xfer) ? 0 : -EAGAIN;
}

int z_impl_k_pipe_put(struct k_pipe *pipe, const void *data, size_t bytes_to_write,
		      size_t *bytes_written, size_t min_xfer, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	struct transfer mine = {.data = (unsigned char *)data, .left = bytes_to_write};
	z_key_t key;

	if (bytes_written == NULL || min_xfer > bytes_to_write) {
		return -EINVAL;
	}
	key = z_lock();
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT) &&
	    waiting(&pipe->wait_q.readers, min_xfer) + pipe->size - pipe->bytes_used < min_xfer) {
		z_unlock(key);
		*bytes_written = 0;
		return -EIO;
	}
	move_waiters(&pipe->wait_q.readers, &mine, true);
	fill_ring(pipe, &mine);
	if (pipe->bytes_used != 0U && mine.left != bytes_to_write) {
		z_poll_notify(&pipe->wait_q.readers);
	}
	return finish(&pipe->wait_q.writers, &mine, bytes_to_write, bytes_written, min_xfer,
		      timeout, key);
}

/* Lock: kernel, released. */
static int pipe_get(struct k_pipe *pipe, void *data, size_t bytes_to_read, size_t *bytes_read,
		    size_t min_xfer, k_timeout_t timeout, z_key_t key)
{
	struct transfer mine = {.data = data, .left = bytes_to_read};

	drain_ring(pipe, &mine);
	move_waiters(&pipe->wait_q.writers, &mine, false);
	refill_ring(pipe);
	return finish(&pipe->wait_q.readers, &mine, bytes_to_read, bytes_read, min_xfer, timeout,
		      key);
}

int z_impl_k_pipe_get(struct k_pipe *pipe, void *data, size_t bytes_to_read, size_t *bytes_read,
		      size_t min_xfer, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	z_key_t key;

	if (bytes_read == NULL || min_xfer > bytes_to_read) {
		return -EINVAL;
	}
	key = z_lock();
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT) &&
	    pipe->bytes_used + waiting(&pipe->wait_q.writers, min_xfer) < min_xfer) {
		z_unlock(key);
		*bytes_read = 0;
		return -EIO;
	}
	return pipe_get(pipe, data, bytes_to_read, bytes_read, min_xfer, timeout, key);
}

size_t z_impl_k_pipe_read_avail(struct k_pipe *pipe)
{
	return (pipe->size == 0U) ? 0U : pipe->bytes_used;
}

size_t z_impl_k_pipe_write_avail(struct k_pipe *pipe)
{
	return pipe->size - pipe->bytes_used;
}

void z_impl_k_pipe_flush(struct k_pipe *pipe)
{
	size_t read;

	(void)pipe_get(pipe, NULL, SIZE_MAX, &read, 0U, K_NO_WAIT, z_lock());
}

void z_impl_k_pipe_buffer_flush(struct k_pipe *pipe)
{
	size_t read;

	(void)pipe_get(pipe, NULL, pipe->size, &read, 0U, K_NO_WAIT, z_lock());
}
