/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts by message (PCI Local Bus Specification 3.0, chapter 6.8). MSI: one address and one
 * word, of which the function changes the lowest bits for its further vectors. MSI-X: a table in
 * the function's memory, with address and word for each.
 *
 * Where the table is the function says; it counts only if it lies in memory of the function, which
 * pcie_get_mbar() has found to be in the host's window.
 */
#include "host.h"

#include <zephyr/drivers/pcie/cap.h>
#include <zephyr/sys/device_mmio.h>

#define MAX_MSI_LOG 5U /* 32 vectors */
#define ENTRY_MASK  1U /* in vector_ctrl */

/* The MSI-X table of a function, or entries == 0. */
struct table {
	unsigned int entries;
	mm_reg_t addr;
};

/* 0, too, where it would not end within the part of the space that it belongs to. */
static uint32_t cap_of(pcie_bdf_t bdf, uint32_t id, unsigned int words)
{
	uint32_t cap = pcie_get_cap(bdf, id);

	return (cap + words <= PCIE_CONF_EXT_CAPPTR) ? cap : 0U;
}

static uint32_t msi_cap(pcie_bdf_t bdf)
{
	return cap_of(bdf, PCI_CAP_ID_MSI, PCIE_MSI_MDR_64 + 1U);
}

static uint32_t msix_cap(pcie_bdf_t bdf)
{
	return IS_ENABLED(CONFIG_PCIE_MSI_X) ? cap_of(bdf, PCI_CAP_ID_MSIX, PCIE_MSIX_PBA + 1U)
					     : 0U;
}

static struct table table_of(pcie_bdf_t bdf, uint32_t cap)
{
	uint32_t control = pcie_conf_read(bdf, cap + PCIE_MSIX_MCR);
	uint32_t place = pcie_conf_read(bdf, cap + PCIE_MSIX_TR);
	uint32_t offset = place & PCIE_MSIX_TR_OFFSET;
	unsigned int entries = ((control & PCIE_MSIX_MCR_TSIZE) >> PCIE_MSIX_MCR_TSIZE_SHIFT) + 1U;
	size_t size = entries * PCIE_MSIR_TABLE_ENTRY_SIZE;
	struct table table = {0};
	struct pcie_bar bar;

	if (pcie_get_mbar(bdf, place & PCIE_MSIX_TR_BIR, &bar) && bar.size >= size &&
	    offset <= bar.size - size) {
		device_map(&table.addr, bar.phys_addr + offset, size, K_MEM_CACHE_NONE);
		table.entries = entries;
	}
	return table;
}

static uint8_t msix_allocate(pcie_bdf_t bdf, uint32_t cap, unsigned int priority,
			     msi_vector_t *vectors, uint8_t n)
{
	struct table table = table_of(bdf, cap);

	n = (uint8_t)MIN(n, table.entries);
	for (unsigned int i = 0; i < n; i++) {
		mm_reg_t entry = table.addr + i * PCIE_MSIR_TABLE_ENTRY_SIZE;

		vectors[i].bdf = bdf;
		vectors[i].msix = true;
		vectors[i].msix_vector = (struct msix_vector *)(uintptr_t)entry;
	}
	return (n == 0U) ? 0U : z_pcie_host_msi_allocate(priority, vectors, n, false);
}

static uint8_t msi_allocate(pcie_bdf_t bdf, uint32_t cap, unsigned int priority,
			    msi_vector_t *vectors, uint8_t n)
{
	uint32_t control = pcie_conf_read(bdf, cap + PCIE_MSI_MCR);
	unsigned int log = (control & PCIE_MSI_MCR_MMC) >> PCIE_MSI_MCR_MMC_SHIFT;

	n = (uint8_t)MIN(n, BIT(MIN(log, MAX_MSI_LOG)));
	for (unsigned int i = 0; i < n; i++) {
		vectors[i].bdf = bdf;
		vectors[i].msix = false;
		vectors[i].msix_vector = NULL;
	}
	for (unsigned int some = BIT(MAX_MSI_LOG); some > 0U; some /= 2U) {
		if (some <= n &&
		    z_pcie_host_msi_allocate(priority, vectors, (uint8_t)some, true) == some) {
			return (uint8_t)some;
		}
	}
	return 0;
}

uint8_t pcie_msi_vectors_allocate(pcie_bdf_t bdf, unsigned int priority, msi_vector_t *vectors,
				  uint8_t n_vector)
{
	uint8_t n = IS_ENABLED(CONFIG_PCIE_MSI_MULTI_VECTOR) ? n_vector : (uint8_t)MIN(n_vector, 1);
	uint32_t cap = msix_cap(bdf);

	if (cap != 0U) {
		return msix_allocate(bdf, cap, priority, vectors, n);
	}
	cap = msi_cap(bdf);
	return (cap == 0U) ? 0U : msi_allocate(bdf, cap, priority, vectors, n);
}

bool pcie_msi_vector_connect(pcie_bdf_t bdf, msi_vector_t *vector,
			     void (*routine)(const void *parameter), const void *parameter,
			     uint32_t flags)
{
	ARG_UNUSED(bdf);
	return z_pcie_host_msi_connect(vector, routine, parameter, flags);
}

uint32_t pcie_msi_map(unsigned int irq, msi_vector_t *vector, uint8_t n_vector)
{
	arch_msi_vector_t message = {0};

	ARG_UNUSED(n_vector);
	if (vector != NULL) {
		return vector->arch.address;
	}
	return z_pcie_host_line_message(irq, &message) ? message.address : 0U;
}

