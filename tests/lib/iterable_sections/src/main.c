/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util.h>
#include <zephyr/ztest.h>

#include "lists.h"

/* Sorted by name, not by place or value. */
STRUCT_SECTION_ITERABLE(item, charlie) = {3};
static STRUCT_SECTION_ITERABLE(item, alpha) = {1};
STRUCT_SECTION_ITERABLE_NAMED(item, echo, not_the_name) = {5};

STRUCT_SECTION_ITERABLE_ALTERNATE(item_other, item, other) = {10};
STRUCT_SECTION_ITERABLE_NAMED_ALTERNATE(item, item_other, aaa, zzz) = {9};
STRUCT_SECTION_ITERABLE_ARRAY_ALTERNATE(item_other, item, two, 2) = {{11}, {12}};

const STRUCT_SECTION_ITERABLE(constant, first) = {{1, 1, 1, 1, 1}};
static const STRUCT_SECTION_ITERABLE(constant, third) = {{3, 3, 3, 3, 3}};

STRUCT_SECTION_ITERABLE_NAMED(numbered, n_10, ten) = {10};
STRUCT_SECTION_ITERABLE_NAMED(numbered, n_9, nine) = {9};
STRUCT_SECTION_ITERABLE_NAMED(numbered, n_100, hundred) = {100};

static int x, y;
static const TYPE_SECTION_ITERABLE(int *, to_y, pointers, b) = &y;
static const TYPE_SECTION_ITERABLE(int *, to_x, pointers, a) = &x;

ZTEST_SUITE(iterable_sections, NULL, NULL, NULL, NULL, NULL);

ZTEST(iterable_sections, test_ram)
{
	struct item *it;
	size_t count;
	int want = 1;

	STRUCT_SECTION_FOREACH(item, i) {
		zassert_equal(i->value++, want++);
	}
	zassert_equal(want, 6);
	zassert_equal(alpha.value, 2, "it is in RAM");
	STRUCT_SECTION_FOREACH(item, i) {
		i->value--;
	}
	STRUCT_SECTION_COUNT(item, &count);
	zassert_equal(count, 5);
	for (size_t i = 0; i < count; i++) {
		STRUCT_SECTION_GET(item, i, &it);
		zassert_equal(it->value, (int)i + 1);
	}
	STRUCT_SECTION_GET(item, 4, &it);
	/* The compiler takes the list and its elements for different objects. */
	*(volatile int *)&not_the_name.value = 55;
	zassert_equal(*(volatile int *)&it->value, 55, "the same object");
	*(volatile int *)&not_the_name.value = 5;
}

ZTEST(iterable_sections, test_alternate)
{
	int want = 9;

	STRUCT_SECTION_FOREACH_ALTERNATE(item_other, item, i) {
		zassert_equal(i->value, want++);
	}
	zassert_equal(want, 13);
}

ZTEST(iterable_sections, test_rom)
{
	size_t count;
	int want = 1;

	STRUCT_SECTION_FOREACH(constant, c) {
		for (int i = 0; i < 5; i++) {
			zassert_equal(c->bytes[i], want);
		}
		want++;
	}
	zassert_equal(want, 4, "sorted by name: first, second, third");
	STRUCT_SECTION_COUNT(constant, &count);
	zassert_equal(count, 3);
}

ZTEST(iterable_sections, test_numeric)
{
	static const int values[] = {9, 10, 100};
	size_t i = 0;

	STRUCT_SECTION_FOREACH(numbered, n) {
		zassert_equal(n->value, values[i++]);
	}
	zassert_equal(i, 3);
}

ZTEST(iterable_sections, test_empty)
{
	size_t count;

	STRUCT_SECTION_COUNT(empty, &count);
	zassert_equal(count, 0);
	STRUCT_SECTION_FOREACH(empty, e) {
		zassert_unreachable("%p", e);
	}
}

ZTEST(iterable_sections, test_any_type)
{
	int *const *p;
	size_t count;

	TYPE_SECTION_COUNT(int *const, pointers, &count);
	zassert_equal(count, 2);
	TYPE_SECTION_GET(int *const, pointers, 0, &p);
	zassert_equal_ptr(*p, &x);
	TYPE_SECTION_FOREACH(int *const, pointers, q) {
		zassert_true(*q == &x || *q == &y);
	}
}
