/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <zephyr/toolchain.h>
#include "rand.h"

#ifdef KERNEL
#include <zephyr/kernel.h>
#define TIME k_cycle_get_32()
#else
#include <time.h>
#define TIME (uint32_t)time(NULL)
#endif

/* Of the random subsystem, if that is in the program. */
extern uint32_t z_impl_sys_rand32_get(void) __weak;

uint32_t z_ztest_rand(void)
{
	static uint32_t state;

	if (z_impl_sys_rand32_get != NULL) {
		return z_impl_sys_rand32_get();
	}
	if (state == 0) {
		state = TIME * 2U + 1U;
	}
	/* xorshift: George Marsaglia, 2003 */
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state;
}
