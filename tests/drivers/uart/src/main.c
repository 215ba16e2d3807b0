/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The console's UART, sending by interrupts: the callback is called while there is room, until it
 * is told not to be, as often as somebody asks.
 */
#include <string.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

static const struct device *const uart = DEVICE_DT_GET(DT_CHOSEN(zephyr_console));

static const char text[] = "sent by interrupts, one after the other\n";
static size_t sent;
static int calls, without_room;
static void *seen_user_data;
static K_SEM_DEFINE(done, 0, 1);

static void on_uart(const struct device *dev, void *user_data)
{
	int n = 0;

	calls++;
	seen_user_data = user_data;
	if (!uart_irq_update(dev) || !uart_irq_tx_ready(dev)) {
		without_room++;
		return;
	}
	if (sent < strlen(text)) {
		n = uart_fifo_fill(dev, (const uint8_t *)&text[sent], (int)(strlen(text) - sent));
		sent += (n > 0) ? (size_t)n : 0U;
	} else {
		uart_irq_tx_disable(dev);
		k_sem_give(&done);
	}
}

static void send(void)
{
	sent = 0;
	calls = 0;
	without_room = 0;
	uart_irq_tx_enable(uart);
	zassert_ok(k_sem_take(&done, K_SECONDS(2)), "%zu characters sent, %d calls", sent, calls);
	zassert_equal(sent, strlen(text));
	zassert_true(calls > 1 && without_room < 3, "%d calls, %d without room", calls,
		     without_room);
}

static void expect_quiet(void)
{
	int were = calls;

	k_msleep(50);
	zassert_equal(calls, were, "called after uart_irq_tx_disable()");
	zassert_false(uart_irq_tx_ready(uart), "ready though its interrupt is off");
	zassert_false(uart_irq_is_pending(uart));
}

ZTEST(drivers_uart, test_send)
{
	int mark;

	zassert_true(device_is_ready(uart));
	zassert_ok(uart_irq_callback_user_data_set(uart, on_uart, &mark));
	for (int i = 0; i < 3; i++) {
		send();
		zassert_equal_ptr(seen_user_data, &mark);
		expect_quiet();
		zassert_true(uart_irq_tx_complete(uart));
	}
}

ZTEST(drivers_uart, test_nothing_received)
{
	uint8_t c;

	zassert_ok(uart_irq_callback_user_data_set(uart, on_uart, NULL));
	calls = 0;
	uart_irq_rx_enable(uart);
	k_msleep(20);
	zassert_false(uart_irq_rx_ready(uart));
	zassert_equal(uart_fifo_read(uart, &c, 1), 0);
	uart_irq_rx_disable(uart);
	zassert_equal(uart_poll_in(uart, &c), -1);
	zassert_equal(uart_err_check(uart), 0);
}

ZTEST_SUITE(drivers_uart, NULL, NULL, NULL, NULL, NULL);
