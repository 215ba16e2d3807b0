/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Raise a fatal error: an environment call with the reason in a0. It is an exception, and so comes
 * through in every context, also with interrupts locked and in handlers, and all registers are
 * saved.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_RISCV_ERROR_H_
#define ZEPHYR_INCLUDE_ARCH_RISCV_ERROR_H_

#include <stdint.h>

#define ARCH_EXCEPT(reason_p)                                                              \
	do {                                                                               \
		register unsigned long z_reason __asm__("a0") = (unsigned long)(reason_p); \
		__asm__ volatile("ecall" : : "r"(z_reason) : "memory");                    \
	} while (false)

#endif /* ZEPHYR_INCLUDE_ARCH_RISCV_ERROR_H_ */
