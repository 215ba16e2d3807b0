/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * PCI Express, what is the same for all hosts: scan, capabilities, base address registers (PCI
 * Local Bus Specification 3.0, chapter 6; PCI Express Base Specification, chapter 7).
 *
 * A device answers what it likes. So nothing here follows it further than there are words, buses or
 * capabilities: every loop has its own end, and buses are visited in ascending order, each once.
 * Addresses are checked by the host against its windows (z_pcie_host_translate()).
 */
#include "host.h"

#include <errno.h>
#include <zephyr/init.h>
#include <zephyr/kernel.h>
#include <zephyr/drivers/pcie/cap.h>

#define BUSES	     (PCIE_MAX_BUS + 1U)
#define CONF_WORDS   1024U
#define FIRST_CAP    16U /* word behind the header */
#define MAX_CAPS     (64U - FIRST_CAP)
#define MAX_EXT_CAPS ((CONF_WORDS - PCIE_CONF_EXT_CAPPTR) / 2U)
#define COMMAND	     0x0000ffffU /* the upper half is cleared by ones */

/* Between the steps of reading, changing and writing the configuration space. */
static struct k_spinlock lock;

/* ---- scan ------------------------------------------------------------------------------ */

struct scan {
	const struct pcie_scan_opt *opt;
	uint32_t found[BUSES / 32]; /* buses behind bridges that are still to be visited */
};

static void scan_bridge(struct scan *scan, pcie_bdf_t bdf)
{
	unsigned int bus = PCIE_BUS_SECONDARY_NUMBER(pcie_conf_read(bdf, PCIE_BUS_NUMBER));

	if (bus > PCIE_BDF_TO_BUS(bdf)) {
		scan->found[bus / 32] |= BIT(bus % 32);
	}
}

/* False: the callback wants no more. *functions: how many to look at. */
static bool scan_function(struct scan *scan, pcie_bdf_t bdf, unsigned int *functions)
{
	pcie_id_t id = pcie_conf_read(bdf, PCIE_CONF_ID);
	uint32_t type;
	bool bridge;

	if (!PCIE_ID_IS_VALID(id)) {
		return true;
	}
	type = pcie_conf_read(bdf, PCIE_CONF_TYPE);
	if (PCIE_BDF_TO_FUNC(bdf) == 0U && PCIE_CONF_MULTIFUNCTION(type)) {
		*functions = PCIE_MAX_FUNC + 1U;
	}
	bridge = PCIE_CONF_TYPE_GET(type) == PCIE_CONF_TYPE_PCI_BRIDGE;
	if (bridge && (scan->opt->flags & PCIE_SCAN_RECURSIVE) != 0U) {
		scan_bridge(scan, bdf);
	}
	if (bridge && (scan->opt->flags & PCIE_SCAN_CB_ALL) == 0U) {
		return true;
	}
	return scan->opt->cb(bdf, id, scan->opt->cb_data);
}

static bool scan_bus(struct scan *scan, unsigned int bus)
{
	for (unsigned int dev = 0; dev <= PCIE_MAX_DEV; dev++) {
		unsigned int functions = 1;

		for (unsigned int fn = 0; fn < functions; fn++) {
			if (!scan_function(scan, PCIE_BDF(bus, dev, fn), &functions)) {
				return false;
			}
		}
	}
	return true;
}

int pcie_scan(const struct pcie_scan_opt *opt)
{
	struct scan scan = {.opt = opt};

	if (opt == NULL || opt->cb == NULL) {
		return -EINVAL;
	}
	scan.found[opt->bus / 32] |= BIT(opt->bus % 32);
	for (unsigned int bus = opt->bus; bus < BUSES; bus++) {
		if ((scan.found[bus / 32] & BIT(bus % 32)) != 0U && !scan_bus(&scan, bus)) {
			break;
		}
	}
	return 0;
}

/* ---- capabilities ---------------------------------------------------------------------- */

uint32_t pcie_get_cap(pcie_bdf_t bdf, uint32_t cap_id)
{
	uint32_t reg, word;

	if ((pcie_conf_read(bdf, PCIE_CONF_CMDSTAT) & PCIE_CONF_CMDSTAT_CAPS) == 0U) {
		return 0;
	}
	reg = PCIE_CONF_CAPPTR_FIRST(pcie_conf_read(bdf, PCIE_CONF_CAPPTR));
	for (unsigned int n = 0; n < MAX_CAPS && reg >= FIRST_CAP; n++) {
		word = pcie_conf_read(bdf, reg);
		if (PCIE_CONF_CAP_ID(word) == cap_id) {
			return reg;
		}
		reg = PCIE_CONF_CAP_NEXT(word);
	}
	return 0;
}

