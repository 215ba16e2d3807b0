/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Who may interrupt whom on a Cortex-M. From the most to the least urgent:
 *
 *   level 0                        faults and SVC (where the core can tell them apart)
 *   the next ZERO_LATENCY_LEVELS   lines with IRQ_ZERO_LATENCY, which irq_lock() does not stop
 *   from Z_ARM_IRQ_PRIO_OFFSET on  all other lines, from priority 0 of IRQ_CONNECT() on
 *   the last level                 PendSV, which switches threads (and lines of that priority)
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_M_PRIO_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_M_PRIO_H_

#ifdef CONFIG_CPU_CORTEX_M_HAS_PROGRAMMABLE_FAULT_PRIOS
#define Z_ARM_FAULT_LEVELS 1
#else
#define Z_ARM_FAULT_LEVELS 0
#endif

#ifdef CONFIG_ZERO_LATENCY_IRQS
#define Z_ARM_ZLI_LEVELS CONFIG_ZERO_LATENCY_LEVELS
#else
#define Z_ARM_ZLI_LEVELS 0
#endif

#define Z_ARM_IRQ_PRIO_OFFSET (Z_ARM_FAULT_LEVELS + Z_ARM_ZLI_LEVELS)

/** Level @p level as it stands in a priority register: the upper bits of a byte. */
#define Z_ARM_PRIO(level) (((level) << (8 - CONFIG_ARM_NUM_IRQ_PRIO_BITS)) & 0xff)

/** BASEPRI that keeps all lines off but zero-latency ones. */
#define Z_ARM_BASEPRI_LOCKED Z_ARM_PRIO(Z_ARM_IRQ_PRIO_OFFSET)

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_CORTEX_M_PRIO_H_ */
