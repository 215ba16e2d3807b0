/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Lines: one is read by the application while the next is typed into the other buffer.
 */

#include <zephyr/console/console.h>
#include <zephyr/drivers/console/console.h>
#include <zephyr/drivers/console/uart_console.h>

static K_FIFO_DEFINE(avail);
static K_FIFO_DEFINE(lines);
static struct console_input buffers[2];
static struct console_input *in_use;

char *console_getline(void)
{
	if (in_use != NULL) {
		k_fifo_put(&avail, in_use);
	}
	in_use = k_fifo_get(&lines, K_FOREVER);
	return in_use->line;
}

void console_getline_init(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(buffers); i++) {
		k_fifo_put(&avail, &buffers[i]);
	}
	uart_register_input(&avail, &lines, NULL);
}
