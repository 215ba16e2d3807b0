/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The eight interrupt lines of the processor: 0 and 1 by software, 2 to 6 by devices, 7 by the
 * timer. Bits of the status register enable them, bits of the cause register say that they ask.
 */
#include "port.h"

BUILD_ASSERT(CONFIG_NUM_IRQS == 8, "lines of a MIPS core");

uint32_t z_irq_pending(void)
{
	return (cp0_read(CP0_CAUSE) >> STATUS_IM_SHIFT) & 0xffU;
}

unsigned int z_irq_allow(uint32_t lines)
{
	uint32_t status = cp0_read(CP0_STATUS);

	__asm__("ins %0, %1, %2, 8" : "+r"(status) : "r"(lines), "i"(STATUS_IM_SHIFT));
	cp0_write(CP0_STATUS, status);
	return ARCH_IRQ_KEY_ON;
}

/* Requests of software are two bits of the cause register, which others only read. */
#define SOFTWARE_LINES 3U

void z_irq_ack(unsigned int irq)
{
	uint32_t request = BIT(irq) & SOFTWARE_LINES;

	cp0_write(CP0_CAUSE, cp0_read(CP0_CAUSE) & ~(request << STATUS_IM_SHIFT));
}

void z_isr_raise(unsigned int irq)
{
	uint32_t request = BIT(irq) & SOFTWARE_LINES;
	unsigned int key = arch_irq_lock();

	cp0_write(CP0_CAUSE, cp0_read(CP0_CAUSE) | (request << STATUS_IM_SHIFT));
	arch_irq_unlock(key);
}

void z_mips_interrupt(struct arch_esf *esf)
{
	if (esf->epc - (uint32_t)z_mips_wait < (uint32_t)z_mips_wait_end - (uint32_t)z_mips_wait) {
		esf->epc = (uint32_t)z_mips_wait_end;
	}
	z_isr_serve(0);
}
