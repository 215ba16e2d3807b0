/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Inline instructions of the port to 32-bit Cortex-A and Cortex-R. The lock is the I bit of the
 * program status; the key is 0 if and only if interrupts were on.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_CPU_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_CPU_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#define Z_ARM_CPSR_I 0x80U /* interrupts are locked */
#define Z_ARM_CPSR_T 0x20U /* Thumb state */

static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
	unsigned int cpsr;

	__asm__ volatile("mrs %0, cpsr\n\tcpsid i" : "=r"(cpsr) : : "memory");
	return cpsr & Z_ARM_CPSR_I;
}

static ALWAYS_INLINE void arch_irq_unlock(unsigned int key)
{
	if (key == 0U) {
		__asm__ volatile("cpsie i" : : : "memory");
	} else {
		compiler_barrier();
	}
}

static ALWAYS_INLINE bool arch_irq_unlocked(unsigned int key)
{
	return key == 0U;
}

/*
 * Raise a fatal error: an instruction that is undefined for good, with the reason in r0. It faults
 * in every context, and the fault saves all registers.
 */
#define Z_ARM_UDF_EXCEPT_THUMB 0xde02
#define Z_ARM_UDF_EXCEPT_ARM   0xe7f000f2

#define ARCH_EXCEPT(reason_p)                                                                      \
	do {                                                                                       \
		register uint32_t z_reason __asm__("r0") = (uint32_t)(reason_p);                   \
		__asm__ volatile("udf #2" : : "r"(z_reason) : "memory");                           \
	} while (false)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_CPU_H_ */
