/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The functions and the checked macros of <zephyr/sys/util.h>.
 */

#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/math_extras.h>
#include <zephyr/sys/util.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(util, NULL, NULL, NULL, NULL, NULL);

ZTEST(util, test_hex)
{
	uint8_t bin[4];
	char hex[9];

	for (unsigned int i = 0; i < 256; i++) {
		uint8_t x = 0xff;
		bool digit = (i >= '0' && i <= '9') || (i >= 'a' && i <= 'f') ||
			     (i >= 'A' && i <= 'F');

		zassert_equal(char2hex((char)i, &x), digit ? 0 : -EINVAL);
		zassert_true(!digit || x < 16);
	}
	zassert_equal(hex2char(15, hex), 0);
	zassert_equal(hex[0], 'f');
	zassert_equal(hex2char(16, hex), -EINVAL);

	zassert_equal(bin2hex((const uint8_t *)"\x00\x1f\xa5\xff", 4, hex, sizeof(hex)), 8);
	zassert_str_equal(hex, "001fa5ff");
	zassert_equal(bin2hex((const uint8_t *)"\x00\x1f\xa5\xff", 4, hex, 8), 0);

	zassert_equal(hex2bin("001fA5ff", 8, bin, 4), 4);
	zassert_mem_equal(bin, "\x00\x1f\xa5\xff", 4);
	zassert_equal(hex2bin("f12", 3, bin, 2), 2);
	zassert_mem_equal(bin, "\x0f\x12", 2);
	zassert_equal(hex2bin("f", 1, bin, 1), 1);
	zassert_equal(hex2bin("001fa5ff", 8, bin, 3), 0);
	zassert_equal(hex2bin("0g", 2, bin, 4), 0);
	zassert_equal(hex2bin("", 0, bin, 4), 0);
}

ZTEST(util, test_no_room)
{
	char text[8];

	zassert_equal(bin2hex((const uint8_t *)"\x12", 1, text, 0), 0);
	zassert_equal(bin2hex((const uint8_t *)"", 0, text, 1), 0);
	zassert_equal(text[0], '\0');
	zassert_equal(u8_to_dec(text, 0, 5), 0);
	zassert_equal(u8_to_dec(text, 2, 123), 2, "as much as there is room for");
	zassert_mem_equal(text, "12", 2);
	strcpy(text, "a\xff");
	zassert_str_equal(utf8_trunc(text), "a\xff", "what starts no character is left alone");
}

ZTEST(util, test_decimal)
{
	for (unsigned int i = 0; i < 256; i++) {
		char text[4] = "xxx";
		char want[4];

		snprintf(want, sizeof(want), "%u", i);
		zassert_equal(u8_to_dec(text, sizeof(text), (uint8_t)i), strlen(want));
		zassert_str_equal(text, want);
	}
	zassert_equal(bcd2bin(0x42), 42);
	zassert_equal(bin2bcd(42), 0x42);
}

ZTEST(util, test_signs)
{
	zassert_equal(sign_extend(0xff, 7), -1);
	zassert_equal(sign_extend(0x7f, 7), 127);
	zassert_equal(sign_extend(0x80000000, 31), INT32_MIN);
	zassert_equal(sign_extend_64(0xfffULL, 11), -1);
	zassert_equal(arithmetic_shift_right(-1, 5), -1);
	zassert_equal(arithmetic_shift_right(INT64_MIN, 63), -1);
	zassert_equal(arithmetic_shift_right(-9, 2), -3);
	zassert_equal(arithmetic_shift_right(9, 2), 2);
}

