/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The interrupt controller model: 32 lines, each pending or not, enabled or not, with a priority
 * (0 is most urgent). It knows nothing about the CPU but the priority at which it runs.
 */
#ifndef NSI_IRQ_CTRL_H
#define NSI_IRQ_CTRL_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define N_IRQS 32

/** Priority of a CPU that is in no handler: every line is more urgent. */
#define HW_IRQ_NO_PRIO 256

/** @brief Priority at which the CPU runs; the previous one is returned by get. */
void hw_irq_ctrl_set_cur_prio(int new_prio);
int hw_irq_ctrl_get_cur_prio(void);

/** @brief Priority of line @p irq. */
void hw_irq_ctrl_prio_set(unsigned int irq, unsigned int prio);
uint8_t hw_irq_ctrl_get_prio(unsigned int irq);

/** @brief The line to take now: pending, enabled, more urgent than the CPU; -1 if none. */
int hw_irq_ctrl_get_highest_prio_irq(void);

/** @brief Pending and enabled lines, bit n for line n. */
uint64_t hw_irq_ctrl_get_irq_status(void);

void hw_irq_ctrl_enable_irq(unsigned int irq);
void hw_irq_ctrl_disable_irq(unsigned int irq);
int hw_irq_ctrl_is_irq_enabled(unsigned int irq);

/** @brief Make line @p irq pending (a pulse), or not pending. */
void hw_irq_ctrl_set_irq(unsigned int irq);
void hw_irq_ctrl_clear_irq(unsigned int irq);

/** @brief For hardware models: make line @p irq pending. */
void hw_irq_ctrl_raise_im(unsigned int irq);
/** @brief For embedded software: the same, and take it now if it may be taken now. */
void hw_irq_ctrl_raise_im_from_sw(unsigned int irq);

#ifdef __cplusplus
}
#endif

#endif /* NSI_IRQ_CTRL_H */
