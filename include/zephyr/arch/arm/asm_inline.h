/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts off and on, in-handler test: the inline instructions of the Arm port.
 *
 * The lock is PRIMASK, one instruction each way. With CONFIG_ZERO_LATENCY_IRQS it is BASEPRI
 * instead, which leaves the lines above the kernel's priorities running. Either way the key is 0 if
 * and only if interrupts were on.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_ASM_INLINE_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_ASM_INLINE_H_

#include <stdbool.h>
#include <zephyr/arch/arm/cortex_m/prio.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A pending interrupt should be taken at the unlock and not some instructions later. Short
 * pipelines do that by themselves.
 */
#if defined(CONFIG_CPU_CORTEX_M7) || defined(CONFIG_ARMV8_M_MAINLINE)
#define Z_ARM_UNLOCK_BARRIER "\n\tisb"
#else
#define Z_ARM_UNLOCK_BARRIER ""
#endif

#ifdef CONFIG_ZERO_LATENCY_IRQS
#define Z_ARM_LOCK_REGISTER "basepri"

static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
	unsigned int key;

	__asm__ volatile("mrs %0, basepri\n\tmsr basepri_max, %1"
			 : "=&r"(key)
			 : "r"(Z_ARM_BASEPRI_LOCKED)
			 : "memory");
	return key;
}
#else
#define Z_ARM_LOCK_REGISTER "primask"

static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
	unsigned int key;

	__asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(key) : : "memory");
	return key;
}
#endif

static ALWAYS_INLINE void arch_irq_unlock(unsigned int key)
{
	__asm__ volatile("msr " Z_ARM_LOCK_REGISTER ", %0" Z_ARM_UNLOCK_BARRIER
			 :
			 : "r"(key)
			 : "memory");
}

static ALWAYS_INLINE bool arch_irq_unlocked(unsigned int key)
{
	return key == 0U;
}

/** Number of the exception that runs, 0 in a thread. */
static ALWAYS_INLINE unsigned int z_arm_exception_number(void)
{
	unsigned int ipsr;

	__asm__ volatile("mrs %0, ipsr" : "=r"(ipsr));
	return ipsr;
}

/* Fault handlers count too: what they make ready must not run before they return. */
static ALWAYS_INLINE bool arch_is_in_isr(void)
{
	return z_arm_exception_number() != 0U;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_ASM_INLINE_H_ */
