/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The registers that entry.S saves. An interrupt leaves out what its handlers do not change: r2,
 * r10 and the even ones from r16 on.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_OR1K_EXCEPTION_H_
#define ZEPHYR_INCLUDE_ARCH_OR1K_EXCEPTION_H_

#ifndef _ASMLANGUAGE
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct arch_esf {
	uint32_t r[32]; /* r[1] is the stack pointer */
	uint32_t pc;
	uint32_t sr;
	uint32_t ea;     /* the address that a load, store or fetch was about */
	uint32_t vector; /* address of the exception's vector */
};

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_OR1K_EXCEPTION_H_ */
