/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a SoC with a 32-bit Cortex-A says about its address space: where there are devices. RAM is
 * known from the devicetree.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_MMU_ARM_MMU_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_MMU_ARM_MMU_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A range of devices; both in whole sections of 1 MiB. */
struct arm_mmu_region {
	uint32_t base;
	uint32_t size;
};

struct arm_mmu_config {
	uint32_t num_regions;
	const struct arm_mmu_region *mmu_regions;
};

/** Each SoC defines it. */
extern const struct arm_mmu_config mmu_config;

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_MMU_ARM_MMU_H_ */
