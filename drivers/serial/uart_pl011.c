/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Arm's PrimeCell UART PL011 (DDI 0183), and its relative in TI's Stellaris (LM3S6965 data sheet,
 * chapter 13). The FIFOs stay off: every character is an interrupt, and none waits for a timeout.
 * QEMU has the Stellaris' clocks and pins switched on; on silicon the SoC's start code has to do
 * that (RCGC1, AFSEL).
 *
 * The transmit interrupt is raised by a character that leaves, and stays until the next one is
 * written. So nothing clears it here but writing; only before the very first character it has to
 * be asked for, from the interrupt controller.
 */
#ifdef CONFIG_UART_STELLARIS
#define DT_DRV_COMPAT ti_stellaris_uart
#else
#define DT_DRV_COMPAT arm_pl011
#endif

#include <errno.h>
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/irq.h>
#include <zephyr/sys/util.h>

#ifndef CONFIG_UART_INTERRUPT_DRIVEN
#elif defined(CONFIG_CPU_CORTEX_M)
#include <cmsis_core.h>
#define SET_PENDING(irq) NVIC_SetPendingIRQ((IRQn_Type)(irq))
#else
#include <zephyr/drivers/interrupt_controller/gic.h>
#define SET_PENDING(irq) arm_gic_irq_set_pending(irq)
#endif

struct uart_regs {
	volatile uint32_t dr;
	volatile uint32_t rsr; /* errors; writing clears them */
	uint32_t reserved0[4];
	volatile uint32_t fr;
	uint32_t reserved1;
	volatile uint32_t ilpr;
	volatile uint32_t ibrd;
	volatile uint32_t fbrd;
	volatile uint32_t lcrh;
	volatile uint32_t cr;
	volatile uint32_t ifls;
	volatile uint32_t imsc;
	volatile uint32_t ris;
	volatile uint32_t mis;
	volatile uint32_t icr;
};

#define FR_BUSY BIT(3)
#define FR_RXFE BIT(4) /* nothing received */
#define FR_TXFF BIT(5) /* no room to send */

#define LCRH_8_BITS (3U << 5)

#define CR_ENABLE (BIT(0) | BIT(8) | BIT(9)) /* UART, transmitter, receiver */

#define INT_RX     BIT(4)
#define INT_TX     BIT(5)
#define INT_ERRORS (BIT(7) | BIT(8) | BIT(9) | BIT(10))

#define RSR_FRAMING BIT(0)
#define RSR_PARITY  BIT(1)
#define RSR_BREAK   BIT(2)
#define RSR_OVERRUN BIT(3)

struct config {
	struct uart_regs *regs;
	uint16_t ibrd; /* clock / (16 * rate): the integer part */
	uint8_t fbrd;  /* and the rest in 64ths */
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
	uint16_t irq;
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

	if ((regs->fr & FR_RXFE) != 0) {
		return -1;
	}
	*c = (unsigned char)regs->dr;
	return 0;
}

static void poll_out(const struct device *dev, unsigned char c)
{
	struct uart_regs *regs = regs_of(dev);

	while ((regs->fr & FR_TXFF) != 0) {
	}
	regs->dr = c;
}

static int err_check(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);
	uint32_t errors = regs->rsr;

	regs->rsr = 0;
	return (int)(((errors & RSR_FRAMING) * UART_ERROR_FRAMING / RSR_FRAMING) |
		     ((errors & RSR_PARITY) * UART_ERROR_PARITY / RSR_PARITY) |
		     ((errors & RSR_BREAK) * UART_BREAK / RSR_BREAK) |
		     ((errors & RSR_OVERRUN) / RSR_OVERRUN * UART_ERROR_OVERRUN));
}

#ifdef CONFIG_UART_INTERRUPT_DRIVEN
static int fifo_fill(const struct device *dev, const uint8_t *tx_data, int len)
{
	struct uart_regs *regs = regs_of(dev);
	int n = 0;

	while (n < len && (regs->fr & FR_TXFF) == 0) {
		regs->dr = tx_data[n++];
	}
	return n;
}

