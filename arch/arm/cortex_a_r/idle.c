/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Waiting, stopping and starting over. WFI ends when an interrupt is pending also while interrupts
 * are locked: that closes the gap between a look at the state of things and going to sleep.
 */
#include "cpu.h"

#include <zephyr/arch/common/semihost.h>

void arch_cpu_idle(void)
{
	__asm__ volatile("cpsid i\n\tdsb\n\twfi\n\tcpsie i" : : : "memory");
}

void arch_cpu_atomic_idle(unsigned int key)
{
	__asm__ volatile("cpsid i\n\tdsb\n\twfi" : : : "memory");
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
	}
}

/* How to reset is the SoC's business: one that can has a function of this name. */
void sys_arch_reboot(int type);

__weak void sys_arch_reboot(int type)
{
	arch_system_halt((unsigned int)type);
}

#ifdef CONFIG_SEMIHOST
long semihost_exec(enum semihost_instr instr, void *args)
{
	register long r0 __asm__("r0") = (long)instr;
	register void *r1 __asm__("r1") = args;

#ifdef __thumb__
	__asm__ volatile("svc 0xab" : "+r"(r0) : "r"(r1) : "memory", "lr");
#else
	__asm__ volatile("svc 0x123456" : "+r"(r0) : "r"(r1) : "memory", "lr");
#endif
	return r0;
}
#endif
