/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The first of an MPS2 board's CMSDK APB timers: counts down from RELOAD at the system's clock.
 */
#include "counter.h"
#include <zephyr/sys/sys_io.h>

#define TIMER  CONFIG_DRIFT_CLOCK_ADDRESS
#define CTRL   (TIMER + 0x0)
#define VALUE  (TIMER + 0x4)
#define RELOAD (TIMER + 0x8)

void counter_start(void)
{
	sys_write32(UINT32_MAX, RELOAD);
	sys_write32(UINT32_MAX, VALUE);
	sys_write32(1, CTRL);
}

uint32_t counter(void)
{
	return ~sys_read32(VALUE);
}
