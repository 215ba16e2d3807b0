/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Pools of network buffers: taking, waiting, sharing and giving back, for each kind of pool.
 */

#include <zephyr/irq_offload.h>
#include <zephyr/net/buf.h>
#include <zephyr/ztest.h>

#define COUNT 4

static int destroyed;

static void count_destroyed(struct net_buf *buf)
{
	destroyed++;
	net_buf_destroy(buf);
}

NET_BUF_POOL_FIXED_DEFINE(fixed_pool, COUNT, 64, 8, count_destroyed);
NET_BUF_POOL_VAR_DEFINE(var_pool, COUNT, 1024, 5, count_destroyed);
NET_BUF_POOL_HEAP_DEFINE(heap_pool, COUNT, 0, count_destroyed);
NET_BUF_POOL_FIXED_DEFINE(odd_pool, 3, 5, 0, NULL);
NET_BUF_POOL_DEFINE(plain_pool, 2, 16, 4, NULL);

static struct net_buf_pool *const pools[] = {&fixed_pool, &var_pool, &heap_pool};
static const size_t user_data_bytes[] = {8, 5, 0};

static void start(void *fixture)
{
	destroyed = 0;
}

ZTEST_SUITE(pool, NULL, NULL, start, NULL, NULL);

ZTEST(pool, test_all_of_a_pool)
{
	ARRAY_FOR_EACH(pools, p) {
		struct net_buf *bufs[COUNT];

		for (int round = 0; round < 2; round++) {
			for (int i = 0; i < COUNT; i++) {
				bufs[i] = net_buf_alloc_len(pools[p], 40, K_NO_WAIT);
				zassert_not_null(bufs[i], "pool %zu", p);
				zassert_equal(bufs[i]->ref, 1);
				zassert_equal(bufs[i]->len, 0);
				zassert_is_null(bufs[i]->frags);
				zassert_equal(net_buf_headroom(bufs[i]), 0);
				zassert_true(net_buf_tailroom(bufs[i]) >= 40);
				zassert_equal(bufs[i]->user_data_size, user_data_bytes[p]);
				zassert_true(IS_ALIGNED(bufs[i]->user_data, sizeof(void *)));
				zassert_equal_ptr(net_buf_user_data(bufs[i]), bufs[i]->user_data);
				zassert_equal_ptr(net_buf_pool_get(bufs[i]->pool_id), pools[p]);
				memset(net_buf_add(bufs[i], 40), i, 40);
				memset(net_buf_user_data(bufs[i]), i + 100, user_data_bytes[p]);
			}
			zassert_is_null(net_buf_alloc_len(pools[p], 1, K_NO_WAIT));
			for (int i = 0; i < COUNT; i++) {
				zassert_equal(bufs[i]->data[0], i);
				zassert_equal(bufs[i]->data[39], i);
				for (size_t j = 0; j < user_data_bytes[p]; j++) {
					zassert_equal(bufs[i]->user_data[j], i + 100);
				}
				for (int j = 0; j < i; j++) {
					zassert_not_equal(net_buf_id(bufs[i]), net_buf_id(bufs[j]));
				}
				zassert_between_inclusive(net_buf_id(bufs[i]), 0, COUNT - 1);
			}
			for (int i = 0; i < COUNT; i++) {
				net_buf_unref(bufs[i]);
			}
		}
	}
	zassert_equal(destroyed, 2 * COUNT * (int)ARRAY_SIZE(pools));
}

ZTEST(pool, test_lengths)
{
	struct net_buf *buf = net_buf_alloc(&fixed_pool, K_NO_WAIT);

	zassert_equal(buf->size, 64);
	net_buf_unref(buf);
	zassert_is_null(net_buf_alloc_len(&fixed_pool, 65, K_NO_WAIT));
	zassert_is_null(net_buf_alloc_len(&var_pool, 2000, K_MSEC(1)));
	zassert_is_null(net_buf_alloc_len(&heap_pool, 5000, K_MSEC(1)));
	buf = net_buf_alloc_len(&fixed_pool, 0, K_NO_WAIT);
	zassert_equal(buf->size, 0);
	zassert_equal(net_buf_tailroom(buf), 0);
	net_buf_unref(buf);
	buf = net_buf_alloc_len(&var_pool, 100, K_NO_WAIT);
	zassert_equal(buf->size, 100);
	zassert_true(IS_ALIGNED(buf->data, MAX(sizeof(void *), CONFIG_NET_BUF_ALIGNMENT)));
	net_buf_unref(buf);
}

