/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Lines typed on the console, edited as they come: in the UART's interrupt handler.
 *
 * What can be typed: text, inserted at the cursor; backspace; left, right, home, end, delete as a
 * terminal sends them (ESC [ ... letter); Tab, for the completion; Enter, which hands the line
 * over. Echo goes out by polling.
 */

#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/console/console.h>
#include <zephyr/drivers/console/uart_console.h>
#include <zephyr/drivers/uart.h>

#define BACKSPACE 0x08
#define DELETE    0x7f
#define ESC       0x1b

static const struct device *const uart = DEVICE_DT_GET(DT_CHOSEN(zephyr_console));

static struct k_fifo *avail_lines;
static struct k_fifo *done_lines;
static uint8_t (*complete)(char *str, uint8_t len);

/* The line that is being typed. */
static struct console_input *line;
static uint8_t len;
static uint8_t cursor;

/* Inside an escape sequence: its characters so far, and its number. */
static enum { IN_TEXT, AFTER_ESC, AFTER_BRACKET } state;
static uint8_t number;

static uart_console_in_debug_hook_t in_hook;

void uart_console_in_debug_hook_install(uart_console_in_debug_hook_t hook)
{
	in_hook = hook;
}

static void put(const char *s)
{
	while (*s != '\0') {
		uart_poll_out(uart, (unsigned char)*s++);
	}
}

static void back(unsigned int n)
{
	while (n-- > 0) {
		uart_poll_out(uart, '\b');
	}
}

/* Print what stands behind the cursor again, and blanks where something stood. */
static void redraw_tail(unsigned int blanks)
{
	put(&line->line[cursor]);
	for (unsigned int i = 0; i < blanks; i++) {
		uart_poll_out(uart, ' ');
	}
	back(len - cursor + blanks);
}

static void insert(char c)
{
	if (len >= sizeof(line->line) - 1) {
		return;
	}
	memmove(&line->line[cursor + 1], &line->line[cursor], len - cursor + 1U);
	line->line[cursor++] = c;
	len++;
	uart_poll_out(uart, (unsigned char)c);
	redraw_tail(0);
}

/* Remove the character at the cursor. */
static void remove_here(void)
{
	if (cursor == len) {
		return;
	}
	memmove(&line->line[cursor], &line->line[cursor + 1], len - cursor);
	len--;
	redraw_tail(1);
}

static void move_to(uint8_t where)
{
	while (cursor > where) {
		back(1);
		cursor--;
	}
	while (cursor < where) {
		uart_poll_out(uart, (unsigned char)line->line[cursor++]);
	}
}

static void enter(void)
{
	put("\r\n");
	k_fifo_put(done_lines, line);
	line = NULL;
}

/* The last character of ESC [ number letter. */
static void escape_end(uint8_t c)
{
	if (c == 'D' && cursor > 0) {
		move_to(cursor - 1);
	} else if (c == 'C' && cursor < len) {
		move_to(cursor + 1);
	} else if (c == 'H' || (c == '~' && number == 1)) {
		move_to(0);
	} else if (c == 'F' || (c == '~' && number == 4)) {
		move_to(len);
	} else if (c == '~' && number == 3) {
		remove_here();
	}
}

static void take_text(uint8_t c)
{
	if (c == ESC) {
		state = AFTER_ESC;
	} else if (c == BACKSPACE || c == DELETE) {
		if (cursor > 0) {
			move_to(cursor - 1);
			remove_here();
		}
	} else if (c == '\r' || c == '\n') {
		enter();
	} else if (c == '\t' && complete != NULL && cursor == len) {
		uint8_t added = complete(line->line, len);

		len += added;
		cursor += added;
	} else if (c >= ' ') {
		insert((char)c);
	}
}

static void take(uint8_t c)
{
	if (line == NULL) {
		line = k_fifo_get(avail_lines, K_NO_WAIT);
		if (line == NULL) {
			return;
		}
		memset(line->line, 0, sizeof(line->line));
		len = 0;
		cursor = 0;
		state = IN_TEXT;
	}
	if (state == IN_TEXT) {
		take_text(c);
	} else if (state == AFTER_ESC) {
		state = c == '[' ? AFTER_BRACKET : IN_TEXT;
		number = 0;
	} else if (c >= '0' && c <= '9') {
		number = (uint8_t)(number * 10U + c - '0');
	} else {
		state = IN_TEXT;
		escape_end(c);
	}
}

static void isr(const struct device *dev, void *user_data)
{
	ARG_UNUSED(user_data);
	while (uart_irq_update(dev) > 0 && uart_irq_rx_ready(dev) > 0) {
		uint8_t c;

		if (uart_fifo_read(dev, &c, 1) != 1) {
			return;
		}
		if (in_hook != NULL && in_hook(c) != 0) {
			continue; /* the hook keeps it */
		}
		take(c);
	}
}

void uart_register_input(struct k_fifo *avail, struct k_fifo *lines,
			 uint8_t (*completion)(char *str, uint8_t len))
{
	uint8_t c;

	avail_lines = avail;
	done_lines = lines;
	complete = completion;
	uart_irq_rx_disable(uart);
	uart_irq_tx_disable(uart);
	uart_irq_callback_set(uart, isr);
	while (uart_irq_rx_ready(uart) > 0 && uart_fifo_read(uart, &c, 1) > 0) {
		/* what came before counts for nothing */
	}
	uart_irq_rx_enable(uart);
}
