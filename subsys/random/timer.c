/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * A generator for tests on machines without a source of entropy: the cycle counter stirred into
 * Weyl's sequence. Different values, but nothing that deserves the name of random.
 */

#include <zephyr/kernel.h>
#include <zephyr/random/random.h>
#include <zephyr/sys/atomic.h>

#include "random.h"

static atomic_t state = ATOMIC_INIT(CONFIG_TIMER_RANDOM_INITIAL_STATE);

static uint32_t next(void)
{
	uint32_t x = (uint32_t)atomic_add(&state, (atomic_val_t)0x9E3779B9U) ^ k_cycle_get_32();

	/* The finaliser of MurmurHash3: every bit of x touches every bit of the result. */
	x = (x ^ x >> 16) * 0x85EBCA6BU;
	x = (x ^ x >> 13) * 0xC2B2AE35U;
	return x ^ x >> 16;
}

void z_impl_sys_rand_get(void *dst, size_t len)
{
	fill_from(next, dst, len);
}
