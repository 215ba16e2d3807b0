/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Simple buffers: both ends, every kind of number, definitions.
 */

#include <zephyr/net/buf.h>
#include <zephyr/ztest.h>

NET_BUF_SIMPLE_DEFINE_STATIC(small, 16);
NET_BUF_SIMPLE_DEFINE(global, 32);

static void start(void *fixture)
{
	net_buf_simple_init(&small, 4);
}

ZTEST_SUITE(simple, NULL, NULL, start, NULL, NULL);

ZTEST(simple, test_rooms)
{
	zassert_equal(net_buf_simple_headroom(&small), 4);
	zassert_equal(net_buf_simple_tailroom(&small), 12);
	zassert_equal(net_buf_simple_max_len(&small), 12);
	memset(net_buf_simple_add(&small, 12), 7, 12);
	zassert_equal(net_buf_simple_tailroom(&small), 0);
	memset(net_buf_simple_push(&small, 4), 8, 4);
	zassert_equal(net_buf_simple_headroom(&small), 0);
	zassert_equal(small.len, 16);
	zassert_equal(small.data[3], 8);
	zassert_equal(small.data[4], 7);
	zassert_equal(net_buf_simple_tail(&small), small.data + 16);

	net_buf_simple_reset(&small);
	zassert_equal(small.len, 0);
	zassert_equal(net_buf_simple_tailroom(&small), 16);
	net_buf_simple_reserve(&small, 5);
	zassert_equal(net_buf_simple_headroom(&small), 5);
}

ZTEST(simple, test_bytes_at_both_ends)
{
	zassert_equal(*net_buf_simple_add_u8(&small, 0x22), 0x22);
	net_buf_simple_push_u8(&small, 0x11);
	zassert_mem_equal(net_buf_simple_add_mem(&small, "abc", 3), "abc", 3);
	zassert_mem_equal(net_buf_simple_push_mem(&small, "XY", 2), "XY\x11\x22" "abc", 7);
	zassert_equal(small.len, 7);

	zassert_mem_equal(net_buf_simple_pull_mem(&small, 2), "XY", 2);
	zassert_equal(net_buf_simple_pull_u8(&small), 0x11);
	zassert_equal(*(uint8_t *)net_buf_simple_pull(&small, 1), 'a');
	zassert_equal(net_buf_simple_remove_u8(&small), 'c');
	zassert_mem_equal(net_buf_simple_remove_mem(&small, 2), "ab", 2);
	zassert_equal(small.len, 0);
}

/*
 * One kind of number: what add and push write is VALUE in that order of bytes, and what pull and
 * remove read.
 */
#define CHECK(order, bits, bytes, value, ...)                                                      \
	{                                                                                          \
		static const uint8_t expected[] = {__VA_ARGS__};                                   \
                                                                                                   \
		net_buf_simple_init(&global, 16);                                                  \
		net_buf_simple_add_##order##bits(&global, value);                                  \
		zassert_equal(global.len, bytes, #order #bits);                                    \
		zassert_mem_equal(global.data, expected, bytes, #order #bits);                     \
		zassert_equal(net_buf_simple_pull_##order##bits(&global), value, #order #bits);    \
		zassert_equal(global.len, 0);                                                      \
		net_buf_simple_push_##order##bits(&global, value);                                 \
		zassert_mem_equal(global.data, expected, bytes, #order #bits);                     \
		zassert_equal(net_buf_simple_remove_##order##bits(&global), value, #order #bits);  \
		zassert_equal(global.len, 0);                                                      \
	}

ZTEST(simple, test_numbers)
{
	CHECK(le, 16, 2, 0xF1E2, 0xE2, 0xF1);
	CHECK(be, 16, 2, 0xF1E2, 0xF1, 0xE2);
	CHECK(le, 24, 3, 0xF1E2D3, 0xD3, 0xE2, 0xF1);
	CHECK(be, 24, 3, 0xF1E2D3, 0xF1, 0xE2, 0xD3);
	CHECK(le, 32, 4, 0xF1E2D3C4, 0xC4, 0xD3, 0xE2, 0xF1);
	CHECK(be, 32, 4, 0xF1E2D3C4, 0xF1, 0xE2, 0xD3, 0xC4);
	CHECK(le, 40, 5, 0xF1E2D3C4B5, 0xB5, 0xC4, 0xD3, 0xE2, 0xF1);
	CHECK(be, 40, 5, 0xF1E2D3C4B5, 0xF1, 0xE2, 0xD3, 0xC4, 0xB5);
	CHECK(le, 48, 6, 0xF1E2D3C4B5A6, 0xA6, 0xB5, 0xC4, 0xD3, 0xE2, 0xF1);
	CHECK(be, 48, 6, 0xF1E2D3C4B5A6, 0xF1, 0xE2, 0xD3, 0xC4, 0xB5, 0xA6);
	CHECK(le, 64, 8, 0xF1E2D3C4B5A69788, 0x88, 0x97, 0xA6, 0xB5, 0xC4, 0xD3, 0xE2, 0xF1);
	CHECK(be, 64, 8, 0xF1E2D3C4B5A69788, 0xF1, 0xE2, 0xD3, 0xC4, 0xB5, 0xA6, 0x97, 0x88);
}

ZTEST(simple, test_save_clone_and_foreign_memory)
{
	struct net_buf_simple_state state;
	struct net_buf_simple other;
	uint8_t data[8] = "1234567";

	net_buf_simple_add_mem(&small, "abcd", 4);
	net_buf_simple_save(&small, &state);
	net_buf_simple_pull(&small, 3);
	net_buf_simple_add_u8(&small, 'e');
	net_buf_simple_restore(&small, &state);
	zassert_equal(small.len, 4);
	zassert_mem_equal(small.data, "abcd", 4);

	net_buf_simple_clone(&small, &other);
	net_buf_simple_pull_u8(&other);
	other.data[0] = 'B';
	zassert_mem_equal(small.data, "aBcd", 4);

	net_buf_simple_init_with_data(&other, data, sizeof(data));
	zassert_equal(other.len, 8);
	zassert_equal(net_buf_simple_tailroom(&other), 0);
	zassert_equal(net_buf_simple_pull_u8(&other), '1');
}

ZTEST(simple, test_on_the_stack)
{
	struct net_buf_simple *buf = NET_BUF_SIMPLE(10);

	net_buf_simple_init(buf, 2);
	zassert_equal(net_buf_simple_tailroom(buf), 8);
	memset(net_buf_simple_add(buf, 8), 1, 8);
	zassert_equal(buf->data[7], 1);
}
