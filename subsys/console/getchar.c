/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Characters, through a message queue of bytes.
 */

#include <errno.h>
#include <zephyr/console/console.h>
#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/uart.h>

K_MSGQ_DEFINE(typed, 1, CONFIG_CONSOLE_GETCHAR_BUFSIZE, 1);

static const struct device *const uart = DEVICE_DT_GET(DT_CHOSEN(zephyr_console));

static void isr(const struct device *dev, void *user_data)
{
	uint8_t c;

	ARG_UNUSED(user_data);
	while (uart_irq_update(dev) > 0 && uart_irq_rx_ready(dev) > 0 &&
	       uart_fifo_read(dev, &c, 1) == 1) {
		(void)k_msgq_put(&typed, &c, K_NO_WAIT);
	}
}

int console_init(void)
{
	if (!device_is_ready(uart)) {
		return -ENODEV;
	}
	uart_irq_callback_set(uart, isr);
	uart_irq_rx_enable(uart);
	return 0;
}

int console_getchar(void)
{
	uint8_t c;

	(void)k_msgq_get(&typed, &c, K_FOREVER);
	return c;
}

ssize_t console_read(void *dummy, void *buf, size_t size)
{
	uint8_t *p = buf;
	size_t n = 0;

	ARG_UNUSED(dummy);
	if (size > 0) {
		p[n++] = (uint8_t)console_getchar();
		while (n < size && k_msgq_get(&typed, &p[n], K_NO_WAIT) == 0) {
			n++;
		}
	}
	return (ssize_t)n;
}

int console_putchar(char c)
{
	uart_poll_out(uart, (unsigned char)c);
	return (unsigned char)c;
}

ssize_t console_write(void *dummy, const void *buf, size_t size)
{
	const char *p = buf;

	ARG_UNUSED(dummy);
	for (size_t i = 0; i < size; i++) {
		(void)console_putchar(p[i]);
	}
	return (ssize_t)size;
}
