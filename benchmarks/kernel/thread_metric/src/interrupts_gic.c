/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The software interrupts of a board with a GIC: shared lines that no device of this program has,
 * set pending.
 */
#include "port.h"
#include <zephyr/drivers/interrupt_controller/gic.h>
#include <zephyr/dt-bindings/interrupt-controller/arm-gic.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/barrier.h>

#define GIVE_LINE   60
#define RESUME_LINE 61
#define PRIORITY    0x40

void tm_interrupts_connect(void)
{
	IRQ_CONNECT(GIVE_LINE, PRIORITY, tm_handler_give, NULL, IRQ_TYPE_EDGE);
	IRQ_CONNECT(RESUME_LINE, PRIORITY, tm_handler_resume, NULL, IRQ_TYPE_EDGE);
	irq_enable(GIVE_LINE);
	irq_enable(RESUME_LINE);
}

static ALWAYS_INLINE void pend(unsigned int line)
{
	arm_gic_irq_set_pending(line);
	barrier_dsync_fence_full();
	barrier_isync_fence_full();
}

__noinline void tm_interrupt_give(void)
{
	pend(GIVE_LINE);
}

__noinline void tm_interrupt_resume(void)
{
	pend(RESUME_LINE);
}
