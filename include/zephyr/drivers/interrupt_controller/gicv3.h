/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What version 3 of Arm's Generic Interrupt Controller has besides <.../gic.h>: several CPUs.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_INTC_GICV3_H_
#define ZEPHYR_INCLUDE_DRIVERS_INTC_GICV3_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Make ready what belongs to the CPU that calls. Context: its boot. */
void arm_gic_cpu_init(void);

/** @brief Interrupt the CPUs of bit mask @p cpus by line @p sgi, 0 to 15. Context: any. */
void arm_gic_raise_sgi(unsigned int sgi, uint32_t cpus);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_INTC_GICV3_H_ */
