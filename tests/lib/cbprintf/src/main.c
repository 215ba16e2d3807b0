/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The formatter: what C99 says of each conversion, and what is our own choice where it says
 * nothing.
 */

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include "check.h"

ZTEST_SUITE(cbprintf, NULL, NULL, NULL, NULL, NULL);

ZTEST(cbprintf, test_text)
{
	CHECK("", "");
	CHECK("plain text", "plain text");
	CHECK("100%", "100%%");
	CHECK("%", "%%");
	CHECK("a%b", "a%%b");
}

ZTEST(cbprintf, test_decimal)
{
	CHECK("0", "%d", 0);
	CHECK("7 -7", "%d %i", 7, -7);
	CHECK("2147483647", "%d", INT_MAX);
	CHECK("-2147483648", "%d", INT_MIN);
	CHECK("4294967295", "%u", UINT_MAX);
	CHECK("|    7|7    |00007|", "|%5d|%-5d|%05d|", 7, 7, 7);
	CHECK("|   -7|-7   |-0007|", "|%5d|%-5d|%05d|", -7, -7, -7);
	CHECK("+7 -7 +0", "%+d %+d %+d", 7, -7, 0);
	CHECK(" 7|-7", "% d|% d", 7, -7);
	CHECK("+7", "% +d", 7);
	CHECK("|+0007|+7   |", "|%+05d|%-+05d|", 7, 7);
	CHECK("007 -007 1234", "%.3d %.3d %.3d", 7, -7, 1234);
	CHECK("|  007|007  |  007|", "|%5.3d|%-5.3d|%05.3d|", 7, 7, 7);
	CHECK("||     |", "|%.0d|%5.0d|", 0, 0);
	CHECK("12345678901234567890", "%d%d", 1234567890, 1234567890);
}

ZTEST(cbprintf, test_hexadecimal)
{
	CHECK("0 ff FF", "%x %x %X", 0, 255, 255);
	CHECK("deadbeef", "%x", 0xdeadbeef);
	CHECK("0xff 0XFF 0", "%#x %#X %#x", 255, 255, 0);
	CHECK("|  0xff|0xff  |0x00ff|", "|%#6x|%-#6x|%#06x|", 255, 255, 255);
	CHECK("0x00ff", "%#.4x", 255);
	CHECK("000000ff", "%08x", 255);
}

ZTEST(cbprintf, test_octal)
{
	if (NANO) {
		CHECK("%o 8", "%o %d", 8, 9);
		return;
	}
	CHECK("0 10 37777777777", "%o %o %o", 0, 8, UINT_MAX);
	CHECK("010 0 0", "%#o %#o %#.0o", 8, 0, 0);
	CHECK("|  010|00010|", "|%#5o|%#.5o|", 8, 8);
}

ZTEST(cbprintf, test_sizes)
{
	CHECK("-1 255", "%hhd %hhu", 0x1ff, 0x1ff);
	CHECK("-1 65535", "%hd %hu", 0x1ffff, 0x1ffff);
	CHECK("-2 3 4 5", "%ld %lu %zu %td", -2L, 3UL, (size_t)4, (ptrdiff_t)5);
	if (sizeof(long) == 8) {
		CHECK("9223372036854775807", "%ld", LONG_MAX);
	} else {
		CHECK("2147483647", "%ld", LONG_MAX);
	}
}

ZTEST(cbprintf, test_long_long)
{
	if (FULL || sizeof(long) == 8) {
		CHECK("9223372036854775807", "%lld", LLONG_MAX);
		CHECK("-9223372036854775808", "%lld", LLONG_MIN);
		CHECK("18446744073709551615", "%llu", ULLONG_MAX);
		CHECK("123456789abcdef0", "%llx", 0x123456789abcdef0ULL);
		CHECK("-5 6", "%jd %ju", (intmax_t)-5, (uintmax_t)6);
		CHECK("10000000000000000000", "%llu", 10000000000000000000ULL);
		CHECK("99999999999999999", "%lld", 99999999999999999LL);
	} else if (NANO) {
		CHECK("-5 ERR 5 ERR 7", "%lld %lld %llu %llu %d", -5LL, 1LL << 40, 5ULL, 1ULL << 40,
		      7);
	} else {
		CHECK("%lld %llx 7", "%lld %llx %d", 1LL, 2LL, 7);
	}
}

ZTEST(cbprintf, test_characters_and_strings)
{
	CHECK("a", "%c", 'a');
	CHECK("|  a|a  |", "|%3c|%-3c|", 'a', 'a');
	CHECK("", "%s", "");
	CHECK("hello", "%s", "hello");
	CHECK("|  hello|hello  |hello|", "|%7s|%-7s|%2s|", "hello", "hello", "hello");
	CHECK("|hel|||  he|", "|%.3s|%.0s|%.s|%4.2s|", "hello", "hello", "hello", "hello");
	/* with a precision the string needs no end */
	CHECK("ab", "%.2s", (char[]){ 'a', 'b' });
}

