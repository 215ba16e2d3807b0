/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupt lines of the NVIC: on, off, priority; and the table of handlers in RAM, where one is
 * wanted.
 */
#include "arch/arch.h"
#include "switch.h"

#include <cmsis_core.h>
#include <zephyr/pm/pm.h>

void arch_irq_enable(unsigned int irq)
{
	NVIC_EnableIRQ((IRQn_Type)irq);
}

void arch_irq_disable(unsigned int irq)
{
	NVIC_DisableIRQ((IRQn_Type)irq);
}

int arch_irq_is_enabled(unsigned int irq)
{
	return (int)NVIC_GetEnableIRQ((IRQn_Type)irq);
}

void z_arm_irq_priority_set(unsigned int irq, unsigned int prio, uint32_t flags)
{
	unsigned int level = prio + Z_ARM_IRQ_PRIO_OFFSET;

	if (IS_ENABLED(CONFIG_ZERO_LATENCY_IRQS) && (flags & IRQ_ZERO_LATENCY) != 0) {
		level = (Z_ARM_ZLI_LEVELS == 1) ? Z_ARM_FAULT_LEVELS : prio + Z_ARM_FAULT_LEVELS;
		__ASSERT(level < Z_ARM_IRQ_PRIO_OFFSET,
			 "priority %u of line %u: zero-latency ones are below %d", prio, irq,
			 Z_ARM_ZLI_LEVELS);
	}
	__ASSERT(level < BIT(CONFIG_ARM_NUM_IRQ_PRIO_BITS),
		 "priority %u of line %u: the last one is %lu", prio, irq,
		 BIT(CONFIG_ARM_NUM_IRQ_PRIO_BITS) - 1 - Z_ARM_IRQ_PRIO_OFFSET);
	NVIC_SetPriority((IRQn_Type)irq, level);
}

#ifdef CONFIG_ZERO_LATENCY_IRQS
/*
 * Lines that nobody connects must not stand above irq_lock() by accident. From here on BASEPRI is
 * the lock, not PRIMASK, which the start code set.
 */
void z_arm_irq_init(void)
{
	for (unsigned int irq = 0; irq < CONFIG_NUM_IRQS; irq++) {
		NVIC_SetPriority((IRQn_Type)irq, Z_ARM_IRQ_PRIO_OFFSET);
	}
	(void)arch_irq_lock();
	__enable_irq();
}
#endif

#ifdef CONFIG_PM
void z_arm_isr_pm(void)
{
	pm_system_resume();
}
#endif

#if defined(CONFIG_TRACING_ISR) || defined(CONFIG_PM)
void z_arm_isr_observed(const void *arg, void (*isr)(const void *arg))
{
	ARCH_ISR_DIRECT_PM();
	ARCH_ISR_DIRECT_HEADER();
	isr(arg);
	ARCH_ISR_DIRECT_FOOTER(0);
}
#endif

#ifndef CONFIG_MULTITHREADING
/* As in switch.c, but there is nothing to resume. */
NAKED void z_arm_svc(void)
{
	__asm__ volatile("mov r0, r5\n\t"
			 "bx r4");
}
#endif

#ifdef CONFIG_IRQ_OFFLOAD
/*
 * From a thread: an SVC, whose handler jumps to the routine. It has the highest level, so BASEPRI
 * may keep all else off meanwhile, and a caller that has interrupts locked is served too: SVC would
 * escalate to a HardFault under PRIMASK. In a handler there is nothing to enter.
 */
void arch_irq_offload(irq_offload_routine_t routine, const void *parameter)
{
	uint32_t primask = __get_PRIMASK();

	if (IS_ENABLED(CONFIG_IRQ_OFFLOAD_NESTED) && arch_is_in_isr()) {
		routine(parameter);
		return;
	}
	register irq_offload_routine_t r4 __asm__("r4") = routine;
	register const void *r5 __asm__("r5") = parameter;
#ifdef CONFIG_CPU_CORTEX_M_HAS_BASEPRI
	uint32_t basepri = __get_BASEPRI();

	__set_BASEPRI(Z_ARM_PRIO(1));
#endif
	__enable_irq();
	__asm__ volatile("svc " SVC_IRQ_OFFLOAD
			 :
			 : "r"(r4), "r"(r5)
			 : "memory");
	__set_PRIMASK(primask);
#ifdef CONFIG_CPU_CORTEX_M_HAS_BASEPRI
	__set_BASEPRI(basepri);
#endif
}
#endif
