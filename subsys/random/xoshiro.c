/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * xoshiro128++ (D. Blackman and S. Vigna, 2019; public domain), seeded by the entropy device when
 * it is used first.
 */

#include <zephyr/kernel.h>
#include <zephyr/random/random.h>

#include "random.h"

static struct k_spinlock lock; /* guards state */
static uint32_t state[4];      /* all zero: not seeded */

static uint32_t rotate_left(uint32_t x, int n)
{
	return x << n | x >> (32 - n);
}

static uint32_t next(void)
{
	uint32_t result = rotate_left(state[0] + state[3], 7) + state[0];
	uint32_t t = state[1] << 9;

	state[2] ^= state[0];
	state[3] ^= state[1];
	state[1] ^= state[2];
	state[0] ^= state[3];
	state[2] ^= t;
	state[3] = rotate_left(state[3], 11);
	return result;
}

static bool is_seeded(void)
{
	return (state[0] | state[1] | state[2] | state[3]) != 0;
}

void z_impl_sys_rand_get(void *dst, size_t len)
{
	uint32_t seed[4] = {0};
	k_spinlock_key_t key;

	if (!is_seeded()) {
		(void)entropy_fill(seed, sizeof(seed));
		seed[3] |= 1; /* never all zero */
	}
	key = k_spin_lock(&lock);
	if (!is_seeded()) {
		memcpy(state, seed, sizeof(state));
	}
	fill_from(next, dst, len);
	k_spin_unlock(&lock, key);
}
