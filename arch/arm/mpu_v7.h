/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Regions of the memory protection unit of Armv7-M and Armv7-R: what has to be in its registers.
 */
#ifndef ETESIAN_ARCH_ARM_MPU_V7_H_
#define ETESIAN_ARCH_ARM_MPU_V7_H_

#include <zephyr/kernel.h>

/** RAM, in RASR: written back by caches, which allocate. */
#define Z_ARM_MPU_RAM ((1U << 19) | (3U << 16))

/** Fields of RBAR and RASR. */
#define Z_ARM_MPU_VALID        (1U << 4)
#define Z_ARM_MPU_ENABLE       1U
#define Z_ARM_MPU_SIZE_SHIFT   1
#define Z_ARM_MPU_PARTS_SHIFT  8 /* a bit for each part that is left out */

/** @brief From @p start to @p end, multiples of its part, within one region of @p size bytes. */
struct z_arm_mpu_pair z_arm_mpu_region(uint32_t number, uint32_t start, uint32_t end, uint32_t size,
				       uint32_t attr);

/** @brief Size of the smallest region with parts that has @p start and @p end - 1. */
uint32_t z_arm_mpu_common_size(uint32_t start, uint32_t end);

#endif /* ETESIAN_ARCH_ARM_MPU_V7_H_ */
