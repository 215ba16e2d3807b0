/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The programmable interrupt controller of OpenRISC 1000, lines 0 to 30, and the tick timer as line
 * 31. That one is masked by bit TEE of the supervision register while its own handler runs, and by
 * nothing else: without its enable bit the timer forgets a match.
 */
#include "port.h"

#define LINE_TICK BIT(31)

BUILD_ASSERT(CONFIG_NUM_IRQS == 32, "lines of the controller");

uint32_t z_irq_pending(void)
{
	return (spr_read(SPR_PICSR) & ~LINE_TICK) |
	       (((spr_read(SPR_TTMR) & TTMR_IP) != 0) ? LINE_TICK : 0);
}

/* Devices take back their requests themselves. */
void z_irq_ack(unsigned int irq)
{
	ARG_UNUSED(irq);
}

unsigned int z_irq_allow(uint32_t lines)
{
	spr_write(SPR_PICMR, lines & ~LINE_TICK);
	return ((lines & LINE_TICK) != 0) ? ARCH_IRQ_KEY_ON : SR_IEE;
}
