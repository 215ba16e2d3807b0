/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts: lines on and off, connecting handlers, entry and exit.
 */
#include "arch/arch.h"

void arch_irq_enable(unsigned int irq)
{
	ARG_UNUSED(irq); /* TODO */
}

void arch_irq_disable(unsigned int irq)
{
	ARG_UNUSED(irq); /* TODO */
}

int arch_irq_is_enabled(unsigned int irq)
{
	ARG_UNUSED(irq); /* TODO */
	return 0;
}

void z_template_irq_connect(unsigned int irq, unsigned int priority,
			    void (*isr)(const void *arg), const void *arg, uint32_t flags)
{
	ARG_UNUSED(irq); /* TODO: better at build time */
	ARG_UNUSED(priority);
	ARG_UNUSED(isr);
	ARG_UNUSED(arg);
	ARG_UNUSED(flags);
}

#ifdef CONFIG_DYNAMIC_INTERRUPTS
int arch_irq_connect_dynamic(unsigned int irq, unsigned int priority,
			     void (*routine)(const void *parameter), const void *parameter,
			     uint32_t flags)
{
	z_template_irq_connect(irq, priority, routine, parameter, flags);
	return (int)irq;
}
#endif

static bool resched;

void arch_isr_resched(void)
{
	resched = true; /* TODO: or a software interrupt of the lowest priority */
}

/* TODO: called by the entry code for each interrupt, on the interrupt stack. */
void z_template_interrupt(void (*isr)(const void *arg), const void *arg)
{
	isr(arg);
	/* TODO: only at the end of the outermost one, locked */
	if (resched) {
		resched = false;
#ifdef CONFIG_MULTITHREADING
		/* TODO: return into this thread, save the interrupted one; see arch.h on SMP */
		(void)z_sched_isr_next();
#endif
	}
}

#ifdef CONFIG_IRQ_OFFLOAD
void arch_irq_offload(irq_offload_routine_t routine, const void *parameter)
{
	z_template_interrupt(routine, parameter); /* TODO: by an instruction that traps */
}
#endif
