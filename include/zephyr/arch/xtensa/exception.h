/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The registers that entry.S saves.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_XTENSA_EXCEPTION_H_
#define ZEPHYR_INCLUDE_ARCH_XTENSA_EXCEPTION_H_

#ifndef _ASMLANGUAGE
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct arch_esf {
	uint32_t a[16]; /* a[1] is the stack pointer; interrupts leave out a13 to a15 */
	uint32_t pc;
	uint32_t ps;
	uint32_t sar;
	uint32_t cause;
	uint32_t vaddr; /* the address that a load, store or fetch was about */
	uint32_t padding[3];
};

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_XTENSA_EXCEPTION_H_ */
