/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Packets of random lengths, each filled with one value, against a queue of lengths and values.
 */

#include <string.h>

#include <zephyr/sys/spsc_pbuf.h>
#include <zephyr/ztest.h>

#include "prng.h"

#define MAX_SIZE  600
#define MAX_QUEUE 256

static uint8_t memory[MAX_SIZE] __aligned(32);
static struct {
	uint16_t len;
	uint8_t value;
} queue[MAX_QUEUE];
static uint32_t first, last;
static struct spsc_pbuf *pb;

static void push(uint16_t len, uint8_t value)
{
	if (len > 0) {
		queue[last % MAX_QUEUE].len = len;
		queue[last++ % MAX_QUEUE].value = value;
	}
}

static void step_write(void)
{
	static char data[MAX_SIZE];
	uint32_t capacity = spsc_pbuf_capacity(pb);
	uint16_t len = (uint16_t)(1 + prng(prng(4) == 0 ? capacity : 20));
	bool possible = 4 + ROUND_UP(len, 4) <= capacity;
	uint8_t value = (uint8_t)prng(256);
	char *at;
	int ret;

	if (prng(3) != 0) {
		memset(data, value, len);
		ret = spsc_pbuf_write(pb, data, len);
		zassert_true(ret == len || ret == (possible ? -ENOMEM : -EINVAL), "%d", ret);
		push(ret == len ? len : 0, value);
		return;
	}
	ret = spsc_pbuf_alloc(pb, prng(2) == 0 ? len : SPSC_PBUF_MAX_LEN, &at);
	if (ret > 0) {
		len = (uint16_t)prng((uint32_t)ret + 1);
		memset(at, value, (size_t)ret);
		spsc_pbuf_commit(pb, len);
		push(len, value);
	}
}

static void step_read(void)
{
	static char data[MAX_SIZE];
	char *at = data;
	bool any = first != last;
	uint16_t len;

	zassert_equal(spsc_pbuf_read(pb, NULL, 0), any ? queue[first % MAX_QUEUE].len : 0);
	if (any && prng(4) == 0) {
		zassert_equal(spsc_pbuf_read(pb, data, queue[first % MAX_QUEUE].len - 1), -ENOMEM);
	}
	if (prng(2) == 0) {
		len = (uint16_t)spsc_pbuf_read(pb, data, sizeof(data));
	} else {
		len = spsc_pbuf_claim(pb, &at);
	}
	zassert_equal(len > 0, any);
	if (!any) {
		return;
	}
	zassert_equal(len, queue[first % MAX_QUEUE].len);
	for (uint16_t i = 0; i < len; i++) {
		zassert_equal((uint8_t)at[i], queue[first % MAX_QUEUE].value);
	}
	if (at != data) {
		spsc_pbuf_free(pb, len);
	}
	first++;
}

ZTEST_SUITE(spsc_pbuf, NULL, NULL, NULL, NULL, NULL);

ZTEST(spsc_pbuf, test_random)
{
	for (size_t size = 80; size <= MAX_SIZE; size += 1 + prng(60)) {
		for (uint32_t flags = 0; flags <= SPSC_PBUF_CACHE; flags += SPSC_PBUF_CACHE) {
			pb = spsc_pbuf_init(memory, size, flags);
			zassert_not_null(pb);
			first = last = 0;
			for (int i = 0; i < 600; i++) {
				if (prng(2) == 0) {
					step_write();
				} else {
					step_read();
				}
			}
			zassert_true(spsc_pbuf_get_utilization(pb) <= (int)pb->common.len);
			zassert_true(spsc_pbuf_get_utilization(pb) > 0);
		}
	}
}

ZTEST(spsc_pbuf, test_init)
{
	zassert_is_null(spsc_pbuf_init(memory + 1, 100, 0));
	zassert_is_null(spsc_pbuf_init(memory, 16, 0));
	zassert_is_null(spsc_pbuf_init(memory + 4, 100, SPSC_PBUF_CACHE));
	zassert_not_null(spsc_pbuf_init(memory + 4, 100, 0));
}

ZTEST(spsc_pbuf, test_longest_packet)
{
	pb = spsc_pbuf_init(memory, 100, 0);
	zassert_equal(spsc_pbuf_write(pb, (const char *)memory, SPSC_PBUF_MAX_LEN), -EINVAL);
	zassert_equal(spsc_pbuf_write(pb, (const char *)memory, 200), -EINVAL);
	zassert_equal(spsc_pbuf_write(pb, (const char *)memory, 0), -EINVAL);
}
