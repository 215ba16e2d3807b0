/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#define DT_DRV_COMPAT test_pcie_host

#include <string.h>
#include <zephyr/ztest.h>

#include "host.h"

uint8_t host_memory[MEM_SIZE] __aligned(4096);
unsigned int host_reads;
unsigned int host_vectors;

static struct function functions[FUNCTIONS];
static unsigned int used;
static uint32_t mem_next = MEM_BUS, io_next = IO_BUS;
static uint32_t state = 1;

uint32_t host_random(void)
{
	state = state * 1664525U + 1013904223U;
	return (state >> 8) ^ (state << 13);
}

void host_reset(void)
{
	memset(functions, 0, sizeof(functions));
	memset(host_memory, 0, sizeof(host_memory));
	used = 0;
	mem_next = MEM_BUS;
	io_next = IO_BUS;
	host_reads = 0;
	host_vectors = 32;
}

struct function *host_add(pcie_bdf_t bdf, pcie_id_t id, uint8_t type)
{
	struct function *function = &functions[used++];

	zassert_true(used <= FUNCTIONS);
	function->bdf = bdf;
	function->words[PCIE_CONF_ID] = id;
	function->words[PCIE_CONF_TYPE] = (uint32_t)type << 16;
	function->writable[PCIE_CONF_CMDSTAT] = 0x407;
	for (unsigned int reg = PCIE_BUS_NUMBER; type == 1U && reg <= PCIE_IO_BASE_LIMIT_UPPER;
	     reg++) {
		function->writable[reg] = UINT32_MAX;
	}
	return function;
}

void host_add_bar(struct function *function, unsigned int n, uint64_t size, uint32_t flags)
{
	uint64_t mask = ~(size - 1U);

	function->words[PCIE_CONF_BAR0 + n] = flags;
	function->writable[PCIE_CONF_BAR0 + n] = (uint32_t)mask & ~0xfU;
	if (PCIE_CONF_BAR_64(flags)) {
		function->writable[PCIE_CONF_BAR0 + n + 1U] = (uint32_t)(mask >> 32);
	}
}

void host_add_cap(struct function *function, unsigned int at, uint8_t id, unsigned int next)
{
	function->words[PCIE_CONF_CMDSTAT] |= PCIE_CONF_CMDSTAT_CAPS;
	function->words[at] = (function->words[at] & 0xffff0000U) | (next << 10) | id;
	if (function->words[PCIE_CONF_CAPPTR] == 0U) {
		function->words[PCIE_CONF_CAPPTR] = at << 2;
	}
}

static struct function *find(pcie_bdf_t bdf)
{
	for (unsigned int i = 0; i < used; i++) {
		if (functions[i].bdf == bdf) {
			return &functions[i];
		}
	}
	return NULL;
}

static uint32_t conf_read(const struct device *dev, pcie_bdf_t bdf, unsigned int reg)
{
	const struct function *function = find(bdf);

	ARG_UNUSED(dev);
	host_reads++;
	zassert_true(reg < WORDS, "word %u", reg);
	if (function == NULL) {
		return UINT32_MAX;
	}
	return (function->mirror && reg != PCIE_CONF_ID) ? host_random() : function->words[reg];
}

static void conf_write(const struct device *dev, pcie_bdf_t bdf, unsigned int reg, uint32_t data)
{
	struct function *function = find(bdf);

	ARG_UNUSED(dev);
	zassert_true(reg < WORDS, "word %u", reg);
	if (function != NULL) {
		function->words[reg] = (function->words[reg] & ~function->writable[reg]) |
				       (data & function->writable[reg]);
	}
}

static bool base(const struct device *dev, pcie_bdf_t bdf, bool mem, bool mem64, size_t align,
		 uintptr_t *addr)
{
	uint32_t *next = mem ? &mem_next : &io_next;
	uint32_t end = mem ? MEM_BUS + MEM_SIZE : IO_BUS + IO_SIZE;

	if (align > end || ROUND_UP((uint64_t)*next, align) > end) {
		return false;
	}
	*next = ROUND_UP(*next, align);
	*addr = *next;
	return true;
}

static bool allocate(const struct device *dev, pcie_bdf_t bdf, bool mem, bool mem64, size_t size,
		     uintptr_t *addr)
{
	uint32_t end = mem ? MEM_BUS + MEM_SIZE : IO_BUS + IO_SIZE;
	uint32_t *next = mem ? &mem_next : &io_next;
	uint32_t before = *next;

	if (!base(dev, bdf, mem, mem64, size, addr) || size > end - *next) {
		*next = before;
		return false;
	}
	*next += (uint32_t)size;
	return true;
}

static bool translate(const struct device *dev, pcie_bdf_t bdf, bool mem, bool mem64,
		      uintptr_t bus_addr, uintptr_t *addr)
{
	if (mem) {
		*addr = bus_addr - MEM_BUS + (uintptr_t)host_memory;
		return bus_addr >= MEM_BUS && bus_addr - MEM_BUS < MEM_SIZE;
	}
	*addr = bus_addr;
	return bus_addr >= IO_BUS && bus_addr - IO_BUS < IO_SIZE;
}

static uint8_t msi_setup(const struct device *dev, unsigned int priority, msi_vector_t *vectors,
			 uint8_t n)
{
	uint8_t given = (uint8_t)MIN(n, host_vectors);

	for (unsigned int i = 0; i < given; i++) {
		vectors[i].arch.irq = 20U + i % 8U;
		vectors[i].arch.address = 0xfee00000U + i;
		vectors[i].arch.eventid = (uint16_t)(0x40U + i);
		vectors[i].arch.priority = priority;
	}
	return given;
}

static const struct pcie_ctrl_driver_api api = {
	.conf_read = conf_read,
	.conf_write = conf_write,
	.region_allocate = allocate,
	.region_get_allocate_base = base,
	.region_translate = translate,
	.msi_device_setup = msi_setup,
};

DEVICE_DT_INST_DEFINE(0, NULL, NULL, NULL, NULL, PRE_KERNEL_1, 0, &api);

const struct device *const host = DEVICE_DT_INST_GET(0);
