/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the port to 32-bit Cortex-A and Cortex-R keeps in struct k_thread.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_THREAD_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_THREAD_H_

#include <stdint.h>

#if defined(CONFIG_USERSPACE) && defined(CONFIG_ARM_MPU)
#include <zephyr/arch/arm/mpu_v7.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** All core registers of a thread that does not run lie on its stack, see switch.c. */
struct _callee_saved {
	uint32_t sp;
#ifdef CONFIG_MPU_STACK_GUARD
	uint32_t guard; /* base address of the MPU's region while this thread runs */
#endif
#ifdef CONFIG_USERSPACE
	uint32_t user_top;  /* end of its kernel stack, where its own begins */
	uint32_t user_span; /* words that its stack pointer may be above that */
#ifdef CONFIG_ARM_MPU
	struct z_arm_mpu_pair stack[Z_ARM_MPU_STACK_PAIRS]; /* regions of that */
#endif
#endif
};

#ifdef CONFIG_FPU_SHARING
/** Floating point registers of a thread that does not own the unit, see fpu.c. */
struct z_arm_fp_regs {
#ifdef CONFIG_VFP_FEATURE_REGS_S64_D32
	uint64_t d[32];
#else
	uint64_t d[16];
#endif
	uint32_t fpscr;
};
#endif

struct _thread_arch {
#ifdef CONFIG_FPU_SHARING
	struct z_arm_fp_regs fp;
#endif
#ifdef CONFIG_MMU_STACK_GUARD
	void *guarded; /* the stack whose guard is this thread's */
#endif
#if defined(CONFIG_USERSPACE) && defined(CONFIG_ARM_AARCH32_MMU)
	uint32_t domain; /* number of the tables that it is known to; 0: none */
#endif
#ifdef __cplusplus
	char dummy; /* an empty struct has a size in C++ */
#endif
};

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_THREAD_H_ */