uint16_t pcie_msi_mdr(unsigned int irq, msi_vector_t *vector)
{
	arch_msi_vector_t message = {0};

	if (vector != NULL) {
		return vector->arch.eventid;
	}
	return z_pcie_host_line_message(irq, &message) ? message.eventid : 0U;
}

static void entry_write(mm_reg_t entry, unsigned int irq, msi_vector_t *vector)
{
	sys_write32(ENTRY_MASK, entry + PCIE_VTBL_VCTRL);
	sys_write32(pcie_msi_map(irq, vector, 1), entry + PCIE_VTBL_MA);
	sys_write32(0, entry + PCIE_VTBL_MUA);
	sys_write32(pcie_msi_mdr(irq, vector), entry + PCIE_VTBL_MD);
	sys_write32(0, entry + PCIE_VTBL_VCTRL);
}

/* All others are masked. vectors NULL: the first entry sends line irq. */
static bool msix_write(pcie_bdf_t bdf, uint32_t cap, msi_vector_t *vectors, uint8_t n,
		       unsigned int irq)
{
	struct table table = table_of(bdf, cap);
	uint32_t control = pcie_conf_read(bdf, cap + PCIE_MSIX_MCR);

	if (n == 0U || n > table.entries) {
		return false;
	}
	pcie_set_cmd(bdf, PCIE_CONF_CMDSTAT_MEM | PCIE_CONF_CMDSTAT_MASTER, true);
	pcie_conf_write(bdf, cap + PCIE_MSIX_MCR, control | PCIE_MSIX_MCR_EN | PCIE_MSIX_MCR_FMASK);
	for (unsigned int i = 0; i < table.entries; i++) {
		mm_reg_t entry = table.addr + i * PCIE_MSIR_TABLE_ENTRY_SIZE;

		if (i < n) {
			entry_write(entry, irq, (vectors == NULL) ? NULL : &vectors[i]);
		} else {
			sys_write32(ENTRY_MASK, entry + PCIE_VTBL_VCTRL);
		}
	}
	return true;
}

static void msi_write(pcie_bdf_t bdf, uint32_t cap, msi_vector_t *vectors, uint8_t n,
		      unsigned int irq)
{
	uint32_t control = pcie_conf_read(bdf, cap + PCIE_MSI_MCR);
	bool is_64 = (control & PCIE_MSI_MCR_64) != 0U;

	pcie_conf_write(bdf, cap + PCIE_MSI_MCR,
			(control & ~(PCIE_MSI_MCR_MME | PCIE_MSI_MCR_EN)) |
				((uint32_t)LOG2(n) << PCIE_MSI_MCR_MME_SHIFT));
	pcie_conf_write(bdf, cap + PCIE_MSI_MAP0, pcie_msi_map(irq, vectors, n));
	if (is_64) {
		pcie_conf_write(bdf, cap + PCIE_MSI_MAP1_64, 0);
	}
	pcie_conf_write(bdf, cap + (is_64 ? PCIE_MSI_MDR_64 : PCIE_MSI_MDR_32),
			pcie_msi_mdr(irq, vectors));
}

static void let(pcie_bdf_t bdf, uint32_t cap, bool msix)
{
	uint32_t control = pcie_conf_read(bdf, cap);

	pcie_set_cmd(bdf, PCIE_CONF_CMDSTAT_MASTER, true);
	pcie_conf_write(bdf, cap,
			msix ? ((control & ~PCIE_MSIX_MCR_FMASK) | PCIE_MSIX_MCR_EN)
			     : (control | PCIE_MSI_MCR_EN));
}

/* write: the messages, before. */
static bool enable(pcie_bdf_t bdf, msi_vector_t *vectors, uint8_t n, unsigned int irq, bool write)
{
	uint32_t cap = msix_cap(bdf);
	bool msix = cap != 0U;

	if (!msix) {
		cap = msi_cap(bdf);
	}
	if (cap == 0U || n == 0U) {
		return false;
	}
	if (write && msix && !msix_write(bdf, cap, vectors, n, irq)) {
		return false;
	}
	if (write && !msix) {
		msi_write(bdf, cap, vectors, n, irq);
	}
	let(bdf, cap, msix);
	return true;
}

bool pcie_msi_enable(pcie_bdf_t bdf, msi_vector_t *vectors, uint8_t n_vector, unsigned int irq)
{
	return enable(bdf, vectors, n_vector, irq,
		      vectors != NULL || z_pcie_host_line_message(irq, NULL));
}

bool z_pcie_msi_connect(pcie_bdf_t bdf, unsigned int priority,
			void (*routine)(const void *parameter), const void *parameter,
			uint32_t flags)
{
	uint32_t cap = msix_cap(bdf);
	msi_vector_t vector;

	if (pcie_msi_vectors_allocate(bdf, priority, &vector, 1) != 1U ||
	    !pcie_msi_vector_connect(bdf, &vector, routine, parameter, flags)) {
		return false;
	}
	if (cap != 0U) {
		return msix_write(bdf, cap, &vector, 1, vector.arch.irq);
	}
	msi_write(bdf, msi_cap(bdf), &vector, 1, vector.arch.irq);
	return true;
}

bool pcie_is_msi(pcie_bdf_t bdf)
{
	return msix_cap(bdf) != 0U || msi_cap(bdf) != 0U;
}
