/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Alarms in virtual time for drivers: each raises an interrupt line.
 */
#ifndef NSI_ALARM_H
#define NSI_ALARM_H

#include <stdint.h>
#include "nsi_hws_models_if.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Interrupt lines of the native hardware. */
#define TIMER_TICK_IRQ    0
#define OFFLOAD_SW_IRQ    1
#define COUNTER_EVENT_IRQ 2
#define UART_0_IRQ        3
#define UART_1_IRQ        4

enum nsi_alarm {
	NSI_ALARM_TICK,    /**< raises TIMER_TICK_IRQ */
	NSI_ALARM_COUNTER, /**< raises COUNTER_EVENT_IRQ */
	NSI_ALARMS
};

/**
 * @brief Raise the line of @p alarm once when virtual time is @p time (microseconds); NSI_NEVER:
 * not.
 */
void nsi_alarm_set(enum nsi_alarm alarm, uint64_t time);

#ifdef __cplusplus
}
#endif

#endif /* NSI_ALARM_H */
