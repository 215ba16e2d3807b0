/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * From reset to the kernel, idling, stopping.
 */
#include "arch/arch.h"

/*
 * TODO: where the CPU begins; set the boot stack first, which takes a few instructions of assembly.
 */
void z_template_start(void)
{
	/* TODO: interrupts off, copy .data, clear .bss */
	z_kernel_start();
}

void arch_init(void)
{
	/* TODO: vectors, fault handlers, interrupt priorities */
}

void arch_cpu_idle(void)
{
	/* TODO: interrupts on, wait for one */
}

void arch_cpu_atomic_idle(unsigned int key)
{
	/* TODO: wait for a pending interrupt, without a gap before the unlock */
	arch_irq_unlock(key);
}

FUNC_NORETURN __weak void arch_system_halt(unsigned int reason)
{
	ARG_UNUSED(reason);
	(void)arch_irq_lock();
	for (;;) {
	}
}
