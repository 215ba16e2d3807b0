/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Packets carry their number and their length, and words that follow from both. The model is the
 * state of each packet; order, contents and drops are checked.
 */

#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/mpsc_pbuf.h>
#include <zephyr/ztest.h>

#include "prng.h"

#define MAX_SIZE    48
#define MAX_PACKETS 4000

union packet {
	struct {
		MPSC_PBUF_HDR;
		uint32_t len: 8;
		uint32_t number: 22;
	};
	union mpsc_pbuf_generic generic;
};

enum state { NONE, ALLOCATED, COMMITTED, CLAIMED, DROPPED };

static uint32_t memory[MAX_SIZE];
static struct mpsc_pbuf_buffer buffer;
static uint8_t states[MAX_PACKETS];
static uint32_t next_number;
static int64_t last_claimed;

static uint32_t get_wlen(const union mpsc_pbuf_generic *packet)
{
	return ((const union packet *)packet)->len;
}

static void drop(const struct mpsc_pbuf_buffer *b, const union mpsc_pbuf_generic *packet)
{
	uint32_t number = ((const union packet *)packet)->number;

	zassert_equal_ptr(b, &buffer);
	zassert_equal(states[number], COMMITTED);
	states[number] = DROPPED;
}

static void fill(uint32_t *p, uint32_t len, uint32_t number)
{
	union packet head = {.len = len, .number = number};

	p[0] = head.generic.raw;
	for (uint32_t i = 1; i < len; i++) {
		p[i] = number * 31 + i;
	}
}

static void check(const void *packet)
{
	const union packet *head = packet;
	const uint32_t *p = packet;

	for (uint32_t i = 1; i < head->len; i++) {
		zassert_equal(p[i], head->number * 31 + i);
	}
}

static void init(uint32_t size, uint32_t flags)
{
	struct mpsc_pbuf_buffer_config config = {
		.buf = memory, .size = size, .notify_drop = drop, .get_wlen = get_wlen,
		.flags = flags | MPSC_PBUF_MAX_UTILIZATION,
	};

	memset(memory, 0xff, sizeof(memory));
	memset(states, NONE, sizeof(states));
	mpsc_pbuf_init(&buffer, &config);
	next_number = 0;
	last_claimed = -1;
}

/* Packets being written. */
static union packet *writing[3];
static size_t num_writing;

static void step_alloc(uint32_t len)
{
	union packet *p;

	if (num_writing == ARRAY_SIZE(writing)) {
		return;
	}
	p = (union packet *)mpsc_pbuf_alloc(&buffer, len, K_NO_WAIT);
	if (p == NULL) {
		return;
	}
	for (uint32_t i = 1; IS_ENABLED(CONFIG_MPSC_CLEAR_ALLOCATED) && i < len; i++) {
		zassert_equal(((uint32_t *)p)[i], 0);
	}
	fill((uint32_t *)p, len, next_number);
	states[next_number++] = ALLOCATED;
	writing[num_writing++] = p;
}

static void step_commit(void)
{
	size_t i;

	if (num_writing == 0) {
		return;
	}
	i = prng((uint32_t)num_writing);
	check(writing[i]);
	states[writing[i]->number] = COMMITTED;
	mpsc_pbuf_commit(&buffer, &writing[i]->generic);
	writing[i] = writing[--num_writing];
}

static void step_put(uint32_t len)
{
	uint32_t data[MAX_SIZE];

	fill(data, len, next_number);
	states[next_number++] = COMMITTED;
	if (len == 1) {
		mpsc_pbuf_put_word(&buffer, (union mpsc_pbuf_generic){.raw = data[0]});
	} else {
		mpsc_pbuf_put_data(&buffer, data, len);
	}
}

static const union packet *claim(void)
{
	bool pending = mpsc_pbuf_is_pending(&buffer);
	const union packet *p = (const union packet *)mpsc_pbuf_claim(&buffer);

	zassert_equal(pending, p != NULL);
	if (p != NULL) {
		check(p);
		zassert_true((int64_t)p->number > last_claimed, "out of order");
		zassert_equal(states[p->number], COMMITTED);
		states[p->number] = CLAIMED;
		last_claimed = p->number;
	}
	return p;
}

static void random_load(uint32_t size, uint32_t flags)
{
	const union packet *claimed = NULL;
	uint32_t bytes, used, most;

	init(size, flags);
	num_writing = 0;
	for (int i = 0; i < 1000; i++) {
		uint32_t len = 1 + prng(prng(8) == 0 ? size : MIN(size, 6));

		switch (prng(5)) {
		case 0:
			step_alloc(len);
			break;
		case 1:
			step_commit();
			break;
		case 2:
			step_put(len);
			break;
		case 3:
			claimed = claimed != NULL ? claimed : claim();
			break;
		default:
			if (claimed != NULL) {
				check(claimed);
				mpsc_pbuf_free(&buffer, &claimed->generic);
				claimed = NULL;
			}
			break;
		}
	}
	if (claimed != NULL) {
		mpsc_pbuf_free(&buffer, &claimed->generic);
	}
	while (num_writing > 0) {
		step_commit();
	}
	while ((claimed = claim()) != NULL) {
		mpsc_pbuf_free(&buffer, &claimed->generic);
	}
	mpsc_pbuf_get_utilization(&buffer, &bytes, &used);
	zassert_equal(bytes, size * 4);
	zassert_equal(used, 0);
	zassert_ok(mpsc_pbuf_get_max_utilization(&buffer, &most));
	zassert_true(most > 0 && most <= size * 4);
	zassert_not_null(mpsc_pbuf_alloc(&buffer, size, K_NO_WAIT), "all of it is free");
}

