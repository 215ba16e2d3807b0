/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The UART of Nordic's nRF51 (reference manual, chapter 29), without DMA. The event TXDRDY says
 * that the character written last has left; before the first one it says nothing, so `busy` stands
 * beside it. QEMU, on which this runs, has the pins connected; on silicon PSELTXD and PSELRXD have
 * to be set.
 */
#define DT_DRV_COMPAT nordic_nrf_uart

#include <errno.h>
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/irq.h>
#include <zephyr/sys/util.h>

#ifdef CONFIG_UART_INTERRUPT_DRIVEN
#include <cmsis_core.h>
#endif

struct uart_regs {
	volatile uint32_t tasks_startrx;
	volatile uint32_t tasks_stoprx;
	volatile uint32_t tasks_starttx;
	volatile uint32_t tasks_stoptx;
	uint32_t reserved0[60];
	volatile uint32_t events_cts;
	volatile uint32_t events_ncts;
	volatile uint32_t events_rxdrdy;
	uint32_t reserved1[4];
	volatile uint32_t events_txdrdy;
	uint32_t reserved2;
	volatile uint32_t events_error;
	uint32_t reserved3[119];
	volatile uint32_t intenset; /* reads as what is enabled */
	volatile uint32_t intenclr;
	uint32_t reserved4[93];
	volatile uint32_t errorsrc; /* writing ones clears */
	uint32_t reserved5[31];
	volatile uint32_t enable;
	uint32_t reserved6[5];
	volatile uint32_t rxd;
	volatile uint32_t txd;
	uint32_t reserved7;
	volatile uint32_t baudrate;
};

BUILD_ASSERT(offsetof(struct uart_regs, events_txdrdy) == 0x11c);
BUILD_ASSERT(offsetof(struct uart_regs, intenset) == 0x304);
BUILD_ASSERT(offsetof(struct uart_regs, errorsrc) == 0x480);
BUILD_ASSERT(offsetof(struct uart_regs, baudrate) == 0x524);

#define ENABLE 4

#define INT_RXDRDY BIT(2)
#define INT_TXDRDY BIT(7)
#define INT_ERROR  BIT(9)

#define ERROR_OVERRUN BIT(0)
#define ERROR_PARITY  BIT(1)
#define ERROR_FRAMING BIT(2)
#define ERROR_BREAK   BIT(3)

struct config {
	struct uart_regs *regs;
	uint32_t baudrate;
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
	uint8_t irq;
	void (*connect)(void);
#endif
};

#include "uart_frame.h"

struct data {
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
	struct uart_callback callback;
#endif
	bool busy; /* a character was written once: see TXDRDY */
};

static ALWAYS_INLINE struct uart_regs *regs_of(const struct device *dev)
{
	return ((const struct config *)dev->config)->regs;
}

static ALWAYS_INLINE bool is_idle(const struct uart_regs *regs, const struct data *data)
{
	return !data->busy || regs->events_txdrdy != 0;
}

/* Send @p c if the last one is gone. Handlers may print between the lines of a thread. */
static bool send(const struct device *dev, unsigned char c)
{
	struct uart_regs *regs = regs_of(dev);
	struct data *data = dev->data;
	unsigned int key = irq_lock();
	bool ready = is_idle(regs, data);

	if (ready) {
		regs->events_txdrdy = 0;
		regs->txd = c;
		data->busy = true;
	}
	irq_unlock(key);
	return ready;
}

static int poll_in(const struct device *dev, unsigned char *c)
{
	struct uart_regs *regs = regs_of(dev);

	if (regs->events_rxdrdy == 0) {
		return -1;
	}
	regs->events_rxdrdy = 0; /* first: reading raises it again if there is more */
	*c = (unsigned char)regs->rxd;
	return 0;
}

static void poll_out(const struct device *dev, unsigned char c)
{
	while (!send(dev, c)) {
	}
}

BUILD_ASSERT(UART_ERROR_OVERRUN == ERROR_OVERRUN && UART_ERROR_PARITY == ERROR_PARITY &&
		     UART_ERROR_FRAMING == ERROR_FRAMING && UART_BREAK == ERROR_BREAK,
	     "the same bits");

