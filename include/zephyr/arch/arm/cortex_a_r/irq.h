/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Connecting interrupt handlers: all lines come in at one place, a table in RAM knows the handlers.
 * Direct ones are called through it as well.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_IRQ_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_IRQ_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How many handlers, of interrupts and of faults, are above the thread. */
extern uint32_t z_arm_nesting;

static ALWAYS_INLINE bool arch_is_in_isr(void)
{
	return z_arm_nesting != 0U;
}

/** @brief Enter a handler into the table, set the line's priority. Context: any. */
void z_arm_irq_connect(unsigned int irq, unsigned int priority, void (*isr)(const void *arg),
		       const void *arg, uint32_t flags);

#define ARCH_IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p)                           \
	z_arm_irq_connect(irq_p, priority_p, (void (*)(const void *))(isr_p),                      \
			  (const void *)(isr_param_p), flags_p)
#define ARCH_IRQ_DIRECT_CONNECT(irq_p, priority_p, isr_p, flags_p)                                 \
	z_arm_irq_connect(irq_p, priority_p, (void (*)(const void *))(void (*)(void))(isr_p),      \
			  NULL, flags_p)

#define ARCH_ISR_DIRECT_HEADER()
#define ARCH_ISR_DIRECT_FOOTER(swap) ((void)(swap))
#define ARCH_ISR_DIRECT_PM()         ((void)0)
#define ARCH_ISR_DIRECT_DECLARE(name)                                                              \
	static inline int name##_body(void);                                                       \
	void name(void)                                                                            \
	{                                                                                          \
		int check_reschedule;                                                              \
                                                                                                   \
		ISR_DIRECT_HEADER();                                                               \
		check_reschedule = name##_body();                                                  \
		ISR_DIRECT_FOOTER(check_reschedule);                                               \
	}                                                                                          \
	static inline int name##_body(void)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_A_R_IRQ_H_ */
