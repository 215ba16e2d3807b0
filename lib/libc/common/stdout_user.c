/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * stdout where there are user threads: these can not call the console, so they write by system
 * calls, of several characters where possible.
 */

#include <stdio.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/libc-hooks.h>
#include "stdout.h"

struct collected {
	int used;
	char text[CONFIG_PRINTK_BUFFER_SIZE];
};

static void flush_collected(struct collected *c)
{
	(void)zephyr_write_stdout(c->text, c->used);
	c->used = 0;
}

static int collect(int ch, void *ctx)
{
	struct collected *c = ctx;

	c->text[c->used++] = (char)ch;
	if (c->used == (int)sizeof(c->text)) {
		flush_collected(c);
	}
	return ch;
}

int z_stdout_put(int c)
{
	char ch = (char)c;

	if (!k_is_user_context()) {
		return z_stdout_hook(c);
	}
	(void)zephyr_write_stdout(&ch, 1);
	return c;
}

int z_stdout_vprintf(const char *format, va_list ap)
{
	struct collected c = {.used = 0};
	int ret;

	if (!k_is_user_context()) {
		return cbvprintf(z_cbprintf_to_hook, &z_stdout_hook, format, ap);
	}
	ret = cbvprintf(collect, &c, format, ap);
	flush_collected(&c);
	return ret;
}
