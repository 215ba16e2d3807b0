/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_msgq: order, limits, waiting readers and writers, purge, buffers from a pool, message sizes,
 * contexts.
 */
#include "helpers.h"

#define MSGS 3

K_MSGQ_DEFINE(static_msgq, sizeof(uint32_t), MSGS, 4);
K_HEAP_DEFINE(pool, 256);

static struct k_msgq msgq;
static uint32_t buffer[MSGS];

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_msgq_init(&msgq, (char *)buffer, sizeof(uint32_t), MSGS);
}

static void *setup(void)
{
	k_thread_access_grant(k_current_get(), &msgq, &static_msgq);
	return NULL;
}

ZTEST_SUITE(kernel_msgq, NULL, setup, before, helpers_end, NULL);

static void fill_and_empty(struct k_msgq *q, uint32_t first)
{
	uint32_t msg;

	for (uint32_t i = 0; i < MSGS; i++) {
		msg = first + i;
		zassert_equal(k_msgq_num_used_get(q), i);
		zassert_equal(k_msgq_num_free_get(q), MSGS - i);
		zassert_ok(k_msgq_put(q, &msg, K_NO_WAIT));
	}
	zassert_equal(k_msgq_put(q, &msg, K_NO_WAIT), -ENOMSG);
	zassert_equal(k_msgq_num_free_get(q), 0);
	for (uint32_t i = 0; i < MSGS; i++) {
		zassert_ok(k_msgq_get(q, &msg, K_NO_WAIT));
		zassert_equal(msg, first + i);
	}
	zassert_equal(k_msgq_get(q, &msg, K_NO_WAIT), -ENOMSG);
	expect_unlocked();
}

/* Verifies: MSGQ-1, MSGQ-2, MSGQ-4, MSGQ-5, MSGQ-13 */
ZTEST_USER(kernel_msgq, test_order_and_limits)
{
	uint32_t msg = 0;

	/* with every position of the ring as the first one */
	for (int i = 0; i < 2 * MSGS; i++) {
		fill_and_empty(&msgq, 100 * i);
		zassert_ok(k_msgq_put(&msgq, &msg, K_NO_WAIT));
		zassert_ok(k_msgq_get(&msgq, &msg, K_NO_WAIT));
	}
	fill_and_empty(&static_msgq, 1);
}

/* Verifies: MSGQ-11, MSGQ-14 */
ZTEST_USER(kernel_msgq, test_attributes)
{
	struct k_msgq_attrs attrs;
	uint32_t msg = 1;

	zassert_ok(k_msgq_put(&static_msgq, &msg, K_NO_WAIT));
	k_msgq_get_attrs(&static_msgq, &attrs);
	zassert_equal(attrs.msg_size, sizeof(uint32_t));
	zassert_equal(attrs.max_msgs, MSGS);
	zassert_equal(attrs.used_msgs, 1);
	k_msgq_purge(&static_msgq);
	zassert_equal(k_msgq_num_used_get(&static_msgq), 0);
}

/* Verifies: MSGQ-9, MSGQ-10 */
ZTEST_USER(kernel_msgq, test_peek)
{
	uint32_t msg;

	zassert_equal(k_msgq_peek(&msgq, &msg), -ENOMSG);
	zassert_equal(k_msgq_peek_at(&msgq, &msg, 0), -ENOMSG);
	for (int shift = 0; shift < MSGS; shift++) {
		for (uint32_t i = 0; i < MSGS; i++) {
			msg = 10 * shift + i;
			zassert_ok(k_msgq_put(&msgq, &msg, K_NO_WAIT));
		}
		zassert_ok(k_msgq_peek(&msgq, &msg));
		zassert_equal(msg, 10 * shift);
		for (uint32_t i = 0; i < MSGS; i++) {
			zassert_ok(k_msgq_peek_at(&msgq, &msg, i));
			zassert_equal(msg, 10 * shift + i);
		}
		zassert_equal(k_msgq_peek_at(&msgq, &msg, MSGS), -ENOMSG);
		zassert_equal(k_msgq_num_used_get(&msgq), MSGS);
		expect_unlocked();
		k_msgq_purge(&msgq);
		zassert_ok(k_msgq_put(&msgq, &msg, K_NO_WAIT));
		zassert_ok(k_msgq_get(&msgq, &msg, K_NO_WAIT));
	}
}

