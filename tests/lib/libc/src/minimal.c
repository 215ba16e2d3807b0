/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What only our own C library has in this form: streams on two hooks, a day of 26 characters, and
 * functions that other libraries have not or do differently.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/ztest.h>
#include "lib/libc/common/stdout.h"

static int (*console)(int c);
static char out[64];
static size_t out_len, out_room;

/* Takes what is printed until there is no more room. */
static int capture(int c)
{
	if (out_len >= out_room) {
		return EOF;
	}
	out[out_len++] = (char)c;
	return c;
}

static void capture_start(size_t room)
{
	console = z_stdout_hook;
	memset(out, 0, sizeof(out));
	out_len = 0;
	out_room = room;
	__stdout_hook_install(capture);
}

static void capture_end(void)
{
	__stdout_hook_install(console);
}

static const char *typed;

static unsigned char key(void)
{
	return *typed != '\0' ? (unsigned char)*typed++ : '\n';
}

static int call_vsprintf(char *s, const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vsprintf(s, format, ap);
	va_end(ap);
	return rc;
}

ZTEST(libc_minimal, test_output)
{
	char b[8];
	int two, four, none, line;

	capture_start(sizeof(out) - 1);
	two = fprintf(stderr, "%d", 42);
	(void)fputs("ab", stdout);
	(void)putc('c', stderr);
	four = (int)fwrite("123456", 2, 2, stdout);
	none = (int)fwrite("x", 0, 5, stdout);
	(void)puts("!");
	capture_end();
	zassert_str_equal(out, "42abc1234!\n");
	zassert_equal(two, 2);
	zassert_equal(four, 2, "items, not bytes");
	zassert_equal(none, 0);

	capture_start(3);
	line = puts("abcdef");
	four = (int)fwrite("123456", 2, 2, stdout);
	none = fputs("x", stdout);
	capture_end();
	zassert_equal(line, EOF, "the hook takes no more");
	zassert_equal(four, 0);
	zassert_equal(none, EOF);
	zassert_str_equal(out, "abc");

	capture_start(3);
	line = puts("abc");
	capture_end();
	zassert_equal(line, EOF, "no room for the end of the line");

	zassert_equal(call_vsprintf(b, "%s-%d", "a", 5), 3);
	zassert_str_equal(b, "a-5");
	zassert_equal(sprintf(b, "%x", 255), 2);
	zassert_str_equal(b, "ff");
}

ZTEST(libc_minimal, test_no_such_stream)
{
	zassert_equal(fputc('x', stdin), EOF);
	zassert_equal(fputs("x", stdin), EOF);
	zassert_equal(fprintf(stdin, "x"), EOF);
	zassert_equal(fgetc(stdout), EOF);
	zassert_equal(ferror(stdout), 0);
	zassert_equal(fflush(stdout), 0);
}

ZTEST(libc_minimal, test_input)
{
	char b[8];

	__stdin_hook_install(key);
	typed = "xyone\ntwo and more";
	zassert_equal(getchar(), 'x');
	zassert_equal(getc(stdin), 'y');
	zassert_equal_ptr(fgets(b, sizeof(b), stdin), b);
	zassert_str_equal(b, "one\n");
	zassert_equal_ptr(fgets(b, 5, stdin), b);
	zassert_str_equal(b, "two ", "as much as there is room for");
	zassert_is_null(fgets(b, 1, stdin), "no room for a character");
	zassert_is_null(fgets(b, sizeof(b), stdout), "nothing can be read from there");

	typed = "ab\rcdefgh";
	zassert_equal(zephyr_read_stdin(b, sizeof(b)), 3);
	zassert_mem_equal(b, "ab\n", 3);
	zassert_equal(zephyr_read_stdin(b, 4), 4);
	zassert_mem_equal(b, "cdef", 4);
	zassert_equal(zephyr_read_stdin(b, 0), 0);
	zassert_equal(zephyr_read_stdin(b, sizeof(b)), 3);
	zassert_mem_equal(b, "gh\n", 3);
}

