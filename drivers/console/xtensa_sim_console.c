/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The console on the standard output of an Xtensa simulator.
 */
#include <zephyr/arch/xtensa/simcall.h>
#include <zephyr/init.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/sys/printk-hooks.h>

#define STDOUT 1

static int console_out(int c)
{
	char ch = (char)c;

	(void)xtensa_simcall(XTENSA_SIM_WRITE, STDOUT, (uint32_t)&ch, 1);
	return c;
}

static int init(void)
{
	if (IS_ENABLED(CONFIG_PRINTK)) {
		__printk_hook_install(console_out);
	}
	if (IS_ENABLED(CONFIG_STDOUT_CONSOLE)) {
		__stdout_hook_install(console_out);
	}
	return 0;
}

SYS_INIT(init, PRE_KERNEL_1, CONFIG_CONSOLE_INIT_PRIORITY);
