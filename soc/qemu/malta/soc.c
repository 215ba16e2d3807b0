/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Ways to stop the board: the emulator's process ends by its "UHI" calls, with a status; a real one
 * by its reset register.
 */
#include <zephyr/kernel.h>

#define SOFTRES       0xbf000500
#define SOFTRES_RESET 0x42

void sys_arch_reboot(int type);
FUNC_NORETURN void arch_system_halt(unsigned int reason);

void sys_arch_reboot(int type)
{
	ARG_UNUSED(type);
	sys_write32(SOFTRES_RESET, SOFTRES);
	for (;;) {
	}
}

FUNC_NORETURN void arch_system_halt(unsigned int reason)
{
	register uint32_t a0 __asm__("$4") = reason + 1U;
	register uint32_t t9 __asm__("$25") = 1; /* exit */

	(void)arch_irq_lock();
	__asm__ volatile("sdbbp 1" : : "r"(a0), "r"(t9) : "memory");
	for (;;) {
	}
}
