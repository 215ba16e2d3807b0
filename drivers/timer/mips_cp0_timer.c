/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock on the counter of a MIPS core: registers Count and Compare of coprocessor 0.
 */
#include <stdint.h>

#define COUNT_LINE 7

static inline uint32_t count(void)
{
	uint32_t value;

	__asm__ volatile("mfc0 %0, $9" : "=r"(value));
	return value;
}

static inline void compare(uint32_t at)
{
	__asm__ volatile("mtc0 %0, $11\n\tehb" : : "r"(at));
}

#include "count_compare.h"
