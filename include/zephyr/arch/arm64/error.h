/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Raise a fatal error: a supervisor call, with the reason in x8. It is taken in every context, also
 * with interrupts locked and in handlers, and saves all registers.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM64_ERROR_H_
#define ZEPHYR_INCLUDE_ARCH_ARM64_ERROR_H_

#include <stdint.h>

/* Numbers in the instruction. */
#define Z_ARM64_SVC_OFFLOAD 1
#define Z_ARM64_SVC_EXCEPT  2

#define ARCH_EXCEPT(reason_p)                                                                      \
	do {                                                                                       \
		register uint64_t z_reason __asm__("x8") = (uint32_t)(reason_p);                   \
		__asm__ volatile("svc #2" : : "r"(z_reason) : "memory");                           \
	} while (false)

#endif /* ZEPHYR_INCLUDE_ARCH_ARM64_ERROR_H_ */
