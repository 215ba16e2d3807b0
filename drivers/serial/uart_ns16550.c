/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * UARTs of the 16550 family, in memory or at ports of x86 (data sheet of National Semiconductor's
 * PC16550D, June 1995).
 *
 * What surprises: reading the line status clears the errors in it, and everything reads it, so they
 * are kept until err_check() asks. Reading IIR, or sending, takes back the transmitter's interrupt;
 * enabling it raises it again if there is room. So no question of the API reads IIR; the handler
 * does, once, before the callback.
 *
 * Without current-speed in the devicetree the rate stays as it was found.
 */
#define DT_DRV_COMPAT ns16550

#include <errno.h>
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/irq.h>
#include <zephyr/sys/device_mmio.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/sys/util.h>

/* Registers. DLAB of LCR puts the divisor into the places of the first two. */
#define DATA 0
#define IER  1
#define IIR  2 /* reading */
#define FCR  2 /* writing */
#define LCR  3
#define MCR  4
#define LSR  5
#define MSR  6
#define DLL  0
#define DLM  1

#define IER_RX	 BIT(0)
#define IER_TX	 BIT(1)
#define IER_LINE BIT(2)
#define IER_ALL	 (IER_RX | IER_TX | IER_LINE)

#define FCR_ENABLE    BIT(0)
#define FCR_CLEAR     (BIT(1) | BIT(2))
#define FCR_TRIGGER_8 (2U << 6)
#define FIFO_SIZE     16

#define LCR_DATA_BITS	  0x03U /* five more */
#define LCR_LONG_STOP	  BIT(2)
#define LCR_PARITY	  BIT(3)
#define LCR_PARITY_EVEN	  BIT(4)
#define LCR_PARITY_FORCED BIT(5)
#define LCR_DLAB	  BIT(7)
#define LCR_8N1		  0x03U

#define MCR_DTR	      BIT(0)
#define MCR_RTS	      BIT(1)
#define MCR_OUT2      BIT(3) /* on a PC: the interrupt goes out */
#define MCR_AUTO_FLOW BIT(5)

#define LSR_RX_READY BIT(0)
#define LSR_ERRORS   0x1eU /* the bits of enum uart_rx_stop_reason, shifted by one */
#define LSR_TX_READY BIT(5)
#define LSR_TX_EMPTY BIT(6)

#define MSR_DSR BIT(5)
#define MSR_DCD BIT(7)

BUILD_ASSERT(UART_ERROR_OVERRUN == BIT(0) && UART_ERROR_PARITY == BIT(1) &&
		     UART_ERROR_FRAMING == BIT(2) && UART_BREAK == BIT(3),
	     "errors have the order of LSR");

struct config {
	DEVICE_MMIO_ROM;
	uint32_t clock;
	uint32_t speed; /* 0: as found */
	uint8_t shift;
	bool ports;
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
	void (*connect)(void);
#endif
};

struct data {
	DEVICE_MMIO_RAM;
	uint8_t errors; /* as in LSR */
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
	uart_irq_callback_user_data_t callback;
	void *user_data;
#endif
};

/* Ports are x86's; elsewhere there is not even a name for such an access. */
#define OR_PORTS(n) || DT_INST_PROP(n, io_mapped)
#if 0 DT_INST_FOREACH_STATUS_OKAY(OR_PORTS)
#define HAS_PORTS	      1
#define PORT_IN(port)	      sys_in8((io_port_t)(port))
#define PORT_OUT(value, port) sys_out8(value, (io_port_t)(port))
#else
#define HAS_PORTS	      0
#define PORT_IN(port)	      0
#define PORT_OUT(value, port) ((void)0)
#endif

static uint8_t get(const struct device *dev, unsigned int reg)
{
	const struct config *config = dev->config;
	uintptr_t at = DEVICE_MMIO_GET(dev) + ((uintptr_t)reg << config->shift);

	if (HAS_PORTS && config->ports) {
		return PORT_IN(at);
	}
	if (IS_ENABLED(CONFIG_UART_NS16550_ACCESS_WORD_ONLY)) {
		return (uint8_t)sys_read32(at);
	}
	return sys_read8(at);
}

