/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * What can be said of any generator: it fills exactly what it is given, and values differ.
 */

#include <string.h>

#include <zephyr/random/random.h>
#include <zephyr/sys/util.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(random, NULL, NULL, NULL, NULL, NULL);

static void check_fills(int (*get)(void *dst, size_t len))
{
	uint8_t buf[40];

	for (size_t len = 0; len <= 32; len++) {
		uint8_t seen[32] = {0};

		/* A byte that keeps its value 16 times is not written. */
		for (int i = 0; i < 16; i++) {
			memset(buf, 0x5a, sizeof(buf));
			zassert_ok(get(&buf[4], len));
			for (size_t k = 0; k < len; k++) {
				seen[k] |= buf[4 + k] ^ 0x5a;
			}
			for (size_t k = 0; k < 4; k++) {
				zassert_equal(buf[k], 0x5a);
				zassert_equal(buf[4 + len + k], 0x5a);
			}
		}
		for (size_t k = 0; k < len; k++) {
			zassert_not_equal(seen[k], 0);
		}
	}
}

static int rand_get(void *dst, size_t len)
{
	sys_rand_get(dst, len);
	return 0;
}

static int csrand_get(void *dst, size_t len)
{
	return sys_csrand_get(dst, len);
}

ZTEST(random, test_fills)
{
	check_fills(rand_get);
	check_fills(csrand_get);
}

ZTEST(random, test_values_differ)
{
	uint32_t values[64];

	ARRAY_FOR_EACH(values, i) {
		values[i] = sys_rand32_get();
		for (size_t k = 0; k < i; k++) {
			zassert_not_equal(values[i], values[k]);
		}
	}
}

/* Each bit is set in about half of the values. */
ZTEST(random, test_bits)
{
	int ones[64] = {0};

	for (int i = 0; i < 1024; i++) {
		uint64_t v = sys_rand64_get();

		ARRAY_FOR_EACH(ones, bit) {
			ones[bit] += v >> bit & 1;
		}
	}
	ARRAY_FOR_EACH(ones, bit) {
		zassert_within(ones[bit], 512, 100, "bit %zu: %d", bit, ones[bit]);
	}
	zassert_true((sys_rand8_get() | sys_rand8_get() | sys_rand8_get() | sys_rand8_get()) != 0);
	zassert_true((sys_rand16_get() | sys_rand16_get() | sys_rand16_get()) != 0);
}