ZTEST(libc_minimal, test_write_stdout)
{
	int n;

	capture_start(sizeof(out) - 1);
	n = zephyr_write_stdout("a\0b", 3);
	capture_end();
	zassert_equal(n, 3);
	zassert_equal(out_len, 3);
	zassert_mem_equal(out, "a\0b", 3);
}

ZTEST(libc_minimal, test_errors_in_words)
{
	const char *words = IS_ENABLED(CONFIG_MINIMAL_LIBC_STRING_ERROR_TABLE)
				    ? "No such file or directory"
				    : "";
	char line[40], b[40] = "?";

	zassert_str_equal(strerror(ENOENT), words);
	zassert_str_equal(strerror(-1), "");
	zassert_str_equal(strerror(9999), "");
	zassert_ok(strerror_r(ENOENT, b, sizeof(b)));
	zassert_str_equal(b, words);
	if (*words != '\0') {
		zassert_equal(strerror_r(ENOENT, b, 8), ERANGE);
		zassert_str_equal(b, "No such");
	}

	(void)snprintf(line, sizeof(line), "open: %s\n", words);
	errno = ENOENT;
	capture_start(sizeof(out) - 1);
	perror("open");
	capture_end();
	zassert_str_equal(out, line);
	for (int i = 0; i < 2; i++) {
		capture_start(sizeof(out) - 1);
		perror(i == 0 ? NULL : "");
		capture_end();
		zassert_str_equal(out, line + strlen("open: "));
	}
}

ZTEST(libc_minimal, test_bounded_copies)
{
	char b[8];
	char *copy;

	zassert_equal(strlcpy(b, "abc", sizeof(b)), 3);
	zassert_str_equal(b, "abc");
	zassert_equal(strlcat(b, "defghij", sizeof(b)), 10, "what it tried to make");
	zassert_str_equal(b, "abcdefg");
	zassert_equal(strlcpy(b, "0123456789", 4), 10);
	zassert_str_equal(b, "012");
	zassert_equal(strlcpy(b, "xyz", 0), 3);
	zassert_str_equal(b, "012", "no room, not even for the end");
	zassert_equal(strlcat(b, "xyz", 2), 5, "b has no end within two characters");
	zassert_equal(strxfrm(b, "same", sizeof(b)), 4);
	zassert_str_equal(b, "same");
	zassert_true(strcoll("a", "b") < 0 && strcoll("b", "a") > 0 && strcoll("a", "a") == 0);

	copy = strdup("copied");
	zassert_str_equal(copy, "copied");
	free(copy);
	copy = strndup("copied", 3);
	zassert_str_equal(copy, "cop");
	free(copy);
	copy = malloc(7000);
	if (copy != NULL) {
		memset(copy, 'x', 6999);
		copy[6999] = '\0';
		zassert_is_null(strdup(copy), "there is no room for a second one");
		free(copy);
	}
}

ZTEST(libc_minimal, test_more_searches)
{
	static const char text[] = "abcabd";
	char list[] = "a,,b", rest[] = ",,";
	char *at = list;

	zassert_str_equal(strcasestr("Hello World", "WORLD"), "World");
	zassert_str_equal(strcasestr("abc", ""), "abc");
	zassert_is_null(strcasestr("abc", "abcd"));
	zassert_str_equal(strpbrk("key=value", "=:"), "=value");
	zassert_is_null(strpbrk("key", "=:"));
	zassert_str_equal(strsep(&at, ","), "a");
	zassert_str_equal(strsep(&at, ","), "");
	zassert_str_equal(strsep(&at, ","), "b");
	zassert_is_null(at);
	zassert_is_null(strsep(&at, ","));
	strcpy(list, "a,,b");
	zassert_str_equal(strtok(list, ","), "a");
	zassert_str_equal(strtok(NULL, ","), "b");
	zassert_is_null(strtok(NULL, ","));
	zassert_is_null(strtok(rest, ","), "separators only");

	zassert_equal_ptr(memrchr(rest, ',', 2), &rest[1]);
	zassert_is_null(memrchr(rest, 'x', 2));
	zassert_equal_ptr(memmem(text, 6, "abd", 3), &text[3]);
	zassert_equal_ptr(memmem(text, 6, "", 0), text);
	zassert_is_null(memmem("abc", 3, "abd", 3));
	zassert_is_null(memmem("ab", 2, "abd", 3));
	zassert_equal_ptr(mempcpy(list, "xyz", 3), &list[3]);
}

