/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A host with a driver of its own, and the way from reset to a bus where all have addresses, for
 * hosts without firmware: depth first, each bridge gets the next bus number and a window of what
 * its bus takes (PCI-to-PCI Bridge Architecture Specification 1.2, chapter 3.2.5).
 *
 * A bridge may be forged, so there is an end to depth and to bus numbers. What gets no number
 * or no address stays off: it is found by nobody.
 */
#include "host.h"

#include <zephyr/device.h>
#include <zephyr/drivers/pcie/controller.h>
#include <zephyr/kernel.h>

#define HOST DEVICE_DT_GET(DT_CHOSEN(zephyr_pcie_controller))

#define MAX_DEPTH   8U
#define MEM_ALIGN   0x100000U /* of a bridge's windows */
#define IO_ALIGN    0x1000U
#define BRIDGE_BARS 2U
#define DECODE	    (PCIE_CONF_CMDSTAT_IO | PCIE_CONF_CMDSTAT_MEM)

/* ---- what pcie.c and msi.c ask for ------------------------------------------------------ */

uint32_t pcie_conf_read(pcie_bdf_t bdf, unsigned int reg)
{
	return pcie_ctrl_conf_read(HOST, bdf, reg);
}

void pcie_conf_write(pcie_bdf_t bdf, unsigned int reg, uint32_t data)
{
	pcie_ctrl_conf_write(HOST, bdf, reg, data);
}

bool z_pcie_host_translate(pcie_bdf_t bdf, const struct z_pcie_region *region, uintptr_t *addr)
{
	uint64_t end = region->bus_addr + region->size - 1U;
	uintptr_t last;

	/* both ends in the same window, in the same distance */
	return end >= region->bus_addr && (uint64_t)(uintptr_t)end == end &&
	       pcie_ctrl_region_translate(HOST, bdf, region->mem, region->mem64,
					  (uintptr_t)region->bus_addr, addr) &&
	       pcie_ctrl_region_translate(HOST, bdf, region->mem, region->mem64, (uintptr_t)end,
					  &last) &&
	       last - *addr == region->size - 1U;
}

/* A message has no line before it is connected. */
unsigned int z_pcie_host_irq_allocate(void)
{
	return 0;
}

bool z_pcie_host_irq_take(unsigned int irq)
{
	ARG_UNUSED(irq);
	return true;
}

bool z_pcie_host_line_message(unsigned int irq, arch_msi_vector_t *message)
{
	ARG_UNUSED(irq);
	ARG_UNUSED(message);
	return false;
}

uint8_t z_pcie_host_msi_allocate(unsigned int priority, msi_vector_t *vectors, uint8_t n,
				 bool block)
{
	uint8_t done = pcie_ctrl_msi_device_setup(HOST, priority, vectors, n);

	return (block && done != n) ? 0U : MIN(done, n);
}

bool z_pcie_host_msi_connect(msi_vector_t *vector, void (*routine)(const void *parameter),
			     const void *parameter, uint32_t flags)
{
	if (irq_connect_dynamic(vector->arch.irq, vector->arch.priority, routine, parameter,
				flags) < 0) {
		return false;
	}
	irq_enable(vector->arch.irq);
	return true;
}

/* ---- configuration space in memory ------------------------------------------------------ */

static mm_reg_t word_at(mm_reg_t cfg_addr, pcie_bdf_t bdf, unsigned int reg)
{
	return cfg_addr + ((mm_reg_t)bdf << 4) + reg * sizeof(uint32_t);
}

uint32_t pcie_generic_ctrl_conf_read(mm_reg_t cfg_addr, pcie_bdf_t bdf, unsigned int reg)
{
	return sys_read32(word_at(cfg_addr, bdf, reg));
}

void pcie_generic_ctrl_conf_write(mm_reg_t cfg_addr, pcie_bdf_t bdf, unsigned int reg,
				  uint32_t data)
{
	sys_write32(data, word_at(cfg_addr, bdf, reg));
}

/* ---- numbers and addresses -------------------------------------------------------------- */

struct walk {
	const struct device *dev;
	unsigned int last;  /* bus number that was given out */
	unsigned int depth; /* bridges above */
};

static void walk_bus(struct walk *walk, unsigned int bus);

static void give_address(const struct device *dev, pcie_bdf_t bdf, unsigned int reg,
			 const struct z_pcie_region *region)
{
	uintptr_t addr;

	if ((uint64_t)(size_t)region->size == region->size &&
	    pcie_ctrl_region_allocate(dev, bdf, region->mem, region->mem64, (size_t)region->size,
				      &addr)) {
		pcie_conf_write(bdf, reg, (uint32_t)addr);
		if (region->mem64) {
			pcie_conf_write(bdf, reg + 1U, (uint32_t)((uint64_t)addr >> 32));
		}
		pcie_set_cmd(bdf, region->mem ? PCIE_CONF_CMDSTAT_MEM : PCIE_CONF_CMDSTAT_IO, true);
	}
}

static void give_addresses(const struct device *dev, pcie_bdf_t bdf, unsigned int bars)
{
	struct z_pcie_region region;
	unsigned int end = PCIE_CONF_BAR0 + bars;

	pcie_set_cmd(bdf, DECODE, false);
	for (unsigned int reg = PCIE_CONF_BAR0; reg < end; reg += region.mem64 ? 2U : 1U) {
		if (z_pcie_region_get(bdf, reg, &region) && (!region.mem64 || reg + 1U < end)) {
			give_address(dev, bdf, reg, &region);
		}
	}
}

