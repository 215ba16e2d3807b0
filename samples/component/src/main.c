/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A control loop that misses no deadline beside a parser that crashes now and then.
 */
#include "parser.h"
#include <string.h>
#include <zephyr/sys/printk.h>

#define PERIOD_TICKS 2
#define TURNS        100

static uint32_t turns, late;

static void control(void *p1, void *p2, void *p3)
{
	int64_t due = k_uptime_ticks();

	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	for (; turns < TURNS; turns++) {
		due += PERIOD_TICKS;
		k_sleep(K_TIMEOUT_ABS_TICKS(due));
		late += (k_uptime_ticks() > due) ? 1U : 0U;
	}
}

K_THREAD_DEFINE(control_loop, 1024, control, NULL, NULL, NULL, K_PRIO_COOP(2), 0, SYS_FOREVER_MS);

static void send(const char *text)
{
	char message[MESSAGE_SIZE] = {0};

	(void)strncpy(message, text, sizeof(message) - 1);
	(void)k_msgq_put(&messages, message, K_NO_WAIT);
}

static void show_number(void)
{
	int number;

	if (k_msgq_get(&numbers, &number, K_MSEC(200)) == 0) {
		printk("parsed %d\n", number);
	} else {
		printk("no answer\n");
	}
}

int main(void)
{
	int ret = component_start(&parser);

	if (ret != 0) {
		printk("the parser does not start: %d\n", ret);
		return 0;
	}
	k_thread_start(control_loop);
	send("2:42");
	show_number();
	send("99999999:1"); /* an attack */
	show_number();
	send("2:43");
	show_number();
	(void)k_thread_join(control_loop, K_FOREVER);
	printk("control loop: %u turns, %u late; the parser was started again %u times\n", turns,
	       late, parser.restarts);
	return 0;
}
