/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The parts of the demo node, one file each, and what they say to each other.
 */
#ifndef DEMO_NODE_H_
#define DEMO_NODE_H_

#include <zephyr/kernel.h>

/** One measurement. */
struct reading {
	int64_t ms;       /* uptime */
	int32_t milli_c;  /* temperature, 1/1000 degree Celsius */
	uint32_t number;
};

/* sensor.c: a simulated thermometer, sampled by a timer; readings go into a message queue. */
extern struct k_msgq sensor_readings;
void sensor_start(uint32_t period_ms);
void sensor_heat(int32_t milli_c);

/* report.c: averages readings, watches a limit. */
#define EVENT_ALARM_ON  BIT(0)
#define EVENT_ALARM_OFF BIT(1)
#define EVENT_QUIT      BIT(2)
extern struct k_event node_events;
struct summary {
	uint32_t readings;
	int32_t last, min, max, mean;
	bool alarm;
};
struct summary report_summary(void);
void report_set_limit(int32_t milli_c);

/* console.c: a line-oriented console on the board's UART. */
int64_t console_last_input_ms(void);

#endif /* DEMO_NODE_H_ */
