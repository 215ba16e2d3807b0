/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(libc_string, NULL, NULL, NULL, NULL, NULL);

static int sign(int v)
{
	return (v > 0) - (v < 0);
}

/* Each length, each alignment of both sides; the bytes around must stay. */
ZTEST(libc_string, test_mem_lengths)
{
	static unsigned char src[80], dst[80];

	for (size_t i = 0; i < sizeof(src); i++) {
		src[i] = (unsigned char)(i + 1);
	}
	for (size_t s = 0; s < 8; s++) {
		for (size_t d = 1; d < 9; d++) {
			for (size_t n = 0; n < 40; n++) {
				memset(dst, 0xee, sizeof(dst));
				zassert_equal_ptr(memcpy(dst + d, src + s, n), dst + d);
				zassert_equal(memcmp(dst + d, src + s, n), 0);
				zassert_equal(dst[d - 1], 0xee);
				zassert_equal(dst[d + n], 0xee);
				zassert_equal_ptr(memset(dst + d, 0x55, n), dst + d);
				zassert_equal(dst[d - 1], 0xee);
				zassert_equal(dst[d + n], 0xee);
				zassert_true(n == 0 || (dst[d] == 0x55 && dst[d + n - 1] == 0x55));
			}
		}
	}
}

ZTEST(libc_string, test_memmove)
{
	char up[] = "0123456789";
	char down[] = "0123456789";

	zassert_equal_ptr(memmove(up + 2, up, 6), up + 2);
	zassert_str_equal(up, "0101234589");
	memmove(down, down + 2, 6);
	zassert_str_equal(down, "2345676789");
	memmove(down, down, 5);
	zassert_str_equal(down, "2345676789");
}

ZTEST(libc_string, test_memcmp_memchr)
{
	const char s[] = "abc\0abd";

	zassert_true(memcmp("abc", "abd", 3) < 0);
	zassert_true(memcmp("\xff", "\x01", 1) > 0);
	zassert_equal(memcmp("abc", "abd", 2), 0);
	zassert_equal_ptr(memchr(s, 'd', sizeof(s)), s + 6);
	zassert_equal_ptr(memchr(s, '\0', sizeof(s)), s + 3);
	zassert_is_null(memchr(s, 'd', 6));
	zassert_equal_ptr(memchr(s, 'a' + 256, sizeof(s)), s);
}

ZTEST(libc_string, test_copies)
{
	char b[12];

	memset(b, 'x', sizeof(b));
	zassert_equal_ptr(strcpy(b, "abc"), b);
	zassert_str_equal(b, "abc");
	zassert_equal_ptr(strcat(b, "de"), b);
	zassert_str_equal(b, "abcde");
	zassert_equal_ptr(strncat(b, "fghi", 2), b);
	zassert_str_equal(b, "abcdefg");
	memset(b, 'x', sizeof(b));
	strncpy(b, "abc", 5);
	zassert_mem_equal(b, "abc\0\0x", 6);
	strncpy(b, "vwxyz", 3);
	zassert_mem_equal(b, "vwx\0\0x", 6);
}

ZTEST(libc_string, test_lengths_and_order)
{
	zassert_equal(strlen(""), 0);
	zassert_equal(strlen("abcd"), 4);
	zassert_equal(strnlen("abcd", 2), 2);
	zassert_equal(strnlen("abcd", 9), 4);
	zassert_equal(strcmp("abc", "abc"), 0);
	zassert_equal(sign(strcmp("abc", "abd")), -1);
	zassert_equal(sign(strcmp("abc", "ab")), 1);
	zassert_equal(sign(strcmp("\xe4", "a")), 1);
	zassert_equal(strncmp("abcd", "abce", 3), 0);
	zassert_equal(sign(strncmp("abcd", "abce", 4)), -1);
	zassert_equal(strncmp("ab\0x", "ab\0y", 4), 0);
	zassert_equal(strcasecmp("HeLLo", "hEllO"), 0);
	zassert_equal(sign(strncasecmp("helloA", "HELLOb", 6)), -1);
	zassert_equal(strncasecmp("helloA", "HELLOb", 5), 0);
}

ZTEST(libc_string, test_searches)
{
	const char *s = "hello world";

	zassert_equal_ptr(strchr(s, 'o'), s + 4);
	zassert_equal_ptr(strrchr(s, 'o'), s + 7);
	zassert_equal_ptr(strchr(s, '\0'), s + 11);
	zassert_equal_ptr(strrchr(s, '\0'), s + 11);
	zassert_is_null(strchr(s, 'z'));
	zassert_is_null(strrchr(s, 'z'));
	zassert_equal_ptr(strstr(s, "o w"), s + 4);
	zassert_equal_ptr(strstr(s, ""), s);
	zassert_is_null(strstr(s, "worlds"));
	zassert_equal(strspn(s, "ehlo"), 5);
	zassert_equal(strspn(s, ""), 0);
	zassert_equal(strcspn(s, " "), 5);
	zassert_equal(strcspn(s, "xyz"), 11);
}

ZTEST(libc_string, test_strtok_r)
{
	char s[] = "--a-bc--d";
	char *state;

	zassert_str_equal(strtok_r(s, "-", &state), "a");
	zassert_str_equal(strtok_r(NULL, "-", &state), "bc");
	zassert_str_equal(strtok_r(NULL, "-", &state), "d");
	zassert_is_null(strtok_r(NULL, "-", &state));
	zassert_is_null(strtok_r(NULL, "-", &state));
}

/* Every character, against what ASCII says. */
ZTEST(libc_string, test_ctype)
{
	for (int c = 0; c < 128; c++) {
		int upper = c >= 'A' && c <= 'Z';
		int lower = c >= 'a' && c <= 'z';
		int digit = c >= '0' && c <= '9';

		zassert_equal(!!isupper(c), upper, "%d", c);
		zassert_equal(!!islower(c), lower, "%d", c);
		zassert_equal(!!isdigit(c), digit, "%d", c);
		zassert_equal(!!isalpha(c), upper || lower, "%d", c);
		zassert_equal(!!isalnum(c), upper || lower || digit, "%d", c);
		zassert_equal(!!isprint(c), c >= 32 && c < 127, "%d", c);
		zassert_equal(!!isgraph(c), c > 32 && c < 127, "%d", c);
		zassert_equal(!!iscntrl(c), c < 32 || c == 127, "%d", c);
		zassert_equal(!!isspace(c), c == 32 || (c >= 9 && c <= 13), "%d", c);
		zassert_equal(!!isblank(c), c == 32 || c == 9, "%d", c);
		zassert_equal(!!isxdigit(c), digit || (c | 32) - 'a' + 0U < 6U, "%d", c);
		zassert_equal(!!ispunct(c), isgraph(c) && !isalnum(c), "%d", c);
		zassert_equal(toupper(c), lower ? c - 32 : c, "%d", c);
		zassert_equal(tolower(c), upper ? c + 32 : c, "%d", c);
	}
}
