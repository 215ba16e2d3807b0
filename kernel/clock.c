/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Timepoints: a deadline carried through several timed calls.
 */
#include <zephyr/kernel.h>
#include <zephyr/version.h>

k_timepoint_t sys_timepoint_calc(k_timeout_t timeout)
{
	k_timepoint_t timepoint;

	if (K_TIMEOUT_EQ(timeout, K_FOREVER)) {
		timepoint.tick = (IS_ENABLED(CONFIG_TIMEOUT_64BIT)) ? UINT64_MAX : UINT32_MAX;
	} else if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		timepoint.tick = 0;
	} else if (Z_IS_TIMEOUT_RELATIVE(timeout)) {
		timepoint.tick = (uint64_t)sys_clock_tick_get() + MAX(1, timeout.ticks);
	} else {
		timepoint.tick = Z_TICK_ABS(timeout.ticks);
	}
	return timepoint;
}

k_timeout_t sys_timepoint_timeout(k_timepoint_t timepoint)
{
	uint64_t now;

	if (timepoint.tick == ((IS_ENABLED(CONFIG_TIMEOUT_64BIT)) ? UINT64_MAX : UINT32_MAX)) {
		return K_FOREVER;
	}
	if (timepoint.tick == 0) {
		return K_NO_WAIT;
	}
	now = sys_clock_tick_get();
	return (timepoint.tick > now) ? K_TICKS(timepoint.tick - now) : K_NO_WAIT;
}

uint64_t sys_clock_timeout_end_calc(k_timeout_t timeout)
{
	return sys_timepoint_calc(timeout).tick;
}

uint32_t sys_kernel_version_get(void)
{
	return KERNELVERSION;
}
