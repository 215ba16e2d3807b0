/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Precision time measurement (PCI Express Base Specification 5.0, chapter 7.9.16).
 */
#include <zephyr/drivers/pcie/cap.h>
#include <zephyr/drivers/pcie/ptm.h>

#define WORDS	   1024U /* of the configuration space */
#define CAPABILITY 1U	 /* words of it */
#define CONTROL	   2U

#define CAN_ASK BIT(0)
#define ENABLE	BIT(0)

bool pcie_ptm_enable(pcie_bdf_t bdf)
{
	uint32_t cap = pcie_get_ext_cap(bdf, PCIE_EXT_CAP_ID_PTM);

	if (cap == 0U || cap + CONTROL >= WORDS ||
	    (pcie_conf_read(bdf, cap + CAPABILITY) & CAN_ASK) == 0U) {
		return false;
	}
	pcie_conf_write(bdf, cap + CONTROL, pcie_conf_read(bdf, cap + CONTROL) | ENABLE);
	return true;
}
