/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock on Arm's dual timer SP804 (DDI 0271). Both counters have 32 bits and run down:
 * the second one freely, which makes it the cycle counter; the first one, once, to the next alarm.
 */
#include <zephyr/devicetree.h>
#include <zephyr/kernel.h>

#define NODE DT_COMPAT_GET_ANY_STATUS_OKAY(arm_sp804)

struct timer_regs {
	volatile uint32_t load;
	volatile uint32_t value;
	volatile uint32_t control;
	volatile uint32_t intclr;
	volatile uint32_t ris;
	volatile uint32_t mis;
	volatile uint32_t bgload;
	uint32_t reserved;
};

#define TIMERS ((struct timer_regs *)DT_REG_ADDR(NODE))
#define ALARM  (&TIMERS[0])
#define FREE   (&TIMERS[1])

#define CONTROL_ONE_SHOT BIT(0)
#define CONTROL_32_BITS  BIT(1)
#define CONTROL_IRQ      BIT(5)
#define CONTROL_ENABLE   BIT(7)

static uint32_t count(void)
{
	return ~FREE->value;
}

static void compare(uint32_t at)
{
	int32_t distance = (int32_t)(at - count());

	ALARM->control = 0;
	ALARM->intclr = 1;
	ALARM->load = (uint32_t)MAX(distance, 1);
	ALARM->control = CONTROL_ENABLE | CONTROL_IRQ | CONTROL_32_BITS | CONTROL_ONE_SHOT;
}

#define COUNT_LINE DT_IRQN(NODE)
#define COUNT_NEAR 1

#include "count_compare.h"

static int start_counter(void)
{
	FREE->control = 0;
	FREE->load = UINT32_MAX;
	FREE->control = CONTROL_ENABLE | CONTROL_32_BITS;
	return 0;
}
SYS_INIT(start_counter, PRE_KERNEL_1, 0);
