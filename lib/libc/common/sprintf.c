/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The functions of <stdio.h> that format into a string.
 */

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <zephyr/sys/cbprintf.h>

#undef vsnprintfcb

int vsnprintf(char *ZRESTRICT s, size_t len, const char *ZRESTRICT format, va_list ap)
{
	return vsnprintfcb(s, len, format, ap);
}

int snprintf(char *ZRESTRICT s, size_t len, const char *ZRESTRICT format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vsnprintfcb(s, len, format, ap);
	va_end(ap);
	return rc;
}

int vsprintf(char *ZRESTRICT s, const char *ZRESTRICT format, va_list ap)
{
	return vsnprintfcb(s, INT_MAX, format, ap);
}

int sprintf(char *ZRESTRICT s, const char *ZRESTRICT format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vsnprintfcb(s, INT_MAX, format, ap);
	va_end(ap);
	return rc;
}
