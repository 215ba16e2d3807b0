/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(libc_stdlib, NULL, NULL, NULL, NULL, NULL);

struct number {
	const char *text;
	int base;
	long long value;
	int used;
	int error;
};

ZTEST(libc_stdlib, test_strtoll)
{
	static const struct number numbers[] = {
		{ "0", 10, 0, 1 },
		{ "42", 10, 42, 2 },
		{ " \t\n-42x", 10, -42, 6 },
		{ "+7", 10, 7, 2 },
		{ "0x1F", 16, 31, 4 },
		{ "0x1F", 0, 31, 4 },
		{ "1f", 16, 31, 2 },
		{ "017", 0, 15, 3 },
		{ "17", 0, 17, 2 },
		{ "09", 0, 0, 1 },
		{ "0xg", 0, 0, 1 },
		{ "0x", 16, 0, 1 },
		{ "zZ", 36, 35 * 36 + 35, 2 },
		{ "102", 2, 2, 2 },
		{ "", 10, 0, 0 },
		{ "-", 10, 0, 0 },
		{ "- 1", 10, 0, 0 },
		{ "x", 10, 0, 0 },
		{ "9223372036854775807", 10, LLONG_MAX, 19 },
		{ "-9223372036854775808", 10, LLONG_MIN, 20 },
		{ "9223372036854775808", 10, LLONG_MAX, 19, ERANGE },
		{ "-9223372036854775809", 10, LLONG_MIN, 20, ERANGE },
		{ "99999999999999999999999", 10, LLONG_MAX, 23, ERANGE },
	};

	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		const struct number *n = &numbers[i];
		char *end;

		errno = 0;
		zassert_equal(strtoll(n->text, &end, n->base), n->value, "'%s'", n->text);
		zassert_equal((int)(end - n->text), n->used, "'%s'", n->text);
		zassert_equal(errno, n->error, "'%s': errno %d", n->text, errno);
	}
}

ZTEST(libc_stdlib, test_limits)
{
	char *end;

	errno = 0;
	zassert_equal(strtoull("18446744073709551615", &end, 10), ULLONG_MAX);
	zassert_equal(errno, 0);
	zassert_equal(strtoull("-1", &end, 10), ULLONG_MAX);
	zassert_equal(errno, 0);
	zassert_equal(strtoull("18446744073709551616", &end, 10), ULLONG_MAX);
	zassert_equal(errno, ERANGE);
	errno = 0;
	zassert_equal(strtol("-99999999999999999999", NULL, 10), LONG_MIN);
	zassert_equal(errno, ERANGE);
	errno = 0;
	zassert_equal(strtol("99999999999999999999", NULL, 10), LONG_MAX);
	zassert_equal(errno, ERANGE);
	errno = 0;
	zassert_equal(strtoul("99999999999999999999999", NULL, 10), ULONG_MAX);
	zassert_equal(errno, ERANGE);
	zassert_equal(strtoul("-2", NULL, 10), (unsigned long)-2);
	zassert_equal(atoi(" -123abc"), -123);
	zassert_equal(atol("77"), 77);
}

static int compare_ints(const void *a, const void *b)
{
	int x = *(const int *)a;
	int y = *(const int *)b;

	return (x > y) - (x < y);
}

static int compare_bytes(const void *a, const void *b)
{
	return memcmp(a, b, 3);
}

ZTEST(libc_stdlib, test_qsort)
{
	int v[40];
	unsigned int state = 1;

	for (size_t n = 0; n <= ARRAY_SIZE(v); n++) {
		for (size_t i = 0; i < n; i++) {
			state = state * 1103515245U + 12345U;
			v[i] = (int)(state >> 16) % 20 - 10;
		}
		qsort(v, n, sizeof(v[0]), compare_ints);
		for (size_t i = 1; i < n; i++) {
			zassert_true(v[i - 1] <= v[i], "%zu of %zu", i, n);
		}
	}

	char words[] = "foobarbazqux";

	qsort(words, 4, 3, compare_bytes);
	zassert_str_equal(words, "barbazfooqux");
}

ZTEST(libc_stdlib, test_bsearch)
{
	int v[] = { 1, 3, 5, 7, 9, 11, 13 };

	for (size_t n = 0; n <= ARRAY_SIZE(v); n++) {
		for (int key = 0; key < 15; key++) {
			bool there = key % 2 == 1 && (size_t)(key / 2) < n;

			zassert_equal_ptr(bsearch(&key, v, n, sizeof(v[0]), compare_ints),
					  there ? &v[key / 2] : NULL, "%d among %zu", key, n);
		}
	}
}

ZTEST(libc_stdlib, test_rand)
{
	unsigned int s1 = 5, s2 = 5;
	int ones = 0, zeros = RAND_MAX;

	for (int i = 0; i < 100; i++) {
		int r = rand_r(&s1);

		zassert_equal(r, rand_r(&s2));
		zassert_true(r >= 0 && r <= RAND_MAX);
		ones |= r;
		zeros &= r;
	}
	zassert_equal(ones, RAND_MAX);
	zassert_equal(zeros, 0);
}

ZTEST(libc_stdlib, test_arithmetic)
{
	div_t d = div(-7, 2);

	zassert_equal(d.quot, -3);
	zassert_equal(d.rem, -1);
	zassert_equal(abs(-5), 5);
	zassert_equal(labs(-5L), 5L);
	zassert_equal(llabs(-5LL), 5LL);
}

ZTEST(libc_stdlib, test_sqrt)
{
	double d = 0x1.0p-1074;
	volatile float f = sqrtf(2.0f); /* rounded, where registers hold more */

	zassert_equal(sqrt(0.0), 0.0);
	zassert_equal(sqrt(1.0), 1.0);
	zassert_equal(sqrt(2.0), 0x1.6a09e667f3bcdp+0);
	zassert_equal(sqrt(1e300), (double)1e150); /* constants have more digits there, too */
	zassert_equal(sqrt(0.0625), 0.25);
	zassert_equal(sqrt(d), 0x1.0p-537);
	zassert_equal(sqrt(4503599627370497.0), 67108864.0);
	zassert_equal(f, 0x1.6a09e6p+0f);
	zassert_true(isnan(sqrt(-1.0)));
	for (int i = 0; i < 2000; i++) {
		double x = i * 3.7;
		double r = sqrt(x);

		/* the neighbours' squares lie on either side */
		zassert_true((r - r / (1LL << 52)) * (r - r / (1LL << 52)) <= x);
		zassert_true((r + r / (1LL << 52)) * (r + r / (1LL << 52)) >= x);
	}
}
