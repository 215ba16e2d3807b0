/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The console on the host process's standard output, without a UART in between.
 */
#include <nsi_uart.h>
#include <zephyr/drivers/console/posix_arch_console.h>
#include <zephyr/init.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/sys/printk-hooks.h>

static int console_out(int c)
{
	char ch = (char)c;

	nsi_uart_write(nsi_uart_open_stdinout(), &ch, 1);
	return c;
}

void posix_flush_stdout(void)
{
	nsi_uart_flush(nsi_uart_open_stdinout());
}

static int native_console_init(void)
{
	if (IS_ENABLED(CONFIG_PRINTK)) {
		__printk_hook_install(console_out);
	}
	if (IS_ENABLED(CONFIG_STDOUT_CONSOLE) && !IS_ENABLED(CONFIG_EXTERNAL_LIBC)) {
		__stdout_hook_install(console_out);
	}
	return 0;
}

SYS_INIT(native_console_init, PRE_KERNEL_1, CONFIG_POSIX_ARCH_CONSOLE_INIT_PRIORITY);
