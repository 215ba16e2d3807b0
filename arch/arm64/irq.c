/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts: taking one, running its handler, deciding who runs afterwards; connecting handlers.
 *
 * A handler runs with interrupts on; the interrupt controller lets only more urgent lines through.
 */
#include "context.h"
#include "arch/arch.h"

#include <errno.h>
#include <zephyr/drivers/interrupt_controller/gic.h>
#include <zephyr/irq.h>
#include <zephyr/sw_isr_table.h>

#ifdef CONFIG_GEN_SW_ISR_TABLE
struct _isr_table_entry _sw_isr_table[CONFIG_NUM_IRQS];
#define NOBODY z_irq_spurious

void z_arm64_irq_table_init(void)
{
	for (unsigned int irq = 0; irq < CONFIG_NUM_IRQS; irq++) {
		_sw_isr_table[irq].isr = NOBODY;
	}
}
#else
extern const struct _isr_table_entry z_arm64_isr_table[]; /* made by the linker */
#define _sw_isr_table z_arm64_isr_table
#define NOBODY        NULL
#endif

static ALWAYS_INLINE void run_handler(unsigned int irq)
{
	const struct _isr_table_entry *entry = &_sw_isr_table[irq];

	if (irq >= CONFIG_NUM_IRQS || entry->isr == NOBODY) {
		z_fatal_error(K_ERR_SPURIOUS_IRQ, NULL);
		return;
	}
	z_arm64_isr_enter();
	__asm__ volatile("msr daifclr, #2" : : : "memory");
	entry->isr(entry->arg);
	__asm__ volatile("msr daifset, #2" : : : "memory");
	z_arm64_isr_exit();
}

__used void z_arm64_irq_nested(void)
{
	unsigned int irq = arm_gic_get_active();

	if (irq >= GIC_INTID_SPURIOUS) {
		return;
	}
	if (irq >= GIC_PPI_INT_BASE) {
		run_handler(irq);
	} else if (irq == Z_ARM64_SGI_SCHED) {
		z_arm64_user_tables();
		z_arm64_ipi();
	}
	arm_gic_eoi(irq);
}

#ifdef CONFIG_MULTITHREADING
__used struct z_arm64_exit z_arm64_irq(void)
{
	struct k_thread *prev = _current_cpu->current;

	z_arm64_irq_nested();
	return z_arm64_leave(prev);
}
#endif

void arch_irq_enable(unsigned int irq)
{
	arm_gic_irq_enable(irq);
}

void arch_irq_disable(unsigned int irq)
{
	arm_gic_irq_disable(irq);
}

int arch_irq_is_enabled(unsigned int irq)
{
	return (int)arm_gic_irq_is_enabled(irq);
}

void z_arm64_irq_priority_set(unsigned int irq, unsigned int prio, uint32_t flags)
{
	arm_gic_irq_set_priority(irq, prio, flags);
}

#if defined(CONFIG_GEN_SW_ISR_TABLE) && !defined(CONFIG_SHARED_INTERRUPTS)
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
	z_arm64_irq_priority_set(irq, priority, flags);
	return (int)irq;
}
#endif

#ifdef CONFIG_IRQ_OFFLOAD
/*
 * A supervisor call enters a handler, also with interrupts locked. Its routine runs with interrupts
 * off: no other handler is inside at that moment. In a handler there is nothing to enter.
 */
void arch_irq_offload(irq_offload_routine_t routine, const void *parameter)
{
	if (arch_is_in_isr()) {
		routine(parameter);
		return;
	}
	register irq_offload_routine_t x0 __asm__("x0") = routine;
	register const void *x1 __asm__("x1") = parameter;

	__asm__ volatile("svc #1" : "+r"(x0), "+r"(x1) : : "memory");
}
#endif
