/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The time stamp counter, in QEMU nanoseconds of virtual time. The kernel's clock is the HPET, or
 * where there is none this counter with the APIC's alarms, of which it must not lose one.
 */
#include "counter.h"

void counter_start(void)
{
}

uint32_t counter(void)
{
	uint32_t low, high;

	__asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
	return low;
}
