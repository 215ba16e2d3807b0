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
 *
 * A call that serves many or moves much lets interrupts in meanwhile, when it is in the list of
 * unfinished ones. Whoever finds one on its pipe first goes on with it, also who wants to end a
 * waiter's waiting: so the bytes of a call stay together, a call that may not wait gets what it has
 * found to be there, and nobody can tell that it was interrupted.
 */
#include "copy.h"
#include "mempool.h"
#include "obj_core.h"
#include "poll.h"
#include "thread.h"
#include "thread_features.h"
#include "timeout.h"

/* So many bytes are copied at once; words are faster. */
#define PIECE_OF_WORDS 64U
#define PIECE_OF_BYTES 16U

struct transfer {
	unsigned char *data; /* NULL: bytes read are thrown away */
	size_t left;
};

/* What one call does. */
struct job {
	sys_dnode_t node;        /* in unfinished, while interrupts may come */
	struct k_thread *thread; /* NULL: an interrupt handler */
	struct k_pipe *pipe;
	struct transfer mine;
	bool put;
};

static sys_dlist_t unfinished = SYS_DLIST_STATIC_INIT(&unfinished);

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

/* Move what both sides allow, a piece that does not take long. Lock: kernel. */
static void move(struct transfer *to, struct transfer *from)
{
	Z_ASSERT_LOCKED();
	bool words = ((uintptr_t)to->data | (uintptr_t)from->data) % sizeof(uintptr_t) == 0U;
	size_t n = MIN(MIN(to->left, from->left), words ? PIECE_OF_WORDS : PIECE_OF_BYTES);

	if (to->data != NULL && n > 0U) {
		z_copy_across(to->data, from->data, n);
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
		if (sum >= enough) {
			break;
		}
		sum += ((struct transfer *)Z_QNODE_THREAD(node)->base.swap_data)->left;
	}
	return sum;
}

/* Move a piece from @p from into the ring. @return true: there may be more to do. Lock: kernel. */
static bool fill_ring(struct k_pipe *pipe, struct transfer *from)
{
	Z_ASSERT_LOCKED();
	size_t room = MIN(pipe->size - pipe->bytes_used, pipe->size - pipe->write_index);
	struct transfer to = {.data = pipe->buffer + pipe->write_index, .left = room};

	move(&to, from);
	pipe->bytes_used += room - to.left;
	pipe->write_index += room - to.left;
	if (pipe->write_index == pipe->size) {
		pipe->write_index = 0;
	}
	return from->left > 0U && pipe->bytes_used < pipe->size;
}

/* Move a piece from the ring to @p to. @return true: there may be more to do. Lock: kernel. */
static bool drain_ring(struct k_pipe *pipe, struct transfer *to)
{
	Z_ASSERT_LOCKED();
	size_t there = MIN(pipe->bytes_used, pipe->size - pipe->read_index);
	struct transfer from = {.data = pipe->buffer + pipe->read_index, .left = there};

	move(to, &from);
	pipe->bytes_used -= there - from.left;
	pipe->read_index += there - from.left;
	if (pipe->read_index == pipe->size) {
		pipe->read_index = 0;
	}
	return to->left > 0U && pipe->bytes_used > 0U;
}

/* Give to one reader, or to the ring. @return true: there may be more to do. Lock: kernel. */
static bool put_step(struct k_pipe *pipe, struct transfer *mine)
{
	Z_ASSERT_LOCKED();
	struct k_thread *reader = z_waitq_first(&pipe->wait_q.readers);
	struct transfer *theirs;

	if (reader == NULL) {
		return fill_ring(pipe, mine);
	}
	theirs = reader->base.swap_data;
	move(theirs, mine);
	if (theirs->left == 0U) {
		z_thread_wake(reader, 0);
	}
	return mine->left > 0U;
}

/*
 * Take what is in the ring, or else from one writer; once that is enough a writer fills the ring
 * again. @return true: there may be more to do. Lock: kernel.
 */
static bool get_step(struct k_pipe *pipe, struct transfer *mine)
{
	Z_ASSERT_LOCKED();
	struct k_thread *writer = z_waitq_first(&pipe->wait_q.writers);
	struct transfer *theirs;

	if (writer == NULL) {
		return drain_ring(pipe, mine);
	}
	if (mine->left > 0U && pipe->bytes_used > 0U) {
		(void)drain_ring(pipe, mine);
		return true;
	}
	theirs = writer->base.swap_data;
	if (mine->left > 0U) {
		move(mine, theirs);
	} else {
		(void)fill_ring(pipe, theirs);
	}
	if (theirs->left == 0U) {
		z_thread_wake(writer, 0);
	}
	return mine->left > 0U || pipe->bytes_used < pipe->size;
}

static bool step(struct job *job)
{
	return job->put ? put_step(job->pipe, &job->mine) : get_step(job->pipe, &job->mine);
}

/* First job on @p pipe that has something left to do, of which a step is done. Lock: kernel. */
static bool any_step(struct k_pipe *pipe)
{
	Z_ASSERT_LOCKED();
	struct job *job;

	SYS_DLIST_FOR_EACH_CONTAINER(&unfinished, job, node) {
		if (job->pipe == pipe && step(job)) {
			return true;
		}
	}
	return false;
}

/* Go on with what is unfinished on @p pipe, as far as that goes. Lock: kernel. */
static z_key_t go_on(struct k_pipe *pipe, z_key_t key)
{
	Z_ASSERT_LOCKED();
	while (any_step(pipe)) {
		key = z_breathe(key);
	}
	return key;
}

/*
 * A waiter's time is over: it comes after the calls that have begun, which count on what it offers.
 */
