/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief GPIO flags of devicetree sources and of C code: bits 0-15 of gpio_flags_t.
 */
#ifndef ETESIAN_DT_BINDINGS_GPIO_GPIO_H_
#define ETESIAN_DT_BINDINGS_GPIO_GPIO_H_

/** Bits that a devicetree may set. */
#define GPIO_DT_FLAGS_MASK 0xFFFF

/** The line is active when its voltage is low. */
#define GPIO_ACTIVE_LOW (1 << 0)
/** The line is active when its voltage is high. */
#define GPIO_ACTIVE_HIGH (0 << 0)

/** The output drives one level only; see the next two for which. */
#define GPIO_SINGLE_ENDED (1 << 1)
/** The output drives both levels. */
#define GPIO_PUSH_PULL (0 << 1)
/** With GPIO_SINGLE_ENDED: drives low, floats otherwise. */
#define GPIO_LINE_OPEN_DRAIN (1 << 2)
/** With GPIO_SINGLE_ENDED: drives high, floats otherwise. */
#define GPIO_LINE_OPEN_SOURCE (0 << 2)
/** Open drain (open collector) output. */
#define GPIO_OPEN_DRAIN (GPIO_SINGLE_ENDED | GPIO_LINE_OPEN_DRAIN)
/** Open source (open emitter) output. */
#define GPIO_OPEN_SOURCE (GPIO_SINGLE_ENDED | GPIO_LINE_OPEN_SOURCE)

/** Internal pull-up resistor on. */
#define GPIO_PULL_UP (1 << 4)
/** Internal pull-down resistor on. */
#define GPIO_PULL_DOWN (1 << 5)
/** Interrupts of the line wake the system up. */
#define GPIO_INT_WAKEUP (1 << 6)

#endif /* ETESIAN_DT_BINDINGS_GPIO_GPIO_H_ */
