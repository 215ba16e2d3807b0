/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode on a Cortex-R: regions of the MPU. Besides those of mpu.c:
 *
 *   3        what users may execute and read
 *   4        the gates, which users may not, if region 3 is too coarse to leave them out
 *   5, 6     the thread's stack
 *   7 on     partitions of its domain
 *
 * What is in force stays while kernel threads run, whose rights it does not change but for code in
 * partitions. On the way to user mode those that differ from the thread's are written. Their
 * computation is that of a Cortex-M, as are the lists: arch/arm/mpu.c, mpu_v7.c.
 */
#include "user.h"
#include "guard.h"
#include "mpu_cp15.h"
#include "../mpu.h"
#include "../mpu_v7.h"

#include <zephyr/linker/linker-defs.h>

#define USER_TEXT_REGION 3
#define GATES_REGION     4
#define N_PAIRS          (Z_ARM_MPU_STACK_PAIRS + Z_ARM_MPU_DOMAIN_PAIRS)

BUILD_ASSERT(7 + Z_ARM_MPU_DOMAIN_PAIRS == REGION_HANDLERS_GUARD, "all but the guards'");

const uint8_t z_arm_mpu_stack_regions[] = {5, 6};
const uint8_t z_arm_mpu_domain_regions[] = {
	7, 8, 9,
#if Z_ARM_MPU_DOMAIN_PAIRS > 3
	10, 11, 12, 13,
#endif
};

BUILD_ASSERT(ARRAY_SIZE(z_arm_mpu_domain_regions) == Z_ARM_MPU_DOMAIN_PAIRS, "numbers");

/* What the registers say. */
static struct z_arm_mpu_pair in_force[N_PAIRS];

static void set(struct z_arm_mpu_pair pair)
{
	uint32_t number = pair.base & 0xfU;

	CP15_WRITE(0, c6, c2, 0, number);
	CP15_WRITE(0, c6, c1, 2, 0); /* never with half of the old one */
	CP15_WRITE(0, c6, c1, 0, pair.base & ~0x1fU);
	CP15_WRITE(0, c6, c1, 4, pair.attributes >> 16);
	CP15_WRITE(0, c6, c1, 2, pair.attributes & 0xffffU);
}

/* Regions that are off are the last ones of a list. */
static ALWAYS_INLINE void update(const struct z_arm_mpu_pair *pairs, unsigned int n,
				 struct z_arm_mpu_pair *to)
{
	for (unsigned int i = 0; i < n; i++) {
		if ((to[i].attributes | pairs[i].attributes) == 0U) {
			return;
		}
		if (to[i].base != pairs[i].base || to[i].attributes != pairs[i].attributes) {
			to[i] = pairs[i];
			set(pairs[i]);
		}
	}
}

__used void z_arm_user_view_load(void)
{
	struct k_thread *thread = _current;

	update(thread->callee_saved.stack, Z_ARM_MPU_STACK_PAIRS, in_force);
	update(thread->mem_domain_info.mem_domain->arch.regions, Z_ARM_MPU_DOMAIN_PAIRS,
	       &in_force[Z_ARM_MPU_STACK_PAIRS]);
	CP15_WRITE(0, c6, c2, 0, REGION_THREAD_GUARD); /* as the switch finds it */
	z_arm_barrier();
	z_arm_user_view = thread;
}

void z_arm_mpu_domain_changed(const struct k_mem_domain *domain)
{
	ARG_UNUSED(domain);
	z_arm_user_view_drop();
}

void z_arm_mpu_thread_moved(const struct k_thread *thread)
{
	if (thread == z_arm_user_view) {
		z_arm_user_view_drop();
	}
}

struct z_arm_mpu_pair z_arm_mpu_filler(int index)
{
	return z_arm_mpu_kernel.domain[index];
}

int arch_mem_domain_max_partitions_get(void)
{
	return MIN(CONFIG_MAX_DOMAIN_PARTITIONS, Z_ARM_MPU_DOMAIN_PAIRS);
}

void z_arm_user_view_new(struct k_thread *thread)
{
	size_t size = thread->stack_info.size;
	uint32_t start = ROUND_UP(thread->stack_info.start, ARCH_PARTITION_ALIGN(size));
	uint32_t end = ROUND_UP(thread->stack_info.start + size, ARCH_PARTITION_ALIGN(size));

	z_arm_mpu_stack(thread, start, end);
}

void z_arm_user_thread_gone(struct k_thread *thread)
{
	z_arm_mpu_thread_moved(thread);
}

/*
 * The parts of what users may execute and read are coarse: it begins somewhere in kernel text, but
 * not before the end of the gates. Where they are too coarse for that, the gates have a region.
 */
static void user_text(void)
{
	uint32_t end = (uint32_t)__user_rodata_end;
	uint32_t size = z_arm_mpu_common_size((uint32_t)__user_text_start, end);
	uint32_t start = ROUND_DOWN((uint32_t)__user_text_start, size / 8U);
	uint32_t first = (uint32_t)__gates_start;
	uint32_t last = (uint32_t)__gates_end;

	set(z_arm_mpu_region(USER_TEXT_REGION, start, end, size,
			     Z_ARM_MPU_P_RO_U_RO | Z_ARM_MPU_RAM));
	if (start < last && last != first) {
		set(z_arm_mpu_region(GATES_REGION, first, last, z_arm_mpu_common_size(first, last),
				     Z_ARM_MPU_P_RO_U_NA | Z_ARM_MPU_RAM));
	}
}

static void off(const uint8_t *numbers, struct z_arm_mpu_pair *pairs, unsigned int n)
{
	for (unsigned int i = 0; i < n; i++) {
		pairs[i] = (struct z_arm_mpu_pair){Z_ARM_MPU_VALID | numbers[i], 0};
		set(pairs[i]);
	}
}

void z_arm_user_protection_init(void)
{
	off(z_arm_mpu_stack_regions, z_arm_mpu_kernel.stack, Z_ARM_MPU_STACK_PAIRS);
	off(z_arm_mpu_domain_regions, z_arm_mpu_kernel.domain, Z_ARM_MPU_DOMAIN_PAIRS);
	set((struct z_arm_mpu_pair){Z_ARM_MPU_VALID | GATES_REGION, 0});
	user_text();
}
