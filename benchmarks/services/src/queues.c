/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What carries data between threads.
 */
#include "services.h"
#include <zephyr/kernel.h>

static K_FIFO_DEFINE(fifo);
static K_LIFO_DEFINE(lifo);
static struct k_queue queue = Z_QUEUE_INITIALIZER(queue);
K_STACK_DEFINE(stack, 4);
K_MSGQ_DEFINE(msgq, 8, 4, 4);
K_PIPE_DEFINE(pipe, 16, 4);
static K_MBOX_DEFINE(mbox);

struct item {
	void *reserved;
	int value;
};

static void use_queue(void)
{
	static const int numbers[2];

	k_queue_alloc_append(&queue, (void *)&numbers[0]);
	k_queue_alloc_prepend(&queue, (void *)&numbers[1]);
	if (k_queue_is_empty(&queue) != 0 || k_queue_peek_head(&queue) != &numbers[1] ||
	    k_queue_peek_tail(&queue) != &numbers[0] ||
	    k_queue_get(&queue, K_MSEC(1)) != &numbers[1] ||
	    k_queue_get(&queue, K_MSEC(1)) != &numbers[0] ||
	    k_queue_get(&queue, K_MSEC(1)) != NULL) {
		failed(__LINE__);
	}
	k_queue_cancel_wait(&queue);
}

static void use_stack(void)
{
	stack_data_t word;

	k_stack_push(&stack, 6);
	if (k_stack_pop(&stack, &word, K_MSEC(1)) != 0 || word != 6U) {
		failed(__LINE__);
	}
}

static void use_msgq(void)
{
	uint64_t message = 7;
	struct k_msgq_attrs attrs;

	k_msgq_get_attrs(&msgq, &attrs);
	if (k_msgq_put(&msgq, &message, K_MSEC(1)) != 0 || k_msgq_num_used_get(&msgq) != 1U ||
	    k_msgq_num_free_get(&msgq) != attrs.max_msgs - 1U ||
	    k_msgq_peek(&msgq, &message) != 0 || k_msgq_peek_at(&msgq, &message, 0) != 0 ||
	    k_msgq_get(&msgq, &message, K_MSEC(1)) != 0 || message != 7U) {
		failed(__LINE__);
	}
	k_msgq_purge(&msgq);
}

static void use_pipe(void)
{
	char bytes[4] = "abc";
	size_t done;

	if (k_pipe_put(&pipe, bytes, sizeof(bytes), &done, sizeof(bytes), K_MSEC(1)) != 0 ||
	    k_pipe_read_avail(&pipe) != sizeof(bytes) || k_pipe_write_avail(&pipe) != 12U ||
	    k_pipe_get(&pipe, bytes, sizeof(bytes), &done, sizeof(bytes), K_MSEC(1)) != 0) {
		failed(__LINE__);
	}
	k_pipe_flush(&pipe);
	k_pipe_buffer_flush(&pipe);
}

void use_queues(void)
{
	use_queue();
	use_stack();
	use_msgq();
	use_pipe();
}

static void use_mbox(void)
{
	static int word = 8;
	struct k_mbox_msg out = {.size = sizeof(word), .tx_data = &word, .tx_target_thread = K_ANY};
	struct k_mbox_msg in = {.size = sizeof(word), .rx_source_thread = K_ANY};
	int got = 0;

	k_mbox_async_put(&mbox, &out, NULL);
	if (k_mbox_get(&mbox, &in, &got, K_MSEC(1)) != 0 || got != 8 ||
	    k_mbox_put(&mbox, &out, K_MSEC(1)) != -EAGAIN) {
		failed(__LINE__);
	}
	in.size = 0;
	if (k_mbox_get(&mbox, &in, NULL, K_NO_WAIT) == 0) {
		k_mbox_data_get(&in, &got);
	}
}

void use_queues_kernel(void)
{
	static struct item items[2];
	static struct k_msgq own_msgq;
	static struct k_pipe own_pipe;
	static struct k_stack own_stack;

	k_fifo_put(&fifo, &items[0]);
	k_lifo_put(&lifo, &items[1]);
	if (k_fifo_get(&fifo, K_MSEC(1)) != &items[0] ||
	    k_lifo_get(&lifo, K_MSEC(1)) != &items[1]) {
		failed(__LINE__);
	}
	k_queue_init(&queue);
	if (k_msgq_alloc_init(&own_msgq, 4, 4) != 0 || k_pipe_alloc_init(&own_pipe, 16) != 0 ||
	    k_stack_alloc_init(&own_stack, 4) != 0) {
		failed(__LINE__);
	}
	k_msgq_cleanup(&own_msgq);
	k_pipe_cleanup(&own_pipe);
	k_stack_cleanup(&own_stack);
	use_mbox();
}

void grant_queues(k_tid_t thread)
{
	k_thread_access_grant(thread, &queue, &stack, &msgq, &pipe);
}
