/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Regions of the memory protection unit with CONFIG_USERSPACE, made in mpu.c.
 *
 * Armv7-M, eight regions; where two overlap the higher number counts:
 *
 *   7  guard of the thread's stack (of its kernel stack for a user thread), see guard.h
 *   6  a user thread's stack
 *   5, 4, 3, 0  partitions of its domain; unused, 3 keeps users from the gates if region 2 can not,
 *      otherwise everybody from address 0, and 0 keeps everybody from executing RAM
 *   2  what users may execute and read
 *   1  guard of the handlers' stack, or the second part of the user thread's stack
 *
 * Armv8-M, where regions may not overlap: 0 what users may execute and read, 4 the thread's stack,
 * 5, 6, 7, 1, 2, 3 partitions; for kernel threads 1 keeps everybody from executing RAM.
 *
 * Kernel code sees the rest as if there were no unit. What is switched to is a list of values for
 * its registers, computed when a thread or a domain is made: for a user thread first those of its
 * stack, then those of its domain, for kernel threads always the same.
 */
#ifndef ETESIAN_ARCH_ARM_MPU_H_
#define ETESIAN_ARCH_ARM_MPU_H_

#include <zephyr/kernel.h>

#define Z_ARM_MPU_GUARD_REGION    7
#define Z_ARM_MPU_HANDLERS_REGION 1

/** Regions while kernel threads run. */
struct z_arm_mpu_kernel {
	struct z_arm_mpu_pair stack[Z_ARM_MPU_STACK_PAIRS];
	struct z_arm_mpu_pair domain[Z_ARM_MPU_DOMAIN_PAIRS];
};

extern struct z_arm_mpu_kernel z_arm_mpu_kernel;

/** @brief Set up the unit; kernel threads' regions are in force. Context: boot. */
void z_arm_mpu_init(void);

/** @brief Compute the regions of the stack of user thread @p thread. */
void z_arm_mpu_stack(struct k_thread *thread, uintptr_t start, uintptr_t end);

/** @brief Put the regions of user thread @p thread in force. Locked. */
void z_arm_mpu_load(const struct k_thread *thread);

/*
 * Before it can run in user mode the current thread gets what the list of @p domain says now; or
 * @p thread, wherever it is, that of the domain it has now. A Cortex-R looks at this when it goes
 * to user mode (cortex_a_r/mpu_user.c).
 */
#ifdef CONFIG_CPU_CORTEX_M
static inline void z_arm_mpu_domain_changed(const struct k_mem_domain *domain)
{
	const struct k_thread *thread = _current;

	if (thread != NULL && thread->arch.call_frame != 0U &&
	    thread->mem_domain_info.mem_domain == domain) {
		z_arm_mpu_load(thread);
	}
}

static inline void z_arm_mpu_thread_moved(const struct k_thread *thread)
{
	if (thread == _current) {
		z_arm_mpu_domain_changed(thread->mem_domain_info.mem_domain);
	}
}
#else
void z_arm_mpu_domain_changed(const struct k_mem_domain *domain);
void z_arm_mpu_thread_moved(const struct k_thread *thread);
#endif

/* What differs between Armv7-M, Armv8-M, Armv7-R: mpu_v7m.c, mpu_v8m.c, cortex_a_r/mpu_user.c. */

/** Numbers of the regions that a thread's stack and its domain can have, in this order. */
extern const uint8_t z_arm_mpu_stack_regions[Z_ARM_MPU_STACK_PAIRS];
extern const uint8_t z_arm_mpu_domain_regions[Z_ARM_MPU_DOMAIN_PAIRS];

/**
 * @brief Cover @p start to @p end by regions @p numbers, at most @p count, and leave their values
 * in @p pairs. Returns how many it takes, -EINVAL or -ENOMEM.
 */
int z_arm_mpu_cover(uintptr_t start, uintptr_t end, k_mem_partition_attr_t attr,
		    struct z_arm_mpu_pair *pairs, const uint8_t *numbers, int count);

/** @brief What is in place of the @p index-th region of a domain, as it has no use for it. */
struct z_arm_mpu_pair z_arm_mpu_filler(int index);

#endif /* ETESIAN_ARCH_ARM_MPU_H_ */
