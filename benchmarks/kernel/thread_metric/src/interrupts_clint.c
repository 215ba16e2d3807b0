/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The software interrupt of a RISC-V with a CLINT. There is one for each hart, so that its handler
 * calls the one that is wanted.
 */
#include "port.h"
#include <zephyr/devicetree.h>
#include <zephyr/kernel.h>

#define LINE 3 /* machine software interrupt (privileged specification, mcause) */
#define MSIP (*(volatile uint32_t *)DT_REG_ADDR(DT_COMPAT_GET_ANY_STATUS_OKAY(sifive_clint0)))

static void (*handler)(const void *unused);

static void software_isr(const void *unused)
{
	MSIP = 0;
	handler(unused);
}

void tm_interrupts_connect(void)
{
	IRQ_CONNECT(LINE, 0, software_isr, NULL, 0);
	irq_enable(LINE);
}

__noinline void tm_interrupt_give(void)
{
	handler = tm_handler_give;
	MSIP = 1;
}

__noinline void tm_interrupt_resume(void)
{
	handler = tm_handler_resume;
	MSIP = 1;
}
