/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The local APIC of x86 processors.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_LOAPIC_H_
#define ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_LOAPIC_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Registers, as offsets. */
#define LOAPIC_ID	    0x020
#define LOAPIC_TPR	    0x080
#define LOAPIC_EOI	    0x0b0
#define LOAPIC_SVR	    0x0f0
#define LOAPIC_IRR	    0x200 /* and 7 more, 32 vectors each */
#define LOAPIC_ESR	    0x280
#define LOAPIC_ICRLO	    0x300
#define LOAPIC_ICRHI	    0x310
#define LOAPIC_TIMER	    0x320
#define LOAPIC_THERMAL	    0x330
#define LOAPIC_PMC	    0x340
#define LOAPIC_LINT0	    0x350
#define LOAPIC_LINT1	    0x360
#define LOAPIC_ERROR	    0x370
#define LOAPIC_TIMER_ICR    0x380
#define LOAPIC_TIMER_CCR    0x390
#define LOAPIC_TIMER_CONFIG 0x3e0

/* Kinds of interrupt between processors. */
#define LOAPIC_ICR_FIXED   0x04000U
#define LOAPIC_ICR_NMI	   0x04400U
#define LOAPIC_ICR_INIT	   0x04500U
#define LOAPIC_ICR_STARTUP 0x04600U
#define LOAPIC_ICR_SELF	   0x44000U
#define LOAPIC_ICR_OTHERS  0xc4000U

/** @brief Read register @p reg. Context: any. */
uint32_t x86_read_loapic(unsigned int reg);
/** @brief Write register @p reg. Context: any. */
void x86_write_loapic(unsigned int reg, uint32_t value);

/** @brief Turn on this CPU's, all its own lines off. Context: start of a CPU. */
void z_loapic_enable(void);

/** @brief Number of this CPU's. */
uint32_t z_loapic_id(void);

/** @brief Send @p vector to the processor with APIC @p apic_id. @p ipi: LOAPIC_ICR_... Locked. */
void z_loapic_ipi(uint32_t apic_id, uint32_t ipi, uint8_t vector);

/** @brief Interrupt this processor with @p vector. Context: locked. */
void z_loapic_self_ipi(uint8_t vector);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_LOAPIC_H_ */
