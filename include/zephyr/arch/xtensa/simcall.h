/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Calls of a simulated program to the simulator's host.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_XTENSA_SIMCALL_H_
#define ZEPHYR_INCLUDE_ARCH_XTENSA_SIMCALL_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define XTENSA_SIM_EXIT  1 /* status */
#define XTENSA_SIM_WRITE 4 /* file, memory, bytes */

/** @brief Call @p number with three arguments. @return what the host returns. Context: any. */
static inline int xtensa_simcall(uint32_t number, uint32_t a, uint32_t b, uint32_t c)
{
	register uint32_t a2 __asm__("a2") = number;
	register uint32_t a3 __asm__("a3") = a;
	register uint32_t a4 __asm__("a4") = b;
	register uint32_t a5 __asm__("a5") = c;

	__asm__ volatile("simcall" : "+r"(a2), "+r"(a3) : "r"(a4), "r"(a5) : "memory");
	return (int)a2;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_XTENSA_SIMCALL_H_ */
