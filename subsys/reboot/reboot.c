/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/reboot.h>

/* The platform's part: returns if it can not. */
void sys_arch_reboot(int type);

FUNC_NORETURN void sys_reboot(int type)
{
	(void)irq_lock();
	if (IS_ENABLED(CONFIG_SYSTEM_CLOCK_DISABLE)) {
		sys_clock_disable();
	}
	sys_arch_reboot(type);

	printk("Failed to reboot: spinning endlessly...\n");
	for (;;) {
		k_cpu_idle();
	}
}
