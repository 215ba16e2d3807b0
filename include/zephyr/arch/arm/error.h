/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Raise a fatal error: an instruction that is undefined for good, with the reason in r0. It faults
 * in every context, also with interrupts locked and in handlers, and the fault saves all registers.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_ERROR_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_ERROR_H_

#include <stdint.h>

/* The number in the instruction that the fault handler knows it by: udf #2 is 0xde02. */
#define Z_ARM_UDF_EXCEPT 0xde02

#define ARCH_EXCEPT(reason_p)                                                                      \
	do {                                                                                       \
		register uint32_t z_reason __asm__("r0") = (uint32_t)(reason_p);                   \
		__asm__ volatile("udf #2" : : "r"(z_reason) : "memory");                           \
	} while (false)

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_ERROR_H_ */
