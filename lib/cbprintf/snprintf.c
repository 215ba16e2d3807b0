/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Formatting into a buffer. The C library's snprintf() of targets where we provide it is
 * vsnprintfcb() too, so <zephyr/sys/cbprintf.h> maps these names to <stdio.h> there: undo that
 * here.
 */

#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/printk.h>

#undef vsnprintfcb
#undef snprintfcb
#undef vsnprintk
#undef snprintk

struct str_ctx {
	char *str;
	size_t room; /* characters that still fit, the NUL not counted */
};

static int str_out(int c, void *arg)
{
	struct str_ctx *ctx = arg;

	if (ctx->room > 0) {
		ctx->room--;
		*ctx->str++ = (char)c;
	}
	return 0;
}

int vsnprintfcb(char *str, size_t size, const char *format, va_list ap)
{
	struct str_ctx ctx = { .str = str, .room = size > 0 ? size - 1 : 0 };
	int rc = cbvprintf(str_out, &ctx, format, ap);

	if (size > 0) {
		*ctx.str = '\0';
	}
	return rc;
}

int snprintfcb(char *str, size_t size, const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vsnprintfcb(str, size, format, ap);
	va_end(ap);
	return rc;
}

#ifndef CONFIG_PICOLIBC
int vsnprintk(char *str, size_t size, const char *fmt, va_list ap)
{
	return vsnprintfcb(str, size, fmt, ap);
}

int snprintk(char *str, size_t size, const char *fmt, ...)
{
	va_list ap;
	int rc;

	va_start(ap, fmt);
	rc = vsnprintfcb(str, size, fmt, ap);
	va_end(ap);
	return rc;
}
#endif
