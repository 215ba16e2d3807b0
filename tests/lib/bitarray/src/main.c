/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Every operation against an array of bool, over array sizes around the word size.
 */

#include <string.h>

#include <zephyr/sys/bitarray.h>
#include <zephyr/ztest.h>

#include "prng.h"

#define MAX_BITS 100

SYS_BITARRAY_DEFINE(one, 1);
SYS_BITARRAY_DEFINE_STATIC(bits, MAX_BITS);
SYS_BITARRAY_DEFINE_STATIC(other, MAX_BITS);

static bool model[MAX_BITS], model_other[MAX_BITS];

static void setup(uint32_t n)
{
	memset(bits.bundles, 0, bits.num_bundles * sizeof(uint32_t));
	memset(other.bundles, 0, other.num_bundles * sizeof(uint32_t));
	memset(model, 0, sizeof(model));
	memset(model_other, 0, sizeof(model_other));
	bits.num_bits = n;
	other.num_bits = n;
}

static void check(void)
{
	for (uint32_t i = 0; i < bits.num_bits; i++) {
		int val;

		zassert_ok(sys_bitarray_test_bit(&bits, i, &val));
		zassert_equal(val, model[i]);
	}
	for (uint32_t i = bits.num_bits; i < MAX_BITS; i++) {
		zassert_equal(bits.bundles[i / 32] >> (i % 32) & 1, 0, "beyond the end");
	}
}

static size_t count(size_t n, size_t at)
{
	size_t set = 0;

	for (size_t i = at; i < at + n; i++) {
		set += model[i] ? 1 : 0;
	}
	return set;
}

static void write_model(size_t n, size_t at, bool set)
{
	for (size_t i = at; i < at + n; i++) {
		model[i] = set;
	}
}

static void ask_region(size_t n, size_t at)
{
	size_t set = count(n, at);
	size_t nth = 1 + prng((uint32_t)n);
	size_t found = 0;

	zassert_equal(sys_bitarray_is_region_set(&bits, n, at), set == n);
	zassert_equal(sys_bitarray_is_region_cleared(&bits, n, at), set == 0);
	zassert_ok(sys_bitarray_popcount_region(&bits, n, at, &found));
	zassert_equal(found, set);
	if (nth <= set) {
		zassert_equal(sys_bitarray_find_nth_set(&bits, nth, n, at, &found), 0);
		zassert_true(model[found] && count(found - at, at) == nth - 1);
	} else {
		zassert_equal(sys_bitarray_find_nth_set(&bits, nth, n, at, &found), 1);
	}
}

static void change_region(size_t n, size_t at)
{
	size_t set = count(n, at);
	bool to = prng(2) == 0;
	int ret;

	switch (prng(5)) {
	case 0:
		zassert_ok(sys_bitarray_set_region(&bits, n, at));
		write_model(n, at, true);
		break;
	case 1:
		zassert_ok(sys_bitarray_clear_region(&bits, n, at));
		write_model(n, at, false);
		break;
	case 2:
		ret = sys_bitarray_test_and_set_region(&bits, n, at, to);
		zassert_equal(ret, set == (to ? 0 : n) ? 0 : -EEXIST);
		if (ret == 0) {
			write_model(n, at, to);
		}
		break;
	case 3:
		ret = sys_bitarray_free(&bits, n, at);
		zassert_equal(ret, set == n ? 0 : -EFAULT);
		if (ret == 0) {
			write_model(n, at, false);
		}
		break;
	default:
		zassert_ok(sys_bitarray_set_bit(&other, at));
		model_other[at] = true;
		zassert_ok(sys_bitarray_xor(&bits, &other, n, at));
		for (size_t i = at; i < at + n; i++) {
			model[i] ^= model_other[i];
		}
		break;
	}
}

static void alloc(size_t n)
{
	size_t want = 0;
	size_t got;

	while (want + n <= bits.num_bits && count(n, want) > 0) {
		want++;
	}
	if (want + n <= bits.num_bits) {
		zassert_ok(sys_bitarray_alloc(&bits, n, &got));
		zassert_equal(got, want);
		write_model(n, want, true);
	} else {
		zassert_equal(sys_bitarray_alloc(&bits, n, &got), -ENOSPC);
	}
}