/* Sizes and alignments around those that are copied by words. */
/* Verifies: MSGQ-3 */
ZTEST(kernel_msgq, test_message_sizes)
{
	static const uint8_t sizes[] = {1, 2, 3, 4, 5, 7, 8, 12, 16, 17, 24, 32, 40};
	static char ring[4 * 40 + 1] __aligned(8);
	static uint8_t in[42] __aligned(8), out[42] __aligned(8);

	for (int s = 0; s < ARRAY_SIZE(sizes); s++) {
		uint8_t size = sizes[s];

		for (int off = 0; off < 8; off++) {
			int in_off = off & 1, out_off = off >> 1 & 1, ring_off = off >> 2;

			k_msgq_init(&msgq, ring + ring_off, size, 4);
			for (int i = 0; i < 7; i++) {
				for (int j = 0; j < sizeof(in); j++) {
					in[j] = (uint8_t)(i * 50 + j);
				}
				memset(out, 0xEE, sizeof(out));
				zassert_ok(k_msgq_put(&msgq, in + in_off, K_NO_WAIT));
				zassert_ok(k_msgq_get(&msgq, out + out_off, K_NO_WAIT));
				zassert_mem_equal(out + out_off, in + in_off, size);
				zassert_equal(out[out_off + size], 0xEE, "size %d", size);
			}
		}
	}
}

/* Verifies: MSGQ-6 */
ZTEST(kernel_msgq, test_timeout)
{
	int64_t start = k_uptime_ticks();
	uint32_t msg = 7;

	zassert_equal(k_msgq_get(&msgq, &msg, K_TICKS(5)), -EAGAIN);
	zassert_within(k_uptime_ticks() - start, 6, 1);
	zassert_equal(msg, 7);
	for (int i = 0; i < MSGS; i++) {
		zassert_ok(k_msgq_put(&msgq, &msg, K_NO_WAIT));
	}
	start = k_uptime_ticks();
	zassert_equal(k_msgq_put(&msgq, &msg, K_TICKS(5)), -EAGAIN);
	zassert_within(k_uptime_ticks() - start, 6, 1);
	zassert_equal(k_msgq_num_used_get(&msgq), MSGS);
}

static uint32_t got[HELPERS];
static int results[HELPERS], count;

static void reader(void *unused1, void *unused2, void *unused3)
{
	uint32_t msg = 0;
	int ret = k_msgq_get(&msgq, &msg, K_FOREVER);

	results[count] = ret;
	got[count++] = msg;
}

static void writer(void *value, void *unused2, void *unused3)
{
	uint32_t msg = POINTER_TO_UINT(value);
	int ret = k_msgq_put(&msgq, &msg, K_FOREVER);

	results[count++] = ret;
}

/* Verifies: MSGQ-7, MSGQ-19 */
ZTEST(kernel_msgq, test_readers_wait)
{
	count = 0;
	(void)helper(reader, NULL, LOW);
	(void)helper(reader, NULL, MID);
	(void)helper(reader, NULL, LOW);
	settle();
	zassert_equal(k_msgq_cleanup(&msgq), -EBUSY);
	for (uint32_t i = 1; i <= 3; i++) {
		zassert_ok(k_msgq_put(&msgq, &i, K_NO_WAIT));
	}
	zassert_equal(k_msgq_num_used_get(&msgq), 0, "handed over, not queued");
	settle();
	zassert_equal(count, 3);
	for (uint32_t i = 0; i < 3; i++) {
		zassert_ok(results[i]);
		zassert_equal(got[i], i + 1);
	}
	helpers_join();
}

/* Verifies: MSGQ-8 */
ZTEST(kernel_msgq, test_writers_wait)
{
	uint32_t msg;

	count = 0;
	for (uint32_t i = 0; i < MSGS; i++) {
		zassert_ok(k_msgq_put(&msgq, &i, K_NO_WAIT));
	}
	(void)helper(writer, UINT_TO_POINTER(11), LOW);
	(void)helper(writer, UINT_TO_POINTER(10), MID);
	settle();
	zassert_equal(count, 0);
	for (uint32_t i = 0; i < MSGS; i++) {
		zassert_ok(k_msgq_get(&msgq, &msg, K_NO_WAIT));
		zassert_equal(msg, i);
	}
	settle();
	zassert_equal(count, 2);
	zassert_ok(results[0]);
	zassert_ok(results[1]);
	for (uint32_t i = 0; i < 2; i++) {
		zassert_ok(k_msgq_get(&msgq, &msg, K_NO_WAIT));
		zassert_equal(msg, 10 + i, "the better writer comes first");
	}
	zassert_equal(k_msgq_get(&msgq, &msg, K_NO_WAIT), -ENOMSG);
	helpers_join();
}

