/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock on the tick timer of OpenRISC 1000. It runs on after a match, so it is a counter
 * with a comparison of its lower 28 bits.
 */
#include <stdint.h>

#define TTMR_MATCH 0x0fffffffU
#define TTMR_RUN   0xe0000000U /* and go on after a match; interrupt */

#define COUNT_LINE 31
#define COUNT_BITS 27
#define COUNT_STOP set_mode(0)

static inline uint32_t count(void)
{
	uint32_t value;

	__asm__ volatile("l.mfspr %0, r0, 0x5001" : "=r"(value));
	return value;
}

static inline void set_mode(uint32_t ttmr)
{
	__asm__ volatile("l.mtspr r0, %0, 0x5000" : : "r"(ttmr));
}

static inline void compare(uint32_t at)
{
	set_mode(TTMR_RUN | (at & TTMR_MATCH));
}

#include "count_compare.h"
