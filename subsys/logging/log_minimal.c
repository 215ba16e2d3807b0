/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Minimal mode: messages are calls of printk(); only dumps need code.
 */
#include <ctype.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log_core.h>
#include <zephyr/sys/printk.h>

#define BYTES_PER_LINE 16

static void print_line(const uint8_t *data, size_t len)
{
	for (size_t i = 0; i < BYTES_PER_LINE; i++) {
		printk((i == BYTES_PER_LINE / 2) ? " " : "");
		if (i < len) {
			printk("%02x ", data[i]);
		} else {
			printk("   ");
		}
	}
	printk("|");
	for (size_t i = 0; i < BYTES_PER_LINE; i++) {
		int c = (i >= len) ? ' ' : (isprint((int)data[i]) != 0) ? data[i] : '.';

		printk((i == BYTES_PER_LINE / 2) ? " %c" : "%c", c);
	}
	printk("\n");
}

void z_log_minimal_hexdump_print(int level, const void *data, size_t size)
{
	const uint8_t *byte = data;

	while (size > 0) {
		size_t now = MIN(size, BYTES_PER_LINE);

		printk("%c: ", z_log_minimal_level_to_char(level));
		print_line(byte, now);
		byte += now;
		size -= now;
	}
}