static void put(const struct device *dev, unsigned int reg, uint8_t value)
{
	const struct config *config = dev->config;
	uintptr_t at = DEVICE_MMIO_GET(dev) + ((uintptr_t)reg << config->shift);

	if (HAS_PORTS && config->ports) {
		PORT_OUT(value, at);
	} else if (IS_ENABLED(CONFIG_UART_NS16550_ACCESS_WORD_ONLY)) {
		sys_write32(value, at);
	} else {
		sys_write8(value, at);
	}
}

/* The line status; its errors are kept. */
static uint8_t status_of(const struct device *dev)
{
	uint8_t status = get(dev, LSR);

	if ((status & LSR_ERRORS) != 0) {
		unsigned int key = irq_lock();

		((struct data *)dev->data)->errors |= status & LSR_ERRORS;
		irq_unlock(key);
	}
	return status;
}

static int poll_in(const struct device *dev, unsigned char *c)
{
	if ((status_of(dev) & LSR_RX_READY) == 0) {
		return -1;
	}
	*c = get(dev, DATA);
	return 0;
}

static void poll_out(const struct device *dev, unsigned char c)
{
	while ((status_of(dev) & LSR_TX_READY) == 0) {
	}
	put(dev, DATA, c);
}

static int err_check(const struct device *dev)
{
	struct data *data = dev->data;
	unsigned int key;
	int errors;

	(void)status_of(dev);
	key = irq_lock();
	errors = data->errors >> 1;
	data->errors = 0;
	irq_unlock(key);
	return errors;
}

/* Locked, or at boot: nothing may use the first two registers meanwhile. */
static void set_divisor(const struct device *dev, uint32_t speed)
{
	uint32_t clock = ((const struct config *)dev->config)->clock;
	uint32_t divisor = (clock + 8U * speed) / (16U * speed);
	uint8_t lcr = get(dev, LCR);

	put(dev, LCR, lcr | LCR_DLAB);
	put(dev, DLL, (uint8_t)divisor);
	put(dev, DLM, (uint8_t)(divisor >> 8));
	put(dev, LCR, lcr);
}

#if defined(CONFIG_UART_USE_RUNTIME_CONFIGURE) || defined(CONFIG_UART_LINE_CTRL)
static bool is_speed(const struct device *dev, uint32_t speed)
{
	uint32_t clock = ((const struct config *)dev->config)->clock;

	return speed != 0 && speed <= clock / 16U && clock / 16U / speed <= UINT16_MAX;
}

static uint32_t speed_of(const struct device *dev)
{
	unsigned int key = irq_lock();
	uint8_t lcr = get(dev, LCR);
	uint32_t divisor;

	put(dev, LCR, lcr | LCR_DLAB);
	divisor = get(dev, DLL) + 256U * get(dev, DLM);
	put(dev, LCR, lcr);
	irq_unlock(key);
	return (divisor == 0) ? 0 : ((const struct config *)dev->config)->clock / 16U / divisor;
}
#endif

#ifdef CONFIG_UART_USE_RUNTIME_CONFIGURE
/* The bits of LCR for each enum uart_config_parity. */
static const uint8_t parity_bits[] = {
	[UART_CFG_PARITY_NONE] = 0,
	[UART_CFG_PARITY_ODD] = LCR_PARITY,
	[UART_CFG_PARITY_EVEN] = LCR_PARITY | LCR_PARITY_EVEN,
	[UART_CFG_PARITY_MARK] = LCR_PARITY | LCR_PARITY_FORCED,
	[UART_CFG_PARITY_SPACE] = LCR_PARITY | LCR_PARITY_FORCED | LCR_PARITY_EVEN,
};

