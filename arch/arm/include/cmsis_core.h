/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The processor core as applications know it: registers, interrupt controller functions and
 * instruction names of Arm's Common Microcontroller Software Interface Standard. Written from the
 * Armv6-M, Armv7-M and Armv8-M reference manuals; holds what kernel, drivers and applications use.
 */
#ifndef ETESIAN_ARCH_ARM_CMSIS_CORE_H_
#define ETESIAN_ARCH_ARM_CMSIS_CORE_H_

#include <cmsis_core_regs.h>
#include <cmsis_core_insn.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A SoC's own header may have the type with the names of its lines. */
#ifndef Z_ARM_HAVE_IRQN_TYPE
typedef enum {
	Reset_IRQn = -15,
	NonMaskableInt_IRQn = -14,
	HardFault_IRQn = -13,
	MemoryManagement_IRQn = -12,
	BusFault_IRQn = -11,
	UsageFault_IRQn = -10,
	SecureFault_IRQn = -9,
	SVCall_IRQn = -5,
	DebugMonitor_IRQn = -4,
	PendSV_IRQn = -2,
	SysTick_IRQn = -1,
	Max_IRQn = CONFIG_NUM_IRQS,
} IRQn_Type;
#endif

#ifndef __NVIC_PRIO_BITS
#define __NVIC_PRIO_BITS CONFIG_ARM_NUM_IRQ_PRIO_BITS
#endif

/* Lines are bits of arrays of words; functions that ask give 0 or 1, and 0 for exceptions. */

static ALWAYS_INLINE uint32_t z_nvic_bit(IRQn_Type irq)
{
	return 1UL << ((uint32_t)irq & 31U);
}

static ALWAYS_INLINE uint32_t z_nvic_test(const volatile uint32_t *words, IRQn_Type irq)
{
	return (irq < 0) ? 0U : (words[(uint32_t)irq >> 5] >> ((uint32_t)irq & 31U)) & 1U;
}

static ALWAYS_INLINE void z_nvic_set(volatile uint32_t *words, IRQn_Type irq)
{
	if (irq >= 0) {
		words[(uint32_t)irq >> 5] = z_nvic_bit(irq);
	}
}

static ALWAYS_INLINE void NVIC_EnableIRQ(IRQn_Type irq)
{
	z_nvic_set(NVIC->ISER, irq);
}

static ALWAYS_INLINE uint32_t NVIC_GetEnableIRQ(IRQn_Type irq)
{
	return z_nvic_test(NVIC->ISER, irq);
}

/* What the caller does next must not see the line interrupt any more. */
static ALWAYS_INLINE void NVIC_DisableIRQ(IRQn_Type irq)
{
	z_nvic_set(NVIC->ICER, irq);
	__DSB();
	__ISB();
}

static ALWAYS_INLINE uint32_t NVIC_GetPendingIRQ(IRQn_Type irq)
{
	return z_nvic_test(NVIC->ISPR, irq);
}

static ALWAYS_INLINE void NVIC_SetPendingIRQ(IRQn_Type irq)
{
	z_nvic_set(NVIC->ISPR, irq);
}

static ALWAYS_INLINE void NVIC_ClearPendingIRQ(IRQn_Type irq)
{
	z_nvic_set(NVIC->ICPR, irq);
}

#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
static ALWAYS_INLINE uint32_t NVIC_GetActive(IRQn_Type irq)
{
	return z_nvic_test(NVIC->IABR, irq);
}
#endif

/* Priorities are bytes; the baseline architecture reads and writes them as words only. */

#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
static ALWAYS_INLINE void NVIC_SetPriority(IRQn_Type irq, uint32_t priority)
{
	uint8_t value = (uint8_t)(priority << (8U - __NVIC_PRIO_BITS));

	if (irq >= 0) {
		NVIC->IPR[irq] = value;
	} else {
		SCB->SHPR[((uint32_t)irq & 15U) - 4U] = value;
	}
}

static ALWAYS_INLINE uint32_t NVIC_GetPriority(IRQn_Type irq)
{
	uint8_t value = (irq >= 0) ? NVIC->IPR[irq] : SCB->SHPR[((uint32_t)irq & 15U) - 4U];

	return (uint32_t)value >> (8U - __NVIC_PRIO_BITS);
}
#else
static ALWAYS_INLINE volatile uint32_t *z_nvic_priority_word(IRQn_Type irq)
{
	return (irq >= 0) ? &NVIC->IPR[(uint32_t)irq >> 2]
			  : &SCB->SHPR[(((uint32_t)irq & 15U) - 8U) >> 2];
}

static ALWAYS_INLINE void NVIC_SetPriority(IRQn_Type irq, uint32_t priority)
{
	volatile uint32_t *word = z_nvic_priority_word(irq);
	uint32_t shift = ((uint32_t)irq & 3U) * 8U;
	uint32_t value = (priority << (8U - __NVIC_PRIO_BITS)) & 0xffU;

	*word = (*word & ~(0xffUL << shift)) | (value << shift);
}

static ALWAYS_INLINE uint32_t NVIC_GetPriority(IRQn_Type irq)
{
	uint32_t shift = ((uint32_t)irq & 3U) * 8U;

	return ((*z_nvic_priority_word(irq) >> shift) & 0xffU) >> (8U - __NVIC_PRIO_BITS);
}
#endif

static ALWAYS_INLINE void NVIC_SetPriorityGrouping(uint32_t group)
{
	SCB->AIRCR = (SCB->AIRCR & ~(SCB_AIRCR_VECTKEY_Msk | SCB_AIRCR_PRIGROUP_Msk)) |
		     (0x5faUL << SCB_AIRCR_VECTKEY_Pos) |
		     ((group & 7U) << SCB_AIRCR_PRIGROUP_Pos);
}

static ALWAYS_INLINE uint32_t NVIC_GetPriorityGrouping(void)
{
	return (SCB->AIRCR & SCB_AIRCR_PRIGROUP_Msk) >> SCB_AIRCR_PRIGROUP_Pos;
}

static inline __attribute__((__noreturn__)) void NVIC_SystemReset(void)
{
	__DSB();
	SCB->AIRCR = (SCB->AIRCR & SCB_AIRCR_PRIGROUP_Msk) | (0x5faUL << SCB_AIRCR_VECTKEY_Pos) |
		     SCB_AIRCR_SYSRESETREQ_Msk;
	__DSB();
	for (;;) {
		__NOP();
	}
}

static inline uint32_t SysTick_Config(uint32_t ticks)
{
	if (ticks - 1U > SysTick_LOAD_RELOAD_Msk) {
		return 1;
	}
	SysTick->LOAD = ticks - 1U;
	NVIC_SetPriority(SysTick_IRQn, (1U << __NVIC_PRIO_BITS) - 1U);
	SysTick->VAL = 0;
	SysTick->CTRL = SysTick_CTRL_CLKSOURCE_Msk | SysTick_CTRL_TICKINT_Msk |
			SysTick_CTRL_ENABLE_Msk;
	return 0;
}

#define __NVIC_EnableIRQ       NVIC_EnableIRQ
#define __NVIC_DisableIRQ      NVIC_DisableIRQ
#define __NVIC_SetPendingIRQ   NVIC_SetPendingIRQ
#define __NVIC_ClearPendingIRQ NVIC_ClearPendingIRQ
#define __NVIC_SetPriority     NVIC_SetPriority
#define __NVIC_GetPriority     NVIC_GetPriority
#define __NVIC_SystemReset     NVIC_SystemReset

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_ARCH_ARM_CMSIS_CORE_H_ */
