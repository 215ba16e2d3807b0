/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Random numbers of no quality: a linear congruential generator, its high bits only.
 */

#include <stdint.h>
#include <stdlib.h>

int rand_r(unsigned int *seed)
{
	uint32_t high, low;

	*seed = *seed * 1664525U + 1013904223U;
	high = *seed >> 16;
	*seed = *seed * 1664525U + 1013904223U;
	low = *seed >> 16;
	return (int)((high << 16 | low) & RAND_MAX);
}

#if defined(CONFIG_MINIMAL_LIBC_RAND) || defined(CONFIG_MINIMAL_LIBC_NON_REENTRANT_FUNCTIONS)
static unsigned int state = 1;

void srand(unsigned int seed)
{
	state = seed;
}

int rand(void)
{
	return rand_r(&state);
}
#endif
