/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The cycle counter of the performance monitors, which the kernel does not use. QEMU counts
 * nanoseconds of virtual time there.
 */
#include "../reference.h"

#define ENABLE        (1UL | 1UL << 6) /* PMCR: on, the cycle counter has 64 bits */
#define CYCLE_COUNTER (1UL << 31)      /* PMCNTENSET */

void reference_start(void)
{
	__asm__ volatile("msr pmcr_el0, %0" ::"r"(ENABLE));
	__asm__ volatile("msr pmcntenset_el0, %0" ::"r"(CYCLE_COUNTER));
	__asm__ volatile("isb");
}

uint64_t reference_now(void)
{
	uint64_t count;

	__asm__ volatile("mrs %0, pmccntr_el0" : "=r"(count));
	return count;
}
