/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Regions of the MPU of a Cortex-R; one with a higher number wins. 3 to 13 are user mode's
 * (mpu_user.c).
 */
#ifndef ETESIAN_ARCH_ARM_CORTEX_A_R_MPU_CP15_H_
#define ETESIAN_ARCH_ARM_CORTEX_A_R_MPU_CP15_H_

enum region {
	REGION_DEVICES,
	REGION_RAM,
	REGION_IMAGE,
	REGION_HANDLERS_GUARD = CONFIG_ARM_MPU_NUM_REGIONS - 2,
	REGION_THREAD_GUARD = CONFIG_ARM_MPU_NUM_REGIONS - 1,
};

/** @brief Regions of user mode. Context: boot, the MPU is off. */
#ifdef CONFIG_USERSPACE
void z_arm_user_protection_init(void);
#else
#define z_arm_user_protection_init() ((void)0)
#endif

#endif /* ETESIAN_ARCH_ARM_CORTEX_A_R_MPU_CP15_H_ */
