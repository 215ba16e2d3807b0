/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The processor's interrupt lines of level 1. What is remembered by the processor itself (edges,
 * software's own line) is taken back by the handler, with INTCLEAR.
 */
#include "port.h"

BUILD_ASSERT(CONFIG_NUM_IRQS <= 32, "bits of a register");

uint32_t z_irq_pending(void)
{
	uint32_t lines;

	__asm__ volatile("rsr %0, interrupt" : "=a"(lines));
	return lines;
}

unsigned int z_irq_allow(uint32_t lines)
{
	__asm__ volatile("wsr %0, intenable\n\trsync" : : "a"(lines) : "memory");
	return ARCH_IRQ_KEY_ON;
}
