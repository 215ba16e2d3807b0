/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Registers at a fault.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM64_EXCEPTION_H_
#define ZEPHYR_INCLUDE_ARCH_ARM64_EXCEPTION_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct arch_esf {
	uint64_t x0, x1, x2, x3, x4, x5, x6, x7, x8, x9;
	uint64_t x10, x11, x12, x13, x14, x15, x16, x17, x18;
	uint64_t lr;
	uint64_t spsr;
	uint64_t elr;
	uint64_t x19, x20, x21, x22, x23, x24, x25, x26, x27, x28;
	uint64_t fp; /* x29 */
	uint64_t sp;
	uint64_t esr;
	uint64_t far;
};

typedef struct arch_esf z_arch_esf_t;

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM64_EXCEPTION_H_ */