/* A long stop bit has 1.5 bits after 5 data bits, else 2. */
static uint8_t long_stop_of(uint8_t data_bits)
{
	return (data_bits == UART_CFG_DATA_BITS_5) ? UART_CFG_STOP_BITS_1_5 : UART_CFG_STOP_BITS_2;
}

static int configure(const struct device *dev, const struct uart_config *cfg)
{
	bool long_stop = cfg->stop_bits == long_stop_of(cfg->data_bits);
	uint8_t mcr = MCR_DTR | MCR_RTS | MCR_OUT2;
	unsigned int key;

	if (!is_speed(dev, cfg->baudrate)) {
		return -EINVAL;
	}
	if (cfg->data_bits > UART_CFG_DATA_BITS_8 || cfg->parity >= ARRAY_SIZE(parity_bits) ||
	    (cfg->stop_bits != UART_CFG_STOP_BITS_1 && !long_stop) ||
	    cfg->flow_ctrl > UART_CFG_FLOW_CTRL_RTS_CTS) {
		return -ENOTSUP;
	}
	if (cfg->flow_ctrl == UART_CFG_FLOW_CTRL_RTS_CTS) {
		mcr |= MCR_AUTO_FLOW;
	}
	key = irq_lock();
	put(dev, LCR, cfg->data_bits | (long_stop ? LCR_LONG_STOP : 0) | parity_bits[cfg->parity]);
	put(dev, MCR, mcr);
	set_divisor(dev, cfg->baudrate);
	irq_unlock(key);
	return 0;
}

static int config_get(const struct device *dev, struct uart_config *cfg)
{
	uint8_t lcr = get(dev, LCR);

	cfg->baudrate = speed_of(dev);
	cfg->data_bits = lcr & LCR_DATA_BITS;
	cfg->stop_bits =
		((lcr & LCR_LONG_STOP) != 0) ? long_stop_of(cfg->data_bits) : UART_CFG_STOP_BITS_1;
	cfg->parity = UART_CFG_PARITY_NONE;
	for (uint8_t i = 0; i < ARRAY_SIZE(parity_bits); i++) {
		if ((lcr & LCR_PARITY) != 0 &&
		    (lcr & (LCR_PARITY | LCR_PARITY_EVEN | LCR_PARITY_FORCED)) == parity_bits[i]) {
			cfg->parity = i;
		}
	}
	cfg->flow_ctrl = ((get(dev, MCR) & MCR_AUTO_FLOW) != 0) ? UART_CFG_FLOW_CTRL_RTS_CTS
								: UART_CFG_FLOW_CTRL_NONE;
	return 0;
}
#endif

#ifdef CONFIG_UART_LINE_CTRL
static int line_ctrl_set(const struct device *dev, uint32_t ctrl, uint32_t val)
{
	uint8_t bit = (ctrl == UART_LINE_CTRL_RTS) ? MCR_RTS : MCR_DTR;
	unsigned int key;

	if (ctrl == UART_LINE_CTRL_BAUD_RATE) {
		if (!is_speed(dev, val)) {
			return -EINVAL;
		}
		key = irq_lock();
		set_divisor(dev, val);
		irq_unlock(key);
		return 0;
	}
	if (ctrl != UART_LINE_CTRL_RTS && ctrl != UART_LINE_CTRL_DTR) {
		return -ENOTSUP;
	}
	key = irq_lock();
	put(dev, MCR, (val != 0) ? get(dev, MCR) | bit : get(dev, MCR) & ~bit);
	irq_unlock(key);
	return 0;
}

static int line_ctrl_get(const struct device *dev, uint32_t ctrl, uint32_t *val)
{
	switch (ctrl) {
	case UART_LINE_CTRL_BAUD_RATE:
		*val = speed_of(dev);
		return 0;
	case UART_LINE_CTRL_RTS:
		*val = ((get(dev, MCR) & MCR_RTS) != 0) ? 1 : 0;
		return 0;
	case UART_LINE_CTRL_DTR:
		*val = ((get(dev, MCR) & MCR_DTR) != 0) ? 1 : 0;
		return 0;
	case UART_LINE_CTRL_DCD:
		*val = ((get(dev, MSR) & MSR_DCD) != 0) ? 1 : 0;
		return 0;
	case UART_LINE_CTRL_DSR:
		*val = ((get(dev, MSR) & MSR_DSR) != 0) ? 1 : 0;
		return 0;
	default:
		return -ENOTSUP;
	}
}
#endif

