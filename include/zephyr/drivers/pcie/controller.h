/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief For drivers of PCI Express hosts (CONFIG_PCIE_CONTROLLER): what they implement.
 *
 * The host in use is the devicetree's chosen zephyr,pcie-controller.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_PCIE_CONTROLLER_H_
#define ZEPHYR_INCLUDE_DRIVERS_PCIE_CONTROLLER_H_

#include <zephyr/device.h>
#include <zephyr/drivers/pcie/msi.h>
#include <zephyr/drivers/pcie/pcie.h>
#include <zephyr/sys/sys_io.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint32_t (*pcie_ctrl_conf_read_t)(const struct device *dev, pcie_bdf_t bdf,
					  unsigned int reg);
typedef void (*pcie_ctrl_conf_write_t)(const struct device *dev, pcie_bdf_t bdf, unsigned int reg,
				       uint32_t data);
typedef bool (*pcie_ctrl_region_allocate_t)(const struct device *dev, pcie_bdf_t bdf, bool mem,
					    bool mem64, size_t bar_size, uintptr_t *bar_bus_addr);
typedef bool (*pcie_ctrl_region_get_allocate_base_t)(const struct device *dev, pcie_bdf_t bdf,
						     bool mem, bool mem64, size_t align,
						     uintptr_t *bar_base_addr);
typedef bool (*pcie_ctrl_region_translate_t)(const struct device *dev, pcie_bdf_t bdf, bool mem,
					     bool mem64, uintptr_t bar_bus_addr,
					     uintptr_t *bar_addr);
typedef uint8_t (*pcie_ctrl_msi_device_setup_t)(const struct device *dev, unsigned int priority,
						msi_vector_t *vectors, uint8_t n_vector);

/** What a host implements. */
__subsystem struct pcie_ctrl_driver_api {
	pcie_ctrl_conf_read_t conf_read;
	pcie_ctrl_conf_write_t conf_write;
	pcie_ctrl_region_allocate_t region_allocate;
	pcie_ctrl_region_get_allocate_base_t region_get_allocate_base;
	pcie_ctrl_region_translate_t region_translate;
	pcie_ctrl_msi_device_setup_t msi_device_setup; /**< NULL: no interrupts by message */
};

/** What the devicetree says of a host, first of its config. */
struct pcie_ctrl_config {
	const struct device *msi_parent;
	uintptr_t cfg_addr; /**< configuration space */
	size_t cfg_size;    /**< bytes: 1 MiB for each bus */
	size_t ranges_count;
	struct {
		uint32_t flags;
		uintptr_t pcie_bus_addr;
		uintptr_t host_map_addr;
		size_t map_length;
	} ranges[];
};

/** Initializer of ranges[@p idx]. */
#define PCIE_RANGE_FORMAT(node_id, idx)                                             \
	{                                                                           \
		.flags = DT_RANGES_CHILD_BUS_FLAGS_BY_IDX(node_id, idx),            \
		.pcie_bus_addr = DT_RANGES_CHILD_BUS_ADDRESS_BY_IDX(node_id, idx),  \
		.host_map_addr = DT_RANGES_PARENT_BUS_ADDRESS_BY_IDX(node_id, idx), \
		.map_length = DT_RANGES_LENGTH_BY_IDX(node_id, idx),                \
	},

/** @brief conf_read of hosts whose whole configuration space is memory at @p cfg_addr (ECAM). */
uint32_t pcie_generic_ctrl_conf_read(mm_reg_t cfg_addr, pcie_bdf_t bdf, unsigned int reg);

/** @brief Their conf_write. */
void pcie_generic_ctrl_conf_write(mm_reg_t cfg_addr, pcie_bdf_t bdf, unsigned int reg,
				  uint32_t data);

/**
 * @brief Give bus numbers and addresses to all that is on the bus of @p bdf_start and behind it.
 *
 * For hosts that no firmware has set up. Bridges nest up to eight deep; what is behind more of them
 * is not found. Context: boot.
 */
void pcie_generic_ctrl_enumerate(const struct device *dev, pcie_bdf_t bdf_start);

/** @brief Read word @p reg of the configuration space of @p bdf by host @p dev. */
static inline uint32_t pcie_ctrl_conf_read(const struct device *dev, pcie_bdf_t bdf,
					   unsigned int reg)
{
	return ((const struct pcie_ctrl_driver_api *)dev->api)->conf_read(dev, bdf, reg);
}

/** @brief Write it. */
static inline void pcie_ctrl_conf_write(const struct device *dev, pcie_bdf_t bdf, unsigned int reg,
					uint32_t data)
{
	((const struct pcie_ctrl_driver_api *)dev->api)->conf_write(dev, bdf, reg, data);
}

/**
 * @brief Take addresses for a base address register out of the host's window.
 *
 * @param dev the host
 * @param bdf for whom
 * @param mem memory, not ports
 * @param mem64 the register has 64 bits
 * @param bar_size bytes, a power of two; also the alignment
 * @param bar_bus_addr gets the address, as the bus sees it
 * @return false if there is no room
 */
static inline bool pcie_ctrl_region_allocate(const struct device *dev, pcie_bdf_t bdf, bool mem,
					     bool mem64, size_t bar_size, uintptr_t *bar_bus_addr)
{
	return ((const struct pcie_ctrl_driver_api *)dev->api)
		->region_allocate(dev, bdf, mem, mem64, bar_size, bar_bus_addr);
}

/** @brief Where the next such addresses begin, if they are aligned to @p align: for bridges. */
static inline bool pcie_ctrl_region_get_allocate_base(const struct device *dev, pcie_bdf_t bdf,
						      bool mem, bool mem64, size_t align,
						      uintptr_t *bar_base_addr)
{
	return ((const struct pcie_ctrl_driver_api *)dev->api)
		->region_get_allocate_base(dev, bdf, mem, mem64, align, bar_base_addr);
}

/** @brief From the bus's address to the processor's. @return false if it is in no window. */
static inline bool pcie_ctrl_region_translate(const struct device *dev, pcie_bdf_t bdf, bool mem,
					      bool mem64, uintptr_t bar_bus_addr,
					      uintptr_t *bar_addr)
{
	return ((const struct pcie_ctrl_driver_api *)dev->api)
		->region_translate(dev, bdf, mem, mem64, bar_bus_addr, bar_addr);
}

/** @brief Lines and messages for @p n_vector vectors. @return how many there are. */
static inline uint8_t pcie_ctrl_msi_device_setup(const struct device *dev, unsigned int priority,
						 msi_vector_t *vectors, uint8_t n_vector)
{
	const struct pcie_ctrl_driver_api *api = (const struct pcie_ctrl_driver_api *)dev->api;

	return (api->msi_device_setup == NULL)
		       ? 0
		       : api->msi_device_setup(dev, priority, vectors, n_vector);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_PCIE_CONTROLLER_H_ */
