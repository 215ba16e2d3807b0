/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The I/O APIC: pins of devices become messages to local APICs.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_IOAPIC_H_
#define ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_IOAPIC_H_

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief All pins off. Context: boot. */
void z_ioapic_init(void);

/** @brief How many pins there are. */
unsigned int z_ioapic_pins(void);

/**
 * @brief Let pin @p pin raise @p vector at the processor that boots; @p flags as in
 * <zephyr/dt-bindings/interrupt-controller/intel-ioapic.h>. Context: locked.
 */
void z_ioapic_irq_set(unsigned int pin, unsigned int vector, uint32_t flags, bool masked);

/** @brief Let a pin through, or not. Context: locked. */
void z_ioapic_irq_enable(unsigned int pin);
void z_ioapic_irq_disable(unsigned int pin);

/** @brief From now on the pin's interrupts go to the processor with that APIC. Context: any. */
void z_ioapic_irq_route(unsigned int pin, uint32_t apic_id);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_IOAPIC_H_ */
