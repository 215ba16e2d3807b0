/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A console in one thread: reads the UART by polling, so that it works on every board, and knows a
 * handful of commands.
 */
#include "node.h"
#include <stdlib.h>
#include <string.h>
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/sys/printk.h>

#define POLL_MS 20

static const struct device *const uart = DEVICE_DT_GET(DT_CHOSEN(zephyr_console));
static int64_t last_input;

struct command {
	const char *name;
	const char *help;
	void (*run)(const char *arg);
};

static void cmd_help(const char *arg);

static void cmd_status(const char *arg)
{
	struct summary s = report_summary();

	ARG_UNUSED(arg);
	printk("%u readings, last %d, min %d, max %d, mean %d mC, alarm %s\n", s.readings,
	       (int)s.last, (int)s.min, (int)s.max, (int)s.mean, s.alarm ? "on" : "off");
}

static void cmd_heat(const char *arg)
{
	sensor_heat(atoi(arg));
}

static void cmd_limit(const char *arg)
{
	report_set_limit(atoi(arg));
}

static void print_thread(const struct k_thread *thread, void *user_data)
{
	k_thread_runtime_stats_t stats = {0};
	char state[24];

	ARG_UNUSED(user_data);
	(void)k_thread_runtime_stats_get((k_tid_t)thread, &stats);
	printk("%-12s priority %3d  %-10s %u cycles\n", k_thread_name_get((k_tid_t)thread),
	       k_thread_priority_get((k_tid_t)thread),
	       k_thread_state_str((k_tid_t)thread, state, sizeof(state)),
	       (uint32_t)stats.execution_cycles);
}

static void cmd_threads(const char *arg)
{
	ARG_UNUSED(arg);
	k_thread_foreach_unlocked(print_thread, NULL);
}

static void cmd_quit(const char *arg)
{
	ARG_UNUSED(arg);
	k_event_post(&node_events, EVENT_QUIT);
}

static const struct command commands[] = {
	{"help", "this list", cmd_help},
	{"status", "what has been measured", cmd_status},
	{"heat", "N: warm the room by N thousandths of a degree", cmd_heat},
	{"limit", "N: alarm above N thousandths of a degree", cmd_limit},
	{"threads", "who there is and how long each has run", cmd_threads},
	{"quit", "end", cmd_quit},
};

static void cmd_help(const char *arg)
{
	ARG_UNUSED(arg);
	ARRAY_FOR_EACH_PTR(commands, c) {
		printk("  %-8s %s\n", c->name, c->help);
	}
}

static void run_line(char *line)
{
	char *arg = strchr(line, ' ');

	if (line[0] == '\0') {
		return;
	}
	if (arg != NULL) {
		*arg++ = '\0';
	}
	ARRAY_FOR_EACH_PTR(commands, c) {
		if (strcmp(line, c->name) == 0) {
			c->run(arg == NULL ? "" : arg);
			return;
		}
	}
	printk("%s: no such command, try help\n", line);
}

/* One character of input: edit the line, or run it. */
static void take(char c)
{
	static char line[64];
	static size_t used;

	if (c == '\r' || c == '\n') {
		printk("\n");
		line[used] = '\0';
		used = 0;
		run_line(line);
		printk("node> ");
	} else if ((c == '\b' || c == 0x7f) && used > 0) {
		used--;
		printk("\b \b");
	} else if (c >= ' ' && c < 0x7f && used < sizeof(line) - 1) {
		line[used++] = c;
		printk("%c", c);
	}
}

int64_t console_last_input_ms(void)
{
	return last_input;
}

static void console(void *unused1, void *unused2, void *unused3)
{
	unsigned char c;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	if (!device_is_ready(uart)) {
		return;
	}
	printk("node> ");
	for (;;) {
		while (uart_poll_in(uart, &c) == 0) {
			last_input = k_uptime_get();
			take((char)c);
		}
		k_msleep(POLL_MS);
	}
}

K_THREAD_DEFINE(console_id, 2048, console, NULL, NULL, NULL, 10, 0, 100);
