/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What boot and the start of a CPU (CONFIG_SMP) have to do with each other.
 */
#ifndef ETESIAN_KERNEL_SMP_START_H_
#define ETESIAN_KERNEL_SMP_START_H_

/** @brief Start all CPUs, unless CONFIG_SMP_BOOT_DELAY. Context: main thread, boot. In smp.c. */
void z_smp_init(void);

/** @brief Set up the record and the idle thread of CPU @p cpu, which is off. In init.c. */
void z_idle_setup(unsigned int cpu);

#endif /* ETESIAN_KERNEL_SMP_START_H_ */
