/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief RISC-V's platform-level interrupt controller.
 *
 * Interrupts are named by their numbers, as DT_IRQN() gives them.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_RISCV_PLIC_H_
#define ZEPHYR_INCLUDE_DRIVERS_RISCV_PLIC_H_

#include <stdint.h>
#include <zephyr/device.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Let @p irq interrupt. Context: any. */
void riscv_plic_irq_enable(uint32_t irq);

/** @brief Keep @p irq from interrupting; a pending one stays pending. Context: any. */
void riscv_plic_irq_disable(uint32_t irq);

/** @brief Non-zero if riscv_plic_irq_enable() is in force for @p irq. Context: any. */
int riscv_plic_irq_is_enabled(uint32_t irq);

/** @brief Priority of @p irq: 1 is the lowest, 0 is never; the highest is the controller's. */
void riscv_plic_set_priority(uint32_t irq, uint32_t prio);

/** @brief The line whose handler runs on this CPU, at the controller. Context: that handler. */
unsigned int riscv_plic_get_irq(void);

/** @brief The controller that it came from. Context: that handler. */
const struct device *riscv_plic_get_dev(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_RISCV_PLIC_H_ */