#ifdef CONFIG_UART_INTERRUPT_DRIVEN
static int fifo_fill(const struct device *dev, const uint8_t *tx_data, int len)
{
	int n = 0;

	if ((status_of(dev) & LSR_TX_READY) == 0) {
		return 0;
	}
	while (n < len && n < FIFO_SIZE) {
		put(dev, DATA, tx_data[n++]);
	}
	return n;
}

static int fifo_read(const struct device *dev, uint8_t *rx_data, const int size)
{
	int n = 0;

	while (n < size && poll_in(dev, &rx_data[n]) == 0) {
		n++;
	}
	return n;
}

static void change_ier(const struct device *dev, uint8_t clear, uint8_t set)
{
	unsigned int key = irq_lock();

	put(dev, IER, (get(dev, IER) & ~clear) | set);
	irq_unlock(key);
}

static void irq_tx_enable(const struct device *dev)
{
	change_ier(dev, 0, IER_TX);
}

static void irq_tx_disable(const struct device *dev)
{
	change_ier(dev, IER_TX, 0);
}

static int irq_tx_ready(const struct device *dev)
{
	return ((get(dev, IER) & IER_TX) != 0 && (status_of(dev) & LSR_TX_READY) != 0) ? 1 : 0;
}

static int irq_tx_complete(const struct device *dev)
{
	return ((status_of(dev) & LSR_TX_EMPTY) != 0) ? 1 : 0;
}

static void irq_rx_enable(const struct device *dev)
{
	change_ier(dev, 0, IER_RX);
}

static void irq_rx_disable(const struct device *dev)
{
	change_ier(dev, IER_RX, 0);
}

static int irq_rx_ready(const struct device *dev)
{
	return ((get(dev, IER) & IER_RX) != 0 && (status_of(dev) & LSR_RX_READY) != 0) ? 1 : 0;
}

static void irq_err_enable(const struct device *dev)
{
	change_ier(dev, 0, IER_LINE);
}

static void irq_err_disable(const struct device *dev)
{
	change_ier(dev, IER_LINE, 0);
}

static int irq_is_pending(const struct device *dev)
{
	const struct data *data = dev->data;

	return (irq_rx_ready(dev) != 0 || irq_tx_ready(dev) != 0 ||
		((get(dev, IER) & IER_LINE) != 0 && data->errors != 0))
		       ? 1
		       : 0;
}

static int irq_update(const struct device *dev)
{
	ARG_UNUSED(dev);
	return 1;
}

static void irq_callback_set(const struct device *dev, uart_irq_callback_user_data_t cb,
			     void *user_data)
{
	struct data *data = dev->data;

	data->callback = cb;
	data->user_data = user_data;
}

static void isr(const struct device *dev)
{
	struct data *data = dev->data;

	(void)get(dev, IIR);
	(void)status_of(dev);
	if (data->callback != NULL) {
		data->callback(dev, data->user_data);
	}
	if (IS_ENABLED(CONFIG_UART_NS16550_WA_ISR_REENABLE_INTERRUPT)) {
		uint8_t enabled = get(dev, IER);

		put(dev, IER, 0);
		put(dev, IER, enabled);
	}
}
#endif