static int err_check(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);
	uint32_t errors = regs->errorsrc;

	regs->errorsrc = errors;
	return (int)errors;
}

#ifdef CONFIG_UART_INTERRUPT_DRIVEN
static bool idle(const struct device *dev)
{
	return is_idle(regs_of(dev), dev->data);
}

static int fifo_fill(const struct device *dev, const uint8_t *tx_data, int len)
{
	int n = 0;

	while (n < len && send(dev, tx_data[n])) {
		n++;
	}
	return n;
}

/* Before the first character there is no event that could interrupt. */
static void irq_tx_enable(const struct device *dev)
{
	const struct config *config = dev->config;

	config->regs->intenset = INT_TXDRDY;
	if (idle(dev)) {
		NVIC_SetPendingIRQ((IRQn_Type)config->irq);
	}
}

static void irq_tx_disable(const struct device *dev)
{
	regs_of(dev)->intenclr = INT_TXDRDY;
}

static int irq_tx_ready(const struct device *dev)
{
	return ((regs_of(dev)->intenset & INT_TXDRDY) != 0 && idle(dev)) ? 1 : 0;
}

static int irq_tx_complete(const struct device *dev)
{
	return idle(dev) ? 1 : 0;
}

static void irq_rx_enable(const struct device *dev)
{
	regs_of(dev)->intenset = INT_RXDRDY;
}

static void irq_rx_disable(const struct device *dev)
{
	regs_of(dev)->intenclr = INT_RXDRDY;
}

static int irq_rx_ready(const struct device *dev)
{
	struct uart_regs *regs = regs_of(dev);

	return ((regs->intenset & INT_RXDRDY) != 0 && regs->events_rxdrdy != 0) ? 1 : 0;
}

static void irq_err_enable(const struct device *dev)
{
	regs_of(dev)->intenset = INT_ERROR;
}

static void irq_err_disable(const struct device *dev)
{
	regs_of(dev)->intenclr = INT_ERROR;
}

static int irq_is_pending(const struct device *dev)
{
	return (irq_rx_ready(dev) || irq_tx_ready(dev)) ? 1 : 0;
}

static void isr(const struct device *dev)
{
	regs_of(dev)->events_error = 0;
	call_back(dev);
}
#endif

static const struct uart_driver_api api = {
	UART_API_POLL UART_API_IRQ UART_API_IRQ_ERR
};

static int init(const struct device *dev)
{
	const struct config *config = dev->config;
	struct uart_regs *regs = config->regs;

	regs->baudrate = config->baudrate;
	regs->enable = ENABLE;
	regs->tasks_startrx = 1;
	regs->tasks_starttx = 1;
	UART_CONNECT_NOW(config);
	return 0;
}

/* Rate * 2^32 / 16 MHz; the lower 12 bits are none. */
#define BAUDRATE(n)                                                                                \
	(uint32_t)((((uint64_t)DT_INST_PROP(n, current_speed) << 32) / 16000000 + 0x800) &         \
		   0xfffff000)

#ifdef CONFIG_UART_INTERRUPT_DRIVEN
#define IRQ_MEMBER(n) .irq = DT_INST_IRQN(n),
#else
#define IRQ_MEMBER(n)
#endif

#define UART(n)                                                                                    \
	UART_CONNECT(n, DT_INST_IRQ(n, priority))                                                  \
	static struct data data_##n;                                                               \
	static const struct config config_##n = {.regs = (struct uart_regs *)DT_INST_REG_ADDR(n),  \
						 .baudrate = BAUDRATE(n),                          \
						 IRQ_MEMBER(n) UART_CONNECT_MEMBER(n)};            \
	DEVICE_DT_INST_DEFINE(n, init, NULL, &data_##n, &config_##n, PRE_KERNEL_1,                 \
			      CONFIG_SERIAL_INIT_PRIORITY, &api);

DT_INST_FOREACH_STATUS_OKAY(UART)
