/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts: lines are the GIC's; the table of handlers; what happens on both sides of a handler.
 * The entry code is in switch.c. While a handler runs interrupts are on, and the GIC lets those of
 * a more urgent priority in.
 */
#include "cpu.h"

#include <errno.h>
#include <zephyr/drivers/interrupt_controller/gic.h>
#include <zephyr/irq.h>
#include <zephyr/sw_isr_table.h>

K_KERNEL_STACK_ARRAY_DEFINE(z_interrupt_stacks, 1, Z_ARM_BOOT_STACK_SIZE);

struct _isr_table_entry _sw_isr_table[CONFIG_NUM_IRQS] = {
	[0 ... CONFIG_NUM_IRQS - 1] = {.isr = z_irq_spurious},
};

uint32_t z_arm_nesting;

static bool resched;

void arch_isr_resched(void)
{
	resched = true;
}

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
	return arm_gic_irq_is_enabled(irq) ? 1 : 0;
}

#ifdef CONFIG_TRACING_ISR
void sys_trace_isr_enter(void);
void sys_trace_isr_exit(void);
#else
#define sys_trace_isr_enter()
#define sys_trace_isr_exit()
#endif

static ALWAYS_INLINE void run(unsigned int irq)
{
	const struct _isr_table_entry *entry = &_sw_isr_table[irq];

	if (entry->isr == z_irq_spurious) {
		arm_gic_irq_disable(irq); /* else it would come again at once, for ever */
		z_fatal_error(K_ERR_SPURIOUS_IRQ, NULL);
		return;
	}
	sys_trace_isr_enter();
	entry->isr(entry->arg);
	sys_trace_isr_exit();
}

/* From z_arm_irq(), on the handlers' stack, locked. */
__used void z_arm_irq_take(void)
{
	unsigned int irq = arm_gic_get_active();

	if (irq < CONFIG_NUM_IRQS) {
		__asm__ volatile("cpsie i" : : : "memory");
		run(irq);
		__asm__ volatile("cpsid i" : : : "memory");
	}
	if (irq < GIC_INTID_SPURIOUS) {
		arm_gic_eoi(irq);
	}
}

#ifdef CONFIG_MULTITHREADING
/*
 * The outermost handler has ended. On the interrupted thread's stack, z_arm_nesting still 1,
 * locked. Returns when this thread goes on.
 */
__used void z_arm_isr_leave(void)
{
	z_arm_nesting = 0;
	if (resched) {
		struct k_thread *prev = _current;
		struct k_thread *next = z_sched_isr_next();

		resched = false;
		if (next != prev) {
			arch_switch(next, prev);
		}
	}
}

/* The same where the interrupted thread is dead: whom to load. */
__used struct k_thread *z_arm_isr_leave_dead(void)
{
	z_arm_nesting = 0;
	resched = false;
	return z_sched_isr_next();
}
#else
__used void z_arm_isr_leave(void)
{
	z_arm_nesting = 0;
}
#endif

#ifdef CONFIG_IRQ_OFFLOAD
/*
 * No trap is needed: to the kernel a handler is what runs on the handlers' stack with z_arm_nesting
 * set, and a switch at its end is a call as any other.
 */
void arch_irq_offload(irq_offload_routine_t routine, const void *parameter)
{
	unsigned int key = arch_irq_lock();

	if (z_arm_nesting != 0) {
		routine(parameter);
	} else {
		z_arm_nesting = 1;
		z_arm_handler_call(routine, parameter);
		z_arm_isr_leave();
	}
	arch_irq_unlock(key);
}
#endif

#ifndef CONFIG_SHARED_INTERRUPTS
void z_isr_install(unsigned int irq, void (*isr)(const void *arg), const void *arg)
{
	unsigned int key = arch_irq_lock();

	_sw_isr_table[irq].arg = arg;
	_sw_isr_table[irq].isr = isr;
	arch_irq_unlock(key);
}
#endif

void z_arm_irq_connect(unsigned int irq, unsigned int priority, void (*isr)(const void *arg),
		       const void *arg, uint32_t flags)
{
	z_isr_install(irq, isr, arg);
	arm_gic_irq_set_priority(irq, priority, flags);
}

#ifdef CONFIG_DYNAMIC_INTERRUPTS
int arch_irq_connect_dynamic(unsigned int irq, unsigned int priority,
			     void (*routine)(const void *parameter), const void *parameter,
			     uint32_t flags)
{
	if (irq >= CONFIG_NUM_IRQS) {
		return -EINVAL;
	}
	z_arm_irq_connect(irq, priority, routine, parameter, flags);
	return (int)irq;
}
#endif

bool arch_is_in_nested_exception(const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	return z_arm_nesting > 1; /* 1 is the fault's own handler */
}
