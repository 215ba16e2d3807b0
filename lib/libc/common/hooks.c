/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * stdin and stdout: one hook each, installed by the console driver.
 */

#include <zephyr/kernel.h>
#include <zephyr/sys/libc-hooks.h>
#include "stdout.h"

#ifdef Z_LIBC_PARTITION_EXISTS
K_APPMEM_PARTITION_DEFINE(z_libc_partition);
#endif

static int no_out(int c)
{
	ARG_UNUSED(c);
	return EOF;
}

static unsigned char no_in(void)
{
	return 0;
}

int (*z_stdout_hook)(int c) = no_out;
static unsigned char (*in_hook)(void) = no_in;

void __stdout_hook_install(int (*hook)(int c))
{
	z_stdout_hook = hook;
}

void __stdin_hook_install(unsigned char (*hook)(void))
{
	in_hook = hook;
}

int z_stdin_get(void)
{
	return in_hook();
}

int z_impl_zephyr_write_stdout(const void *buf, int nbytes)
{
	const unsigned char *p = buf;

	for (int i = 0; i < nbytes; i++) {
		(void)z_stdout_hook(p[i]);
	}
	return nbytes;
}

/* Up to the end of a line, which is echoed by whoever reads. */
int z_impl_zephyr_read_stdin(char *buf, int nbytes)
{
	int n = 0;

	while (n < nbytes) {
		buf[n] = (char)in_hook();
		if (buf[n] == '\n' || buf[n] == '\r') {
			buf[n++] = '\n';
			break;
		}
		n++;
	}
	return n;
}
