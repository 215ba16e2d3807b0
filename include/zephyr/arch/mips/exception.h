/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The registers that entry.S saves. An interrupt leaves out what its handlers do not change: s1 to
 * fp, cause and badvaddr.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_MIPS_EXCEPTION_H_
#define ZEPHYR_INCLUDE_ARCH_MIPS_EXCEPTION_H_

#ifndef _ASMLANGUAGE
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct arch_esf {
	uint32_t arguments[4]; /* the calling convention gives them to what is called */
	uint32_t r[32];        /* by number; 0, 26 and 27 (k0, k1) stay empty */
	uint32_t lo;
	uint32_t hi;
	uint32_t epc;
	uint32_t status;
	uint32_t cause;
	uint32_t badvaddr;
#ifdef CONFIG_FPU_SHARING
	uint32_t fcsr;
	uint32_t padding;
	uint64_t f[10]; /* f0, f2, ... f18: what a function may change */
#endif
};

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_MIPS_EXCEPTION_H_ */
