/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Waiting, stopping and starting over.
 *
 * WFI ends when an interrupt is pending that PRIMASK alone keeps from being taken: that closes the
 * gap between a look at the state of things and going to sleep. A line held off by BASEPRI does not
 * end it.
 */
#include "arch/arch.h"

#include <cmsis_core.h>
#include <zephyr/arch/common/semihost.h>

void arch_cpu_idle(void)
{
	__DSB();
	__WFI();
	__enable_irq();
}

void arch_cpu_atomic_idle(unsigned int key)
{
	__disable_irq();
#ifdef CONFIG_ZERO_LATENCY_IRQS
	__set_BASEPRI(0);
#endif
	__DSB();
	__WFI();
	arch_irq_unlock(key);
#ifdef CONFIG_ZERO_LATENCY_IRQS
	__enable_irq();
#endif
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

void sys_arch_reboot(int type);

__weak void sys_arch_reboot(int type)
{
	ARG_UNUSED(type);
	NVIC_SystemReset();
}
