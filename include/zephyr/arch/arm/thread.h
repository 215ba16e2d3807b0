/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the Arm port keeps in struct k_thread.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_THREAD_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_THREAD_H_

#include <stdint.h>
#if defined(CONFIG_USERSPACE) && defined(CONFIG_CPU_CORTEX_M)
#include <zephyr/arch/arm/user.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** All other registers of a thread that does not run lie on its stack, see arch/arm/switch.c. */
struct _callee_saved {
	uint32_t psp;
#if defined(CONFIG_MPU_STACK_GUARD) || defined(CONFIG_BUILTIN_STACK_GUARD)
	uint32_t guard; /* for MPU->RBAR or PSPLIM while this thread runs */
#endif
#if defined(CONFIG_USERSPACE) && defined(CONFIG_CPU_CORTEX_M)
	struct z_arm_mpu_pair stack[Z_ARM_MPU_STACK_PAIRS];
#endif
};

struct _thread_arch {
#if defined(CONFIG_USERSPACE) && defined(CONFIG_CPU_CORTEX_M)
	uint32_t call_frame; /* of a user thread: near the end of its kernel stack; otherwise 0 */
	uint32_t user_span;  /* see arch/arm/user_entry.c */
#elif defined(__cplusplus)
	char dummy; /* an empty struct has a size in C++ */
#endif
};

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_THREAD_H_ */