static __maybe_unused void waited(struct _timeout *to, z_key_t key)
{
	struct k_thread *thread = CONTAINER_OF(to, struct k_thread, base.timeout);
	struct transfer *mine = thread->base.swap_data;

	key = go_on(CONTAINER_OF(mine, struct job, mine)->pipe, key);
	if (thread->base.pended_on != NULL) { /* not served meanwhile */
		z_thread_timeout(to, key);
	}
}

/*
 * What @p thread wanted itself is void; what others are owed, maybe by @p thread, is not: all calls
 * that have begun come to their end.
 */
void z_pipe_thread_gone(const struct k_thread *thread)
{
	struct job *job, *next;

	SYS_DLIST_FOR_EACH_CONTAINER_SAFE(&unfinished, job, next, node) {
		if (job->thread == thread) {
			job->mine.left = 0;
		}
		while (step(job)) {
		}
		if (job->thread == thread) {
			sys_dlist_remove(&job->node);
		}
	}
}

/* Let interrupts in while @p job is not finished. */
static z_key_t breathe(struct job *job, z_key_t key)
{
	job->thread = arch_is_in_isr() ? NULL : _current;
	sys_dlist_append(&unfinished, &job->node);
	key = z_breathe(key);
	sys_dlist_remove(&job->node);
	return key;
}

/* Is the call over for which @p done bytes have been moved? */
static bool enough(size_t done, size_t wanted, size_t min_xfer, k_timeout_t timeout)
{
	return done == wanted || K_TIMEOUT_EQ(timeout, K_NO_WAIT) ||
	       (min_xfer > 0U && done >= min_xfer);
}

/*
 * Move all that can be moved. Interrupts may come after each piece of several, and before a call
 * that has moved a part is to wait. Lock: kernel.
 */
static z_key_t run(struct job *job, size_t wanted, size_t min_xfer, k_timeout_t timeout,
		   z_key_t key)
{
	Z_ASSERT_LOCKED();
	size_t before = wanted; /* left when the lock was taken */

	for (;;) {
		bool more = step(job);
		size_t left = job->mine.left;
		/* the end takes a while: it waits, or wakes the last one and gives up the CPU */
		bool long_end = left != before &&
				(before != wanted ||
				 !enough(wanted - left, wanted, min_xfer, timeout));

		if (more || long_end) {
			key = breathe(job, key);
			before = job->mine.left;
		} else if (!more) {
			return key;
		}
	}
}

/* What @p job could not move at once: return, or wait in @p wq for it. Lock: kernel, released. */
static int finish(_wait_q_t *wq, struct job *job, size_t wanted, size_t *done, size_t min_xfer,
		  k_timeout_t timeout, z_key_t key)
{
	*done = wanted - job->mine.left;
	if (enough(*done, wanted, min_xfer, timeout)) {
		z_resched_unlock(key);
		return 0;
	}
	_current->base.swap_data = &job->mine;
	(void)z_waitq_block_until(wq, key, timeout, waited);
	*done = wanted - job->mine.left;
	return (*done >= min_xfer) ? 0 : -EAGAIN;
}

int z_impl_k_pipe_put(struct k_pipe *pipe, const void *data, size_t bytes_to_write,
		      size_t *bytes_written, size_t min_xfer, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	struct job job = {
		.pipe = pipe,
		.mine = {.data = (unsigned char *)data, .left = bytes_to_write},
		.put = true,
	};
	size_t at_least = K_TIMEOUT_EQ(timeout, K_NO_WAIT) ? min_xfer : 0U;
	z_key_t key;

	if (bytes_written == NULL || min_xfer > bytes_to_write) {
		return -EINVAL;
	}
	key = z_lock();
	key = go_on(pipe, key);
	if (waiting(&pipe->wait_q.readers, at_least) + pipe->size - pipe->bytes_used < at_least) {
		z_unlock(key);
		*bytes_written = 0;
		return -EIO;
	}
	key = run(&job, bytes_to_write, min_xfer, timeout, key);
	if (pipe->bytes_used != 0U && job.mine.left != bytes_to_write) {
		z_poll_notify(&pipe->wait_q.readers);
	}
	return finish(&pipe->wait_q.writers, &job, bytes_to_write, bytes_written, min_xfer,
		      timeout, key);
}

int z_impl_k_pipe_get(struct k_pipe *pipe, void *data, size_t bytes_to_read, size_t *bytes_read,
		      size_t min_xfer, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	struct job job = {.pipe = pipe, .mine = {.data = data, .left = bytes_to_read}};
	size_t at_least = K_TIMEOUT_EQ(timeout, K_NO_WAIT) ? min_xfer : 0U;
	z_key_t key;

	if (bytes_read == NULL || min_xfer > bytes_to_read) {
		return -EINVAL;
	}
	key = z_lock();
	key = go_on(pipe, key);
	if (pipe->bytes_used + waiting(&pipe->wait_q.writers, at_least) < at_least) {
		z_unlock(key);
		*bytes_read = 0;
		return -EIO;
	}
	key = run(&job, bytes_to_read, min_xfer, timeout, key);
	return finish(&pipe->wait_q.readers, &job, bytes_to_read, bytes_read, min_xfer,
		      timeout, key);
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

	(void)z_impl_k_pipe_get(pipe, NULL, SIZE_MAX, &read, 0U, K_NO_WAIT);
}

void z_impl_k_pipe_buffer_flush(struct k_pipe *pipe)
{
	size_t read;

	(void)z_impl_k_pipe_get(pipe, NULL, pipe->size, &read, 0U, K_NO_WAIT);
}
