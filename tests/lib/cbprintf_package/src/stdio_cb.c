/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * printfcb() and its kin: ours in formatting, the C library's in writing.
 */
#include <stdarg.h>
#include <stdio.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(stdio_cb, NULL, NULL, NULL, NULL, NULL);

static int call_vfprintfcb(FILE *stream, const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vfprintfcb(stream, format, ap);
	va_end(ap);
	return rc;
}

static int call_vprintfcb(const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vprintfcb(format, ap);
	va_end(ap);
	return rc;
}

ZTEST(stdio_cb, test_stdout)
{
	zassert_equal(printfcb("printfcb %d\n", 12), 12);
	zassert_equal(call_vprintfcb("vprintfcb %s\n", "x"), 12);
	zassert_equal(fprintfcb(stdout, "%5d|\n", 3), 7);
}

#ifdef CONFIG_NATIVE_APPLICATION
ZTEST(stdio_cb, test_streams)
{
	char b[32] = "";
	FILE *stream = fmemopen(b, sizeof(b), "w");

	zassert_not_null(stream);
	zassert_equal(fprintfcb(stream, "%d-%s", 5, "five"), 6);
	zassert_equal(call_vfprintfcb(stream, "|%04x", 0xab), 5);
	zassert_ok(fclose(stream));
	zassert_str_equal(b, "5-five|00ab");

	stream = fmemopen(b, 2, "r");
	zassert_not_null(stream);
	zassert_true(fprintfcb(stream, "%d", 5) < 0, "it can not be written to");
	zassert_ok(fclose(stream));
}
#endif