ZTEST(pool, test_pieces_of_an_odd_size)
{
	struct net_buf *bufs[3];

	for (int i = 0; i < 3; i++) {
		bufs[i] = net_buf_alloc(&odd_pool, K_NO_WAIT);
		zassert_equal(bufs[i]->size, 5);
		zassert_true(IS_ALIGNED(bufs[i]->data, MAX(CONFIG_NET_BUF_ALIGNMENT, 1)));
		memset(net_buf_add(bufs[i], 5), i, 5);
	}
	for (int i = 0; i < 3; i++) {
		zassert_equal(bufs[i]->data[0], i);
		zassert_equal(bufs[i]->data[4], i);
		net_buf_unref(bufs[i]);
	}
}

ZTEST(pool, test_memory_of_the_caller)
{
	uint8_t data[] = "hello";
	struct net_buf *buf = net_buf_alloc_with_data(&fixed_pool, data, 5, K_NO_WAIT);
	struct net_buf *clone;

	zassert_equal_ptr(buf->data, data);
	zassert_equal(buf->len, 5);
	zassert_equal(buf->flags, NET_BUF_EXTERNAL_DATA);
	clone = net_buf_clone(buf, K_NO_WAIT);
	zassert_true(clone->data != data, "a clone of foreign memory is a copy");
	zassert_mem_equal(clone->data, "hello", 5);
	zassert_equal(clone->flags, 0);
	net_buf_unref(buf);
	net_buf_unref(clone);
	zassert_mem_equal(data, "hello", 5);

	static uint8_t big[100];

	buf = net_buf_alloc_with_data(&fixed_pool, big, sizeof(big), K_NO_WAIT);
	zassert_is_null(net_buf_clone(buf, K_NO_WAIT), "too large for a copy in this pool");
	net_buf_unref(buf);
}

ZTEST(pool, test_references)
{
	struct net_buf *buf = net_buf_alloc(&fixed_pool, K_NO_WAIT);

	zassert_equal_ptr(net_buf_ref(buf), buf);
	zassert_equal(buf->ref, 2);
	net_buf_unref(buf);
	zassert_equal(destroyed, 0);
	net_buf_unref(buf);
	zassert_equal(destroyed, 1);
}

ZTEST(pool, test_clones)
{
	ARRAY_FOR_EACH(pools, p) {
		struct net_buf *buf = net_buf_alloc_len(pools[p], 32, K_NO_WAIT);
		struct net_buf *clone;

		net_buf_reserve(buf, 4);
		net_buf_add_mem(buf, "data", 4);
		memset(net_buf_user_data(buf), 9, user_data_bytes[p]);
		clone = net_buf_clone(buf, K_NO_WAIT);
		zassert_not_null(clone);
		zassert_equal(clone->data == buf->data, p != 0, "heaps share, fixed pools copy");
		zassert_equal(net_buf_headroom(clone), 4);
		zassert_mem_equal(clone->user_data, buf->user_data, user_data_bytes[p]);
		net_buf_unref(buf);
		zassert_equal(clone->len, 4);
		zassert_mem_equal(clone->data, "data", 4);
		net_buf_unref(clone);
	}
}

ZTEST(pool, test_clone_fails_for_want_of_memory)
{
	struct net_buf *bufs[COUNT];

	for (int i = 0; i < COUNT; i++) {
		bufs[i] = net_buf_alloc(&fixed_pool, K_NO_WAIT);
	}
	zassert_is_null(net_buf_clone(bufs[0], K_MSEC(1)));
	for (int i = 0; i < COUNT; i++) {
		net_buf_unref(bufs[i]);
	}
	bufs[0] = net_buf_alloc_len(&fixed_pool, 0, K_NO_WAIT);
	bufs[1] = net_buf_clone(bufs[0], K_NO_WAIT);
	zassert_not_null(bufs[1], "what has no memory can be cloned");
	net_buf_unref(bufs[0]);
	net_buf_unref(bufs[1]);
}

ZTEST(pool, test_user_data_copy)
{
	struct net_buf *eight = net_buf_alloc(&fixed_pool, K_NO_WAIT);
	struct net_buf *five = net_buf_alloc_len(&var_pool, 1, K_NO_WAIT);

	memcpy(five->user_data, "12345", 5);
	zassert_ok(net_buf_user_data_copy(eight, five));
	zassert_mem_equal(eight->user_data, "12345", 5);
	zassert_equal(net_buf_user_data_copy(five, eight), -EINVAL);
	zassert_ok(net_buf_user_data_copy(five, five));
	net_buf_unref(eight);
	net_buf_unref(five);
}