static void irq_tx_enable(const struct device *dev)
{
	const struct config *config = dev->config;

	config->regs->imsc |= INT_TX;
	if ((config->regs->ris & INT_TX) == 0) {
		SET_PENDING(config->irq);
	}
}

static void irq_tx_disable(const struct device *dev)
{
	regs_of(dev)->imsc &= ~INT_TX;
}

static int irq_tx_ready(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);

	return ((regs->imsc & INT_TX) != 0 && (regs->fr & FR_TXFF) == 0) ? 1 : 0;
}

static int irq_tx_complete(const struct device *dev)
{
	return ((regs_of(dev)->fr & FR_BUSY) == 0) ? 1 : 0;
}

static void irq_rx_enable(const struct device *dev)
{
	regs_of(dev)->imsc |= INT_RX;
}

static void irq_rx_disable(const struct device *dev)
{
	regs_of(dev)->imsc &= ~INT_RX;
}

static int irq_rx_ready(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);

	return ((regs->imsc & INT_RX) != 0 && (regs->fr & FR_RXFE) == 0) ? 1 : 0;
}

static void irq_err_enable(const struct device *dev)
{
	regs_of(dev)->imsc |= INT_ERRORS;
}

static void irq_err_disable(const struct device *dev)
{
	regs_of(dev)->imsc &= ~INT_ERRORS;
}

static int irq_is_pending(const struct device *dev)
{
	return (irq_rx_ready(dev) || irq_tx_ready(dev) || (regs_of(dev)->mis & INT_ERRORS) != 0)
		       ? 1
		       : 0;
}

static void isr(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);

	call_back(dev);
	regs->icr = INT_ERRORS;
}
#endif

static const struct uart_driver_api api = {
	UART_API_POLL UART_API_IRQ UART_API_IRQ_ERR
};

static int init(const struct device *dev)
{
	const struct config *config = dev->config;
	struct uart_regs *regs = config->regs;

	regs->cr = 0;
	regs->ibrd = config->ibrd;
	regs->fbrd = config->fbrd;
	regs->lcrh = LCRH_8_BITS; /* writing it takes the rate over */
	if (!IS_ENABLED(CONFIG_UART_STELLARIS)) { /* there nothing has run before */
		regs->imsc = 0;
	}
	regs->cr = CR_ENABLE;
	UART_CONNECT_NOW(config);
	return 0;
}

/* The divisor in 64ths, rounded. */
#define DIVISOR(n)                                                                                 \
	DIV_ROUND_CLOSEST(4 * DT_INST_PROP_BY_PHANDLE(n, clocks, clock_frequency),                 \
			  DT_INST_PROP(n, current_speed))

#ifdef CONFIG_UART_INTERRUPT_DRIVEN
#define IRQ_MEMBER(n) .irq = DT_INST_IRQN(n),
#else
#define IRQ_MEMBER(n)
#endif

#define UART(n)                                                                                    \
	UART_CONNECT(n, DT_INST_IRQ(n, priority))                                                  \
	UART_CALLBACK(n)                                                                           \
	static const struct config config_##n = {                                                  \
		.regs = (struct uart_regs *)DT_INST_REG_ADDR(n),                                   \
		.ibrd = DIVISOR(n) / 64,                                                           \
		.fbrd = DIVISOR(n) % 64,                                                           \
		IRQ_MEMBER(n) UART_CONNECT_MEMBER(n)};                                             \
	DEVICE_DT_INST_DEFINE(n, init, NULL, UART_CALLBACK_OF(n), &config_##n, PRE_KERNEL_1,       \
			      CONFIG_SERIAL_INIT_PRIORITY, &api);

#ifdef CONFIG_UART_STELLARIS
#define UART_IF_WANTED(n) IF_ENABLED(_CONCAT(CONFIG_UART_STELLARIS_PORT_, n), (UART(n)))
#else
#define UART_IF_WANTED UART
#endif

DT_INST_FOREACH_STATUS_OKAY(UART_IF_WANTED)
