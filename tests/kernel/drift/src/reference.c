/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Clocks to compare with: virtual time on native_sim, a timer beside the processor on mps2/an385.
 */
#include "reference.h"
#include <zephyr/kernel.h>
#include <zephyr/sys/sys_io.h>

#ifdef CONFIG_NATIVE_BUILD

#include <nsi_hw_scheduler.h>

void reference_start(void)
{
}

uint64_t reference_now(void)
{
	return nsi_hws_get_time();
}

#else

/* The first of the board's CMSDK APB timers: counts down from RELOAD at the system's clock. */
#define TIMER  0x40000000
#define CTRL   (TIMER + 0x0)
#define VALUE  (TIMER + 0x4)
#define RELOAD (TIMER + 0x8)

static uint32_t last;
static uint64_t sum;

void reference_start(void)
{
	sys_write32(UINT32_MAX, RELOAD);
	sys_write32(UINT32_MAX, VALUE);
	sys_write32(1, CTRL);
	last = sys_read32(VALUE);
}

uint64_t reference_now(void)
{
	unsigned int key = irq_lock();
	uint32_t value = sys_read32(VALUE);
	uint64_t now;

	sum += (uint32_t)(last - value);
	last = value;
	now = sum;
	irq_unlock(key);
	return now;
}

#endif
