/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The nRF51's second timer. The kernel's is the first.
 */
#include "counter.h"
#include <zephyr/sys/sys_io.h>

#define TIMER      0x40009000
#define START      (TIMER + 0x000)
#define CAPTURE    (TIMER + 0x040)
#define BITMODE    (TIMER + 0x508)
#define PRESCALER  (TIMER + 0x510)
#define CC         (TIMER + 0x540)
#define BITS_32    3
#define BY_16      4

void counter_start(void)
{
	sys_write32(BITS_32, BITMODE);
	sys_write32(BY_16, PRESCALER);
	sys_write32(1, START);
}

uint32_t counter(void)
{
	sys_write32(1, CAPTURE);
	return sys_read32(CC);
}
