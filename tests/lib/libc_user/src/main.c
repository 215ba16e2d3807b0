/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Standard output and strings of the C library in user threads. What arrives is on the console;
 * here it must not fault, and count right.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zephyr/ztest.h>

ZTEST_USER(libc_user, test_printf)
{
	zassert_equal(printf("a line of a user, longer than what is collected at once: %d\n", 4711),
		      62);
	zassert_equal(printf("%s", ""), 0);
	zassert_true(puts("puts") >= 0);
	zassert_equal(putchar('\n'), '\n');
	zassert_equal(fprintf(stdout, "%c%c\n", 'o', 'k'), 3);
	zassert_equal(fputc('\n', stderr), '\n');
}

ZTEST_USER(libc_user, test_strings)
{
	char text[32];

	zassert_equal(snprintf(text, sizeof(text), "%04x %s", 0xbeef, "end"), 8);
	zassert_str_equal(text, "beef end");
	zassert_equal(strtol("-12x", NULL, 10), -12);
	(void)memset(text, 0, sizeof(text));
	zassert_equal(strlen(text), 0);
}

ZTEST_USER(libc_user, test_errno)
{
	errno = 17;
	zassert_equal(errno, 17);
}

ZTEST_SUITE(libc_user, NULL, NULL, NULL, NULL, NULL);
