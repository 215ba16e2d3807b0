/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef FOUND_H_
#define FOUND_H_

#include <zephyr/drivers/pcie/pcie.h>

pcie_bdf_t edu_bdf(void);
pcie_bdf_t absent_bdf(void);
pcie_bdf_t nic_bdf(void);

#endif /* FOUND_H_ */
