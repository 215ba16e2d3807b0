/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Waiting and stopping. STI takes effect after the instruction that follows it: nothing comes
 * between it and HLT.
 */
#include "percpu.h"
#include "arch/arch.h"

void arch_cpu_idle(void)
{
	__asm__ volatile("sti\n\thlt" : : : "memory");
}

void arch_cpu_atomic_idle(unsigned int key)
{
	__asm__ volatile("sti\n\thlt" : : : "memory");
	arch_irq_unlock(key);
}

/* QEMU's isa-debug-exit: its exit status is twice the value, plus one. */
#define DEBUG_EXIT_PORT 0xf4

FUNC_NORETURN __weak void arch_system_halt(unsigned int reason)
{
	(void)arch_irq_lock();
	if (IS_ENABLED(CONFIG_QEMU_TARGET)) {
		sys_out8((uint8_t)reason, DEBUG_EXIT_PORT);
	}
	for (;;) {
		__asm__ volatile("hlt");
	}
}

void sys_arch_reboot(int type);

/* The reset register of the chip set, then the keyboard controller's line. */
__weak void sys_arch_reboot(int type)
{
	ARG_UNUSED(type);
	sys_out8(0x06, 0xcf9);
	sys_out8(0xfe, 0x64);
}