static void give_back(struct k_timer *timer)
{
	net_buf_unref(k_timer_user_data_get(timer));
}

ZTEST(pool, test_waiting_for_a_buffer)
{
	struct net_buf *one = net_buf_alloc(&plain_pool, K_NO_WAIT);
	struct net_buf *two = net_buf_alloc(&plain_pool, K_FOREVER);
	struct k_timer timer;
	int64_t start = k_uptime_get();
	struct net_buf *buf;

	zassert_is_null(net_buf_alloc(&plain_pool, K_MSEC(50)));
	zassert_between_inclusive(k_uptime_get() - start, 50, 80);

	k_timer_init(&timer, give_back, NULL);
	k_timer_user_data_set(&timer, one);
	k_timer_start(&timer, K_MSEC(1500), K_NO_WAIT);
	start = k_uptime_get();
	buf = net_buf_alloc(&plain_pool, K_FOREVER);
	zassert_equal_ptr(buf, one);
	zassert_between_inclusive(k_uptime_get() - start, 1490, 1540);
	net_buf_unref(buf);
	net_buf_unref(two);
}

static struct net_buf *from_work;

static void work_alloc(struct k_work *work)
{
	from_work = net_buf_alloc(&plain_pool, K_FOREVER);
}

ZTEST(pool, test_system_work_queue_does_not_wait)
{
	struct net_buf *one = net_buf_alloc(&plain_pool, K_NO_WAIT);
	struct net_buf *two = net_buf_alloc(&plain_pool, K_NO_WAIT);
	struct k_work_sync sync;
	struct k_work work;

	from_work = one;
	k_work_init(&work, work_alloc);
	k_work_submit(&work);
	k_work_flush(&work, &sync);
	zassert_is_null(from_work);
	net_buf_unref(one);
	net_buf_unref(two);
}

static void alloc_in_isr(const void *arg)
{
	struct net_buf *buf = net_buf_alloc(&plain_pool, K_NO_WAIT);

	*(struct net_buf **)arg = buf;
}

ZTEST(pool, test_in_an_interrupt_handler)
{
	struct net_buf *buf = NULL;

	irq_offload(alloc_in_isr, &buf);
	zassert_not_null(buf);
	net_buf_unref(buf);
}

ZTEST(pool, test_lists_and_queues)
{
	struct k_fifo fifo;
	sys_slist_t list;
	struct net_buf *one = net_buf_alloc(&plain_pool, K_NO_WAIT);
	struct net_buf *two = net_buf_alloc(&plain_pool, K_NO_WAIT);

	k_fifo_init(&fifo);
	sys_slist_init(&list);
	zassert_is_null(net_buf_get(&fifo, K_MSEC(1)));
	net_buf_put(&fifo, one);
	net_buf_put(&fifo, two);
	zassert_equal_ptr(net_buf_get(&fifo, K_NO_WAIT), one);
	zassert_equal_ptr(net_buf_get(&fifo, K_NO_WAIT), two);

	zassert_is_null(net_buf_slist_get(&list));
	net_buf_slist_put(&list, two);
	net_buf_slist_put(&list, one);
	zassert_equal_ptr(net_buf_slist_get(&list), two);
	zassert_equal_ptr(net_buf_slist_get(&list), one);
	net_buf_unref(one);
	net_buf_unref(two);
}

ZTEST(pool, test_usage_is_counted)
{
#ifdef CONFIG_NET_BUF_POOL_USAGE
	struct net_buf *buf;

	zassert_equal(atomic_get(&var_pool.avail_count), COUNT);
	zassert_str_equal(var_pool.name, "var_pool");
	buf = net_buf_alloc_len(&var_pool, 1, K_NO_WAIT);
	zassert_equal(atomic_get(&var_pool.avail_count), COUNT - 1);
	zassert_is_null(net_buf_alloc_len(&var_pool, 2000, K_NO_WAIT));
	zassert_equal(atomic_get(&var_pool.avail_count), COUNT - 1);
	net_buf_unref(buf);
	zassert_equal(atomic_get(&var_pool.avail_count), COUNT);
#else
	ztest_test_skip();
#endif
}
