/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Numbers for tests that compare with a model: the same in every run.
 */

#ifndef ETESIAN_TESTS_LIB_COMMON_PRNG_H_
#define ETESIAN_TESTS_LIB_COMMON_PRNG_H_

#include <stdint.h>

static uint32_t prng_state = 2463534242U;

static inline void prng_seed(uint32_t seed)
{
	prng_state = seed * 2654435761U | 1U;
}

/* A number below n. xorshift32, Marsaglia 2003. */
static inline uint32_t prng(uint32_t n)
{
	prng_state ^= prng_state << 13;
	prng_state ^= prng_state >> 17;
	prng_state ^= prng_state << 5;
	return (uint32_t)(((uint64_t)prng_state * n) >> 32);
}

#endif /* ETESIAN_TESTS_LIB_COMMON_PRNG_H_ */
