/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts: the table of handlers, lines on and off. The core's own are bits of mie; the others
 * are the platform's controller's (drivers/interrupt_controller/intc_plic.c).
 *
 * The table's second part is in an image only if something there refers to it.
 */
#include "port.h"
#include "arch/arch.h"

#include <errno.h>
#include <zephyr/irq.h>
#include <zephyr/irq_multilevel.h>
#include <zephyr/sw_isr_table.h>

#ifdef CONFIG_RISCV_HAS_PLIC
#include <zephyr/drivers/interrupt_controller/riscv_plic.h>
#define LOCAL_LINES CONFIG_2ND_LVL_ISR_TBL_OFFSET
#else
#define LOCAL_LINES CONFIG_NUM_IRQS
#endif

/* Side by side by their names' order, see the linker script: one table of CONFIG_NUM_IRQS. */
struct _isr_table_entry _sw_isr_table[LOCAL_LINES] __attribute__((section(".isr_table.1"))) = {
	[0 ... LOCAL_LINES - 1] = {.isr = z_irq_spurious},
};

void z_riscv_irq_connect_local(unsigned int irq, void (*isr)(const void *arg), const void *arg)
{
	_sw_isr_table[irq].arg = arg;
	_sw_isr_table[irq].isr = isr;
}

#ifdef CONFIG_RISCV_HAS_PLIC
struct _isr_table_entry z_riscv_plic_isr_table[CONFIG_NUM_IRQS - LOCAL_LINES]
	__attribute__((section(".isr_table.2"))) = {
		[0 ... CONFIG_NUM_IRQS - LOCAL_LINES - 1] = {.isr = z_irq_spurious},
};

static bool is_local(unsigned int irq)
{
	return irq_get_level(irq) == 1;
}

/* Place of a number in the whole table; -1 if it has none. */
static int index_of(unsigned int irq)
{
	if (is_local(irq)) {
		return (irq < LOCAL_LINES) ? (int)irq : -1;
	}
	irq = LOCAL_LINES + irq_from_level_2(irq);
	return (irq < CONFIG_NUM_IRQS) ? (int)irq : -1;
}
#else
static bool is_local(unsigned int irq)
{
	ARG_UNUSED(irq);
	return true;
}

static int index_of(unsigned int irq)
{
	return (irq < LOCAL_LINES) ? (int)irq : -1;
}

#define riscv_plic_irq_enable(irq)	       ARG_UNUSED(irq)
#define riscv_plic_irq_disable(irq)	       ARG_UNUSED(irq)
#define riscv_plic_irq_is_enabled(irq)	       0
#define riscv_plic_set_priority(irq, priority) ARG_UNUSED(priority)
#endif

#ifndef CONFIG_SHARED_INTERRUPTS
static struct _isr_table_entry *entry_of(unsigned int index)
{
#ifdef CONFIG_RISCV_HAS_PLIC
	if (index >= LOCAL_LINES) {
		return &z_riscv_plic_isr_table[index - LOCAL_LINES];
	}
#endif
	return &_sw_isr_table[index];
}

/* By the place in the table. */
void z_isr_install(unsigned int index, void (*isr)(const void *arg), const void *arg)
{
	struct _isr_table_entry *entry = entry_of(index);
	unsigned int key = arch_irq_lock();

	entry->arg = arg;
	entry->isr = isr;
	arch_irq_unlock(key);
}
#endif

void z_riscv_irq_connect(unsigned int irq, unsigned int priority, void (*isr)(const void *arg),
			 const void *arg)
{
	int index = index_of(irq);

	__ASSERT(index >= 0, "interrupt %u: there are %d", irq, CONFIG_NUM_IRQS);
	z_isr_install((unsigned int)index, isr, arg);
	if (!is_local(irq)) {
		riscv_plic_set_priority(irq, priority);
	}
}

#ifdef CONFIG_DYNAMIC_INTERRUPTS
int arch_irq_connect_dynamic(unsigned int irq, unsigned int priority,
			     void (*routine)(const void *parameter), const void *parameter,
			     uint32_t flags)
{
	ARG_UNUSED(flags);
	if (index_of(irq) < 0) {
		return -EINVAL;
	}
	z_riscv_irq_connect(irq, priority, routine, parameter);
	return (int)irq;
}
#endif

void arch_irq_enable(unsigned int irq)
{
	if (is_local(irq)) {
		csr_set(mie, 1UL << irq);
	} else {
		riscv_plic_irq_enable(irq);
	}
}

void arch_irq_disable(unsigned int irq)
{
	if (is_local(irq)) {
		csr_clear(mie, 1UL << irq);
	} else {
		riscv_plic_irq_disable(irq);
	}
}

int arch_irq_is_enabled(unsigned int irq)
{
	if (is_local(irq)) {
		return (csr_read(mie) & (1UL << irq)) != 0;
	}
	return riscv_plic_irq_is_enabled(irq);
}

#ifdef CONFIG_IRQ_OFFLOAD
/*
 * No trap is needed: a handler is what runs on the handlers' stack, and a switch at its end is a
 * call like any other. Where interrupts are locked a better thread waits until they are not.
 */
void arch_irq_offload(irq_offload_routine_t routine, const void *parameter)
{
	unsigned int key = arch_irq_lock();

	if (arch_is_in_isr()) {
		routine(parameter);
		arch_irq_unlock(key);
		return;
	}
	z_riscv_call_as_handler(routine, parameter);
	if (IS_ENABLED(CONFIG_MULTITHREADING) && arch_irq_unlocked(key)) {
		z_riscv_top()->resched = 0;
		struct k_thread *prev = _current;
		struct k_thread *next = z_sched_isr_next();

		if (next != prev) {
			arch_switch(next, prev);
		}
	}
	arch_irq_unlock(key);
}
#endif
