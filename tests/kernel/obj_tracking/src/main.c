/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Static and dynamic objects of each type are in its list, once. */
#include <zephyr/tracing/tracking.h>
#include <zephyr/ztest.h>

K_TIMER_DEFINE(static_timer, NULL, NULL);
K_MEM_SLAB_DEFINE(static_mem_slab, 8, 2, 8);
K_SEM_DEFINE(static_sem, 0, 1);
K_MUTEX_DEFINE(static_mutex);
K_STACK_DEFINE(static_stack, 2);
K_MSGQ_DEFINE(static_msgq, 4, 2, 4);
K_MBOX_DEFINE(static_mbox);
K_PIPE_DEFINE(static_pipe, 8, 4);
K_QUEUE_DEFINE(static_queue);
K_EVENT_DEFINE(static_event);
K_FIFO_DEFINE(static_fifo);
K_LIFO_DEFINE(static_lifo);

#define COUNT(type, wanted)                                                                        \
	({                                                                                         \
		int count_ = 0;                                                                    \
                                                                                                   \
		for (struct type *o_ = _track_list_##type; o_ != NULL;                             \
		     o_ = SYS_PORT_TRACK_NEXT(o_)) {                                               \
			count_ += o_ == (wanted);                                                  \
		}                                                                                  \
		count_;                                                                            \
	})

#define CHECK(name, init)                                                                          \
	do {                                                                                       \
		static struct k_##name dynamic_;                                                   \
		struct k_##name *const obj_ = &dynamic_;                                           \
                                                                                                   \
		zassert_equal(COUNT(k_##name, &static_##name), 1, #name " of K_*_DEFINE()");       \
		zassert_equal(COUNT(k_##name, obj_), 0);                                           \
		for (int i_ = 0; i_ < 2; i_++) {                                                   \
			init;                                                                      \
			zassert_equal(COUNT(k_##name, obj_), 1, #name " of init");                 \
		}                                                                                  \
		zassert_equal(COUNT(k_##name, &static_##name), 1);                                 \
	} while (false)

/* Verifies: TRACK-1, TRACK-2 */
ZTEST(obj_tracking, test_each_type)
{
	static char __aligned(8) buffer[16];
	static stack_data_t entries[2];

	CHECK(timer, k_timer_init(obj_, NULL, NULL));
	CHECK(mem_slab, zassert_ok(k_mem_slab_init(obj_, buffer, 8, 2)));
	CHECK(sem, zassert_ok(k_sem_init(obj_, 0, 1)));
	CHECK(mutex, zassert_ok(k_mutex_init(obj_)));
	CHECK(stack, k_stack_init(obj_, entries, 2));
	CHECK(msgq, k_msgq_init(obj_, buffer, 4, 2));
	CHECK(mbox, k_mbox_init(obj_));
	CHECK(pipe, k_pipe_init(obj_, buffer, 8));
	CHECK(queue, k_queue_init(obj_));
	CHECK(event, k_event_init(obj_));
}

/* Verifies: TRACK-1, TRACK-2, TRACK-3 */
ZTEST(obj_tracking, test_fifos_are_queues)
{
	static struct k_fifo fifo;

	k_fifo_init(&fifo);
	zassert_equal(COUNT(k_queue, &fifo._queue), 1);
	zassert_equal(COUNT(k_queue, &static_fifo._queue), 1);
	zassert_equal(COUNT(k_queue, &static_lifo._queue), 1);
}

/* Verifies: TRACK-4 */
ZTEST(obj_tracking, test_failed_init)
{
	static struct k_mem_slab slab;
	static char __aligned(8) buffer[16];

	zassert_equal(k_mem_slab_init(&slab, buffer + 1, 8, 1), -EINVAL);
	zassert_equal(COUNT(k_mem_slab, &slab), 0);
}

ZTEST_SUITE(obj_tracking, NULL, NULL, NULL, NULL, NULL);
