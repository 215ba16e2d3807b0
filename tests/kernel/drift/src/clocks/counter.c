/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A counter of 32 bits, made one of 64.
 */
#include "counter.h"
#include "../reference.h"
#include <zephyr/irq.h>

static uint32_t last;
static uint64_t sum;

void reference_start(void)
{
	counter_start();
	last = counter();
}

uint64_t reference_now(void)
{
	unsigned int key = irq_lock();
	uint32_t count = counter();
	uint64_t now;

	sum += (uint32_t)(count - last);
	last = count;
	now = sum;
	irq_unlock(key);
	return now;
}
