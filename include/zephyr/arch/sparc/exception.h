/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The registers that entry.S saves. An interrupt leaves out what its handlers do not change: local
 * registers but the first, and those of input.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_SPARC_EXCEPTION_H_
#define ZEPHYR_INCLUDE_ARCH_SPARC_EXCEPTION_H_

#ifndef _ASMLANGUAGE
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct arch_esf {
	uint32_t callee[24]; /* the calling convention gives them to what is called */
	uint32_t g[8];       /* the first stays empty */
	uint32_t o[8];       /* o[6] is the stack pointer */
	uint32_t l[8];
	uint32_t i[8];
	uint32_t psr;
	uint32_t pc;
	uint32_t npc;
	uint32_t y;
	uint32_t tt; /* trap type */
	uint32_t fsr;
#ifdef CONFIG_FPU_SHARING
	uint64_t f[16];
#endif
};

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_SPARC_EXCEPTION_H_ */