ZTEST_SUITE(mpsc_pbuf, NULL, NULL, NULL, NULL, NULL);

ZTEST(mpsc_pbuf, test_random)
{
	for (uint32_t size = 2; size <= MAX_SIZE; size += 1 + prng(4)) {
		random_load(size, 0);
	}
}

ZTEST(mpsc_pbuf, test_random_overwrite)
{
	for (uint32_t size = 2; size <= MAX_SIZE; size += 1 + prng(4)) {
		random_load(size, MPSC_PBUF_MODE_OVERWRITE);
	}
}

ZTEST(mpsc_pbuf, test_full)
{
	const union packet *p;

	init(8, 0);
	for (int i = 0; i < 10; i++) {
		step_put(1);
	}
	for (uint32_t i = 0; i < 8; i++) {
		p = claim();
		zassert_equal(p->number, i);
		mpsc_pbuf_free(&buffer, &p->generic);
	}
	zassert_is_null(claim());
	zassert_is_null(mpsc_pbuf_alloc(&buffer, 9, K_NO_WAIT));
	zassert_is_null(mpsc_pbuf_alloc(&buffer, 9, K_FOREVER));
	zassert_is_null(mpsc_pbuf_alloc(&buffer, 0, K_NO_WAIT));
}

ZTEST(mpsc_pbuf, test_overwrite_drops_oldest)
{
	const union packet *p;

	init(8, MPSC_PBUF_MODE_OVERWRITE);
	for (int i = 0; i < 20; i++) {
		step_put(2);
	}
	for (uint32_t i = 16; i < 20; i++) {
		p = claim();
		zassert_equal(p->number, i);
		mpsc_pbuf_free(&buffer, &p->generic);
	}
	for (uint32_t i = 0; i < 16; i++) {
		zassert_equal(states[i], DROPPED);
	}
}

ZTEST(mpsc_pbuf, test_overwrite_spares_claimed)
{
	const union packet *p;

	init(8, MPSC_PBUF_MODE_OVERWRITE);
	step_put(2);
	p = claim();
	for (int i = 0; i < 20; i++) {
		step_put(2);
		check(p);
		zassert_equal(p->number, 0);
	}
	mpsc_pbuf_free(&buffer, &p->generic);
	for (uint32_t i = 18; i < 21; i++) {
		p = claim();
		zassert_equal(p->number, i);
		mpsc_pbuf_free(&buffer, &p->generic);
	}
	zassert_is_null(claim());
}

ZTEST(mpsc_pbuf, test_order_is_that_of_allocation)
{
	const union packet *p;

	init(16, 0);
	num_writing = 0;
	step_alloc(3);
	step_put(1);
	zassert_is_null(claim(), "the oldest is not committed");
	step_commit();
	for (uint32_t i = 0; i < 2; i++) {
		p = claim();
		zassert_equal(p->number, i);
		mpsc_pbuf_free(&buffer, &p->generic);
	}
}

ZTEST(mpsc_pbuf, test_word_ext)
{
	union packet head = {.len = 1 + sizeof(void *) / 4, .number = 5};
	const union mpsc_pbuf_generic *p;
	void *data;

	init(16, 0);
	mpsc_pbuf_put_word_ext(&buffer, head.generic, &head);
	p = mpsc_pbuf_claim(&buffer);
	zassert_not_null(p);
	memcpy(&data, p + 1, sizeof(data));
	zassert_equal_ptr(data, &head);
	mpsc_pbuf_free(&buffer, p);
}

static K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;

static void consume_later(void *a, void *b, void *c)
{
	ARG_UNUSED(a);
	ARG_UNUSED(b);
	ARG_UNUSED(c);
	k_msleep(20);
	mpsc_pbuf_free(&buffer, mpsc_pbuf_claim(&buffer));
}

ZTEST(mpsc_pbuf, test_wait)
{
	int64_t start;

	init(4, 0);
	step_put(4);
	start = k_uptime_get();
	zassert_is_null(mpsc_pbuf_alloc(&buffer, 1, K_MSEC(10)));
	zassert_true(k_uptime_get() - start >= 10);
	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), consume_later, NULL, NULL,
			NULL, K_PRIO_COOP(1), 0, K_NO_WAIT);
	zassert_not_null(mpsc_pbuf_alloc(&buffer, 1, K_MSEC(1000)));
	zassert_true(k_uptime_get() - start < 200);
	k_thread_join(&thread, K_FOREVER);
}
