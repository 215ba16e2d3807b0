/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts of ports where all lines come in at one place and are told apart by software: a table
 * of handlers in RAM, one stack for all handlers, threads switched at the end of the outermost one.
 * A port of that kind includes this in its <zephyr/arch/ARCH/arch.h>, selects CONFIG_SW_IRQ, and
 * its entry code does what arch/common/sw_irq.h says.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_COMMON_SW_IRQ_H_
#define ZEPHYR_INCLUDE_ARCH_COMMON_SW_IRQ_H_

#ifndef _ASMLANGUAGE

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How many handlers, of interrupts and of faults, are above the thread. */
extern unsigned int z_isr_nesting;

static ALWAYS_INLINE bool arch_is_in_isr(void)
{
	return z_isr_nesting != 0U;
}

/** @brief CONFIG_SW_IRQ_RAISE: line @p irq asks, as if its device did. Context: any. */
void z_isr_raise(unsigned int irq);

/** @brief Enter a handler into the table. Context: any. */
void z_isr_connect(unsigned int irq, unsigned int priority, void (*isr)(const void *arg),
		   const void *arg, uint32_t flags);

#define ARCH_IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p)                           \
	z_isr_connect(irq_p, priority_p, (void (*)(const void *))(isr_p),                          \
		      (const void *)(isr_param_p), flags_p)
#define ARCH_IRQ_DIRECT_CONNECT(irq_p, priority_p, isr_p, flags_p)                                 \
	z_isr_connect(irq_p, priority_p, (void (*)(const void *))(void (*)(void))(isr_p), NULL,    \
		      flags_p)

/* Direct handlers are called through the table too, which does what these stand for. */
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

uint32_t sys_clock_cycle_get_32(void);
uint64_t sys_clock_cycle_get_64(void);

static inline uint32_t arch_k_cycle_get_32(void)
{
	return sys_clock_cycle_get_32();
}

static inline uint64_t arch_k_cycle_get_64(void)
{
	return sys_clock_cycle_get_64();
}

static ALWAYS_INLINE uint32_t arch_proc_id(void)
{
	return 0;
}

static ALWAYS_INLINE unsigned int arch_num_cpus(void)
{
	return 1;
}

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_COMMON_SW_IRQ_H_ */
