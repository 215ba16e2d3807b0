/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts: the portable parts. Entry, nesting and exit are the port's.
 */
#include "../arch/arch.h"

FUNC_NORETURN void z_irq_spurious(const void *unused)
{
	ARG_UNUSED(unused);
	z_fatal_error(K_ERR_SPURIOUS_IRQ, NULL);
	k_fatal_halt(K_ERR_SPURIOUS_IRQ);
}

#ifdef CONFIG_IRQ_OFFLOAD
void irq_offload(irq_offload_routine_t routine, const void *parameter)
{
	arch_irq_offload(routine, parameter);
}
#endif

#ifdef CONFIG_DYNAMIC_INTERRUPTS
int irq_connect_dynamic(unsigned int irq, unsigned int priority,
			void (*routine)(const void *parameter), const void *parameter,
			uint32_t flags)
{
	return arch_irq_connect_dynamic(irq, priority, routine, parameter, flags);
}

int irq_disconnect_dynamic(unsigned int irq, unsigned int priority,
			   void (*routine)(const void *parameter), const void *parameter,
			   uint32_t flags)
{
	if (IS_ENABLED(CONFIG_SHARED_INTERRUPTS)) {
		return arch_irq_disconnect_dynamic(irq, priority, routine, parameter, flags);
	}
	return -ENOTSUP;
}
#endif
