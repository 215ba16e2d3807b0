/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the probe has found so far.
 */
#ifndef BENCH_IRQ_PROBE_H_
#define BENCH_IRQ_PROBE_H_

#include <stdbool.h>
#include <stdint.h>

struct irq_probe {
	uint32_t interrupts;
	uint32_t least; /* how late a handler is that nothing holds up */
	uint32_t most;
	volatile bool own; /* the stretch that ends next is none of the kernel's */
	uint32_t most_pc; /* where the latest one could start: behind the unlock; 0: in a handler */
};

extern struct irq_probe irq_probe;

/** Longest stretch with interrupts off that was hit, in instructions. */
static inline uint32_t irq_probe_longest(void)
{
	return irq_probe.most - irq_probe.least;
}

/** Forget what was found. */
void irq_probe_reset(void);

#endif /* BENCH_IRQ_PROBE_H_ */
