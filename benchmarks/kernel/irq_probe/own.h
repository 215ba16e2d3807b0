/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Comes before every C file of the application: a test that turns interrupts off itself, or runs a
 * function as a handler, which does so too, says nothing about the kernel.
 */
#ifndef BENCH_IRQ_PROBE_OWN_H_
#define BENCH_IRQ_PROBE_OWN_H_

#include "irq_probe.h"
#include <zephyr/irq.h>
#include <zephyr/irq_offload.h>
#include <zephyr/toolchain.h>

static ALWAYS_INLINE unsigned int irq_probe_own_lock(void)
{
	unsigned int key = irq_lock();

	irq_probe.own = true;
	return key;
}

/* What has waited is taken at the unlock. */
static ALWAYS_INLINE void irq_probe_own_unlock(unsigned int key)
{
	irq_probe.own = true;
	irq_unlock(key);
	irq_probe.own = false;
}

static ALWAYS_INLINE void irq_probe_own_offload(irq_offload_routine_t routine,
						const void *parameter)
{
	irq_probe.own = true;
	irq_offload(routine, parameter);
	irq_probe.own = false;
}

#undef irq_lock
#undef irq_unlock
#define irq_lock()                    irq_probe_own_lock()
#define irq_unlock(key)               irq_probe_own_unlock(key)
#define irq_offload(routine, argument) irq_probe_own_offload(routine, argument)

#endif /* BENCH_IRQ_PROBE_OWN_H_ */
