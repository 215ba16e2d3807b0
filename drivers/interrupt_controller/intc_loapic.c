/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The local APIC (Intel's Software Developer's Manual, volume 3, chapter 10). Its registers are in
 * memory, or with CONFIG_X2APIC machine specific ones, at a sixteenth of the offset. The end of an
 * interrupt is not told here but in arch/x86/entry.S.
 */
#include <zephyr/arch/cpu.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/interrupt_controller/loapic.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/sys/util.h>

#define BASE DT_REG_ADDR(DT_INST(0, intel_loapic))

#define MSR_APIC_BASE	0x1b
#define BASE_ENABLE	BIT(11)
#define BASE_X2APIC	BIT(10)
#define MSR_X2APIC	0x800
#define SVR_ENABLE	BIT(8)
#define VECTOR_SPURIOUS 0xff
#define LVT_MASKED	BIT(16)
#define ICR_BUSY	BIT(12)

static void write_msr(uint32_t number, uint32_t high, uint32_t low)
{
	__asm__ volatile("wrmsr" : : "c"(number), "a"(low), "d"(high) : "memory");
}

static uint32_t read_msr(uint32_t number)
{
	uint32_t low, high;

	__asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(number));
	return low;
}

uint32_t x86_read_loapic(unsigned int reg)
{
	return IS_ENABLED(CONFIG_X2APIC) ? read_msr(MSR_X2APIC + reg / 16) : sys_read32(BASE + reg);
}

void x86_write_loapic(unsigned int reg, uint32_t value)
{
	if (IS_ENABLED(CONFIG_X2APIC)) {
		write_msr(MSR_X2APIC + reg / 16, 0, value);
	} else {
		sys_write32(value, BASE + reg);
	}
}

uint32_t z_loapic_id(void)
{
	uint32_t id = x86_read_loapic(LOAPIC_ID);

	return IS_ENABLED(CONFIG_X2APIC) ? id : id >> 24;
}

void z_loapic_ipi(uint32_t apic_id, uint32_t ipi, uint8_t vector)
{
	if (IS_ENABLED(CONFIG_X2APIC)) {
		write_msr(MSR_X2APIC + LOAPIC_ICRLO / 16, apic_id, ipi | vector);
		return;
	}
	sys_write32(apic_id << 24, BASE + LOAPIC_ICRHI);
	sys_write32(ipi | vector, BASE + LOAPIC_ICRLO);
	while ((sys_read32(BASE + LOAPIC_ICRLO) & ICR_BUSY) != 0U) {
	}
}

void z_loapic_self_ipi(uint8_t vector)
{
	z_loapic_ipi(0, LOAPIC_ICR_SELF, vector);
}

void z_loapic_enable(void)
{
	static const uint16_t own_lines[] = {LOAPIC_TIMER, LOAPIC_LINT0, LOAPIC_LINT1,
					     LOAPIC_ERROR};

	write_msr(MSR_APIC_BASE, 0,
		  read_msr(MSR_APIC_BASE) | BASE_ENABLE |
			  (IS_ENABLED(CONFIG_X2APIC) ? BASE_X2APIC : 0U));
	for (size_t i = 0; i < ARRAY_SIZE(own_lines); i++) {
		x86_write_loapic(own_lines[i], LVT_MASKED);
	}
	x86_write_loapic(LOAPIC_TPR, 0);
	x86_write_loapic(LOAPIC_SVR, SVR_ENABLE | VECTOR_SPURIOUS);
}
