/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A PC as PCI host: firmware has set up buses and addresses. Configuration space is behind two
 * ports, of which the first takes the address (256 bytes of a function), or with
 * CONFIG_PCIE_MMIO_CFG in memory, where ACPI says so (4 KiB).
 *
 * A message is a write to the local APIC: its address names the processor, its data the vector
 * (Intel's Software Developer's Manual, volume 3, chapter 10.11). All go to the first processor, as
 * lines do.
 */
#include "host.h"
#include "acpi_mcfg.h"

#include <zephyr/devicetree.h>
#include <zephyr/drivers/interrupt_controller/ioapic.h>
#include <zephyr/init.h>
#include <zephyr/kernel.h>
#include <zephyr/sw_isr_table.h>
#include <zephyr/sys/sys_io.h>

#define PORT_ADDRESS 0xcf8
#define PORT_DATA    0xcfc
#define ENABLE	     0x80000000U
#define PORT_WORDS   64U
#define WORDS	     1024U

/* Addresses of devices: as arch/x86/paging.c has it, up to the interrupt controllers. */
#define WINDOW	   0x80000000U
#define WINDOW_END DT_REG_ADDR(DT_INST(0, intel_ioapic))

#define MESSAGE	  0xfee00000U
#define FIRST_OWN (CONFIG_MAX_IRQ_LINES - 8U) /* of the processor */

static struct k_spinlock lock;				      /* the two ports; used[] */
static uint32_t used[DIV_ROUND_UP(CONFIG_MAX_IRQ_LINES, 32)]; /* lines that were given out */
static struct z_acpi_mcfg space;

/* ---- configuration space --------------------------------------------------------------- */

static bool in_memory(pcie_bdf_t bdf)
{
	unsigned int bus = PCIE_BDF_TO_BUS(bdf);

	return IS_ENABLED(CONFIG_PCIE_MMIO_CFG) && space.base != 0U && bus >= space.first_bus &&
	       bus <= space.last_bus;
}

static mm_reg_t address(pcie_bdf_t bdf, unsigned int reg)
{
	return (mm_reg_t)(space.base + ((uintptr_t)bdf << 4) + reg * sizeof(uint32_t));
}

uint32_t pcie_conf_read(pcie_bdf_t bdf, unsigned int reg)
{
	k_spinlock_key_t key;
	uint32_t word;

	if (reg < WORDS && in_memory(bdf)) {
		return sys_read32(address(bdf, reg));
	}
	if (reg >= PORT_WORDS) {
		return UINT32_MAX;
	}
	key = k_spin_lock(&lock);
	sys_out32(ENABLE | bdf | (reg * sizeof(uint32_t)), PORT_ADDRESS);
	word = sys_in32(PORT_DATA);
	k_spin_unlock(&lock, key);
	return word;
}

void pcie_conf_write(pcie_bdf_t bdf, unsigned int reg, uint32_t data)
{
	k_spinlock_key_t key;

	if (reg < WORDS && in_memory(bdf)) {
		sys_write32(data, address(bdf, reg));
	} else if (reg < PORT_WORDS) {
		key = k_spin_lock(&lock);
		sys_out32(ENABLE | bdf | (reg * sizeof(uint32_t)), PORT_ADDRESS);
		sys_out32(data, PORT_DATA);
		k_spin_unlock(&lock, key);
	}
}

bool z_pcie_host_translate(pcie_bdf_t bdf, const struct z_pcie_region *region, uintptr_t *addr)
{
	uint64_t start = region->mem ? WINDOW : 1U;
	uint64_t end = region->mem ? WINDOW_END : 0x10000U;

	ARG_UNUSED(bdf);
	*addr = (uintptr_t)region->bus_addr;
	return region->bus_addr >= start && region->size <= end &&
	       region->bus_addr <= end - region->size;
}

/* ---- lines and messages ---------------------------------------------------------------- */

static bool is_free(unsigned int irq)
{
	return irq < FIRST_OWN && (used[irq / 32] & BIT(irq % 32)) == 0U &&
	       z_x86_irq_vector(irq) == 0U;
}

static bool are_free(unsigned int first, unsigned int n)
{
	while (n > 0U && is_free(first + n - 1U)) {
		n--;
	}
	return n == 0U;
}

/* @p n lines one behind the other. */
static unsigned int lines_allocate(unsigned int n)
{
	k_spinlock_key_t key = k_spin_lock(&lock);
	unsigned int first = z_ioapic_pins();

	while (first < FIRST_OWN && !are_free(first, n)) {
		first++;
	}
	for (unsigned int irq = first; first < FIRST_OWN && irq < first + n; irq++) {
		used[irq / 32] |= BIT(irq % 32);
	}
	k_spin_unlock(&lock, key);
	return (first < FIRST_OWN) ? first : PCIE_CONF_INTR_IRQ_NONE;
}

unsigned int z_pcie_host_irq_allocate(void)
{
	return lines_allocate(1);
}

bool z_pcie_host_irq_take(unsigned int irq)
{
	k_spinlock_key_t key = k_spin_lock(&lock);
	bool ok = irq < FIRST_OWN && (is_free(irq) || IS_ENABLED(CONFIG_SHARED_INTERRUPTS));

	if (ok) {
		used[irq / 32] |= BIT(irq % 32);
	}
	k_spin_unlock(&lock, key);
	return ok;
}

bool z_pcie_host_line_message(unsigned int irq, arch_msi_vector_t *message)
{
	if (message != NULL) {
		message->address = MESSAGE;
		message->eventid = (uint16_t)z_x86_irq_vector(irq);
	}
	return true;
}

/* @p n lines from @p first on, with vectors one behind the other. */
static bool group_allocate(unsigned int priority, msi_vector_t *vectors, unsigned int n)
{
	unsigned int first = lines_allocate(n);

	if (first == PCIE_CONF_INTR_IRQ_NONE || !z_x86_irq_vectors_take(first, n, priority)) {
		return false;
	}
	for (unsigned int i = 0; i < n; i++) {
		vectors[i].arch.irq = first + i;
		vectors[i].arch.priority = priority;
		(void)z_pcie_host_line_message(first + i, &vectors[i].arch);
	}
	return true;
}

uint8_t z_pcie_host_msi_allocate(unsigned int priority, msi_vector_t *vectors, uint8_t n,
				 bool block)
{
	uint8_t done = 0;

	if (block) {
		return group_allocate(priority, vectors, n) ? n : 0U;
	}
	while (done < n && group_allocate(priority, &vectors[done], 1)) {
		done++;
	}
	return done;
}

bool z_pcie_host_msi_connect(msi_vector_t *vector, void (*routine)(const void *parameter),
			     const void *parameter, uint32_t flags)
{
	ARG_UNUSED(flags);
	if (vector->arch.irq >= FIRST_OWN || z_x86_irq_vector(vector->arch.irq) == 0U) {
		return false;
	}
	z_isr_install(vector->arch.irq, routine, parameter);
	irq_enable(vector->arch.irq);
	return true;
}

#ifdef CONFIG_PCIE_MMIO_CFG
static int find_space(void)
{
	z_acpi_mcfg_find(&space, WINDOW, WINDOW_END);
	return 0;
}

/* PRE_KERNEL_1: from here on all of the configuration space is there. */
SYS_INIT(find_space, PRE_KERNEL_1, 0);
#endif
