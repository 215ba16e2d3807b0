/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The hardware timers (nsi_alarm.h).
 */
#include "irq_ctrl.h"
#include "nsi_alarm.h"

static uint64_t tick_time = NSI_NEVER, counter_time = NSI_NEVER;

static void tick_due(void)
{
	tick_time = NSI_NEVER;
	hw_irq_ctrl_raise_im(TIMER_TICK_IRQ);
}
NSI_HW_EVENT(tick_time, tick_due, 10);

static void counter_due(void)
{
	counter_time = NSI_NEVER;
	hw_irq_ctrl_raise_im(COUNTER_EVENT_IRQ);
}
NSI_HW_EVENT(counter_time, counter_due, 20);

void nsi_alarm_set(enum nsi_alarm alarm, uint64_t time)
{
	*(alarm == NSI_ALARM_TICK ? &tick_time : &counter_time) = time;
	nsi_hws_find_next_event();
}
