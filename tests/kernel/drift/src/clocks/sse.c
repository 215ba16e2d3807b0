/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system counter of an SSE-300, by which its own timers count: at the system's clock.
 */
#include "counter.h"
#include <zephyr/sys/sys_io.h>

#define CONTROL 0x58100000
#define READING 0x58101000

void counter_start(void)
{
	sys_write32(1, CONTROL);
}

uint32_t counter(void)
{
	return sys_read32(READING);
}
