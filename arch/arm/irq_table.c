/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The table of handlers in RAM (CONFIG_GEN_SW_ISR_TABLE): all lines enter by _isr_wrapper().
 */
#include "arch/arch.h"

#include <errno.h>
#include <zephyr/irq.h>
#include <zephyr/sw_isr_table.h>

struct _isr_table_entry _sw_isr_table[CONFIG_NUM_IRQS];

void z_arm_irq_table_init(void)
{
	for (unsigned int irq = 0; irq < CONFIG_NUM_IRQS; irq++) {
		_sw_isr_table[irq].isr = z_irq_spurious;
	}
}

void _isr_wrapper(void)
{
	const struct _isr_table_entry *entry = &_sw_isr_table[z_arm_exception_number() - 16U];

	if (entry->isr == z_irq_spurious) {
		z_fatal_error(K_ERR_SPURIOUS_IRQ, NULL);
		return;
	}
	ARCH_ISR_DIRECT_PM();
	ARCH_ISR_DIRECT_HEADER();
	entry->isr(entry->arg);
	ARCH_ISR_DIRECT_FOOTER(0);
}

#ifndef CONFIG_SHARED_INTERRUPTS
void z_isr_install(unsigned int irq, void (*isr)(const void *arg), const void *arg)
{
	unsigned int key = arch_irq_lock();

	_sw_isr_table[irq].arg = arg;
	_sw_isr_table[irq].isr = isr;
	arch_irq_unlock(key);
}
#endif

#ifdef CONFIG_DYNAMIC_INTERRUPTS
int arch_irq_connect_dynamic(unsigned int irq, unsigned int priority,
			     void (*routine)(const void *parameter), const void *parameter,
			     uint32_t flags)
{
	if (irq >= CONFIG_NUM_IRQS) {
		return -EINVAL;
	}
	z_isr_install(irq, routine, parameter);
	z_arm_irq_priority_set(irq, priority, flags);
	return (int)irq;
}
#endif
