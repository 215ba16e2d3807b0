/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts: connect handlers to lines, turn lines on and off, lock them all.
 */
#ifndef ZEPHYR_INCLUDE_IRQ_H_
#define ZEPHYR_INCLUDE_IRQ_H_

#include <zephyr/arch/cpu.h>
#include <zephyr/toolchain.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Connect a handler at build time.
 *
 * @p irq_p line, @p priority_p (0 is most urgent), @p isr_p function of one pointer, @p isr_param_p
 * its argument, @p flags_p of the port: all known at build time.
 */
#define IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p) \
	ARCH_IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p)

/** @brief Connect a handler made with ISR_DIRECT_DECLARE() straight to the vector. */
#define IRQ_DIRECT_CONNECT(irq_p, priority_p, isr_p, flags_p) \
	ARCH_IRQ_DIRECT_CONNECT(irq_p, priority_p, isr_p, flags_p)

/** @brief First statement of a direct handler written without ISR_DIRECT_DECLARE(). */
#define ISR_DIRECT_HEADER() ARCH_ISR_DIRECT_HEADER()
/** @brief Its last one; switches threads if @p check_reschedule is true and one is due. */
#define ISR_DIRECT_FOOTER(check_reschedule) ARCH_ISR_DIRECT_FOOTER(check_reschedule)
/** @brief Wake power management, as the first thing in a direct handler. */
#define ISR_DIRECT_PM() ARCH_ISR_DIRECT_PM()
/** @brief Head of a direct handler; its body returns 1 if threads may have to be switched. */
#define ISR_DIRECT_DECLARE(name) ARCH_ISR_DIRECT_DECLARE(name)

#ifdef CONFIG_DYNAMIC_INTERRUPTS
/**
 * @brief Connect a handler at run time.
 *
 * @return the vector, or -EINVAL. Context: any.
 */
int irq_connect_dynamic(unsigned int irq, unsigned int priority,
			void (*routine)(const void *parameter), const void *parameter,
			uint32_t flags);

/** @brief Take such a handler off again (CONFIG_SHARED_INTERRUPTS). @retval -ENOTSUP otherwise. */
int irq_disconnect_dynamic(unsigned int irq, unsigned int priority,
			   void (*routine)(const void *parameter), const void *parameter,
			   uint32_t flags);
#endif

#ifdef CONFIG_SMP
unsigned int z_smp_global_lock(void);
void z_smp_global_unlock(unsigned int key);

#define irq_lock()      z_smp_global_lock()
#define irq_unlock(key) z_smp_global_unlock(key)
#else
/**
 * @brief Interrupts of this CPU off; returns the key for irq_unlock(). Context: any.
 *
 * With several CPUs it also waits until no other one is between its irq_lock() and irq_unlock().
 */
#define irq_lock() arch_irq_lock()
/** @brief Interrupts back to what they were at the irq_lock() that gave @p key. */
#define irq_unlock(key) arch_irq_unlock(key)
#endif

/** @brief Let a line interrupt. */
#define irq_enable(irq) arch_irq_enable(irq)
/** @brief Keep a line from interrupting. */
#define irq_disable(irq) arch_irq_disable(irq)
/** @brief Non-zero where a line may interrupt. */
#define irq_is_enabled(irq) arch_irq_is_enabled(irq)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_IRQ_H_ */
