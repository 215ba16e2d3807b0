/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/sys/atomic.h>
#include <zephyr/ztest.h>

#ifndef SUITE
#define SUITE atomic
#endif

ZTEST_SUITE(SUITE, NULL, NULL, NULL, NULL, NULL);

/* Verifies: ATOMIC-1, ATOMIC-2 */
ZTEST(SUITE, test_values)
{
	atomic_t x = ATOMIC_INIT(5);

	zassert_equal(atomic_add(&x, 3), 5);
	zassert_equal(atomic_sub(&x, 10), 8);
	zassert_equal(atomic_inc(&x), -2);
	zassert_equal(atomic_dec(&x), -1);
	zassert_equal(atomic_set(&x, 0xf0), -2);
	zassert_equal(atomic_or(&x, 0x0f), 0xf0);
	zassert_equal(atomic_and(&x, 0x3c), 0xff);
	zassert_equal(atomic_xor(&x, 0xff), 0x3c);
	zassert_equal(atomic_nand(&x, 0x81), 0xc3);
	zassert_equal(atomic_get(&x), ~0x81L);
	zassert_false(atomic_cas(&x, 1, 2));
	zassert_true(atomic_cas(&x, ~0x81L, 2));
	zassert_equal(atomic_clear(&x), 2);
	zassert_equal(atomic_get(&x), 0);
	zassert_equal(atomic_set(&x, LONG_MAX), 0);
	zassert_equal(atomic_inc(&x), LONG_MAX);
	zassert_equal(atomic_get(&x), LONG_MIN);
}

/* Verifies: ATOMIC-3 */
ZTEST(SUITE, test_pointers)
{
	int a, b;
	atomic_ptr_t p = ATOMIC_PTR_INIT(&a);

	zassert_equal_ptr(atomic_ptr_get(&p), &a);
	zassert_false(atomic_ptr_cas(&p, &b, NULL));
	zassert_true(atomic_ptr_cas(&p, &a, &b));
	zassert_equal_ptr(atomic_ptr_set(&p, &a), &b);
	zassert_equal_ptr(atomic_ptr_clear(&p), &a);
	zassert_is_null(atomic_ptr_get(&p));
}

/* Verifies: ATOMIC-4 */
ZTEST(SUITE, test_bits)
{
	ATOMIC_DEFINE(bits, 100) = {0};

	zassert_equal(ARRAY_SIZE(bits), (100 + ATOMIC_BITS - 1) / ATOMIC_BITS);
	for (int i = 0; i < 100; i++) {
		zassert_false(atomic_test_bit(bits, i));
		zassert_false(atomic_test_and_set_bit(bits, i));
		zassert_true(atomic_test_and_set_bit(bits, i));
		zassert_true(atomic_test_bit(bits, i));
		zassert_true(i == 99 || !atomic_test_bit(bits, i + 1));
	}
	for (int i = 0; i < 100; i++) {
		zassert_true(atomic_test_and_clear_bit(bits, i));
		zassert_false(atomic_test_and_clear_bit(bits, i));
		atomic_set_bit_to(bits, i, true);
		zassert_true(atomic_test_bit(bits, i));
		atomic_set_bit_to(bits, i, false);
		zassert_false(atomic_test_bit(bits, i));
		atomic_set_bit(bits, i);
		zassert_true(atomic_test_bit(bits, i));
		atomic_clear_bit(bits, i);
	}
	ARRAY_FOR_EACH(bits, i) {
		zassert_equal(atomic_get(&bits[i]), 0);
	}
}