uint32_t pcie_get_ext_cap(pcie_bdf_t bdf, uint32_t cap_id)
{
	uint32_t reg = PCIE_CONF_EXT_CAPPTR;
	uint32_t word;

	for (unsigned int n = 0; n < MAX_EXT_CAPS && reg >= PCIE_CONF_EXT_CAPPTR; n++) {
		word = pcie_conf_read(bdf, reg);
		if (word == 0U || word == UINT32_MAX) {
			break;
		}
		if (PCIE_CONF_EXT_CAP_ID(word) == cap_id) {
			return reg;
		}
		reg = PCIE_CONF_EXT_CAP_NEXT(word) / sizeof(uint32_t);
	}
	return 0;
}

/* ---- base address registers ------------------------------------------------------------ */

void pcie_set_cmd(pcie_bdf_t bdf, uint32_t bits, bool on)
{
	k_spinlock_key_t key = k_spin_lock(&lock);
	uint32_t command = pcie_conf_read(bdf, PCIE_CONF_CMDSTAT) & COMMAND;

	pcie_conf_write(bdf, PCIE_CONF_CMDSTAT, on ? (command | bits) : (command & ~bits));
	k_spin_unlock(&lock, key);
}

/* What a register takes of all ones. */
static uint32_t probe(pcie_bdf_t bdf, unsigned int reg, uint32_t value)
{
	uint32_t taken;

	pcie_conf_write(bdf, reg, UINT32_MAX);
	taken = pcie_conf_read(bdf, reg);
	pcie_conf_write(bdf, reg, value);
	return taken;
}

/* Value and taken bits of one or two registers, in 64 bits. Lock: lock. */
static void probe_all(pcie_bdf_t bdf, unsigned int reg, bool is_64, uint64_t *value,
		      uint64_t *taken)
{
	uint32_t command = pcie_conf_read(bdf, PCIE_CONF_CMDSTAT) & COMMAND;
	uint32_t decode = PCIE_CONF_CMDSTAT_IO | PCIE_CONF_CMDSTAT_MEM;
	uint32_t high;

	pcie_conf_write(bdf, PCIE_CONF_CMDSTAT, command & ~decode);
	*value = pcie_conf_read(bdf, reg);
	*taken = probe(bdf, reg, (uint32_t)*value);
	if (is_64) {
		high = pcie_conf_read(bdf, reg + 1U);
		*value |= (uint64_t)high << 32;
		*taken |= (uint64_t)probe(bdf, reg + 1U, high) << 32;
	}
	pcie_conf_write(bdf, PCIE_CONF_CMDSTAT, command);
}

bool z_pcie_region_get(pcie_bdf_t bdf, unsigned int reg, struct z_pcie_region *region)
{
	uint32_t low = pcie_conf_read(bdf, reg);
	bool io = PCIE_CONF_BAR_IO(low);
	uint64_t flags = io ? 0x3U : 0xfU;
	uint64_t value, taken;
	k_spinlock_key_t key;

	*region = (struct z_pcie_region){.mem = !io, .mem64 = !io && PCIE_CONF_BAR_64(low)};
	if (PCIE_CONF_BAR_INVAL_FLAGS(low) || (region->mem64 && reg == PCIE_CONF_BAR5)) {
		return false;
	}
	key = k_spin_lock(&lock);
	probe_all(bdf, reg, region->mem64, &value, &taken);
	k_spin_unlock(&lock, key);
	taken &= ~flags;
	if (taken == 0U) {
		return false;
	}
	if (!region->mem64) {
		taken |= 0xffffffff00000000U | (io ? 0xffff0000U : 0U);
	}
	region->bus_addr = value & ~flags;
	region->size = ~taken + 1U;
	return region->size != 0U && (region->size & taken) == region->size &&
	       (region->size & (region->size - 1U)) == 0U &&
	       (region->bus_addr & (region->size - 1U)) == 0U;
}

static bool get_bar(pcie_bdf_t bdf, unsigned int reg, struct pcie_bar *bar, bool mem)
{
	struct z_pcie_region region;
	uintptr_t addr;

	if (reg > PCIE_CONF_BAR5 || !z_pcie_region_get(bdf, reg, &region) || region.mem != mem ||
	    region.bus_addr == 0U || (uint64_t)(size_t)region.size != region.size ||
	    !z_pcie_host_translate(bdf, &region, &addr)) {
		return false;
	}
	bar->phys_addr = addr;
	bar->size = (size_t)region.size;
	return true;
}

