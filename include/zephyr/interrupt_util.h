/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * For tests of interrupts: raise a line from software, find one that nothing else uses.
 */
#ifndef ZEPHYR_INCLUDE_INTERRUPT_UTIL_H_
#define ZEPHYR_INCLUDE_INTERRUPT_UTIL_H_

#include <stdint.h>
#include <zephyr/irq.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#if defined(CONFIG_ARCH_POSIX)
#include <irq_ctrl.h>

/** @brief Make line @p irq pending. Context: any. */
static inline void trigger_irq(int irq)
{
	hw_irq_ctrl_raise_im_from_sw((unsigned int)irq);
}

#elif defined(CONFIG_CPU_CORTEX_M)

/* NVIC registers of the line's pending bit: write 1 to set, to clear. Arm DDI 0403, B3.4. */
#define Z_NVIC_SET_PENDING(irq)   ((volatile uint32_t *)0xE000E200 + (irq) / 32U)
#define Z_NVIC_CLEAR_PENDING(irq) ((volatile uint32_t *)0xE000E280 + (irq) / 32U)

/** @brief Make line @p irq pending. Context: any. */
static inline void trigger_irq(int irq)
{
	*Z_NVIC_SET_PENDING((unsigned int)irq) = BIT((unsigned int)irq % 32U);
	__asm__ volatile("dsb\n\tisb" ::: "memory");
}

/** @brief The highest line below @p initial_offset that is not enabled and can be made pending. */
static inline uint32_t get_available_nvic_line(uint32_t initial_offset)
{
	for (uint32_t irq = initial_offset; irq-- > 0U;) {
		if (irq_is_enabled(irq)) {
			continue;
		}
		*Z_NVIC_SET_PENDING(irq) = BIT(irq % 32U);
		if ((*Z_NVIC_SET_PENDING(irq) & BIT(irq % 32U)) != 0U) {
			*Z_NVIC_CLEAR_PENDING(irq) = BIT(irq % 32U);
			return irq;
		}
	}
	__ASSERT(false, "no interrupt line is free");
	return 0U;
}

#endif

#endif /* ZEPHYR_INCLUDE_INTERRUPT_UTIL_H_ */
