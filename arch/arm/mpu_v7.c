/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Regions of the memory protection unit of Armv7-M and Armv7-R: powers of two of bytes, whose
 * eighths can be left out.
 */
#include "mpu_v7.h"
#include "mpu.h"

#include <errno.h>

#define SMALLEST 256U /* of regions that have parts */

struct z_arm_mpu_pair z_arm_mpu_region(uint32_t number, uint32_t start, uint32_t end, uint32_t size,
				       uint32_t attr)
{
	uint32_t base = start & ~(size - 1U);
	uint32_t first = (start - base) / (size / 8U);
	uint32_t last = (end - base - 1U) / (size / 8U);
	uint32_t in_use = (0xffU << first) & (0xffU >> (7U - last));

	return (struct z_arm_mpu_pair){
		base | Z_ARM_MPU_VALID | number,
		attr | ((~in_use & 0xffU) << Z_ARM_MPU_PARTS_SHIFT) |
			((uint32_t)(LOG2CEIL(size) - 1) << Z_ARM_MPU_SIZE_SHIFT) | Z_ARM_MPU_ENABLE,
	};
}

uint32_t z_arm_mpu_common_size(uint32_t start, uint32_t end)
{
	uint32_t differ = start ^ (end - 1U);

	return MAX(SMALLEST, (differ == 0U) ? 1U : 2U << (31 - __builtin_clz(differ)));
}

int z_arm_mpu_cover(uintptr_t start, uintptr_t end, k_mem_partition_attr_t attr,
		    struct z_arm_mpu_pair *pairs, const uint8_t *numbers, int count)
{
	uint32_t size = z_arm_mpu_common_size(start, end);

	attr |= Z_ARM_MPU_RAM;
	if (end <= start || count < 1) {
		return (count < 1) ? -ENOMEM : -EINVAL;
	}
	if (((start | end) & (size / 8U - 1U)) == 0U) {
		pairs[0] = z_arm_mpu_region(numbers[0], start, end, size, attr);
		return 1;
	}
	size = MAX(SMALLEST, 1U << LOG2CEIL(end - start));
	if (((start | end) & (size / 8U - 1U)) != 0U) {
		return -EINVAL;
	}
	if (count < 2) {
		return -ENOMEM;
	}
	uint32_t middle = ROUND_UP(start + 1U, size);

	pairs[0] = z_arm_mpu_region(numbers[0], start, middle, size, attr);
	pairs[1] = z_arm_mpu_region(numbers[1], middle, end, size, attr);
	return 2;
}
