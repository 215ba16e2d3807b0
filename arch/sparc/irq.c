/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The interrupt controller IRQMP ("GRLIB IP Core User's Manual"): lines 1 to 15, each a level of
 * the processor. Taking the trap acknowledges the line.
 */
#include "port.h"

#include <zephyr/devicetree.h>

struct irqmp {
	volatile uint32_t level;
	volatile uint32_t pending;
	volatile uint32_t force;
	volatile uint32_t clear;
	volatile uint32_t status;
	uint32_t reserved[11];
	volatile uint32_t mask; /* of CPU 0 */
};

#define IRQMP ((struct irqmp *)DT_REG_ADDR(DT_INST(0, gaisler_irqmp)))

BUILD_ASSERT(CONFIG_NUM_IRQS == 16, "levels of a SPARC processor");

/* Each pending line traps by itself. */
uint32_t z_irq_pending(void)
{
	return 0;
}

unsigned int z_irq_allow(uint32_t lines)
{
	IRQMP->mask = lines & ~1U;
	return ARCH_IRQ_KEY_ON;
}

/* The trap has done it. */
void z_irq_ack(unsigned int irq)
{
	ARG_UNUSED(irq);
}

void z_isr_raise(unsigned int irq)
{
	IRQMP->force = BIT(irq);
}

void z_sparc_interrupt(struct arch_esf *esf, unsigned int line)
{
	uint32_t end = (uint32_t)z_sparc_wait_end;

	if (esf->pc - (uint32_t)z_sparc_wait < end - (uint32_t)z_sparc_wait) {
		esf->pc = end;
		esf->npc = end + 4U;
	}
	z_isr_serve(BIT(line));
}
