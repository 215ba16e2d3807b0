/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * UARTs of the processing system of Xilinx Zynq-7000 and Zynq UltraScale+ (UG585, chapter 19; known
 * elsewhere as Cadence's). FIFOs of 64 characters; 8 data bits, no parity.
 *
 * The interrupt status gathers what has been and holds on to what still is: the handler clears it
 * before the application looks, so nothing in between is lost.
 */
#define DT_DRV_COMPAT xlnx_xuartps

#include <errno.h>
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/irq.h>
#include <zephyr/sys/util.h>

struct uart_regs {
	volatile uint32_t control;
	volatile uint32_t mode;
	volatile uint32_t ier; /* ones enable */
	volatile uint32_t idr; /* ones disable */
	volatile uint32_t imr; /* what is enabled */
	volatile uint32_t isr; /* writing ones clears */
	volatile uint32_t baud_gen;
	volatile uint32_t rx_timeout;
	volatile uint32_t rx_level;
	volatile uint32_t modem_control;
	volatile uint32_t modem_status;
	volatile uint32_t status;
	volatile uint32_t fifo;
	volatile uint32_t baud_div;
};

#define CONTROL_RESET  (BIT(0) | BIT(1)) /* both FIFOs; clear themselves */
#define CONTROL_ENABLE (BIT(2) | BIT(4)) /* receiver and transmitter */

#define MODE_8_N_1 (4U << 3)

/* In status and in the interrupt registers. */
#define RX_LEVEL   BIT(0) /* as many received as rx_level says */
#define RX_EMPTY   BIT(1)
#define TX_EMPTY   BIT(3)
#define TX_FULL    BIT(4)
#define RX_OVERRUN BIT(5)
#define RX_FRAMING BIT(6)
#define RX_PARITY  BIT(7)
#define ERRORS     (RX_OVERRUN | RX_FRAMING | RX_PARITY)

#define STATUS_TX_ACTIVE BIT(11)

/* Samples of a bit, less one. */
#define BAUD_DIV 15U

struct config {
	struct uart_regs *regs;
	uint16_t baud_gen;
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

	if ((regs->status & RX_EMPTY) != 0) {
		return -1;
	}
	*c = (unsigned char)regs->fifo;
	return 0;
}

static void poll_out(const struct device *dev, unsigned char c)
{
	struct uart_regs *regs = regs_of(dev);

	while ((regs->status & TX_FULL) != 0) {
	}
	regs->fifo = c;
}

static int err_check(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);
	uint32_t errors = regs->isr & ERRORS;

	regs->isr = errors;
	return (((errors & RX_OVERRUN) != 0) ? UART_ERROR_OVERRUN : 0) |
	       (((errors & RX_FRAMING) != 0) ? UART_ERROR_FRAMING : 0) |
	       (((errors & RX_PARITY) != 0) ? UART_ERROR_PARITY : 0);
}

#ifdef CONFIG_UART_INTERRUPT_DRIVEN
static int fifo_fill(const struct device *dev, const uint8_t *tx_data, int len)
{
	struct uart_regs *regs = regs_of(dev);
	int n = 0;

	while (n < len && (regs->status & TX_FULL) == 0) {
		regs->fifo = tx_data[n++];
	}
	return n;
}

static void irq_tx_enable(const struct device *dev)
{
	regs_of(dev)->ier = TX_EMPTY;
}

static void irq_tx_disable(const struct device *dev)
{
	regs_of(dev)->idr = TX_EMPTY;
}

static int irq_tx_ready(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);

	return ((regs->imr & TX_EMPTY) != 0 && (regs->status & TX_FULL) == 0) ? 1 : 0;
}

static int irq_tx_complete(const struct device *dev)
{
	return ((regs_of(dev)->status & (TX_EMPTY | STATUS_TX_ACTIVE)) == TX_EMPTY) ? 1 : 0;
}

static void irq_rx_enable(const struct device *dev)
{
	regs_of(dev)->ier = RX_LEVEL;
}

static void irq_rx_disable(const struct device *dev)
{
	regs_of(dev)->idr = RX_LEVEL;
}

static int irq_rx_ready(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);

	return ((regs->imr & RX_LEVEL) != 0 && (regs->status & RX_EMPTY) == 0) ? 1 : 0;
}

static void irq_err_enable(const struct device *dev)
{
	regs_of(dev)->ier = ERRORS;
}

static void irq_err_disable(const struct device *dev)
{
	regs_of(dev)->idr = ERRORS;
}

static int irq_is_pending(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);

	return (irq_rx_ready(dev) || irq_tx_ready(dev) || (regs->isr & regs->imr & ERRORS) != 0)
		       ? 1
		       : 0;
}

static void isr(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);

	regs->isr = RX_LEVEL | TX_EMPTY;
	call_back(dev);
	regs->isr = ERRORS;
}
#endif

static const struct uart_driver_api api = {
	UART_API_POLL UART_API_IRQ UART_API_IRQ_ERR
};

static int init(const struct device *dev)
{
	const struct config *config = dev->config;
	struct uart_regs *regs = config->regs;

	regs->idr = UINT32_MAX;
	regs->control = CONTROL_RESET;
	regs->mode = MODE_8_N_1;
	regs->baud_gen = config->baud_gen;
	regs->baud_div = BAUD_DIV;
	regs->rx_level = 1;
	regs->rx_timeout = 0;
	regs->control = CONTROL_ENABLE;
	UART_CONNECT_NOW(config);
	return 0;
}

#define BAUD_GEN(n)                                                                                \
	DIV_ROUND_CLOSEST(DT_INST_PROP(n, clock_frequency),                                        \
			  DT_INST_PROP(n, current_speed) * (BAUD_DIV + 1U))

#define UART(n)                                                                                    \
	UART_CONNECT(n, DT_INST_IRQ(n, priority))                                                  \
	UART_CALLBACK(n)                                                                           \
	static const struct config config_##n = {                                                  \
		.regs = (struct uart_regs *)DT_INST_REG_ADDR(n),                                   \
		.baud_gen = BAUD_GEN(n),                                                           \
		UART_CONNECT_MEMBER(n)};                                                           \
	DEVICE_DT_INST_DEFINE(n, init, NULL, UART_CALLBACK_OF(n), &config_##n, PRE_KERNEL_1,       \
			      CONFIG_SERIAL_INIT_PRIORITY, &api);

DT_INST_FOREACH_STATUS_OKAY(UART)
