/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Connecting interrupt handlers: at run time, so that the line may be any expression.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_POSIX_IRQ_H_
#define ZEPHYR_INCLUDE_ARCH_POSIX_IRQ_H_

#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Flag of a handler that says by itself, with ISR_DIRECT_FOOTER(), whether to switch threads. */
#define ISR_FLAG_DIRECT 0x10000

/** @brief Call @p isr(@p arg) for line @p irq, with priority @p prio. Context: any. */
void posix_isr_declare(unsigned int irq, int flags, void (*isr)(const void *), const void *arg);
void posix_irq_priority_set(unsigned int irq, unsigned int prio, uint32_t flags);

/** @brief The result of a direct handler: switch threads at its end? */
void posix_isr_direct_footer(int check_reschedule);

#define ARCH_IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p)                           \
	{                                                                                          \
		posix_isr_declare(irq_p, (int)(flags_p),                                           \
				  (void (*)(const void *))(void (*)(void))(isr_p),                 \
				  (const void *)(isr_param_p));                                    \
		posix_irq_priority_set(irq_p, priority_p, flags_p);                                \
	}

#define ARCH_IRQ_DIRECT_CONNECT(irq_p, priority_p, isr_p, flags_p)                                 \
	{                                                                                          \
		posix_isr_declare(irq_p, (int)(flags_p) | ISR_FLAG_DIRECT,                         \
				  (void (*)(const void *))(void (*)(void))(isr_p), NULL);          \
		posix_irq_priority_set(irq_p, priority_p, flags_p);                                \
	}

#define ARCH_ISR_DIRECT_HEADER() ((void)0)
#define ARCH_ISR_DIRECT_FOOTER(check_reschedule) posix_isr_direct_footer(check_reschedule)
#define ARCH_ISR_DIRECT_PM() ((void)0)

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

#endif /* ZEPHYR_INCLUDE_ARCH_POSIX_IRQ_H_ */
