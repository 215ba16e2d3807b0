/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The console in memory: a debugger reads ram_console_buf. The last byte stays NUL.
 */

#include <zephyr/kernel.h>
#include <zephyr/init.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/sys/printk-hooks.h>

char ram_console_buf[CONFIG_RAM_CONSOLE_BUFFER_SIZE];

static unsigned int pos;

static int ram_console_out(int c)
{
	ram_console_buf[pos] = (char)c;
	pos = (pos + 1) % (sizeof(ram_console_buf) - 1);
	return c;
}

static int ram_console_init(void)
{
	if (IS_ENABLED(CONFIG_STDOUT_CONSOLE)) {
		__stdout_hook_install(ram_console_out);
	}
	if (IS_ENABLED(CONFIG_PRINTK)) {
		__printk_hook_install(ram_console_out);
	}
	return 0;
}

SYS_INIT(ram_console_init, PRE_KERNEL_1, CONFIG_CONSOLE_INIT_PRIORITY);