ZTEST(cbprintf, test_nul_character)
{
	char buf[8];

	zassert_equal(snprintfcb(buf, sizeof(buf), "a%cb", 0), 3);
	zassert_mem_equal(buf, "a\0b", 4);
}

ZTEST(cbprintf, test_pointers)
{
	CHECK("0xcafe21", "%p", (void *)0xcafe21);
	CHECK("(nil)", "%p", NULL);
	CHECK("|    0xcafe21|0xcafe21    |", "|%12p|%-12p|", (void *)0xcafe21, (void *)0xcafe21);
	CHECK("|       (nil)|(nil)       |", "|%12p|%-12p|", NULL, NULL);
	CHECK("1 0x2 3", "%d %p %d", 1, (void *)2, 3);
}

ZTEST(cbprintf, test_stars)
{
	CHECK("|    7|7    |", "|%*d|%*d|", 5, 7, -5, 7);
	CHECK("007|7", "%.*d|%.*d", 3, 7, -3, 7);
	CHECK("|  007|hel  |", "|%*.*d|%-*.*s|", 5, 3, 7, 5, 3, "hello");
}

ZTEST(cbprintf, test_unknown)
{
	/* shown as it stands, taking no argument */
	CHECK("%y 1", "%y %d", 1);
	CHECK("%", "%");
	CHECK("a%", "a%");
	if (NANO) {
		CHECK("%y", "%5y");
	} else {
		CHECK("%5y", "%5y");
		CHECK("%-5l", "%-5l");
	}
}

/* The argument of what is switched off is skipped, so that the rest is right. */
ZTEST(cbprintf, test_float_is_off)
{
	if (NANO) {
		CHECK("%f", "%5.2f", 1.5);
	} else if (!IS_ENABLED(CONFIG_CBPRINTF_FP_SUPPORT)) {
		CHECK("%f 7 %.3Le 8", "%f %d %.3Le %d", 1.5, 7, 1.5L, 8);
	} else {
		ztest_test_skip();
	}
}

ZTEST(cbprintf, test_count)
{
	int n = -1;
	short h[2] = { -1, -1 };
	signed char c[2] = { -1, -1 };
	long l = -1;
	long long ll = -1;

	if (!IS_ENABLED(CONFIG_CBPRINTF_N_SPECIFIER)) {
		CHECK("ab%n", "ab%n", &n);
		zassert_equal(n, -1);
		return;
	}
	CHECK("abcdefghij", "ab%ncd%hnef%hhngh%lnij%lln", &n, &h[0], &c[0], &l, &ll);
	zassert_equal(n, 2);
	zassert_equal(h[0], 4);
	zassert_equal(h[1], -1);
	zassert_equal(c[0], 6);
	zassert_equal(c[1], -1);
	zassert_equal(l, 8);
	zassert_equal(ll, 10);
}

static int fail_at(int c, void *ctx)
{
	int *left = ctx;

	ARG_UNUSED(c);
	return (*left)-- > 0 ? c : -E2BIG;
}

ZTEST(cbprintf, test_callback_error)
{
	for (int room = 0; room < 12; room++) {
		int left = room;

		zassert_equal(cbprintf(fail_at, &left, "abc%5d%-3sx", 7, "y"), -E2BIG, "%d", room);
		zassert_equal(left, -1, "went on after an error: %d", left);
	}

	int left = 12;

	zassert_equal(cbprintf(fail_at, &left, "abc%5d%-3sx", 7, "y"), 12);
}

/* Characters above 127 arrive as 128..255. */
static int highest(int c, void *ctx)
{
	*(int *)ctx = MAX(*(int *)ctx, c);
	return 0;
}

ZTEST(cbprintf, test_bytes)
{
	int max = 0;

	zassert_equal(cbprintf(highest, &max, "\xff%s%c", "\xfe", 0xfd), 3);
	zassert_equal(max, 255);
}

ZTEST(cbprintf, test_snprintfcb_bounds)
{
	char buf[8];

	for (size_t n = 0; n <= sizeof(buf); n++) {
		memset(buf, '#', sizeof(buf));
		zassert_equal(snprintfcb(buf, n, "%d", 123456), 6);
		zassert_true(n == 0 || strlen(buf) == MIN(n - 1, 6));
		zassert_true(n == sizeof(buf) || buf[n] == '#');
	}
	zassert_equal(snprintfcb(NULL, 0, "%s", "12345"), 5);
}

/* Widths and precisions that no int can hold must not do harm. */
ZTEST(cbprintf, test_absurd_widths)
{
	char buf[4];

	zassert_true(snprintfcb(buf, sizeof(buf), "%99999d", 1) >= 1);
	zassert_equal(buf[3], '\0');
	(void)snprintfcb(buf, sizeof(buf), "%.4294967295s", "abc");
	(void)snprintfcb(buf, sizeof(buf), "%4294967301d", 1);
	zassert_str_equal(buf, "   ");
}
