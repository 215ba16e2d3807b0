/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What drivers of simple UARTs have in common; each includes it once, behind its own struct config.
 * The driver gives poll_in(), poll_out(), err_check(), and for CONFIG_UART_INTERRUPT_DRIVEN
 * fifo_fill(), the irq_...() functions named in UART_API_IRQ, and isr(), which calls call_back().
 * Where its devices have data, a struct uart_callback comes first in it.
 */
#ifndef ETESIAN_DRIVERS_SERIAL_UART_FRAME_H_
#define ETESIAN_DRIVERS_SERIAL_UART_FRAME_H_

#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/irq.h>

static int poll_in(const struct device *dev, unsigned char *c);

#define UART_API_POLL .poll_in = poll_in, .poll_out = poll_out, .err_check = err_check,

#ifdef CONFIG_UART_INTERRUPT_DRIVEN

struct uart_callback {
	uart_irq_callback_user_data_t fn;
	void *user_data;
};

static int fifo_read(const struct device *dev, uint8_t *rx_data, const int size)
{
	int n = 0;

	while (n < size && poll_in(dev, &rx_data[n]) == 0) {
		n++;
	}
	return n;
}

static int irq_update(const struct device *dev)
{
	ARG_UNUSED(dev);
	return 1;
}

static void irq_callback_set(const struct device *dev, uart_irq_callback_user_data_t cb,
			     void *user_data)
{
	struct uart_callback *callback = dev->data;

	callback->fn = cb;
	callback->user_data = user_data;
}

static inline void call_back(const struct device *dev)
{
	struct uart_callback *callback = dev->data;

	if (callback->fn != NULL) {
		callback->fn(dev, callback->user_data);
	}
}

#define UART_API_IRQ                                                                               \
	.fifo_fill = fifo_fill, .fifo_read = fifo_read, .irq_tx_enable = irq_tx_enable,            \
	.irq_tx_disable = irq_tx_disable, .irq_tx_ready = irq_tx_ready,                            \
	.irq_tx_complete = irq_tx_complete, .irq_rx_enable = irq_rx_enable,                        \
	.irq_rx_disable = irq_rx_disable, .irq_rx_ready = irq_rx_ready,                            \
	.irq_is_pending = irq_is_pending, .irq_update = irq_update,                                \
	.irq_callback_set = irq_callback_set,
#define UART_API_IRQ_ERR .irq_err_enable = irq_err_enable, .irq_err_disable = irq_err_disable,

/* For an instance: its data where it has no other, and connecting its one line. */
#define UART_CALLBACK(n)         static struct uart_callback callback_##n;
#define UART_CALLBACK_OF(n)      (&callback_##n)
#define UART_CONNECT_MEMBER(n)   .connect = connect_##n,
#define UART_CONNECT(n, urgency)                                                                   \
	static void connect_##n(void)                                                              \
	{                                                                                          \
		IRQ_CONNECT(DT_INST_IRQN(n), urgency, isr, DEVICE_DT_INST_GET(n), 0);              \
		irq_enable(DT_INST_IRQN(n));                                                       \
	}
#define UART_CONNECT_NOW(config) (config)->connect()

#else

#define UART_API_IRQ
#define UART_API_IRQ_ERR
#define UART_CALLBACK(n)
#define UART_CALLBACK_OF(n) NULL
#define UART_CONNECT_MEMBER(n)
#define UART_CONNECT(n, urgency)
#define UART_CONNECT_NOW(config) ((void)(config))

#endif

#endif /* ETESIAN_DRIVERS_SERIAL_UART_FRAME_H_ */
