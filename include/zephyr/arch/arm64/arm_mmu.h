/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory map of a SoC, for its mmu_config: which addresses are devices. RAM need not be listed.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM64_ARM_MMU_H_
#define ZEPHYR_INCLUDE_ARCH_ARM64_ARM_MMU_H_

#ifndef _ASMLANGUAGE

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Kinds of memory. */
#define MT_DEVICE_nGnRnE 0U
#define MT_DEVICE_nGnRE  1U
#define MT_NORMAL_NC     2U

/* Accepted: devices are for the kernel only, read and written, never executed. */
#define MT_P_RW_U_NA            0U
#define MT_SECURE               0U
#define MT_NS                   0U
#define MT_DEFAULT_SECURE_STATE 0U

struct arm_mmu_region {
	uintptr_t base_pa; /* also the address it is seen at */
	uintptr_t base_va;
	size_t size;
	const char *name;
	uint32_t attrs;
};

struct arm_mmu_config {
	unsigned int num_regions;
	const struct arm_mmu_region *mmu_regions;
};

#define MMU_REGION_ENTRY(_name, _base_pa, _base_va, _size, _attrs)                                 \
	{                                                                                          \
		.base_pa = (_base_pa), .base_va = (_base_va), .size = (_size), .name = (_name),    \
		.attrs = (_attrs),                                                                 \
	}
#define MMU_REGION_FLAT_ENTRY(name, adr, sz, attrs) MMU_REGION_ENTRY(name, adr, adr, sz, attrs)

/** The SoC's. */
extern const struct arm_mmu_config mmu_config;

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_ARM64_ARM_MMU_H_ */