ZTEST(libc_minimal, test_arrays)
{
	int *p = reallocarray(NULL, 4, sizeof(int));

	zassert_not_null(p);
	p[3] = 7;
	p = reallocarray(p, 40, sizeof(int));
	zassert_not_null(p);
	zassert_equal(p[3], 7);
	errno = 0;
	zassert_is_null(calloc(1, 100000), "there is not as much");
	zassert_equal(errno, ENOMEM);
	free(p);
}

ZTEST(libc_minimal, test_numbers)
{
	static const char digits[] = "12";
	char *end = NULL;

	zassert_equal(strtol(digits, &end, 99), 0);
	zassert_equal_ptr(end, digits, "nothing was read");
	zassert_equal(strtoul("-0x", &end, 16), 0);
	zassert_equal(*end, 'x');
	zassert_equal(strtoimax("-12", NULL, 0), -12);
	zassert_equal(strtoumax("0x10", NULL, 0), 16);
	zassert_equal(atol("-77x"), -77);
	zassert_equal(atoll("1234567890123"), 1234567890123LL);
	zassert_equal(strtol("12", NULL, 37), 0);
	zassert_equal(errno, EINVAL);
	errno = 0;
	zassert_equal(strtol("12", NULL, 1), 0);
	zassert_equal(errno, EINVAL);
	errno = 0;
	zassert_equal(strtol("12", NULL, -1), 0);
	zassert_equal(errno, EINVAL);
	zassert_equal(strtol("\t\v\r\n +5", NULL, 10), 5);
	zassert_equal(strtol("z{", NULL, 36), 35, "beyond z is no digit");
	zassert_equal(strtol("@", NULL, 36), 0);
}

ZTEST(libc_minimal, test_rand)
{
	int first, second;

	srand(5);
	first = rand();
	second = rand();
	srand(5);
	zassert_equal(rand(), first, "the seed decides");
	zassert_equal(rand(), second);
	zassert_not_equal(first, second);
	zassert_between_inclusive(first, 0, RAND_MAX);
}

ZTEST(libc_minimal, test_dates_as_text)
{
	const time_t t = 951782400; /* a leap day */
	struct tm tm = {.tm_wday = 7, .tm_mon = 12, .tm_mday = 1, .tm_year = 99};
	char b[26];

	zassert_str_equal(ctime_r(&t, b), "Tue Feb 29 00:00:00 2000\n");
	zassert_str_equal(ctime(&t), b);
	zassert_str_equal(asctime(gmtime(&t)), b);
	zassert_str_equal(asctime(localtime(&t)), b);
	zassert_str_equal(asctime_r(&tm, b), "??? ???  1 00:00:00 1999\n");
	tm.tm_wday = -1;
	tm.tm_mon = -1;
	zassert_str_equal(asctime_r(&tm, b), "??? ???  1 00:00:00 1999\n");
}

ZTEST(libc_minimal, test_clocks)
{
	time_t now, before = time(NULL);
	clock_t us = clock();

	k_sleep(K_SECONDS(3));
	zassert_equal(time(&now) - before, 3);
	zassert_equal(now - before, 3);
	zassert_within((int64_t)(clock() - us), 3000000, 100000, "microseconds");
}

ZTEST(libc_minimal, test_environment)
{
	zassert_is_null(getenv("PATH"));
	zassert_not_equal(atexit(NULL), 0, "it would never be called");
}

ZTEST_SUITE(libc_minimal, NULL, NULL, NULL, NULL, NULL);