static const struct uart_driver_api api = {
	.poll_in = poll_in,
	.poll_out = poll_out,
	.err_check = err_check,
#ifdef CONFIG_UART_USE_RUNTIME_CONFIGURE
	.configure = configure,
	.config_get = config_get,
#endif
#ifdef CONFIG_UART_LINE_CTRL
	.line_ctrl_set = line_ctrl_set,
	.line_ctrl_get = line_ctrl_get,
#endif
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
	.fifo_fill = fifo_fill,
	.fifo_read = fifo_read,
	.irq_tx_enable = irq_tx_enable,
	.irq_tx_disable = irq_tx_disable,
	.irq_tx_ready = irq_tx_ready,
	.irq_tx_complete = irq_tx_complete,
	.irq_rx_enable = irq_rx_enable,
	.irq_rx_disable = irq_rx_disable,
	.irq_rx_ready = irq_rx_ready,
	.irq_err_enable = irq_err_enable,
	.irq_err_disable = irq_err_disable,
	.irq_is_pending = irq_is_pending,
	.irq_update = irq_update,
	.irq_callback_set = irq_callback_set,
#endif
};

#ifdef DEVICE_MMIO_IS_IN_RAM
/* Ports need no mapping. */
static void map(const struct device *dev)
{
	if (HAS_PORTS && ((const struct config *)dev->config)->ports) {
		*DEVICE_MMIO_RAM_PTR(dev) = DEVICE_MMIO_ROM_PTR(dev)->phys_addr;
	} else {
		DEVICE_MMIO_MAP(dev, K_MEM_CACHE_NONE);
	}
}
#else
#define map(dev) ((void)0)
#endif

static int init(const struct device *dev)
{
	const struct config *config = dev->config;

	map(dev);
	put(dev, IER, 0);
	put(dev, LCR, LCR_8N1);
	if (config->speed != 0) {
		set_divisor(dev, config->speed);
	}
	put(dev, FCR, FCR_ENABLE | FCR_CLEAR | FCR_TRIGGER_8);
	put(dev, MCR, MCR_DTR | MCR_RTS | MCR_OUT2);
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
	config->connect();
#endif
	return 0;
}

#define CLOCK(n)                                                                                   \
	COND_CODE_1(DT_INST_NODE_HAS_PROP(n, clock_frequency), (DT_INST_PROP(n, clock_frequency)), \
		    (DT_INST_PROP_BY_PHANDLE(n, clocks, clock_frequency)))

/* Interrupts have a priority and a sense where the controller's binding knows of them. */
#define PRIORITY(n) COND_CODE_1(DT_INST_IRQ_HAS_CELL(n, priority), (DT_INST_IRQ(n, priority)), (0))
#define SENSE(n)    COND_CODE_1(DT_INST_IRQ_HAS_CELL(n, sense), (DT_INST_IRQ(n, sense)), (0))

#ifdef CONFIG_UART_INTERRUPT_DRIVEN
#define CONNECT(n)                                                                       \
	IRQ_CONNECT(DT_INST_IRQN(n), PRIORITY(n), isr, DEVICE_DT_INST_GET(n), SENSE(n)); \
	irq_enable(DT_INST_IRQN(n));
#define CONNECT_FUNCTION(n)                                         \
	static void connect_##n(void)                               \
	{                                                           \
		IF_ENABLED(DT_INST_IRQ_HAS_IDX(n, 0), (CONNECT(n))) \
	}
#define CONNECT_MEMBER(n) .connect = connect_##n,
#else
#define CONNECT_FUNCTION(n)
#define CONNECT_MEMBER(n)
#endif

#define UART(n)                                                                                 \
	CONNECT_FUNCTION(n)                                                                     \
	static struct data data_##n;                                                            \
	static const struct config config_##n = {DEVICE_MMIO_ROM_INIT(DT_DRV_INST(n)),          \
						 .clock = CLOCK(n),                             \
						 .speed = DT_INST_PROP_OR(n, current_speed, 0), \
						 .shift = DT_INST_PROP(n, reg_shift),           \
						 .ports = DT_INST_PROP(n, io_mapped),           \
						 CONNECT_MEMBER(n)};                            \
	DEVICE_DT_INST_DEFINE(n, init, NULL, &data_##n, &config_##n, PRE_KERNEL_1,              \
			      CONFIG_SERIAL_INIT_PRIORITY, &api);

DT_INST_FOREACH_STATUS_OKAY(UART)
