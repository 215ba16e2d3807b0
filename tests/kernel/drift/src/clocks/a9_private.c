/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The Cortex-A9's private timer, beside the global one that is the kernel's, at the same rate:
 * counts down, and begins anew.
 */
#include "counter.h"
#include <zephyr/arch/cpu.h>
#include <zephyr/sys/sys_io.h>

#define TIMER   0xF8F00600
#define LOAD    (TIMER + 0x0)
#define VALUE   (TIMER + 0x4)
#define CONTROL (TIMER + 0x8)
#define RUN     0x3

void counter_start(void)
{
	sys_write32(UINT32_MAX, LOAD);
	sys_write32(RUN, CONTROL);
}

uint32_t counter(void)
{
	return ~sys_read32(VALUE);
}
