/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The interrupt controller model (see irq_ctrl.h).
 */
#include "irq_ctrl.h"
#include "nsi_cpu_if.h"
#include "nsi_tracing.h"

static uint32_t pending, enabled;
static uint8_t prio[N_IRQS];
static int cur_prio = HW_IRQ_NO_PRIO;

static uint32_t line(unsigned int irq)
{
	if (irq >= N_IRQS) {
		nsi_print_error_and_exit("interrupt line %u does not exist: there are 0..%d\n", irq,
					 N_IRQS - 1);
	}
	return 1u << irq;
}

void hw_irq_ctrl_set_cur_prio(int new_prio)
{
	cur_prio = new_prio;
}

int hw_irq_ctrl_get_cur_prio(void)
{
	return cur_prio;
}

void hw_irq_ctrl_prio_set(unsigned int irq, unsigned int new_prio)
{
	line(irq);
	prio[irq] = (uint8_t)new_prio;
}

uint8_t hw_irq_ctrl_get_prio(unsigned int irq)
{
	line(irq);
	return prio[irq];
}

int hw_irq_ctrl_get_highest_prio_irq(void)
{
	uint32_t candidates = pending & enabled;
	int best_prio = cur_prio;
	int best = -1;

	while (candidates) {
		int irq = __builtin_ctz(candidates);

		if (prio[irq] < best_prio) {
			best_prio = prio[irq];
			best = irq;
		}
		candidates &= candidates - 1;
	}
	return best;
}

uint64_t hw_irq_ctrl_get_irq_status(void)
{
	return pending & enabled;
}

void hw_irq_ctrl_enable_irq(unsigned int irq)
{
	enabled |= line(irq);
}

void hw_irq_ctrl_disable_irq(unsigned int irq)
{
	enabled &= ~line(irq);
}

int hw_irq_ctrl_is_irq_enabled(unsigned int irq)
{
	return (enabled & line(irq)) != 0;
}

void hw_irq_ctrl_set_irq(unsigned int irq)
{
	pending |= line(irq);
}

void hw_irq_ctrl_clear_irq(unsigned int irq)
{
	pending &= ~line(irq);
}

void hw_irq_ctrl_raise_im(unsigned int irq)
{
	hw_irq_ctrl_set_irq(irq);
}

void hw_irq_ctrl_raise_im_from_sw(unsigned int irq)
{
	hw_irq_ctrl_set_irq(irq);
	nsif_cpu0_irq_raised_from_sw();
}