static void change_bit(size_t at)
{
	bool to = prng(2) == 0;
	int prev;

	if (prng(2) == 0) {
		zassert_ok(to ? sys_bitarray_test_and_set_bit(&bits, at, &prev)
			      : sys_bitarray_test_and_clear_bit(&bits, at, &prev));
		zassert_equal(prev, model[at]);
	} else {
		zassert_ok(to ? sys_bitarray_set_bit(&bits, at)
			      : sys_bitarray_clear_bit(&bits, at));
	}
	model[at] = to;
}

ZTEST_SUITE(bitarray, NULL, NULL, NULL, NULL, NULL);

ZTEST(bitarray, test_random)
{
	static const uint32_t sizes[] = {1, 2, 31, 32, 33, 63, 64, 65, 100};

	ARRAY_FOR_EACH(sizes, s) {
		setup(sizes[s]);
		for (int step = 0; step < 400; step++) {
			size_t n = 1 + prng(prng(2) == 0 ? sizes[s] : MIN(sizes[s], 5));
			size_t at = prng(sizes[s] - (uint32_t)n + 1);

			ask_region(n, at);
			switch (prng(3)) {
			case 0:
				change_region(n, at);
				break;
			case 1:
				alloc(n);
				break;
			default:
				change_bit(at);
				break;
			}
			check();
		}
	}
}

ZTEST(bitarray, test_arguments)
{
	static const size_t bad[][2] = {{0, 0}, {101, 0}, {1, 100}, {2, 99}, {100, 1},
					{SIZE_MAX, 1}, {1, SIZE_MAX}, {SIZE_MAX, SIZE_MAX}};
	size_t at;
	int val;

	setup(MAX_BITS);
	ARRAY_FOR_EACH(bad, i) {
		size_t n = bad[i][0];
		size_t offset = bad[i][1];

		zassert_equal(sys_bitarray_set_region(&bits, n, offset), -EINVAL);
		zassert_equal(sys_bitarray_clear_region(&bits, n, offset), -EINVAL);
		zassert_equal(sys_bitarray_free(&bits, n, offset), -EINVAL);
		zassert_equal(sys_bitarray_xor(&bits, &other, n, offset), -EINVAL);
		zassert_equal(sys_bitarray_popcount_region(&bits, n, offset, &at), -EINVAL);
		zassert_equal(sys_bitarray_find_nth_set(&bits, 1, n, offset, &at), -EINVAL);
		zassert_equal(sys_bitarray_test_and_set_region(&bits, n, offset, true), -EINVAL);
		zassert_false(sys_bitarray_is_region_set(&bits, n, offset));
		zassert_false(sys_bitarray_is_region_cleared(&bits, n, offset));
	}
	zassert_equal(sys_bitarray_alloc(&bits, 0, &at), -EINVAL);
	zassert_equal(sys_bitarray_alloc(&bits, 101, &at), -EINVAL);
	zassert_equal(sys_bitarray_alloc(&bits, 1, NULL), -EINVAL);
	zassert_equal(sys_bitarray_alloc(NULL, 1, &at), -EINVAL);
	zassert_equal(sys_bitarray_set_bit(&bits, 100), -EINVAL);
	zassert_equal(sys_bitarray_clear_bit(NULL, 0), -EINVAL);
	zassert_equal(sys_bitarray_test_bit(&bits, 100, &val), -EINVAL);
	zassert_equal(sys_bitarray_test_bit(&bits, 0, NULL), -EINVAL);
	zassert_equal(sys_bitarray_test_and_set_bit(&bits, 0, NULL), -EINVAL);
	zassert_equal(sys_bitarray_find_nth_set(&bits, 0, 10, 0, &at), -EINVAL);
	zassert_equal(sys_bitarray_find_nth_set(&bits, 11, 10, 0, &at), -EINVAL);
	check();
}

ZTEST(bitarray, test_one_bit)
{
	size_t at;

	zassert_ok(sys_bitarray_alloc(&one, 1, &at));
	zassert_equal(at, 0);
	zassert_equal(sys_bitarray_alloc(&one, 1, &at), -ENOSPC);
	zassert_ok(sys_bitarray_free(&one, 1, 0));
	zassert_equal(sys_bitarray_free(&one, 1, 0), -EFAULT);
}

ZTEST(bitarray, test_xor_itself)
{
	setup(40);
	zassert_ok(sys_bitarray_set_region(&bits, 40, 0));
	zassert_ok(sys_bitarray_xor(&bits, &bits, 20, 10));
	write_model(10, 0, true);
	write_model(10, 30, true);
	check();
}
