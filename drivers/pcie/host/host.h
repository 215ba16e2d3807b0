/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the portable part asks of the host: controller.c (a driver with its operations) or
 * pcie_x86.c (a PC). Both also define pcie_conf_read() and pcie_conf_write().
 */
#ifndef ETESIAN_DRIVERS_PCIE_HOST_HOST_H_
#define ETESIAN_DRIVERS_PCIE_HOST_HOST_H_

#include <zephyr/drivers/pcie/msi.h>
#include <zephyr/drivers/pcie/pcie.h>

/** A base address register: its address as the bus sees it. */
struct z_pcie_region {
	uint64_t bus_addr;
	uint64_t size; /* bytes, a power of two */
	bool mem;
	bool mem64;
};

/**
 * @brief Read a base address register and, by writing ones to it, its size.
 *
 * Decoding is off meanwhile. bus_addr may be 0: nobody has given it one. @p reg: PCIE_CONF_BAR0 to
 * 5. @return false if there is none, or it is not what the specification allows.
 */
bool z_pcie_region_get(pcie_bdf_t bdf, unsigned int reg, struct z_pcie_region *region);

/** @brief Where the processor sees it. @return false if it is not wholly within a window. */
bool z_pcie_host_translate(pcie_bdf_t bdf, const struct z_pcie_region *region, uintptr_t *addr);

/** @brief A line that nobody uses, or PCIE_CONF_INTR_IRQ_NONE. */
unsigned int z_pcie_host_irq_allocate(void);

/** @brief Mark @p irq, a line that firmware gave. @return false if somebody has it already. */
bool z_pcie_host_irq_take(unsigned int irq);

/**
 * @brief Lines and messages for @p n vectors. @return how many.
 *
 * @p block: n is a power of two, all differ in the lowest bits of eventid only, all or none.
 */
uint8_t z_pcie_host_msi_allocate(unsigned int priority, msi_vector_t *vectors, uint8_t n,
				 bool block);

/** @brief Connect the line of a vector. */
bool z_pcie_host_msi_connect(msi_vector_t *vector, void (*routine)(const void *parameter),
			     const void *parameter, uint32_t flags);

/**
 * @brief Can lines be sent as messages, and if @p message is not NULL: what is that of line @p irq?
 *
 * False: only messages of z_pcie_host_msi_allocate().
 */
bool z_pcie_host_line_message(unsigned int irq, arch_msi_vector_t *message);

/** @brief CONFIG_PCIE_MSI: one message for the function, connected, written, not yet enabled. */
bool z_pcie_msi_connect(pcie_bdf_t bdf, unsigned int priority,
			void (*routine)(const void *parameter), const void *parameter,
			uint32_t flags);

#endif /* ETESIAN_DRIVERS_PCIE_HOST_HOST_H_ */
