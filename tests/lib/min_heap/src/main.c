/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The binary heap against a plain array: random operations, elements of an odd size.
 */

#include <errno.h>

#include <zephyr/sys/min_heap.h>
#include <zephyr/ztest.h>

#define MOST 40

struct item {
	uint16_t key;
	uint8_t id;
} __packed;

static int by_key(const void *a, const void *b)
{
	return (int)((const struct item *)a)->key - (int)((const struct item *)b)->key;
}

static bool has_id(const void *node, const void *id)
{
	return ((const struct item *)node)->id == *(const uint8_t *)id;
}

MIN_HEAP_DEFINE_STATIC(heap, MOST, sizeof(struct item), 1, by_key);
MIN_HEAP_DEFINE(global_heap, 2, sizeof(struct item), 4, by_key);

/* What the heap should hold: keys by id; -1: no such element. */
static int keys[MOST];
static int count;
static uint32_t seed;

static uint32_t random_below(uint32_t n)
{
	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % n;
}

static void start(void *fixture)
{
	struct item item;

	while (min_heap_pop(&heap, &item)) {
	}
	for (int i = 0; i < MOST; i++) {
		keys[i] = -1;
	}
	count = 0;
	seed = 1;
}

ZTEST_SUITE(min_heap, NULL, NULL, start, NULL, NULL);

static int least(void)
{
	int key = -1;

	for (int i = 0; i < MOST; i++) {
		if (keys[i] >= 0 && (key < 0 || keys[i] < key)) {
			key = keys[i];
		}
	}
	return key;
}

static void check(void)
{
	const struct item *top = min_heap_peek(&heap);

	zassert_equal(heap.size, count);
	zassert_equal(min_heap_is_empty(&heap), count == 0);
	zassert_equal(top == NULL, count == 0);
	if (top != NULL) {
		zassert_equal(top->key, least());
	}
	for (size_t i = 1; i < heap.size; i++) {
		const struct item *parent = min_heap_get_element(&heap, (i - 1) / 2);
		const struct item *child = min_heap_get_element(&heap, i);

		zassert_true(parent->key <= child->key);
		zassert_equal(keys[child->id], child->key);
	}
}

static void push(uint8_t id)
{
	struct item item = {.key = random_below(30), .id = id};

	if (keys[id] >= 0) {
		return;
	}
	zassert_ok(min_heap_push(&heap, &item));
	keys[id] = item.key;
	count++;
}

static void take(uint8_t id)
{
	struct item item;
	size_t at = 999;
	void *found = min_heap_find(&heap, has_id, &id, &at);

	zassert_equal(found != NULL, keys[id] >= 0);
	if (found == NULL) {
		return;
	}
	zassert_equal_ptr(found, min_heap_get_element(&heap, at));
	zassert_true(min_heap_remove(&heap, at, &item));
	zassert_equal(item.id, id);
	zassert_equal(item.key, keys[id]);
	keys[id] = -1;
	count--;
}

ZTEST(min_heap, test_random)
{
	struct item item;

	for (int i = 0; i < 4000; i++) {
		switch (random_below(i % 1000 < 500 ? 4 : 6)) {
		case 0 ... 2:
			push(random_below(MOST));
			break;
		case 3:
			take(random_below(MOST));
			break;
		default:
			zassert_equal(min_heap_pop(&heap, &item), count > 0);
			if (count > 0) {
				zassert_equal(item.key, least());
				zassert_equal(keys[item.id], item.key);
				keys[item.id] = -1;
				count--;
			}
		}
		check();
	}
}

ZTEST(min_heap, test_limits)
{
	struct item item = {.key = 1}, *node;
	uint8_t id = 5;
	int sum = 0;

	zassert_false(min_heap_pop(&heap, &item));
	zassert_is_null(min_heap_find(&heap, has_id, &id, NULL));
	zassert_false(min_heap_remove(&heap, 0, &item));
	for (uint8_t i = 0; i < MOST; i++) {
		push(i);
	}
	zassert_equal(min_heap_push(&heap, &item), -ENOMEM);
	zassert_false(min_heap_remove(&heap, MOST, &item));
	zassert_not_null(min_heap_find(&heap, has_id, &id, NULL));
	MIN_HEAP_FOREACH(&heap, node, { sum += node->id; });
	zassert_equal(sum, MOST * (MOST - 1) / 2);
	check();
}

ZTEST(min_heap, test_init)
{
	struct item storage[2], item = {.key = 7};
	struct min_heap own;

	min_heap_init(&own, storage, 2, sizeof(struct item), by_key);
	zassert_true(min_heap_is_empty(&own));
	zassert_ok(min_heap_push(&own, &item));
	zassert_equal_ptr(min_heap_peek(&own), storage);
	zassert_ok(min_heap_push(&global_heap, &item));
	zassert_true(min_heap_pop(&global_heap, &item));
	zassert_equal(item.key, 7);
}
