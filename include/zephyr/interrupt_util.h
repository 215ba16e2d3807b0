/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * For tests: raise interrupt lines from software. NO_TRIGGER_FROM_SW is defined where that can not
 * be done. Include <zephyr/ztest.h> first.
 */
#ifndef ZEPHYR_INCLUDE_INTERRUPT_UTIL_H_
#define ZEPHYR_INCLUDE_INTERRUPT_UTIL_H_

#include <stdint.h>

#if defined(CONFIG_CPU_CORTEX_M)
#include <cmsis_core.h>

/**
 * @brief A line below @p initial_offset that exists and that nobody has enabled; the highest of
 * them.
 *
 * Fails the test if there is none. Context: thread.
 */
static inline uint32_t get_available_nvic_line(uint32_t initial_offset)
{
	int line = (int)initial_offset - 1;

	for (; line >= 0; line--) {
		IRQn_Type irq = (IRQn_Type)line;
		uint32_t exists;

		if (NVIC_GetEnableIRQ(irq) != 0) {
			continue;
		}
		NVIC_SetPendingIRQ(irq);
		exists = NVIC_GetPendingIRQ(irq);
		NVIC_ClearPendingIRQ(irq);
		if (exists != 0 && NVIC_GetPendingIRQ(irq) == 0) {
			break;
		}
	}
	zassert_true(line >= 0, "no free interrupt line");
	return (uint32_t)line;
}

/** @brief Pend line @p irq. Context: any. */
static inline void trigger_irq(int irq)
{
	NVIC_SetPendingIRQ((IRQn_Type)irq);
	__DSB();
	__ISB();
}

#elif defined(CONFIG_ARCH_POSIX)
#include <zephyr/arch/cpu.h>

/** @brief Raise line @p irq. Context: any. */
static inline void trigger_irq(int irq)
{
	posix_sw_set_pending_IRQ((unsigned int)irq);
}

#elif defined(CONFIG_X86)
#include <zephyr/arch/cpu.h>

/** @brief Raise line @p irq of this CPU. Context: any. */
static inline void trigger_irq(int irq)
{
	z_x86_irq_raise((unsigned int)irq);
}

#elif defined(CONFIG_GIC_V1) || defined(CONFIG_GIC_V2) || defined(CONFIG_GIC_V3)
#include <zephyr/drivers/interrupt_controller/gic.h>
#include <zephyr/sys/barrier.h>

/** @brief Pend line @p irq. Context: any. */
static inline void trigger_irq(int irq)
{
	arm_gic_irq_set_pending((unsigned int)irq);
	barrier_dsync_fence_full();
	barrier_isync_fence_full();
}

/* Controllers implement some of the upper bits of a priority's eight. */
#define TRIGGER_IRQ_PRIO(level) ((level) << 4)

#elif defined(CONFIG_SW_IRQ_RAISE)
#include <zephyr/arch/cpu.h>

/** @brief Raise line @p irq, one of those that software can raise. Context: any. */
static inline void trigger_irq(int irq)
{
	z_isr_raise((unsigned int)irq);
}

#else
#define NO_TRIGGER_FROM_SW
#endif

/** Priority @p level, 0 to 3, one more urgent than the next, as IRQ_CONNECT() wants it. */
#ifndef TRIGGER_IRQ_PRIO
#define TRIGGER_IRQ_PRIO(level) (level)
#endif

#endif /* ZEPHYR_INCLUDE_INTERRUPT_UTIL_H_ */
