/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The functions of <stdio.h> that print, formatted here and written by the C library's fputc().
 */

#include <stdio.h>
#include <zephyr/sys/cbprintf.h>

#ifndef CONFIG_PICOLIBC /* there <zephyr/sys/cbprintf.h> maps these names to <stdio.h> */

static int put_char(int c, void *ctx)
{
	return fputc(c, ctx);
}

int vfprintfcb(FILE *stream, const char *format, va_list ap)
{
	return cbvprintf(put_char, stream, format, ap);
}

int fprintfcb(FILE *stream, const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vfprintfcb(stream, format, ap);
	va_end(ap);
	return rc;
}

int vprintfcb(const char *format, va_list ap)
{
	return vfprintfcb(stdout, format, ap);
}

int printfcb(const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vfprintfcb(stdout, format, ap);
	va_end(ap);
	return rc;
}

#endif
