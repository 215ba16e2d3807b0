/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/irq.h>
#include <zephyr/sys/poweroff.h>

FUNC_NORETURN void sys_poweroff(void)
{
	(void)irq_lock();
	z_sys_poweroff();
}
