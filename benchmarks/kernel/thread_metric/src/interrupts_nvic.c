/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The software interrupts of a Cortex-M: lines that no device of this program has.
 */
#include "port.h"
#include <zephyr/kernel.h>
#include <cmsis_core.h>

#define RESUME_LINE MIN(31, CONFIG_NUM_IRQS - 1)
#define GIVE_LINE   (RESUME_LINE - 1)

void tm_interrupts_connect(void)
{
	IRQ_CONNECT(GIVE_LINE, 1, tm_handler_give, NULL, 0);
	IRQ_CONNECT(RESUME_LINE, 1, tm_handler_resume, NULL, 0);
	irq_enable(GIVE_LINE);
	irq_enable(RESUME_LINE);
}

static ALWAYS_INLINE void pend(unsigned int line)
{
	NVIC_SetPendingIRQ(line);
	__DSB();
	__ISB();
}

__noinline void tm_interrupt_give(void)
{
	pend(GIVE_LINE);
}

__noinline void tm_interrupt_resume(void)
{
	pend(RESUME_LINE);
}
