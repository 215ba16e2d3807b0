/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The functions of <stdio.h> that write to stdout, straight to the console's hook: no FILE is
 * linked.
 */

#include <stdarg.h>
#include <stdio.h>
#include <zephyr/sys/cbprintf.h>
#include "stdout.h"

#undef putchar

int vprintf(const char *format, va_list ap)
{
	return z_stdout_vprintf(format, ap);
}

int printf(const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vprintf(format, ap);
	va_end(ap);
	return rc;
}

int putchar(int c)
{
	return z_stdout_put((unsigned char)c);
}

int puts(const char *s)
{
	while (*s != '\0') {
		if (putchar(*s++) == EOF) {
			return EOF;
		}
	}
	return putchar('\n') == EOF ? EOF : 0;
}
