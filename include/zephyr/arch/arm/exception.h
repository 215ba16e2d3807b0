/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The frame that the processor pushes when it takes an exception.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_EXCEPTION_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_EXCEPTION_H_

#ifdef CONFIG_CPU_CORTEX_A_R_COMMON
#include <zephyr/arch/arm/cortex_a_r/exception.h>
#else

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The registers r4 to r11 at the fault, and where its frame was (CONFIG_EXTRA_EXCEPTION_INFO). */
struct z_arm_callee_regs {
	uint32_t v1, v2, v3, v4, v5, v6, v7, v8;
	uint32_t psp;
};

struct __extra_esf_info {
	const struct z_arm_callee_regs *callee;
	uint32_t msp;
	uint32_t exc_return;
};

#define Z_REG_OR_ALIAS(name, alias)                                                                \
	union {                                                                                    \
		uint32_t name;                                                                     \
		uint32_t alias;                                                                    \
	}

struct arch_esf {
	struct __basic_sf {
		Z_REG_OR_ALIAS(a1, r0);
		Z_REG_OR_ALIAS(a2, r1);
		Z_REG_OR_ALIAS(a3, r2);
		Z_REG_OR_ALIAS(a4, r3);
		Z_REG_OR_ALIAS(ip, r12);
		Z_REG_OR_ALIAS(lr, r14);
		Z_REG_OR_ALIAS(pc, r15);
		uint32_t xpsr;
	} basic;
#ifdef CONFIG_EXTRA_EXCEPTION_INFO
	struct __extra_esf_info extra_info;
#endif
};

typedef struct arch_esf z_arch_esf_t;

#ifdef __cplusplus
}
#endif

#endif /* !CONFIG_CPU_CORTEX_A_R_COMMON */

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_EXCEPTION_H_ */
