/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Where a PCI function is (bus, device, function) and what it is (vendor, device), in a word each.
 */
#ifndef ZEPHYR_INCLUDE_DT_BINDINGS_PCIE_PCIE_H_
#define ZEPHYR_INCLUDE_DT_BINDINGS_PCIE_PCIE_H_

#define PCIE_BDF_NONE 0xFFFFFFFF
#define PCIE_ID_NONE  0xFFFFFFFF

#define PCIE_BDF_BUS_SHIFT  16
#define PCIE_BDF_BUS_MASK   0xFFU
#define PCIE_BDF_DEV_SHIFT  11
#define PCIE_BDF_DEV_MASK   0x1FU
#define PCIE_BDF_FUNC_SHIFT 8
#define PCIE_BDF_FUNC_MASK  0x7U

#define PCIE_BDF(bus, dev, func)                             \
	((((bus)&PCIE_BDF_BUS_MASK) << PCIE_BDF_BUS_SHIFT) | \
	 (((dev)&PCIE_BDF_DEV_MASK) << PCIE_BDF_DEV_SHIFT) | \
	 (((func)&PCIE_BDF_FUNC_MASK) << PCIE_BDF_FUNC_SHIFT))

#define PCIE_BDF_TO_BUS(bdf)  (((bdf) >> PCIE_BDF_BUS_SHIFT) & PCIE_BDF_BUS_MASK)
#define PCIE_BDF_TO_DEV(bdf)  (((bdf) >> PCIE_BDF_DEV_SHIFT) & PCIE_BDF_DEV_MASK)
#define PCIE_BDF_TO_FUNC(bdf) (((bdf) >> PCIE_BDF_FUNC_SHIFT) & PCIE_BDF_FUNC_MASK)

#define PCIE_ID_VEND_SHIFT 0
#define PCIE_ID_VEND_MASK  0xFFFFU
#define PCIE_ID_DEV_SHIFT  16
#define PCIE_ID_DEV_MASK   0xFFFFU

#define PCIE_ID(vend, dev)                                    \
	((((vend)&PCIE_ID_VEND_MASK) << PCIE_ID_VEND_SHIFT) | \
	 (((dev)&PCIE_ID_DEV_MASK) << PCIE_ID_DEV_SHIFT))

#define PCIE_ID_TO_VEND(id) (((id) >> PCIE_ID_VEND_SHIFT) & PCIE_ID_VEND_MASK)
#define PCIE_ID_TO_DEV(id)  (((id) >> PCIE_ID_DEV_SHIFT) & PCIE_ID_DEV_MASK)

#endif /* ZEPHYR_INCLUDE_DT_BINDINGS_PCIE_PCIE_H_ */
