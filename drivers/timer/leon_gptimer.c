/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock on GRLIB's timers ("GRLIB IP Core User's Manual", GPTIMER): the second one runs
 * down freely and is the counter, the first one is set to what is left until an alarm. The scaler
 * in front of both makes microseconds of the bus clock; boot loaders set it, we leave it.
 */
#include <stdint.h>
#include <zephyr/devicetree.h>

#define NODE DT_INST(0, gaisler_gptimer)

struct timer {
	volatile uint32_t counter;
	volatile uint32_t reload;
	volatile uint32_t ctrl;
	uint32_t reserved;
};

struct gptimer {
	volatile uint32_t scaler;
	volatile uint32_t scaler_reload;
	volatile uint32_t config;
	uint32_t reserved;
	struct timer timers[2];
};

#define CTRL_ENABLE  0x01
#define CTRL_RESTART 0x02
#define CTRL_LOAD    0x04
#define CTRL_IRQ     0x08
#define CTRL_PENDING 0x10

#define REGS       ((struct gptimer *)DT_REG_ADDR(NODE))
#define COUNT_LINE DT_IRQN(NODE)
#define COUNT_NEAR 2
#define COUNT_INIT start_counter

static inline uint32_t count(void)
{
	return ~REGS->timers[1].counter;
}

static inline void compare(uint32_t at)
{
	struct timer *timer = &REGS->timers[0];
	int32_t left = (int32_t)(at - count());

	timer->ctrl = CTRL_PENDING; /* by writing one */
	timer->reload = (left > 0) ? (uint32_t)left : 1;
	timer->ctrl = CTRL_ENABLE | CTRL_LOAD | CTRL_IRQ;
}

static inline void start_counter(void)
{
	REGS->timers[1].reload = UINT32_MAX;
	REGS->timers[1].ctrl = CTRL_ENABLE | CTRL_RESTART | CTRL_LOAD;
}

#include "count_compare.h"
