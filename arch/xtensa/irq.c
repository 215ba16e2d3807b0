/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The processor's interrupt lines of level 1. It remembers edges and the requests of software; the
 * timer's and levels are not changed by INTCLEAR.
 */
#include "port.h"

BUILD_ASSERT(CONFIG_NUM_IRQS <= 32, "bits of a register");

uint32_t z_irq_pending(void)
{
	uint32_t lines;

	__asm__ volatile("rsr %0, interrupt" : "=a"(lines));
	return lines;
}

void z_irq_ack(unsigned int irq)
{
	__asm__ volatile("wsr %0, intclear" : : "a"(BIT(irq)) : "memory");
}

/* Only software's own line, 7 in the LX106. */
void z_isr_raise(unsigned int irq)
{
	__asm__ volatile("wsr %0, intset\n\trsync" : : "a"(BIT(irq)) : "memory");
}

unsigned int z_irq_allow(uint32_t lines)
{
	__asm__ volatile("wsr %0, intenable\n\trsync" : : "a"(lines) : "memory");
	return ARCH_IRQ_KEY_ON;
}
