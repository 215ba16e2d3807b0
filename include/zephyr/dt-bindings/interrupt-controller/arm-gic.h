/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Cells of an interrupt at an Arm GIC.
 */
#ifndef ZEPHYR_INCLUDE_DT_BINDINGS_INTERRUPT_CONTROLLER_ARM_GIC_H_
#define ZEPHYR_INCLUDE_DT_BINDINGS_INTERRUPT_CONTROLLER_ARM_GIC_H_

/* Type: numbers count from the first shared, private, or software line. */
#define GIC_SPI 0x0
#define GIC_PPI 0x1

/* Flags. */
#define IRQ_TYPE_LEVEL (1 << 1)
#define IRQ_TYPE_EDGE  (1 << 2)

#define IRQ_DEFAULT_PRIORITY 0xa0

#endif /* ZEPHYR_INCLUDE_DT_BINDINGS_INTERRUPT_CONTROLLER_ARM_GIC_H_ */
