/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A host that is nothing but memory: configuration space, and windows to the devices' memory and
 * ports (devicetree: reg and ranges). No firmware has been there, so it gives out addresses, from
 * the window below 4 GiB as long as there is one: every device can reach that.
 */
#define DT_DRV_COMPAT pci_host_ecam_generic

#include <zephyr/device.h>
#include <zephyr/drivers/pcie/controller.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/device_mmio.h>

#define KIND(flags) (((flags) >> 24) & 3U) /* of an entry of ranges */
#define IO	    1U
#define MEM32	    2U
#define MEM64	    3U

#define BUS_SIZE 0x100000U

struct window {
	uintptr_t bus; /* first address on the bus */
	uintptr_t host;
	size_t size;
	size_t used;
};

struct data {
	mm_reg_t space;
	struct window windows[MEM64 + 1U];
};

static bool is_there(const struct device *dev, pcie_bdf_t bdf, unsigned int reg)
{
	const struct pcie_ctrl_config *config = dev->config;

	return reg < 1024U && PCIE_BDF_TO_BUS(bdf) < config->cfg_size / BUS_SIZE;
}

static uint32_t conf_read(const struct device *dev, pcie_bdf_t bdf, unsigned int reg)
{
	const struct data *data = dev->data;

	return is_there(dev, bdf, reg) ? pcie_generic_ctrl_conf_read(data->space, bdf, reg)
				       : UINT32_MAX;
}

static void conf_write(const struct device *dev, pcie_bdf_t bdf, unsigned int reg, uint32_t word)
{
	const struct data *data = dev->data;

	if (is_there(dev, bdf, reg)) {
		pcie_generic_ctrl_conf_write(data->space, bdf, reg, word);
	}
}

static struct window *window_for(const struct device *dev, bool mem, bool mem64)
{
	struct data *data = dev->data;

	if (!mem) {
		return &data->windows[IO];
	}
	return &data->windows[(mem64 && data->windows[MEM32].size == 0U) ? MEM64 : MEM32];
}

static bool region_get_allocate_base(const struct device *dev, pcie_bdf_t bdf, bool mem, bool mem64,
				     size_t align, uintptr_t *addr)
{
	struct window *window = window_for(dev, mem, mem64);
	uintptr_t next = window->bus + window->used;
	size_t gap = (size_t)(-next & (align - 1U));

	ARG_UNUSED(bdf);
	if (gap > window->size - window->used) {
		return false;
	}
	window->used += gap;
	*addr = next + gap;
	return window->size != 0U;
}

static bool region_allocate(const struct device *dev, pcie_bdf_t bdf, bool mem, bool mem64,
			    size_t size, uintptr_t *addr)
{
	struct window *window = window_for(dev, mem, mem64);
	size_t used = window->used;

	if (!region_get_allocate_base(dev, bdf, mem, mem64, size, addr) ||
	    size > window->size - window->used) {
		window->used = used;
		return false;
	}
	window->used += size;
	return true;
}

static bool region_translate(const struct device *dev, pcie_bdf_t bdf, bool mem, bool mem64,
			     uintptr_t bus_addr, uintptr_t *addr)
{
	const struct window *window = window_for(dev, mem, mem64);

	ARG_UNUSED(bdf);
	*addr = bus_addr - window->bus + window->host;
	return bus_addr >= window->bus && bus_addr - window->bus < window->size;
}

static int init(const struct device *dev)
{
	const struct pcie_ctrl_config *config = dev->config;
	struct data *data = dev->data;

	device_map(&data->space, config->cfg_addr, config->cfg_size, K_MEM_CACHE_NONE);
	for (size_t i = 0; i < config->ranges_count; i++) {
		struct window *window = &data->windows[KIND(config->ranges[i].flags)];

		window->bus = config->ranges[i].pcie_bus_addr;
		window->host = config->ranges[i].host_map_addr;
		window->size = config->ranges[i].map_length;
		/* address 0 means that there is none */
		window->used = (window->bus == 0U) ? MIN(window->size, 0x1000U) : 0U;
	}
	pcie_generic_ctrl_enumerate(dev, PCIE_BDF(0, 0, 0));
	return 0;
}

static const struct pcie_ctrl_driver_api api = {
	.conf_read = conf_read,
	.conf_write = conf_write,
	.region_allocate = region_allocate,
	.region_get_allocate_base = region_get_allocate_base,
	.region_translate = region_translate,
};

/* PRE_KERNEL_1, before the search for functions. */
#define ECAM(n)                                                                  \
	static struct data data##n;                                              \
	static const struct pcie_ctrl_config config##n = {                       \
		.cfg_addr = DT_INST_REG_ADDR(n),                                 \
		.cfg_size = DT_INST_REG_SIZE(n),                                 \
		.ranges_count = DT_NUM_RANGES(DT_DRV_INST(n)),                   \
		.ranges = {DT_FOREACH_RANGE(DT_DRV_INST(n), PCIE_RANGE_FORMAT)}, \
	};                                                                       \
	DEVICE_DT_INST_DEFINE(n, init, NULL, &data##n, &config##n, PRE_KERNEL_1, \
			      CONFIG_KERNEL_INIT_PRIORITY_DEFAULT, &api);

DT_INST_FOREACH_STATUS_OKAY(ECAM)
