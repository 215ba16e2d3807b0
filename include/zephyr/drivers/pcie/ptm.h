/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Precision time measurement of PCI Express functions (CONFIG_PCIE_PTM).
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_PCIE_PTM_H_
#define ZEPHYR_INCLUDE_DRIVERS_PCIE_PTM_H_

#include <zephyr/drivers/pcie/pcie.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Let a function ask for the time of the root.
 * @return false if it has no such capability, or can not ask. Context: thread or boot.
 */
bool pcie_ptm_enable(pcie_bdf_t bdf);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_PCIE_PTM_H_ */
