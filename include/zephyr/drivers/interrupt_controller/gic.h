/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Arm's Generic Interrupt Controller, whichever version drives this image's interrupts. Lines are
 * numbered as in its manuals: 0 to 15 from software, 16 to 31 private to a CPU, 32 and above
 * shared. The devicetree's numbers come out so too.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_INTC_GIC_H_
#define ZEPHYR_INCLUDE_DRIVERS_INTC_GIC_H_

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GIC_SGI_INT_BASE 0
#define GIC_PPI_INT_BASE 16
#define GIC_SPI_INT_BASE 32
#define GIC_NUM_INTR_PER_REG 32

/** Lines from this number on do not exist: "nothing is pending". */
#define GIC_INTID_SPURIOUS 1020

/** @brief Let line @p irq interrupt. Context: any. */
void arm_gic_irq_enable(unsigned int irq);
/** @brief Keep line @p irq from interrupting. Context: any. */
void arm_gic_irq_disable(unsigned int irq);
/** @brief May line @p irq interrupt? Context: any. */
bool arm_gic_irq_is_enabled(unsigned int irq);

/** @brief Is line @p irq pending? Context: any. */
bool arm_gic_irq_is_pending(unsigned int irq);
/** @brief Make line @p irq pending. Context: any. */
void arm_gic_irq_set_pending(unsigned int irq);
/** @brief Take that back; a device that still asks keeps it pending. Context: any. */
void arm_gic_irq_clear_pending(unsigned int irq);

/**
 * @brief Priority and trigger of line @p irq.
 *
 * @param prio 0 is most urgent, 255 least; how many of the upper bits count is the hardware's
 * @param flags IRQ_TYPE_EDGE or IRQ_TYPE_LEVEL
 * Context: any.
 */
void arm_gic_irq_set_priority(unsigned int irq, unsigned int prio, uint32_t flags);

/** @brief Take the most urgent pending line; it is active until arm_gic_eoi(). Context: handler. */
unsigned int arm_gic_get_active(void);
/** @brief The handler of what arm_gic_get_active() returned is done. Context: handler. */
void arm_gic_eoi(unsigned int irq);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_INTC_GIC_H_ */
