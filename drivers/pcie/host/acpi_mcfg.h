/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef ETESIAN_DRIVERS_PCIE_HOST_ACPI_MCFG_H_
#define ETESIAN_DRIVERS_PCIE_HOST_ACPI_MCFG_H_

#include <stdint.h>

/** Configuration space in memory. */
struct z_acpi_mcfg {
	uintptr_t base; /* where bus 0 would be; 0: there is none */
	uint8_t first_bus;
	uint8_t last_bus;
};

/** @brief Ask ACPI where it is. It counts if it lies from @p start to below @p end. */
void z_acpi_mcfg_find(struct z_acpi_mcfg *mcfg, uintptr_t start, uintptr_t end);

#endif /* ETESIAN_DRIVERS_PCIE_HOST_ACPI_MCFG_H_ */
