/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The I/O APIC (Intel's 82093AA data sheet, chapter 3): registers are chosen by an index, then read
 * or written. The old interrupt controllers beside it, whose lines end in the local APIC too, are
 * turned off.
 */
#include <zephyr/arch/cpu.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/interrupt_controller/ioapic.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/sys/util.h>

#define BASE DT_REG_ADDR(DT_INST(0, intel_ioapic))

#define SELECT 0x00
#define WINDOW 0x10

#define VERSION	    1
#define REDIRECTION 16 /* two registers a pin */

#define MASKED BIT(16)
#define SENSE  0xa000U /* of the flags; the delivery is fixed, to the first processor */

#define PIC_MASTER_MASK 0x21
#define PIC_SLAVE_MASK	0xa1

static uint8_t pins;
static struct k_spinlock lock; /* between the index and the register */

static uint32_t get(unsigned int reg)
{
	k_spinlock_key_t key = k_spin_lock(&lock);
	uint32_t value;

	sys_write32(reg, BASE + SELECT);
	value = sys_read32(BASE + WINDOW);
	k_spin_unlock(&lock, key);
	return value;
}

static void set(unsigned int reg, uint32_t value)
{
	k_spinlock_key_t key = k_spin_lock(&lock);

	sys_write32(reg, BASE + SELECT);
	sys_write32(value, BASE + WINDOW);
	k_spin_unlock(&lock, key);
}

unsigned int z_ioapic_pins(void)
{
	return pins;
}

void z_ioapic_init(void)
{
	sys_out8(0xff, PIC_MASTER_MASK);
	sys_out8(0xff, PIC_SLAVE_MASK);
	pins = (uint8_t)(((get(VERSION) >> 16) & 0xffU) + 1U);
	for (unsigned int pin = 0; pin < pins; pin++) {
		z_ioapic_irq_disable(pin);
	}
}

void z_ioapic_irq_set(unsigned int pin, unsigned int vector, uint32_t flags, bool masked)
{
	set(REDIRECTION + 2U * pin, MASKED);
	set(REDIRECTION + 2U * pin + 1U, 0); /* to the APIC with number 0 */
	set(REDIRECTION + 2U * pin, (flags & SENSE) | vector | (masked ? MASKED : 0U));
}

void z_ioapic_irq_enable(unsigned int pin)
{
	set(REDIRECTION + 2U * pin, get(REDIRECTION + 2U * pin) & ~MASKED);
}

void z_ioapic_irq_disable(unsigned int pin)
{
	set(REDIRECTION + 2U * pin, get(REDIRECTION + 2U * pin) | MASKED);
}

void z_ioapic_irq_route(unsigned int pin, uint32_t apic_id)
{
	set(REDIRECTION + 2U * pin + 1U, apic_id << 24);
}
