/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The memory protection unit of Armv7-M. Regions: mpu_v7.c, their numbers and uses: mpu.h.
 */
#include "guard.h"
#include "mpu.h"
#include "mpu_v7.h"
#include "arch/arch.h"

#include <cmsis_core.h>
#include <zephyr/linker/linker-defs.h>

#define FLASH (2U << 16) /* as the default map has it: written through by caches */

extern char _vector_end[];

#define NULL_MAX 256U /* bytes at address 0 that nobody may touch */

#define STACK_REGION 6
#define USER_TEXT_REGION 2
#define GATES_REGION 3
#define RAM_REGION 0

const uint8_t z_arm_mpu_stack_regions[] = {STACK_REGION, Z_ARM_MPU_HANDLERS_REGION};
const uint8_t z_arm_mpu_domain_regions[] = {5, 4, RAM_REGION, GATES_REGION};

BUILD_ASSERT(ARRAY_SIZE(z_arm_mpu_domain_regions) == Z_ARM_MPU_DOMAIN_PAIRS, "numbers");

static bool gates_have_region;

static struct z_arm_mpu_pair off(uint32_t number)
{
	return (struct z_arm_mpu_pair){MPU_RBAR_VALID_Msk | number, 0U};
}

struct z_arm_mpu_pair z_arm_mpu_filler(int index)
{
	return z_arm_mpu_kernel.domain[index];
}

int arch_mem_domain_max_partitions_get(void)
{
	return MIN(CONFIG_MAX_DOMAIN_PARTITIONS, Z_ARM_MPU_DOMAIN_PAIRS - gates_have_region);
}

void z_arm_mpu_load(const struct k_thread *thread)
{
	const struct k_mem_domain *domain = thread->mem_domain_info.mem_domain;

	for (int i = 0; i < Z_ARM_MPU_STACK_PAIRS; i++) {
		MPU->RBAR = thread->callee_saved.stack[i].base;
		MPU->RASR = thread->callee_saved.stack[i].attributes;
	}
	for (int i = 0; i < Z_ARM_MPU_DOMAIN_PAIRS; i++) {
		MPU->RBAR = domain->arch.regions[i].base;
		MPU->RASR = domain->arch.regions[i].attributes;
	}
	__DSB();
	__ISB();
}

static void set(struct z_arm_mpu_pair pair)
{
	MPU->RBAR = pair.base;
	MPU->RASR = pair.attributes;
}

/*
 * What users may execute and read. Its parts are coarse: it begins somewhere in kernel text, but
 * not before the end of the gates. Where they are too coarse for that, the gates have a region.
 */
static struct z_arm_mpu_pair user_text(struct z_arm_mpu_pair *gates)
{
	uint32_t end = (uint32_t)__user_rodata_end;
	uint32_t size = z_arm_mpu_common_size((uint32_t)__user_text_start, end);
	uint32_t start = ROUND_DOWN((uint32_t)__user_text_start, size / 8U);
	uint32_t first = (uint32_t)__gates_start;
	uint32_t last = (uint32_t)__gates_end;

	if (start < last && last != first) {
		gates_have_region = true;
		*gates = z_arm_mpu_region(GATES_REGION, first, last,
					  z_arm_mpu_common_size(first, last),
					  Z_ARM_MPU_P_RO_U_NA | FLASH);
	}
	return z_arm_mpu_region(USER_TEXT_REGION, start, end, size, Z_ARM_MPU_P_RO_U_RO | FLASH);
}

/* Code in RAM there is only where somebody asks for it. */
static bool code_in_ram(void)
{
	return !IS_ENABLED(CONFIG_XIP) || IS_ENABLED(CONFIG_CODE_DATA_RELOCATION) ||
	       (uintptr_t)__ramfunc_end != (uintptr_t)__ramfunc_start;
}

void z_arm_mpu_init(void)
{
	uint32_t ram_size = CONFIG_SRAM_SIZE * 1024U;
	uint32_t null_size = MIN(NULL_MAX, 1U << (31 - __builtin_clz((uint32_t)_vector_end)));
	struct z_arm_mpu_kernel *kernel = &z_arm_mpu_kernel;

	kernel->stack[0] = off(STACK_REGION);
	kernel->stack[1] = (struct z_arm_mpu_pair){
		(uint32_t)z_interrupt_stacks | MPU_RBAR_VALID_Msk | Z_ARM_MPU_HANDLERS_REGION,
		Z_ARM_GUARD_RASR};
	for (int i = 0; i < Z_ARM_MPU_DOMAIN_PAIRS; i++) {
		kernel->domain[i] = off(z_arm_mpu_domain_regions[i]);
	}
	if (!code_in_ram()) {
		uint32_t ram = CONFIG_SRAM_BASE_ADDRESS;

		kernel->domain[2] = z_arm_mpu_region(RAM_REGION, ram, ram + ram_size,
						     z_arm_mpu_common_size(ram, ram + ram_size),
						     K_MEM_PARTITION_P_RW_U_NA | Z_ARM_MPU_RAM);
	}
	kernel->domain[3] = (struct z_arm_mpu_pair){
		MPU_RBAR_VALID_Msk | GATES_REGION,
		((uint32_t)(LOG2CEIL(null_size) - 1) << MPU_RASR_SIZE_Pos) | MPU_RASR_ENABLE_Msk};
	set(user_text(&kernel->domain[3]));
	for (int i = 0; i < Z_ARM_MPU_STACK_PAIRS; i++) {
		set(kernel->stack[i]);
	}
	for (int i = 0; i < Z_ARM_MPU_DOMAIN_PAIRS; i++) {
		set(kernel->domain[i]);
	}
}
