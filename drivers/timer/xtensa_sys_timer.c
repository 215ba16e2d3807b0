/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock on the cycle counter of an Xtensa core and its first comparison.
 */
#include <stdint.h>

#define COUNT_LINE CONFIG_XTENSA_TIMER_IRQ

static inline uint32_t count(void)
{
	uint32_t value;

	__asm__ volatile("rsr %0, ccount" : "=a"(value));
	return value;
}

static inline void compare(uint32_t at)
{
	__asm__ volatile("wsr %0, ccompare0\n\trsync" : : "a"(at));
}

#include "count_compare.h"
