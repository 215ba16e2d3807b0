/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The cycle counter of the performance monitors, which the kernel does not use. QEMU counts
 * nanoseconds of virtual time there.
 */
#include "counter.h"

#define ENABLE        1U         /* PMCR */
#define CYCLE_COUNTER (1U << 31) /* PMCNTENSET */

void counter_start(void)
{
	__asm__ volatile("mcr p15, 0, %0, c9, c12, 0" ::"r"(ENABLE));
	__asm__ volatile("mcr p15, 0, %0, c9, c12, 1" ::"r"(CYCLE_COUNTER));
	__asm__ volatile("isb");
}

uint32_t counter(void)
{
	uint32_t count;

	__asm__ volatile("mrc p15, 0, %0, c9, c13, 0" : "=r"(count));
	return count;
}
