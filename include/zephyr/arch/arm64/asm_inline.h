/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts off and on, in-handler test, who am I: the inline instructions of the AArch64 port.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM64_ASM_INLINE_H_
#define ZEPHYR_INCLUDE_ARCH_ARM64_ASM_INLINE_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#define Z_ARM64_DAIF_I 0x80 /* interrupts are off: in DAIF and in SPSR */

static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
	uint64_t key;

	__asm__ volatile("mrs %0, daif\n\tmsr daifset, #2" : "=r"(key) : : "memory");
	return (unsigned int)key;
}

static ALWAYS_INLINE void arch_irq_unlock(unsigned int key)
{
	__asm__ volatile("msr daif, %0" : : "r"((uint64_t)key) : "memory");
}

static ALWAYS_INLINE bool arch_irq_unlocked(unsigned int key)
{
	return (key & Z_ARM64_DAIF_I) == 0U;
}

/* Threads and boot use SP_EL0, handlers SP_EL1. */
static ALWAYS_INLINE bool arch_is_in_isr(void)
{
	uint64_t spsel;

	__asm__ volatile("mrs %0, spsel" : "=r"(spsel));
	return spsel != 0U;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM64_ASM_INLINE_H_ */