/* The register of the @p index-th memory or ports; behind the last one if there are fewer. */
static unsigned int bar_register(pcie_bdf_t bdf, unsigned int index, bool mem)
{
	struct z_pcie_region region;
	unsigned int reg = PCIE_CONF_BAR0;

	while (reg <= PCIE_CONF_BAR5) {
		bool there = z_pcie_region_get(bdf, reg, &region);

		if (there && region.mem == mem && index-- == 0U) {
			break;
		}
		reg += region.mem64 ? 2U : 1U;
	}
	return reg;
}

bool pcie_get_mbar(pcie_bdf_t bdf, unsigned int bar_index, struct pcie_bar *mbar)
{
	return bar_index < 6U && get_bar(bdf, PCIE_CONF_BAR0 + bar_index, mbar, true);
}

bool pcie_probe_mbar(pcie_bdf_t bdf, unsigned int index, struct pcie_bar *mbar)
{
	return get_bar(bdf, bar_register(bdf, index, true), mbar, true);
}

bool pcie_get_iobar(pcie_bdf_t bdf, unsigned int bar_index, struct pcie_bar *iobar)
{
	return bar_index < 6U && get_bar(bdf, PCIE_CONF_BAR0 + bar_index, iobar, false);
}

bool pcie_probe_iobar(pcie_bdf_t bdf, unsigned int index, struct pcie_bar *iobar)
{
	return get_bar(bdf, bar_register(bdf, index, false), iobar, false);
}

/* ---- lines ----------------------------------------------------------------------------- */

unsigned int pcie_get_irq(pcie_bdf_t bdf)
{
	return PCIE_CONF_INTR_IRQ(pcie_conf_read(bdf, PCIE_CONF_INTR));
}

unsigned int pcie_alloc_irq(pcie_bdf_t bdf)
{
	uint32_t word = pcie_conf_read(bdf, PCIE_CONF_INTR);
	unsigned int irq = PCIE_CONF_INTR_IRQ(word);

	if (irq != 0U && irq != PCIE_CONF_INTR_IRQ_NONE && z_pcie_host_irq_take(irq)) {
		return irq;
	}
	/* a wire can not go elsewhere, a message can */
	irq = IS_ENABLED(CONFIG_PCIE_MSI) && pcie_is_msi(bdf) ? z_pcie_host_irq_allocate()
							      : PCIE_CONF_INTR_IRQ_NONE;
	if (irq != PCIE_CONF_INTR_IRQ_NONE) {
		pcie_conf_write(bdf, PCIE_CONF_INTR, (word & ~0xffU) | irq);
	}
	return irq;
}

bool pcie_connect_dynamic_irq(pcie_bdf_t bdf, unsigned int irq, unsigned int priority,
			      void (*routine)(const void *parameter), const void *parameter,
			      uint32_t flags)
{
	if (IS_ENABLED(CONFIG_PCIE_MSI) && !z_pcie_host_line_message(irq, NULL) &&
	    pcie_is_msi(bdf)) {
		return z_pcie_msi_connect(bdf, priority, routine, parameter, flags);
	}
	return irq_connect_dynamic(irq, priority, routine, parameter, flags) >= 0;
}

void pcie_irq_enable(pcie_bdf_t bdf, unsigned int irq)
{
	if (!IS_ENABLED(CONFIG_PCIE_MSI) || !pcie_msi_enable(bdf, NULL, 1, irq)) {
		irq_enable(irq);
	}
}

/* ---- functions that the devicetree names ----------------------------------------------- */

static bool is(const struct pcie_dev *dev, pcie_bdf_t bdf, pcie_id_t id)
{
	return (dev->id == PCIE_ID_NONE || dev->id == id) &&
	       ((pcie_conf_read(bdf, PCIE_CONF_CLASSREV) ^ dev->class_rev) & dev->class_rev_mask) ==
		       0U;
}

static bool found(pcie_bdf_t bdf, pcie_id_t id, void *data)
{
	ARG_UNUSED(data);
	STRUCT_SECTION_FOREACH(pcie_dev, dev) {
		if (dev->bdf == PCIE_BDF_NONE && is(dev, bdf, id)) {
			dev->bdf = bdf;
			break;
		}
	}
	return true;
}

static int pcie_init(void)
{
	const struct pcie_scan_opt opt = {
		.cb = found,
		.flags = PCIE_SCAN_RECURSIVE,
	};
	size_t wanted;

	STRUCT_SECTION_COUNT(pcie_dev, &wanted);
	return (wanted == 0U) ? 0 : pcie_scan(&opt);
}

/* PRE_KERNEL_1: from here on drivers find their functions' places. */
SYS_INIT(pcie_init, PRE_KERNEL_1, CONFIG_PCIE_INIT_PRIORITY);