/* Where the next addresses for what is behind a bridge begin; false without such a window. */
static bool next(struct walk *walk, pcie_bdf_t bdf, bool mem, uintptr_t *addr)
{
	return pcie_ctrl_region_get_allocate_base(walk->dev, bdf, mem, false,
						  mem ? MEM_ALIGN : IO_ALIGN, addr);
}

/* From base to below end; if that is empty, base above limit: closed. */
static void open_memory(pcie_bdf_t bdf, uintptr_t base, uintptr_t end)
{
	bool empty = end <= base;
	uint32_t low = empty ? 0xfff0U : (uint32_t)(base >> 16) & 0xfff0U;
	uint32_t high = empty ? 0U : (uint32_t)((end - 1U) >> 16) & 0xfff0U;

	pcie_conf_write(bdf, PCIE_MEM_BASE_LIMIT, PCIE_MEM_BASE_LIMIT_VAL(low, high));
	pcie_conf_write(bdf, PCIE_PREFETCH_BASE_LIMIT, PCIE_PREFETCH_BASE_LIMIT_VAL(0xfff0U, 0U));
	pcie_conf_write(bdf, PCIE_PREFETCH_BASE_UPPER, 0);
	pcie_conf_write(bdf, PCIE_PREFETCH_LIMIT_UPPER, 0);
}

static void open_ports(pcie_bdf_t bdf, uintptr_t base, uintptr_t end)
{
	bool empty = end <= base;
	uint32_t low = empty ? 0xf0U : (uint32_t)(base >> 8) & 0xf0U;
	uint32_t high = empty ? 0U : (uint32_t)((end - 1U) >> 8) & 0xf0U;
	uint32_t low_upper = empty ? 0U : (uint32_t)(base >> 16);
	uint32_t high_upper = empty ? 0U : (uint32_t)((end - 1U) >> 16);

	pcie_conf_write(bdf, PCIE_IO_SEC_STATUS, PCIE_IO_SEC_STATUS_VAL(low, high, 0U));
	pcie_conf_write(bdf, PCIE_IO_BASE_LIMIT_UPPER,
			PCIE_IO_BASE_LIMIT_UPPER_VAL(low_upper, high_upper));
}

static void walk_bridge(struct walk *walk, pcie_bdf_t bdf)
{
	unsigned int bus = PCIE_BDF_TO_BUS(bdf);
	uintptr_t mem = 0, mem_end = 0, io = 0, io_end = 0;
	unsigned int secondary;

	give_addresses(walk->dev, bdf, BRIDGE_BARS);
	if (walk->depth == MAX_DEPTH || walk->last == PCIE_MAX_BUS) {
		pcie_conf_write(bdf, PCIE_BUS_NUMBER, 0);
		return;
	}
	secondary = ++walk->last;
	pcie_conf_write(bdf, PCIE_BUS_NUMBER,
			PCIE_BUS_NUMBER_VAL(bus, secondary, PCIE_MAX_BUS, 0U));
	(void)next(walk, bdf, true, &mem);
	(void)next(walk, bdf, false, &io);
	walk->depth++;
	walk_bus(walk, secondary);
	walk->depth--;
	pcie_conf_write(bdf, PCIE_BUS_NUMBER, PCIE_BUS_NUMBER_VAL(bus, secondary, walk->last, 0U));
	open_memory(bdf, mem, next(walk, bdf, true, &mem_end) ? mem_end : 0U);
	open_ports(bdf, io, next(walk, bdf, false, &io_end) ? io_end : 0U);
	pcie_set_cmd(bdf, DECODE | PCIE_CONF_CMDSTAT_MASTER, true);
}

/* Returns how many functions of this device to look at. */
static unsigned int walk_function(struct walk *walk, pcie_bdf_t bdf, unsigned int functions)
{
	uint32_t type;

	if (!PCIE_ID_IS_VALID(pcie_conf_read(bdf, PCIE_CONF_ID))) {
		return functions;
	}
	type = pcie_conf_read(bdf, PCIE_CONF_TYPE);
	if (PCIE_CONF_TYPE_GET(type) == PCIE_CONF_TYPE_PCI_BRIDGE) {
		walk_bridge(walk, bdf);
	} else if (PCIE_CONF_TYPE_GET(type) == PCIE_CONF_TYPE_STANDARD) {
		give_addresses(walk->dev, bdf, PCIE_CONF_BAR5 - PCIE_CONF_BAR0 + 1U);
	}
	return (PCIE_BDF_TO_FUNC(bdf) == 0U && PCIE_CONF_MULTIFUNCTION(type)) ? PCIE_MAX_FUNC + 1U
									      : functions;
}

static void walk_bus(struct walk *walk, unsigned int bus)
{
	for (unsigned int dev = 0; dev <= PCIE_MAX_DEV; dev++) {
		unsigned int functions = 1;

		for (unsigned int fn = 0; fn < functions; fn++) {
			functions = walk_function(walk, PCIE_BDF(bus, dev, fn), functions);
		}
	}
}

void pcie_generic_ctrl_enumerate(const struct device *dev, pcie_bdf_t bdf_start)
{
	struct walk walk = {.dev = dev, .last = PCIE_BDF_TO_BUS(bdf_start)};

	walk_bus(&walk, PCIE_BDF_TO_BUS(bdf_start));
}
