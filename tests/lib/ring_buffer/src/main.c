/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The byte buffer against counters (the bytes written are the numbers 0, 1, 2...), with indices
 * that start shortly before they overflow; the item buffer against a queue.
 */

#include <string.h>

#include <zephyr/sys/ring_buffer.h>
#include <zephyr/ztest.h>

#include "prng.h"

#define MAX_SIZE 64

static uint8_t memory[MAX_SIZE];
static struct ring_buf rb;

/* Model: bytes written, claimed, read, claimed for reading. */
static uint32_t put, put_claimed, got, get_claimed;

ZTEST_SUITE(ring_buffer, NULL, NULL, NULL, NULL, NULL);

static void step_put(void)
{
	uint8_t data[MAX_SIZE];
	uint32_t size = prng(MAX_SIZE);
	uint32_t room = rb.size - (put - got);
	uint8_t *at;

	if (prng(2) == 0 && put_claimed == 0) {
		for (uint32_t i = 0; i < size; i++) {
			data[i] = (uint8_t)(put + i);
		}
		zassert_equal(ring_buf_put(&rb, data, size), MIN(size, room));
		put += MIN(size, room);
	} else if (prng(3) != 0) {
		uint32_t n = ring_buf_put_claim(&rb, &at, size);

		zassert_true(n <= size && n <= room - put_claimed);
		zassert_true(n > 0 || size == 0 || room == put_claimed);
		zassert_true(at >= memory && at + n <= memory + rb.size);
		for (uint32_t i = 0; i < n; i++) {
			at[i] = (uint8_t)(put + put_claimed + i);
		}
		put_claimed += n;
	} else {
		uint32_t n = prng(put_claimed + 1);

		zassert_equal(ring_buf_put_finish(&rb, put_claimed + 1), -EINVAL);
		zassert_ok(ring_buf_put_finish(&rb, n));
		put += n;
		put_claimed = 0;
	}
}

static void step_get(void)
{
	uint8_t data[MAX_SIZE];
	uint32_t size = prng(MAX_SIZE);
	uint32_t have = put - got;
	uint8_t *at;
	uint32_t n;

	if (prng(2) == 0 && get_claimed == 0) {
		bool peek = prng(2) == 0;

		n = peek ? ring_buf_peek(&rb, data, size) : ring_buf_get(&rb, data, size);
		zassert_equal(n, MIN(size, have));
		for (uint32_t i = 0; i < n; i++) {
			zassert_equal(data[i], (uint8_t)(got + i));
		}
		got += peek ? 0 : n;
	} else if (prng(8) == 0 && get_claimed == 0) {
		n = ring_buf_get(&rb, NULL, size);
		zassert_equal(n, MIN(size, have));
		got += n;
	} else if (prng(3) != 0) {
		n = ring_buf_get_claim(&rb, &at, size);
		zassert_true(n <= size && n <= have - get_claimed);
		zassert_true(n > 0 || size == 0 || have == get_claimed);
		for (uint32_t i = 0; i < n; i++) {
			zassert_equal(at[i], (uint8_t)(got + get_claimed + i));
		}
		get_claimed += n;
	} else {
		n = prng(get_claimed + 1);
		zassert_equal(ring_buf_get_finish(&rb, get_claimed + 1), -EINVAL);
		zassert_ok(ring_buf_get_finish(&rb, n));
		got += n;
		get_claimed = 0;
	}
}

ZTEST(ring_buffer, test_bytes)
{
	static const int32_t starts[] = {0, INT32_MAX - 20, -20};

	for (uint32_t size = 1; size <= MAX_SIZE; size += prng(9) + 1) {
		ARRAY_FOR_EACH(starts, i) {
			ring_buf_init(&rb, size, memory);
			ring_buf_internal_reset(&rb, starts[i]);
			put = got = put_claimed = get_claimed = 0;
			for (int step = 0; step < 300; step++) {
				if (prng(2) == 0) {
					step_put();
				} else {
					step_get();
				}
				zassert_equal(ring_buf_size_get(&rb), put - got - get_claimed);
				zassert_equal(ring_buf_space_get(&rb),
					      size - (put - got) - put_claimed);
				zassert_equal(ring_buf_is_empty(&rb), put - got == get_claimed);
				zassert_equal(ring_buf_capacity_get(&rb), size);
			}
		}
	}
}

ZTEST(ring_buffer, test_items)
{
	static uint32_t words[40];
	uint32_t data[12];
	uint32_t written = 0, read = 0;

	ring_buf_item_init(&rb, ARRAY_SIZE(words), words);
	for (int step = 0; step < 3000; step++) {
		uint8_t len = (uint8_t)prng(ARRAY_SIZE(data));
		uint16_t type;
		uint8_t value;

		zassert_equal(ring_buf_item_space_get(&rb) * 4, ring_buf_space_get(&rb));
		if (prng(2) == 0) {
			/* An item n has a length that follows from n, and words n, n + 1... */
			len = (uint8_t)(written * 7 % ARRAY_SIZE(data));
			for (uint32_t i = 0; i < len; i++) {
				data[i] = written + i;
			}
			if (ring_buf_item_space_get(&rb) > len) {
				zassert_ok(ring_buf_item_put(&rb, (uint16_t)written,
							     (uint8_t)~written, data, len));
				written++;
			} else {
				zassert_equal(ring_buf_item_put(&rb, 1, 2, data, len), -EMSGSIZE);
			}
			continue;
		}
		if (written == read) {
			zassert_equal(ring_buf_item_get(&rb, &type, &value, data, &len), -EAGAIN);
			continue;
		}
		if (len < read * 7 % ARRAY_SIZE(data)) {
			zassert_equal(ring_buf_item_get(&rb, &type, &value, data, &len), -EMSGSIZE);
			zassert_equal(len, read * 7 % ARRAY_SIZE(data));
			continue;
		}
		zassert_ok(ring_buf_item_get(&rb, &type, &value, prng(4) != 0 ? data : NULL, &len));
		zassert_equal(len, read * 7 % ARRAY_SIZE(data));
		zassert_equal(type, (uint16_t)read);
		zassert_equal(value, (uint8_t)~read);
		read++;
	}
	zassert_true(read > 300);
}

RING_BUF_DECLARE(bytes, 10);
RING_BUF_ITEM_DECLARE(items, 10);
RING_BUF_ITEM_DECLARE_SIZE(items_size, 12);
RING_BUF_ITEM_DECLARE_POW2(items_pow2, 4);

ZTEST(ring_buffer, test_declared)
{
	uint64_t object;

	zassert_equal(ring_buf_capacity_get(&bytes), 10);
	zassert_equal(ring_buf_capacity_get(&items), 40);
	zassert_equal(ring_buf_capacity_get(&items_size), 48);
	zassert_equal(ring_buf_capacity_get(&items_pow2), 64);
	zassert_equal(RING_BUF_ITEM_SIZEOF(object), 2);
	zassert_equal(ring_buf_put(&bytes, memory, 20), 10);
	ring_buf_reset(&bytes);
	zassert_true(ring_buf_is_empty(&bytes));
	zassert_equal(ring_buf_space_get(&bytes), 10);
}
