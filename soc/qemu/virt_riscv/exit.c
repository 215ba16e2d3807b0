/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * QEMU's test device ends the run: with status 0, with another one, or by a reset.
 */
#include <zephyr/kernel.h>
#include <zephyr/sys/sys_io.h>

#define TEST_DEVICE 0x100000UL
#define FAIL        0x3333U /* status in the upper half */
#define RESET       0x7777U

FUNC_NORETURN void arch_system_halt(unsigned int reason)
{
	(void)arch_irq_lock();
	sys_write32(((reason + 1U) << 16) | FAIL, TEST_DEVICE);
	for (;;) {
	}
}

void sys_arch_reboot(int type)
{
	ARG_UNUSED(type);
	sys_write32(RESET, TEST_DEVICE);
}
