/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The eight interrupt lines of the processor: 0 and 1 by software, 2 to 6 by devices, 7 by the timer.
 * Bits of the status register enable them, bits of the cause register say that they ask. The higher
 * ones are served first; handlers do not interrupt each other.
 */
#include "port.h"

#define LINE(irq) BIT((irq) + STATUS_IM_SHIFT)

BUILD_ASSERT(CONFIG_NUM_IRQS == 8, "lines of a MIPS core");

static void change(uint32_t clear, uint32_t set)
{
	unsigned int key = arch_irq_lock();

	cp0_write(CP0_STATUS, (cp0_read(CP0_STATUS) & ~clear) | set);
	arch_irq_unlock(key);
}

void arch_irq_enable(unsigned int irq)
{
	change(0, LINE(irq));
}

void arch_irq_disable(unsigned int irq)
{
	change(LINE(irq), 0);
}

int arch_irq_is_enabled(unsigned int irq)
{
	return (int)((cp0_read(CP0_STATUS) & LINE(irq)) >> (irq + STATUS_IM_SHIFT));
}

void z_irq_priority_set(unsigned int irq, unsigned int priority, uint32_t flags)
{
	ARG_UNUSED(irq);
	ARG_UNUSED(priority);
	ARG_UNUSED(flags);
}

void z_mips_interrupt(struct arch_esf *esf)
{
	uint32_t pending;

	if (esf->epc - (uint32_t)z_mips_wait < (uint32_t)z_mips_wait_end - (uint32_t)z_mips_wait) {
		esf->epc = (uint32_t)z_mips_wait_end;
	}
	while ((pending = cp0_read(CP0_CAUSE) & cp0_read(CP0_STATUS) & (0xffU << 8)) != 0) {
		z_isr_run(31U - (unsigned int)__builtin_clz(pending) - STATUS_IM_SHIFT);
	}
}
