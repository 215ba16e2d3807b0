/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * UARTs of Arm's Cortex-M System Design Kit (DDI 0479, chapter 4.3): one character each way, no
 * FIFO, eight data bits without parity. Transmitter and receiver have an interrupt line each.
 *
 * An interrupt is latched at the moment a character leaves or arrives, and only while it is
 * enabled. So the handler clears the latch before it calls the application, not after it, or it
 * would lose what happens in between; and enabling pends the line where the moment has passed.
 */
#define DT_DRV_COMPAT arm_cmsdk_uart

#include <errno.h>
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/irq.h>
#include <zephyr/sys/util.h>

#ifdef CONFIG_UART_INTERRUPT_DRIVEN
#include <cmsis_core.h>
#endif

struct uart_regs {
	volatile uint32_t data;
	volatile uint32_t state; /* writing ones clears the overruns */
	volatile uint32_t ctrl;
	volatile uint32_t intclear; /* reads as what is pending */
	volatile uint32_t bauddiv;
};

#define STATE_TX_FULL    BIT(0)
#define STATE_RX_FULL    BIT(1)
#define STATE_TX_OVERRUN BIT(2)
#define STATE_RX_OVERRUN BIT(3)

#define CTRL_TX        BIT(0)
#define CTRL_RX        BIT(1)
#define CTRL_TX_IRQ    BIT(2)
#define CTRL_RX_IRQ    BIT(3)
#define CTRL_ERROR_IRQ BIT(5) /* receiver overrun, on the line of both */

#define INT_TX       BIT(0)
#define INT_RX       BIT(1)
#define INT_OVERRUNS (BIT(2) | BIT(3))

#define SHORTEST_DIVISOR 16

struct config {
	struct uart_regs *regs;
	uint32_t divisor;
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
	uint8_t tx_irq;
	uint8_t rx_irq;
	void (*connect)(void);
#endif
};

#include "uart_frame.h"

static ALWAYS_INLINE struct uart_regs *regs_of(const struct device *dev)
{
	return ((const struct config *)dev->config)->regs;
}

static int poll_in(const struct device *dev, unsigned char *c)
{
	struct uart_regs *regs = regs_of(dev);

	if ((regs->state & STATE_RX_FULL) == 0) {
		return -1;
	}
	*c = (unsigned char)regs->data;
	return 0;
}

static void poll_out(const struct device *dev, unsigned char c)
{
	struct uart_regs *regs = regs_of(dev);

	while ((regs->state & STATE_TX_FULL) != 0) {
	}
	regs->data = c;
}

static int err_check(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);
	uint32_t overrun = regs->state & STATE_RX_OVERRUN;

	regs->state = overrun;
	return (overrun != 0) ? UART_ERROR_OVERRUN : 0;
}

#ifdef CONFIG_UART_INTERRUPT_DRIVEN
static int fifo_fill(const struct device *dev, const uint8_t *tx_data, int len)
{
	struct uart_regs *regs = regs_of(dev);
	int n = 0;

	while (n < len && (regs->state & STATE_TX_FULL) == 0) {
		regs->data = tx_data[n++];
	}
	return n;
}

static void irq_tx_enable(const struct device *dev)
{
	const struct config *config = dev->config;

	config->regs->ctrl |= CTRL_TX_IRQ;
	if ((config->regs->state & STATE_TX_FULL) == 0) {
		NVIC_SetPendingIRQ((IRQn_Type)config->tx_irq);
	}
}

static void irq_tx_disable(const struct device *dev)
{
	regs_of(dev)->ctrl &= ~CTRL_TX_IRQ;
}

static int irq_tx_ready(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);

	return ((regs->ctrl & CTRL_TX_IRQ) != 0 && (regs->state & STATE_TX_FULL) == 0) ? 1 : 0;
}

static int irq_tx_complete(const struct device *dev)
{
	return ((regs_of(dev)->state & STATE_TX_FULL) == 0) ? 1 : 0;
}

static void irq_rx_enable(const struct device *dev)
{
	const struct config *config = dev->config;

	config->regs->ctrl |= CTRL_RX_IRQ;
	if ((config->regs->state & STATE_RX_FULL) != 0) {
		NVIC_SetPendingIRQ((IRQn_Type)config->rx_irq);
	}
}

static void irq_rx_disable(const struct device *dev)
{
	regs_of(dev)->ctrl &= ~CTRL_RX_IRQ;
}

static int irq_rx_ready(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);

	return ((regs->ctrl & CTRL_RX_IRQ) != 0 && (regs->state & STATE_RX_FULL) != 0) ? 1 : 0;
}

static void irq_err_enable(const struct device *dev)
{
	regs_of(dev)->ctrl |= CTRL_ERROR_IRQ;
}

static void irq_err_disable(const struct device *dev)
{
	regs_of(dev)->ctrl &= ~CTRL_ERROR_IRQ;
}

static int irq_is_pending(const struct device *dev)
{
	return (irq_rx_ready(dev) || irq_tx_ready(dev)) ? 1 : 0;
}

static void isr(const struct device *dev)
{
	regs_of(dev)->intclear = INT_TX | INT_RX | INT_OVERRUNS;
	call_back(dev);
}
#endif

static const struct uart_driver_api api = {
	UART_API_POLL UART_API_IRQ UART_API_IRQ_ERR
};

static int init(const struct device *dev)
{
	const struct config *config = dev->config;

	config->regs->bauddiv = config->divisor;
	config->regs->ctrl = CTRL_TX | CTRL_RX;
	UART_CONNECT_NOW(config);
	return 0;
}

#define DIVISOR(n)                                                                                 \
	DIV_ROUND_CLOSEST(DT_INST_PROP_BY_PHANDLE(n, clocks, clock_frequency),                     \
			  DT_INST_PROP(n, current_speed))

#ifdef CONFIG_UART_INTERRUPT_DRIVEN
#define CONNECT_LINE(n, name)                                                                      \
	IRQ_CONNECT(DT_INST_IRQ_BY_NAME(n, name, irq), DT_INST_IRQ_BY_NAME(n, name, priority),     \
		    isr, DEVICE_DT_INST_GET(n), 0);                                                \
	irq_enable(DT_INST_IRQ_BY_NAME(n, name, irq))
#define CONNECT_FUNCTION(n)                                                                        \
	static void connect_##n(void)                                                              \
	{                                                                                          \
		CONNECT_LINE(n, tx);                                                               \
		CONNECT_LINE(n, rx);                                                               \
	}
#define CONNECT_MEMBERS(n)                                                                         \
	.tx_irq = DT_INST_IRQ_BY_NAME(n, tx, irq), .rx_irq = DT_INST_IRQ_BY_NAME(n, rx, irq),      \
	.connect = connect_##n,
#else
#define CONNECT_FUNCTION(n)
#define CONNECT_MEMBERS(n)
#endif

#define UART(n)                                                                                    \
	BUILD_ASSERT(DIVISOR(n) >= SHORTEST_DIVISOR, "current-speed is above the clock / 16");     \
	CONNECT_FUNCTION(n)                                                                        \
	UART_CALLBACK(n)                                                                           \
	static const struct config config_##n = {                                                  \
		.regs = (struct uart_regs *)DT_INST_REG_ADDR(n),                                   \
		.divisor = DIVISOR(n),                                                             \
		CONNECT_MEMBERS(n)};                                                               \
	DEVICE_DT_INST_DEFINE(n, init, NULL, UART_CALLBACK_OF(n), &config_##n, PRE_KERNEL_1,       \
			      CONFIG_SERIAL_INIT_PRIORITY, &api);

DT_INST_FOREACH_STATUS_OKAY(UART)
