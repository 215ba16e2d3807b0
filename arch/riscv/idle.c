/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Waiting and stopping. WFI ends when an enabled interrupt is pending, also while mstatus.MIE keeps
 * it from being taken: that closes the gap between a look at the state of things and going to
 * sleep.
 */
#include "arch/arch.h"

void arch_cpu_idle(void)
{
	__asm__ volatile("csrci mstatus, 8\n\t"
			 "wfi\n\t"
			 "csrsi mstatus, 8"
			 :
			 :
			 : "memory");
}

void arch_cpu_atomic_idle(unsigned int key)
{
	__asm__ volatile("csrci mstatus, 8\n\t"
			 "wfi"
			 :
			 :
			 : "memory");
	arch_irq_unlock(key);
}

FUNC_NORETURN __weak void arch_system_halt(unsigned int reason)
{
	ARG_UNUSED(reason);
	(void)arch_irq_lock();
	for (;;) {
		__asm__ volatile("wfi");
	}
}
