/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What applications and drivers for the native port ask of it beyond the common arch functions.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_POSIX_SOC_IF_H_
#define ZEPHYR_INCLUDE_ARCH_POSIX_SOC_IF_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Make interrupt line @p IRQn pending; it is taken at once where it may be. Context: any.
 */
void posix_sw_set_pending_IRQ(unsigned int IRQn);
/** @brief Withdraw it. Context: any. */
void posix_sw_clear_pending_IRQ(unsigned int IRQn);

/**
 * @brief Let @p ns nanoseconds of virtual time pass; interrupts are taken unless locked. Context:
 * any.
 */
void posix_spend_ns(uint32_t ns);

/**
 * @brief Called, unless NULL, by the kernel before each access to memory with interrupts unlocked,
 * with CONFIG_ARCH_POSIX_IRQ_POINTS: a test may raise a line or let time pass there. @p addr is
 * what is accessed; &posix_irq_locked where interrupts are about to be locked; NULL if not known.
 */
extern void (*posix_irq_point)(const volatile void *addr);

/** @brief irq_lock() and irq_unlock() as functions. Context: any. */
unsigned int posix_irq_lock(void);
void posix_irq_unlock(unsigned int key);
/** @brief Open the lock and take what is pending. Context: any. */
void posix_irq_full_unlock(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_POSIX_SOC_IF_H_ */
