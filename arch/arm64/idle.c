/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Waiting, stopping and starting over.
 *
 * WFI ends when an interrupt is pending, also while it is masked: that closes the gap between a
 * look at the state of things and going to sleep.
 */
#include "context.h"
#include "arch/arch.h"

#include <zephyr/arch/common/semihost.h>

void arch_cpu_idle(void)
{
	__asm__ volatile("dsb sy\n\twfi\n\tmsr daifclr, #2" : : : "memory");
}

void arch_cpu_atomic_idle(unsigned int key)
{
	__asm__ volatile("msr daifset, #2\n\tdsb sy\n\twfi" : : : "memory");
	arch_irq_unlock(key);
}

FUNC_NORETURN __weak void arch_system_halt(unsigned int reason)
{
	(void)arch_irq_lock();
#ifdef CONFIG_SEMIHOST
	semihost_exit((int)reason + 1);
#else
	ARG_UNUSED(reason);
#endif
	for (;;) {
		__asm__ volatile("wfi");
	}
}

void sys_arch_reboot(int type);

__weak void sys_arch_reboot(int type)
{
	ARG_UNUSED(type);
	(void)z_arm64_psci(PSCI_SYSTEM_RESET, 0, 0, 0);
}
