/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Regions of the memory protection unit: computing them, and domains made of them (mpu.h says which
 * is which).
 */
#include "mpu.h"
#include "arch/arch.h"

#include <errno.h>

struct z_arm_mpu_kernel z_arm_mpu_kernel;

void z_arm_mpu_stack(struct k_thread *thread, uintptr_t start, uintptr_t end)
{
	struct z_arm_mpu_pair *stack = thread->callee_saved.stack;
	int made = z_arm_mpu_cover(start, end, K_MEM_PARTITION_P_RW_U_RW, stack,
				   z_arm_mpu_stack_regions, Z_ARM_MPU_STACK_PAIRS);

	__ASSERT(made > 0, "stack %lx to %lx: see K_THREAD_STACK_DEFINE()", (unsigned long)start,
		 (unsigned long)end);
	for (int i = MAX(made, 0); i < Z_ARM_MPU_STACK_PAIRS; i++) {
		stack[i] = z_arm_mpu_kernel.stack[i];
	}
}

/* The list of @p domain anew. */
static int compute(struct k_mem_domain *domain)
{
	int used = 0;

	for (size_t i = 0; i < ARRAY_SIZE(domain->partitions); i++) {
		const struct k_mem_partition *part = &domain->partitions[i];

		if (part->size == 0U) {
			continue;
		}
		int made = z_arm_mpu_cover(part->start, part->start + part->size, part->attr,
					   &domain->arch.regions[used],
					   &z_arm_mpu_domain_regions[used],
					   arch_mem_domain_max_partitions_get() - used);

		if (made < 0) {
			return made;
		}
		used += made;
	}
	for (; used < Z_ARM_MPU_DOMAIN_PAIRS; used++) {
		domain->arch.regions[used] = z_arm_mpu_filler(used);
	}
	return 0;
}

int arch_mem_domain_changed(struct k_mem_domain *domain, uint32_t index)
{
	struct arch_mem_domain before = domain->arch;
	int ret = compute(domain);

	ARG_UNUSED(index);
	if (ret != 0) {
		domain->arch = before;
		return -ENOMEM;
	}
	z_arm_mpu_domain_changed(domain);
	return 0;
}

int arch_mem_partition_check(const struct k_mem_partition *part)
{
	struct z_arm_mpu_pair pairs[2];
	int made = z_arm_mpu_cover(part->start, part->start + part->size, part->attr, pairs,
				   z_arm_mpu_domain_regions, ARRAY_SIZE(pairs));

	return (made < 0) ? -EINVAL : 0;
}

int arch_mem_domain_thread_set(struct k_thread *thread)
{
	struct k_mem_domain *domain = thread->mem_domain_info.mem_domain;

	if (domain->arch.regions[0].base == 0U && compute(domain) != 0) {
		return -ENOMEM;
	}
	z_arm_mpu_thread_moved(thread);
	return 0;
}
