/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Instructions and special registers by the names of <cmsis_core.h>.
 */
#ifndef ETESIAN_ARCH_ARM_CMSIS_CORE_INSN_H_
#define ETESIAN_ARCH_ARM_CMSIS_CORE_INSN_H_

#include <stdint.h>
#include <zephyr/toolchain.h>

#ifndef __ASM
#define __ASM __asm__
#endif
#ifndef __STATIC_INLINE
#define __STATIC_INLINE static inline
#endif
#ifndef __STATIC_FORCEINLINE
#define __STATIC_FORCEINLINE static ALWAYS_INLINE
#endif
#ifndef __WEAK
#define __WEAK __attribute__((weak))
#endif
#ifndef __USED
#define __USED __attribute__((used))
#endif
#ifndef __NO_RETURN
#define __NO_RETURN __attribute__((__noreturn__))
#endif

#define Z_ARM_INSN(name, text)                                                                     \
	static ALWAYS_INLINE void name(void)                                                       \
	{                                                                                          \
		__asm__ volatile(text : : : "memory");                                             \
	}

Z_ARM_INSN(__disable_irq, "cpsid i")
Z_ARM_INSN(__enable_irq, "cpsie i")
Z_ARM_INSN(__NOP, "nop")
Z_ARM_INSN(__WFI, "wfi")
Z_ARM_INSN(__WFE, "wfe")
Z_ARM_INSN(__SEV, "sev")
Z_ARM_INSN(__ISB, "isb 0xf")
Z_ARM_INSN(__DSB, "dsb 0xf")
Z_ARM_INSN(__DMB, "dmb 0xf")
#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
Z_ARM_INSN(__disable_fault_irq, "cpsid f")
Z_ARM_INSN(__enable_fault_irq, "cpsie f")
Z_ARM_INSN(__CLREX, "clrex")
#endif

#define __BKPT(value) __asm__ volatile("bkpt " #value)

#define Z_ARM_GET(name, reg)                                                                       \
	static ALWAYS_INLINE uint32_t name(void)                                                   \
	{                                                                                          \
		uint32_t value;                                                                    \
                                                                                                   \
		__asm__ volatile("mrs %0, " reg : "=r"(value));                                    \
		return value;                                                                      \
	}
#define Z_ARM_SET(name, reg)                                                                       \
	static ALWAYS_INLINE void name(uint32_t value)                                             \
	{                                                                                          \
		__asm__ volatile("msr " reg ", %0" : : "r"(value) : "memory");                     \
	}

Z_ARM_GET(__get_CONTROL, "control")
Z_ARM_GET(__get_IPSR, "ipsr")
Z_ARM_GET(__get_APSR, "apsr")
Z_ARM_GET(__get_xPSR, "xpsr")
Z_ARM_GET(__get_PSP, "psp")
Z_ARM_GET(__get_MSP, "msp")
Z_ARM_GET(__get_PRIMASK, "primask")
Z_ARM_SET(__set_PSP, "psp")
Z_ARM_SET(__set_MSP, "msp")
Z_ARM_SET(__set_PRIMASK, "primask")
#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
Z_ARM_GET(__get_BASEPRI, "basepri")
Z_ARM_GET(__get_FAULTMASK, "faultmask")
Z_ARM_SET(__set_BASEPRI, "basepri")
Z_ARM_SET(__set_BASEPRI_MAX, "basepri_max")
Z_ARM_SET(__set_FAULTMASK, "faultmask")
#endif
#ifdef CONFIG_CPU_CORTEX_M_HAS_SPLIM
Z_ARM_GET(__get_PSPLIM, "psplim")
Z_ARM_GET(__get_MSPLIM, "msplim")
Z_ARM_SET(__set_PSPLIM, "psplim")
Z_ARM_SET(__set_MSPLIM, "msplim")
#endif

static ALWAYS_INLINE void __set_CONTROL(uint32_t value)
{
	__asm__ volatile("msr control, %0\n\tisb" : : "r"(value) : "memory");
}

static ALWAYS_INLINE uint32_t __REV(uint32_t value)
{
	return __builtin_bswap32(value);
}

#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
static ALWAYS_INLINE uint32_t __RBIT(uint32_t value)
{
	uint32_t result;

	__asm__("rbit %0, %1" : "=r"(result) : "r"(value));
	return result;
}

static ALWAYS_INLINE uint32_t __LDREXW(volatile uint32_t *addr)
{
	uint32_t value;

	__asm__ volatile("ldrex %0, %1" : "=r"(value) : "Q"(*addr));
	return value;
}

static ALWAYS_INLINE uint32_t __STREXW(uint32_t value, volatile uint32_t *addr)
{
	uint32_t failed;

	__asm__ volatile("strex %0, %2, %1" : "=&r"(failed), "=Q"(*addr) : "r"(value));
	return failed;
}
#endif

static ALWAYS_INLINE uint8_t __CLZ(uint32_t value)
{
	return (value == 0U) ? 32U : (uint8_t)__builtin_clz(value);
}

#endif /* ETESIAN_ARCH_ARM_CMSIS_CORE_INSN_H_ */
