/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The cycle counter; the clock is mtime. QEMU counts nanoseconds of virtual time here.
 */
#include "counter.h"

void counter_start(void)
{
}

uint32_t counter(void)
{
	unsigned long count;

	__asm__ volatile("csrr %0, mcycle" : "=r"(count));
	return (uint32_t)count;
}
