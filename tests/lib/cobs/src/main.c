/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * COBS: the examples of its paper's scheme, other delimiters, fragments, damage.
 */

#include <errno.h>

#include <zephyr/data/cobs.h>
#include <zephyr/ztest.h>

NET_BUF_POOL_VAR_DEFINE(bufs, 8, 4096, 0, NULL);

static struct net_buf *src, *dst;

static void start(void *fixture)
{
	src = net_buf_alloc_len(&bufs, 700, K_NO_WAIT);
	dst = net_buf_alloc_len(&bufs, 710, K_NO_WAIT);
	zassert_true(src != NULL && dst != NULL);
}

static void end(void *fixture)
{
	net_buf_unref(src);
	net_buf_unref(dst);
}

ZTEST_SUITE(cobs, NULL, NULL, start, end, NULL);

static const struct {
	uint8_t plain_len, encoded_len;
	uint8_t plain[8], encoded[9];
} rows[] = {
	{0, 1, {0}, {1}},
	{1, 2, {0}, {1, 1}},
	{2, 3, {0, 0}, {1, 1, 1}},
	{3, 4, {0, 0x11, 0}, {1, 2, 0x11, 1}},
	{4, 5, {0x11, 0x22, 0, 0x33}, {3, 0x11, 0x22, 2, 0x33}},
	{4, 5, {0x11, 0x22, 0x33, 0x44}, {5, 0x11, 0x22, 0x33, 0x44}},
	{4, 5, {0x11, 0, 0, 0}, {2, 0x11, 1, 1, 1}},
};

ZTEST(cobs, test_examples)
{
	ARRAY_FOR_EACH_PTR(rows, row) {
		net_buf_reset(src);
		net_buf_reset(dst);
		net_buf_add_mem(src, row->plain, row->plain_len);
		zassert_ok(cobs_encode(src, dst, 0));
		zassert_equal(dst->len, row->encoded_len);
		zassert_mem_equal(dst->data, row->encoded, row->encoded_len);

		net_buf_reset(src);
		zassert_ok(cobs_decode(dst, src, 0));
		zassert_equal(src->len, row->plain_len);
		zassert_mem_equal(src->data, row->plain, row->plain_len);
	}
}

/* There and back, and what must hold in between. */
static void round_trip(const uint8_t *data, size_t len, uint32_t flags)
{
	uint8_t delimiter = COBS_FLAG_CUSTOM_DELIMITER(flags);
	size_t frame;

	net_buf_reset(src);
	net_buf_reset(dst);
	net_buf_add_mem(src, data, len);
	zassert_ok(cobs_encode(src, dst, flags));
	zassert_true(dst->len <= cobs_max_encoded_len(len, flags));
	frame = dst->len - ((flags & COBS_FLAG_TRAILING_DELIMITER) != 0 ? 1 : 0);
	zassert_is_null(memchr(dst->data, delimiter, frame));
	if (frame < dst->len) {
		zassert_equal(dst->data[frame], delimiter);
	}
	net_buf_reset(src);
	zassert_ok(cobs_decode(dst, src, flags));
	zassert_equal(src->len, len);
	zassert_mem_equal(src->data, data, len);
}

ZTEST(cobs, test_lengths_and_delimiters)
{
	static const uint16_t lengths[] = {0, 1, 2, 253, 254, 255, 256, 507, 508, 509, 600};
	static const uint8_t delimiters[] = {0, 1, 2, 0x7F, 254, 255};
	static uint8_t data[600];

	for (int kind = 0; kind < 4; kind++) {
		for (size_t i = 0; i < sizeof(data); i++) {
			const uint8_t kinds[] = {1, 0, i, i % 3};

			data[i] = kinds[kind];
		}
		ARRAY_FOR_EACH(lengths, n) {
			ARRAY_FOR_EACH(delimiters, d) {
				uint32_t flags = COBS_FLAG_CUSTOM_DELIMITER(delimiters[d]);

				round_trip(data, lengths[n], flags);
				round_trip(data, lengths[n], flags | COBS_FLAG_TRAILING_DELIMITER);
			}
		}
	}
}

ZTEST(cobs, test_least_overhead)
{
	memset(net_buf_add(src, 254), 7, 254);
	zassert_ok(cobs_encode(src, dst, 0));
	zassert_equal(dst->len, 255, "a full group at the end needs no other behind it");
}

ZTEST(cobs, test_fragments)
{
	struct net_buf *second = net_buf_alloc_len(&bufs, 10, K_NO_WAIT);

	net_buf_add_mem(src, "ab", 2);
	net_buf_add_mem(second, "\0cd", 3);
	net_buf_frag_add(src, second);
	zassert_ok(cobs_encode(src, dst, COBS_FLAG_TRAILING_DELIMITER));
	zassert_equal(dst->len, 7);
	zassert_mem_equal(dst->data, "\3ab\3cd\0", 7);

	net_buf_unref(src);
	src = net_buf_alloc_len(&bufs, 700, K_NO_WAIT);
	second = net_buf_alloc_len(&bufs, 10, K_NO_WAIT);
	net_buf_add_mem(src, "\3a", 2);
	net_buf_add_mem(second, "b\3cd\0", 5);
	net_buf_frag_add(src, second);
	net_buf_reset(dst);
	zassert_ok(cobs_decode(src, dst, COBS_FLAG_TRAILING_DELIMITER));
	zassert_mem_equal(dst->data, "ab\0cd", 5);
}

ZTEST(cobs, test_damage)
{
	static const struct {
		uint8_t len;
		uint8_t data[4];
		uint32_t flags;
	} bad[] = {
		{1, {0}, 0},
		{2, {2, 0}, 0},
		{1, {2}, 0},
		{3, {4, 1, 1}, 0},
		{0, {0}, COBS_FLAG_TRAILING_DELIMITER},
		{2, {2, 1}, COBS_FLAG_TRAILING_DELIMITER},
		{3, {1, 0, 0}, COBS_FLAG_TRAILING_DELIMITER},
	};

	ARRAY_FOR_EACH_PTR(bad, row) {
		net_buf_reset(src);
		net_buf_reset(dst);
		net_buf_add_mem(src, row->data, row->len);
		zassert_equal(cobs_decode(src, dst, row->flags), -EINVAL);
		zassert_equal(dst->len, 0);
	}
}

ZTEST(cobs, test_no_room)
{
	struct net_buf *tiny = net_buf_alloc_len(&bufs, 3, K_NO_WAIT);

	net_buf_add_mem(src, "abc", 3);
	zassert_equal(cobs_encode(src, tiny, 0), -ENOMEM);
	zassert_ok(cobs_encode(src, dst, 0));
	zassert_ok(cobs_decode(dst, tiny, 0));
	net_buf_reset(tiny);
	net_buf_reset(src);
	net_buf_reset(dst);
	net_buf_add_mem(src, "abcd", 4);
	zassert_ok(cobs_encode(src, dst, 0));
	zassert_equal(cobs_decode(dst, tiny, 0), -ENOMEM);
	zassert_equal(tiny->len, 0);
	net_buf_unref(tiny);
}
