/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* There is nothing to exit to: the system stops, the other threads with it. */

#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

FUNC_NORETURN void _exit(int status)
{
	ARG_UNUSED(status);
	printk("exit\n");
	(void)irq_lock();
	for (;;) {
	}
}
