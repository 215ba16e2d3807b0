/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The standard streams as picolibc's FILE, and printing to any FILE with our formatter.
 */

#include <stdarg.h>
#include <stdio.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/libc-hooks.h>
#include "../common/stdout.h"

#undef vfprintfcb
#undef fprintfcb

static int put(char c, FILE *f)
{
	(void)f;
	return z_stdout_put((unsigned char)c);
}

static int get(FILE *f)
{
	(void)f;
	return z_stdin_get();
}

/* user threads read it too */
static Z_LIBC_DATA FILE console = FDEV_SETUP_STREAM(put, get, NULL, _FDEV_SETUP_RW);

FILE *const stdin = &console;
FILE *const stdout = &console;
FILE *const stderr = &console;

static int file_put(int c, void *ctx)
{
	FILE *f = ctx;

	return f->put((char)c, f);
}

int vfprintf(FILE *f, const char *format, va_list ap)
{
	if ((f->flags & __SWR) == 0) {
		return EOF;
	}
	return cbvprintf(file_put, f, format, ap);
}

int fprintf(FILE *f, const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vfprintf(f, format, ap);
	va_end(ap);
	return rc;
}
