/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The registers that a fault saves.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_EXCEPTION_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_EXCEPTION_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

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
	struct __callee_sf {
		uint32_t v1, v2, v3, v4, v5, v6, v7, v8; /* r4 to r11 */
		uint32_t sp;
	} callee;
};

typedef struct arch_esf z_arch_esf_t;

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_EXCEPTION_H_ */
