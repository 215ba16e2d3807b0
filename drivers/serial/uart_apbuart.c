/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * GRLIB's UART ("GRLIB IP Core User's Manual", APBUART). One interrupt line, which is raised at the
 * moment a character arrives or leaves: enabling asks for it where that moment has passed.
 */
#define DT_DRV_COMPAT gaisler_apbuart

#include <errno.h>
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/irq.h>
#include <zephyr/sys/util.h>

struct uart_regs {
	volatile uint32_t data;
	volatile uint32_t status;
	volatile uint32_t ctrl;
	volatile uint32_t scaler;
};

#define STATUS_RX_READY BIT(0)
#define STATUS_TX_DONE  BIT(1)
#define STATUS_TX_READY BIT(2)
#define STATUS_BREAK    BIT(3)
#define STATUS_OVERRUN  BIT(4)
#define STATUS_PARITY   BIT(5)
#define STATUS_FRAMING  BIT(6)

#define CTRL_RX     BIT(0)
#define CTRL_TX     BIT(1)
#define CTRL_RX_IRQ BIT(2)
#define CTRL_TX_IRQ BIT(3)

struct config {
	struct uart_regs *regs;
	uint8_t irq;
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
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

	if ((regs->status & STATUS_RX_READY) == 0) {
		return -1;
	}
	*c = (unsigned char)regs->data;
	return 0;
}

static void poll_out(const struct device *dev, unsigned char c)
{
	struct uart_regs *regs = regs_of(dev);

	while ((regs->status & STATUS_TX_READY) == 0) {
	}
	regs->data = c;
}

static int err_check(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);
	uint32_t status = regs->status;

	regs->status = 0;
	return (int)((((status & STATUS_OVERRUN) != 0) ? UART_ERROR_OVERRUN : 0) |
		     (((status & STATUS_PARITY) != 0) ? UART_ERROR_PARITY : 0) |
		     (((status & STATUS_FRAMING) != 0) ? UART_ERROR_FRAMING : 0) |
		     (((status & STATUS_BREAK) != 0) ? UART_BREAK : 0));
}

#ifdef CONFIG_UART_INTERRUPT_DRIVEN
static int fifo_fill(const struct device *dev, const uint8_t *tx_data, int len)
{
	struct uart_regs *regs = regs_of(dev);
	int n = 0;

	while (n < len && (regs->status & STATUS_TX_READY) != 0) {
		regs->data = tx_data[n++];
	}
	return n;
}

static void enable(const struct device *dev, uint32_t ctrl, uint32_t ready)
{
	const struct config *config = dev->config;

	config->regs->ctrl |= ctrl;
	if ((config->regs->status & ready) != 0) {
		z_isr_raise(config->irq);
	}
}

static void irq_tx_enable(const struct device *dev)
{
	enable(dev, CTRL_TX_IRQ, STATUS_TX_READY);
}

static void irq_tx_disable(const struct device *dev)
{
	regs_of(dev)->ctrl &= ~CTRL_TX_IRQ;
}

static bool pending(const struct device *dev, uint32_t ctrl, uint32_t ready)
{
	return (regs_of(dev)->ctrl & ctrl) != 0 && (regs_of(dev)->status & ready) != 0;
}

static int irq_tx_ready(const struct device *dev)
{
	return pending(dev, CTRL_TX_IRQ, STATUS_TX_READY) ? 1 : 0;
}

static int irq_tx_complete(const struct device *dev)
{
	return ((regs_of(dev)->status & STATUS_TX_DONE) != 0) ? 1 : 0;
}

static void irq_rx_enable(const struct device *dev)
{
	enable(dev, CTRL_RX_IRQ, STATUS_RX_READY);
}

static void irq_rx_disable(const struct device *dev)
{
	regs_of(dev)->ctrl &= ~CTRL_RX_IRQ;
}

static int irq_rx_ready(const struct device *dev)
{
	return pending(dev, CTRL_RX_IRQ, STATUS_RX_READY) ? 1 : 0;
}

static int irq_is_pending(const struct device *dev)
{
	return (irq_rx_ready(dev) != 0 || irq_tx_ready(dev) != 0) ? 1 : 0;
}

static void isr(const struct device *dev)
{
	call_back(dev);
}
#endif

static const struct uart_driver_api api = {
	UART_API_POLL UART_API_IRQ
};

static int init(const struct device *dev)
{
	const struct config *config = dev->config;

	config->regs->ctrl = CTRL_TX | CTRL_RX;
	UART_CONNECT_NOW(config);
	return 0;
}

#define UART(n)                                                                                    \
	UART_CONNECT(n, 0)                                                                         \
	UART_CALLBACK(n)                                                                           \
	static const struct config config_##n = {                                                  \
		.regs = (struct uart_regs *)DT_INST_REG_ADDR(n),                                   \
		.irq = DT_INST_IRQN(n),                                                            \
		UART_CONNECT_MEMBER(n)};                                                           \
	DEVICE_DT_INST_DEFINE(n, init, NULL, UART_CALLBACK_OF(n), &config_##n, PRE_KERNEL_1,       \
			      CONFIG_SERIAL_INIT_PRIORITY, &api);

DT_INST_FOREACH_STATUS_OKAY(UART)