/* Verifies: MSGQ-11, MSGQ-12 */
ZTEST(kernel_msgq, test_purge)
{
	uint32_t msg = 0;

	count = 0;
	for (uint32_t i = 0; i < MSGS; i++) {
		zassert_ok(k_msgq_put(&msgq, &i, K_NO_WAIT));
	}
	(void)helper(writer, UINT_TO_POINTER(10), LOW);
	(void)helper(writer, UINT_TO_POINTER(11), LOW);
	settle();
	k_msgq_purge(&msgq);
	settle();
	zassert_equal(count, 2);
	zassert_equal(results[0], -ENOMSG);
	zassert_equal(results[1], -ENOMSG);
	zassert_equal(k_msgq_get(&msgq, &msg, K_NO_WAIT), -ENOMSG);
	helpers_join();
	fill_and_empty(&msgq, 5);
}

/* What is in memory before must not matter, and a buffer that is not ours is never freed. */
ZTEST(kernel_msgq, test_cleanup_of_a_given_buffer)
{
	memset(&msgq, 0xff, sizeof(msgq));
	k_msgq_init(&msgq, (char *)buffer, sizeof(uint32_t), MSGS);
	zassert_ok(k_msgq_cleanup(&msgq));
	expect_unlocked();
	fill_and_empty(&msgq, 5);
}

/* Verifies: MSGQ-15, MSGQ-16, MSGQ-17, MSGQ-18 */
ZTEST(kernel_msgq, test_alloc_and_cleanup)
{
	k_thread_heap_assign(k_current_get(), NULL);
	zassert_equal(k_msgq_alloc_init(&msgq, 4, MSGS), -ENOMEM);
	k_thread_heap_assign(k_current_get(), &pool);
	zassert_equal(k_msgq_alloc_init(&msgq, 100, 100), -ENOMEM);
	zassert_equal(k_msgq_alloc_init(&msgq, SIZE_MAX, 2), -EINVAL);
	for (int i = 0; i < 100; i++) {
		zassert_ok(k_msgq_alloc_init(&msgq, sizeof(uint32_t), MSGS));
		fill_and_empty(&msgq, i);
		zassert_ok(k_msgq_cleanup(&msgq));
		zassert_ok(k_msgq_cleanup(&msgq), "nothing is left to free");
	}
}

static void isr_use(const void *msg)
{
	uint32_t other;

	results[0] = k_msgq_put(&msgq, msg, K_NO_WAIT);
	results[1] = k_msgq_get(&msgq, &other, K_NO_WAIT);
	results[2] = k_msgq_get(&msgq, &other, K_NO_WAIT);
	got[0] = other;
	results[3] = k_msgq_peek(&msgq, &other);
	(void)k_msgq_put(&msgq, msg, K_NO_WAIT);
	got[1] = k_msgq_num_used_get(&msgq);
	(void)k_msgq_peek_at(&msgq, &got[2], 0);
	k_msgq_purge(&msgq);
	got[3] = k_msgq_num_free_get(&msgq);
}

static void isr_put(const void *msg)
{
	(void)k_msgq_put(&msgq, msg, K_NO_WAIT);
}

/* Verifies: MSGQ-20 */
ZTEST(kernel_msgq, test_isr)
{
	static const uint32_t msg = 33;

	IN_ISR(isr_use, &msg);
	zassert_ok(results[0]);
	zassert_ok(results[1]);
	zassert_equal(results[2], -ENOMSG);
	zassert_equal(got[0], 33);
	zassert_equal(results[3], -ENOMSG);
	zassert_equal(got[1], 1);
	zassert_equal(got[2], 33);
	zassert_equal(got[3], MSGS);

	count = 0;
	(void)helper(reader, NULL, LOW);
	settle();
	IN_ISR(isr_put, &msg);
	settle();
	zassert_equal(count, 1);
	zassert_equal(got[0], 33);
	helpers_join();
}

/* A stream through a full queue keeps its order whoever waits for whom. */
static void stream(void *n, void *unused2, void *unused3)
{
	for (uint32_t i = 0; i < POINTER_TO_UINT(n); i++) {
		zassert_ok(k_msgq_put(&msgq, &i, K_FOREVER));
		if (i % 5 == 0) {
			k_sleep(K_TICKS(1));
		}
	}
}

/* Verifies: MSGQ-21 */
ZTEST(kernel_msgq, test_stream)
{
	(void)helper(stream, UINT_TO_POINTER(200), MID);
	for (uint32_t i = 0; i < 200; i++) {
		uint32_t msg;

		zassert_ok(k_msgq_get(&msgq, &msg, K_SECONDS(1)));
		zassert_equal(msg, i);
		if (i % 7 == 0) {
			k_sleep(K_TICKS(2));
		}
	}
	helpers_join();
}
