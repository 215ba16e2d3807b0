/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * What picolibc's time() asks: the time since boot, as nothing here knows more. Whoever does
 * defines his own.
 */

#include <stddef.h>
#include <sys/time.h>
#include <zephyr/kernel.h>

__weak int gettimeofday(struct timeval *restrict tv, void *restrict tz)
{
	int64_t us = (int64_t)k_ticks_to_us_floor64((uint64_t)k_uptime_ticks());

	ARG_UNUSED(tz);
	if (tv != NULL) {
		tv->tv_sec = (time_t)(us / USEC_PER_SEC);
		tv->tv_usec = (suseconds_t)(us % USEC_PER_SEC);
	}
	return 0;
}
