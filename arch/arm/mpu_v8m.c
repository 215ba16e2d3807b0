/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The memory protection unit of Armv8-M: regions from one multiple of 32 bytes to another, which
 * may not overlap. Their numbers and uses: mpu.h.
 */
#include "guard.h"
#include "mpu.h"
#include "arch/arch.h"

#include <cmsis_core.h>
#include <zephyr/linker/linker-defs.h>

#define GRANULE 32U

/* Indices of MAIR: RAM is written back, flash written through, by caches. */
#define RAM   (0U << 1)
#define FLASH (1U << 1)
#define MAIR  0xaaffU

#define RAM_PAIR 3 /* of kernel threads' "domain": region 1 */

/* Region of each pair: the switch knows them. */
const uint8_t z_arm_mpu_stack_regions[] = {4};
const uint8_t z_arm_mpu_domain_regions[] = {5, 6, 7, 1, 2, 3};

BUILD_ASSERT(ARRAY_SIZE(z_arm_mpu_domain_regions) == Z_ARM_MPU_DOMAIN_PAIRS, "numbers");

static struct z_arm_mpu_pair region(uintptr_t start, uintptr_t end, uint32_t rights, uint32_t kind)
{
	return (struct z_arm_mpu_pair){start | rights, (end - GRANULE) | kind | MPU_RLAR_EN_Msk};
}

int z_arm_mpu_cover(uintptr_t start, uintptr_t end, k_mem_partition_attr_t attr,
		    struct z_arm_mpu_pair *pairs, const uint8_t *numbers, int count)
{
	ARG_UNUSED(numbers);
	if (end <= start || ((start | end) % GRANULE) != 0U) {
		return -EINVAL;
	}
	if (count < 1) {
		return -ENOMEM;
	}
	pairs[0] = region(start, end, attr, RAM);
	return 1;
}

/* Off, and nothing in it while its old end is still there. Not 0: a list is known to be one. */
struct z_arm_mpu_pair z_arm_mpu_filler(int index)
{
	ARG_UNUSED(index);
	return (struct z_arm_mpu_pair){~(GRANULE - 1U) | Z_ARM_MPU_XN, 0U};
}

int arch_mem_domain_max_partitions_get(void)
{
	return MIN(CONFIG_MAX_DOMAIN_PARTITIONS, Z_ARM_MPU_DOMAIN_PAIRS);
}

static void set(uint32_t number, struct z_arm_mpu_pair pair)
{
	MPU->RNR = number;
	MPU->RLAR = 0U; /* neither the old start with the new end nor the other way round */
	MPU->RBAR = pair.base;
	MPU->RLAR = pair.attributes;
}

static void load(const struct z_arm_mpu_pair *stack, const struct z_arm_mpu_pair *domain)
{
	for (int i = 0; i < Z_ARM_MPU_STACK_PAIRS; i++) {
		set(z_arm_mpu_stack_regions[i], stack[i]);
	}
	for (int i = 0; i < Z_ARM_MPU_DOMAIN_PAIRS; i++) {
		set(z_arm_mpu_domain_regions[i], domain[i]);
	}
	__DSB();
	__ISB();
}

void z_arm_mpu_load(const struct k_thread *thread)
{
	load(thread->callee_saved.stack, thread->mem_domain_info.mem_domain->arch.regions);
}

/* Code in RAM there is only where somebody asks for it. */
static bool code_in_ram(void)
{
	return !IS_ENABLED(CONFIG_XIP) || IS_ENABLED(CONFIG_CODE_DATA_RELOCATION) ||
	       (uintptr_t)__ramfunc_end != (uintptr_t)__ramfunc_start;
}

void z_arm_mpu_init(void)
{
	struct z_arm_mpu_kernel *kernel = &z_arm_mpu_kernel;

	for (int i = 0; i < Z_ARM_MPU_STACK_PAIRS; i++) {
		kernel->stack[i] = z_arm_mpu_filler(i);
	}
	for (int i = 0; i < Z_ARM_MPU_DOMAIN_PAIRS; i++) {
		kernel->domain[i] = z_arm_mpu_filler(i);
	}
	if (!code_in_ram()) {
		kernel->domain[RAM_PAIR] =
			region(CONFIG_SRAM_BASE_ADDRESS,
			       CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_SIZE * 1024U,
			       K_MEM_PARTITION_P_RW_U_NA, RAM);
	}
	MPU->MAIR0 = MAIR;
	set(0, region((uintptr_t)__user_text_start,
		      ROUND_UP((uintptr_t)__user_rodata_end, GRANULE), Z_ARM_MPU_P_RO_U_RO, FLASH));
	load(kernel->stack, kernel->domain);
}