ZTEST(util, test_utf8)
{
	static const struct {
		const char *is;
		const char *want;
	} table[] = {
		{"", ""},
		{"abc", "abc"},
		{"\xc3\xa4", "\xc3\xa4"},
		{"a\xc3", "a"},
		{"\xe2\x82\xac", "\xe2\x82\xac"},
		{"x\xe2\x82", "x"},
		{"x\xe2", "x"},
		{"\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80"},
		{"y\xf0\x9f\x98", "y"},
		{"\xe2\x82\xac\xe2\x82", "\xe2\x82\xac"},
	};
	char buf[16];

	ARRAY_FOR_EACH_PTR(table, t) {
		strcpy(buf, t->is);
		zassert_equal_ptr(utf8_trunc(buf), buf);
		zassert_str_equal(buf, t->want);
	}
	for (size_t n = 0; n < sizeof(buf); n++) {
		memset(buf, 'z', sizeof(buf));
		utf8_lcpy(buf, "\xe2\x82\xac\xe2\x82\xac", n);
		zassert_equal(n == 0 ? 0 : strlen(buf), n < 4 ? 0 : n < 7 ? 3 : 6, "n = %zu", n);
	}
}

ZTEST(util, test_bytes)
{
	uint8_t a[5] = {1, 2, 3, 4, 5};
	uint8_t b[5] = {6, 7, 8, 9, 10};
	uint8_t x[5];

	byteswp(a, b, 4);
	zassert_mem_equal(a, ((uint8_t[]){6, 7, 8, 9, 5}), 5);
	zassert_mem_equal(b, ((uint8_t[]){1, 2, 3, 4, 10}), 5);
	bytecpy(x, a, sizeof(x));
	zassert_mem_equal(x, a, sizeof(x));
	mem_xor_n(x, a, b, 5);
	mem_xor_32(x, x, b);
	zassert_mem_equal(x, a, 4);
	zassert_equal(x[4], 5 ^ 10);
}

ZTEST(util, test_arrays)
{
	struct pair {
		uint8_t first;
		uint32_t second;
	} pairs[3];
	size_t count = 0;

	zassert_true(IS_ARRAY_ELEMENT(pairs, &pairs[2]));
	zassert_false(IS_ARRAY_ELEMENT(pairs, &pairs[3]));
	zassert_false(IS_ARRAY_ELEMENT(pairs, &pairs[1].second));
	zassert_true(PART_OF_ARRAY(pairs, &pairs[1].second));
	zassert_equal(ARRAY_INDEX(pairs, &pairs[2]), 2);
	zassert_equal(ARRAY_INDEX_FLOOR(pairs, &pairs[1].second), 1);
	ARRAY_FOR_EACH(pairs, i) {
		count += i;
	}
	zassert_equal(count, 3);
	zassert_equal_ptr(CONTAINER_OF(&pairs[1].second, struct pair, second), &pairs[1]);
	zassert_equal(SIZEOF_FIELD(struct pair, second), 4);
	zassert_true(SAME_TYPE(int, int));
	zassert_false(SAME_TYPE(int, unsigned int));
}

ZTEST(util, test_overflow)
{
	uint16_t u16;
	uint32_t u32;
	uint64_t u64;
	size_t size;

	zassert_false(u16_add_overflow(0xfffe, 1, &u16));
	zassert_true(u16_add_overflow(0xffff, 1, &u16));
	zassert_false(u32_mul_overflow(0x10000, 0xffff, &u32));
	zassert_true(u32_mul_overflow(0x10000, 0x10000, &u32));
	zassert_true(u64_add_overflow(UINT64_MAX, 1, &u64));
	zassert_true(u64_mul_overflow(UINT64_MAX, 2, &u64));
	zassert_true(size_add_overflow(SIZE_MAX, 1, &size));
	zassert_false(size_mul_overflow(SIZE_MAX, 1, &size));
	zassert_equal(u32_count_leading_zeros(0), 32);
	zassert_equal(u32_count_leading_zeros(1), 31);
	zassert_equal(u64_count_trailing_zeros(0), 64);
	zassert_equal(u64_count_trailing_zeros(BIT64(40)), 40);
}

ZTEST(util, test_wait_for)
{
	int64_t start = k_uptime_get();

	zassert_true(WAIT_FOR(k_uptime_get() >= start + 3, 100000, k_msleep(1)));
	zassert_false(WAIT_FOR(false, 1000, k_busy_wait(100)));
}
