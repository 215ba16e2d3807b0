/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A small node: a sensor, a reporter, a console. main() reports what happens, and ends the demo
 * after a while without input, or when the console says so.
 */
#include "node.h"
#include <stdlib.h>
#include <zephyr/sys/printk.h>

#define SAMPLE_MS 250
#define REPORT_MS 5000
#define QUIET_MS  30000

static void say_summary(void)
{
	struct summary s = report_summary();

	printk("\n[%5u ms] %u readings, now %d mC, mean %d mC\n", k_uptime_get_32(), s.readings,
	       (int)s.last, (int)s.mean);
}

int main(void)
{
	int64_t next = REPORT_MS;

	printk("Etesian demo node on %s: a simulated thermometer, an alarm, a console.\n"
	       "Type help and Enter. It ends %d seconds after the last input.\n",
	       CONFIG_BOARD_TARGET, QUIET_MS / 1000);
	sensor_start(SAMPLE_MS);

	while (k_uptime_get() - console_last_input_ms() < QUIET_MS) {
		uint32_t events = k_event_wait(&node_events,
					       EVENT_ALARM_ON | EVENT_ALARM_OFF | EVENT_QUIT, false,
					       K_TIMEOUT_ABS_MS(next));

		k_event_clear(&node_events, events);
		if ((events & EVENT_QUIT) != 0U) {
			break;
		}
		if (events != 0U) {
			printk("\nALARM %s\n", (events & EVENT_ALARM_ON) ? "on" : "off");
		} else {
			say_summary();
			next += REPORT_MS;
		}
	}
	say_summary();
	printk("The node ends.\n");
	exit(0);
	return 0;
}
