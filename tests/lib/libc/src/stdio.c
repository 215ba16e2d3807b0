/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(libc_stdio, NULL, NULL, NULL, NULL, NULL);

static int vs(char *buf, size_t size, const char *fmt, ...)
{
	va_list ap;
	int rc;

	va_start(ap, fmt);
	rc = vsnprintf(buf, size, fmt, ap);
	va_end(ap);
	return rc;
}

ZTEST(libc_stdio, test_snprintf)
{
	char b[64];

	zassert_equal(snprintf(b, sizeof(b), "%d %s %c %#x", -5, "text", 'c', 255), 14);
	zassert_str_equal(b, "-5 text c 0xff");
	zassert_equal(sprintf(b, "%5.3d|%-5s|", 7, "ab"), 12);
	zassert_str_equal(b, "  007|ab   |");
	zassert_equal(vs(b, sizeof(b), "%u%%", 99), 3);
	zassert_str_equal(b, "99%");
}

ZTEST(libc_stdio, test_snprintf_bounds)
{
	char b[8];

	for (size_t n = 0; n <= sizeof(b); n++) {
		memset(b, '#', sizeof(b));
		zassert_equal(snprintf(b, n, "%s", "abcdef"), 6, "%zu", n);
		if (n > 0) {
			zassert_equal(strlen(b), MIN(n - 1, 6));
			zassert_equal(memcmp(b, "abcdef", MIN(n - 1, 6)), 0);
		}
		if (n < sizeof(b)) {
			zassert_equal(b[n], '#', "wrote behind %zu", n);
		}
	}
	zassert_equal(snprintf(NULL, 0, "%d", 12345), 5);
}

ZTEST(libc_stdio, test_inttypes)
{
	char b[128];

	snprintf(b, sizeof(b),
		 "%" PRId8 " %" PRIu16 " %" PRIx32 " %" PRId64 " %" PRIu64 " %" PRIdMAX " %" PRIxPTR
		 " %zu %td",
		 (int8_t)-1, (uint16_t)65535, (uint32_t)0xdeadbeef, INT64_MIN, UINT64_MAX,
		 (intmax_t)-2, (uintptr_t)0x10, (size_t)3, (ptrdiff_t)-4);
	zassert_str_equal(b,
			  "-1 65535 deadbeef -9223372036854775808 18446744073709551615 -2 10 3 -4");
}

/* What is printed is seen by the person who reads the log; here only that all is accepted. */
ZTEST(libc_stdio, test_streams)
{
	zassert_equal(printf("printf %d\n", 1), 9);
	zassert_equal(fprintf(stdout, "fprintf %d\n", 2), 10);
	zassert_equal(fprintf(stderr, "fprintf %d\n", 3), 10);
	zassert_true(puts("puts") >= 0);
	zassert_true(fputs("fputs\n", stdout) >= 0);
	zassert_equal(putchar('.'), '.');
	zassert_equal(fputc('.', stdout), '.');
	zassert_equal(putc('\n', stdout), '\n');
	zassert_equal(fwrite("ab\ncd\n", 3, 2, stdout), 2);
	fflush(stdout);
}
