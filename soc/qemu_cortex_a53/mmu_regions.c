/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Devices of QEMU's machine virt: controllers up to RAM, PCI Express configuration space.
 */
#include <zephyr/arch/arm64/arm_mmu.h>
#include <zephyr/devicetree.h>
#include <zephyr/sys/util.h>

static const struct arm_mmu_region regions[] = {
	MMU_REGION_FLAT_ENTRY("devices", 0x08000000, 0x38000000,
			      MT_DEVICE_nGnRnE | MT_P_RW_U_NA | MT_DEFAULT_SECURE_STATE),
	MMU_REGION_FLAT_ENTRY("pcie", DT_REG_ADDR(DT_NODELABEL(pcie)),
			      DT_REG_SIZE(DT_NODELABEL(pcie)),
			      MT_DEVICE_nGnRnE | MT_P_RW_U_NA | MT_DEFAULT_SECURE_STATE),
};

const struct arm_mmu_config mmu_config = {
	.num_regions = ARRAY_SIZE(regions),
	.mmu_regions = regions,
};
