/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * UARTs of native_sim. uart0 is the process's standard input and output, unless it is moved to a
 * pseudo terminal; others have pseudo terminals of their own.
 *
 * Interrupt driven: the transmitter is always ready, so its interrupt comes again and again while
 * it is enabled; that of the receiver comes when the host has input, which it is asked for while
 * the CPU sleeps and whenever an event of virtual time is due.
 */
#define DT_DRV_COMPAT zephyr_native_posix_uart

#include <nsi_cmdline.h>
#include <nsi_uart.h>
#include <soc.h>
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/irq.h>

/* Time that asking for a character takes, so that a loop which waits for one does not stop time. */
#define POLL_NS 1000

struct uart_native_config {
	const char *name; /* as in messages */
	bool is_first;
	void (*input_ready)(void); /* called by the host side */
	void (*connect_irq)(void);
	unsigned int irq;
};

struct uart_native_data {
	struct nsi_uart *far_end;
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
	uart_irq_callback_user_data_t callback;
	void *user_data;
	bool rx_enabled;
	bool tx_enabled;
#endif
};

static bool auto_attach, wait_for_terminal, first_on_pty, first_on_stdinout;
static char *attach_cmd = CONFIG_NATIVE_UART_AUTOATTACH_DEFAULT_CMD;

static int uart_native_poll_in(const struct device *dev, unsigned char *p_char)
{
	struct uart_native_data *data = dev->data;
	int c;

	posix_spend_ns(POLL_NS);
	c = nsi_uart_read(data->far_end);
	if (c < 0) {
		return -1;
	}
	*p_char = (unsigned char)c;
	return 0;
}

static void uart_native_poll_out(const struct device *dev, unsigned char out_char)
{
	struct uart_native_data *data = dev->data;

	nsi_uart_write(data->far_end, &out_char, 1);
}

#ifdef CONFIG_UART_INTERRUPT_DRIVEN

static bool interrupt_due(const struct device *dev)
{
	struct uart_native_data *data = dev->data;

	return data->tx_enabled || (data->rx_enabled && nsi_uart_can_read(data->far_end));
}

static void raise_if_due(const struct device *dev)
{
	const struct uart_native_config *config = dev->config;

	if (interrupt_due(dev)) {
		posix_sw_set_pending_IRQ(config->irq);
	}
}

static void uart_native_isr(const struct device *dev)
{
	struct uart_native_data *data = dev->data;

	if (data->callback != NULL) {
		data->callback(dev, data->user_data);
	}
	raise_if_due(dev);
}

static int uart_native_fifo_fill(const struct device *dev, const uint8_t *tx_data, int len)
{
	struct uart_native_data *data = dev->data;

	nsi_uart_write(data->far_end, tx_data, (size_t)len);
	return len;
}

static int uart_native_fifo_read(const struct device *dev, uint8_t *rx_data, const int size)
{
	struct uart_native_data *data = dev->data;
	int count = 0;

	while (count < size && nsi_uart_can_read(data->far_end)) {
		rx_data[count++] = (uint8_t)nsi_uart_read(data->far_end);
	}
	return count;
}

static void uart_native_irq_tx_enable(const struct device *dev)
{
	struct uart_native_data *data = dev->data;

	data->tx_enabled = true;
	raise_if_due(dev);
}

static void uart_native_irq_tx_disable(const struct device *dev)
{
	struct uart_native_data *data = dev->data;

	data->tx_enabled = false;
}

static int uart_native_irq_tx_ready(const struct device *dev)
{
	struct uart_native_data *data = dev->data;

	return data->tx_enabled ? 1 : 0;
}

static int uart_native_irq_tx_complete(const struct device *dev)
{
	ARG_UNUSED(dev);
	return 1;
}

static void uart_native_irq_rx_enable(const struct device *dev)
{
	const struct uart_native_config *config = dev->config;
	struct uart_native_data *data = dev->data;

	data->rx_enabled = true;
	nsi_uart_watch(data->far_end, config->input_ready);
	raise_if_due(dev);
}

static void uart_native_irq_rx_disable(const struct device *dev)
{
	struct uart_native_data *data = dev->data;

	data->rx_enabled = false;
	nsi_uart_watch(data->far_end, NULL);
}

static int uart_native_irq_rx_ready(const struct device *dev)
{
	struct uart_native_data *data = dev->data;

	return (data->rx_enabled && nsi_uart_can_read(data->far_end)) ? 1 : 0;
}

static int uart_native_irq_is_pending(const struct device *dev)
{
	return interrupt_due(dev) ? 1 : 0;
}

static int uart_native_irq_update(const struct device *dev)
{
	ARG_UNUSED(dev);
	return 1;
}

static void uart_native_irq_callback_set(const struct device *dev, uart_irq_callback_user_data_t cb,
					 void *user_data)
{
	struct uart_native_data *data = dev->data;

	data->callback = cb;
	data->user_data = user_data;
}

#endif /* CONFIG_UART_INTERRUPT_DRIVEN */

static int uart_native_init(const struct device *dev)
{
	const struct uart_native_config *config = dev->config;
	struct uart_native_data *data = dev->data;
	bool stdinout = config->is_first && !first_on_pty &&
			(first_on_stdinout || IS_ENABLED(CONFIG_NATIVE_UART_0_ON_STDINOUT));
	bool wait = wait_for_terminal || IS_ENABLED(CONFIG_UART_NATIVE_WAIT_PTS_READY_ENABLE);

	data->far_end = stdinout ? nsi_uart_open_stdinout()
				 : nsi_uart_open_pty(config->name, auto_attach ? attach_cmd : NULL,
						     wait);
	if (config->connect_irq != NULL) {
		config->connect_irq();
	}
	return 0;
}

static const struct uart_driver_api uart_native_api = {
	.poll_in = uart_native_poll_in,
	.poll_out = uart_native_poll_out,
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
	.fifo_fill = uart_native_fifo_fill,
	.fifo_read = uart_native_fifo_read,
	.irq_tx_enable = uart_native_irq_tx_enable,
	.irq_tx_disable = uart_native_irq_tx_disable,
	.irq_tx_ready = uart_native_irq_tx_ready,
	.irq_tx_complete = uart_native_irq_tx_complete,
	.irq_rx_enable = uart_native_irq_rx_enable,
	.irq_rx_disable = uart_native_irq_rx_disable,
	.irq_rx_ready = uart_native_irq_rx_ready,
	.irq_is_pending = uart_native_irq_is_pending,
	.irq_update = uart_native_irq_update,
	.irq_callback_set = uart_native_irq_callback_set,
#endif
};

static void add_options(void)
{
	static struct args_struct_t options[] = {
		{.is_switch = true, .option = "uart_pty", .type = 'b', .dest = &first_on_pty,
		 .descript = "Connect the first UART to a pseudo terminal, whose path is printed"},
		{.is_switch = true, .option = "uart_stdinout", .type = 'b',
		 .dest = &first_on_stdinout,
		 .descript = "Connect the first UART to standard input and output"},
		{.is_switch = true, .option = "attach_uart", .type = 'b', .dest = &auto_attach,
		 .descript = "Open a terminal for each UART on a pseudo terminal"},
		{.option = "attach_uart_cmd", .name = "\"cmd\"", .type = 's', .dest = &attach_cmd,
		 .descript = "Command for -attach_uart, %s being the terminal's path; by default \""
			     CONFIG_NATIVE_UART_AUTOATTACH_DEFAULT_CMD "\""},
		{.is_switch = true, .option = "wait_uart", .type = 'b', .dest = &wait_for_terminal,
		 .descript = "Start when the pseudo terminals have been opened"},
		ARG_TABLE_ENDMARKER};

	nsi_add_command_line_opts(options);
}
NATIVE_TASK(add_options, PRE_BOOT_1, 11);

#ifdef CONFIG_UART_INTERRUPT_DRIVEN
#define UART_NATIVE_IRQ(inst)                                                                      \
	static void uart_native_input_ready_##inst(void)                                           \
	{                                                                                          \
		hw_irq_ctrl_raise_im(UART_0_IRQ + (inst));                                         \
	}                                                                                          \
	static void uart_native_connect_irq_##inst(void)                                           \
	{                                                                                          \
		IRQ_CONNECT(UART_0_IRQ + (inst), 2, uart_native_isr, DEVICE_DT_INST_GET(inst), 0); \
		irq_enable(UART_0_IRQ + (inst));                                                   \
	}
#define UART_NATIVE_IRQ_CONFIG(inst)                                                               \
	.input_ready = uart_native_input_ready_##inst,                                             \
	.connect_irq = uart_native_connect_irq_##inst, .irq = UART_0_IRQ + (inst),
#else
#define UART_NATIVE_IRQ(inst)
#define UART_NATIVE_IRQ_CONFIG(inst)
#endif

#define UART_NATIVE_DEVICE(inst)                                                                   \
	UART_NATIVE_IRQ(inst)                                                                      \
	static struct uart_native_data uart_native_data_##inst;                                    \
	static const struct uart_native_config uart_native_config_##inst = {                       \
		.name = "UART_" #inst,                                                             \
		.is_first = (inst) == 0,                                                           \
		UART_NATIVE_IRQ_CONFIG(inst)                                                       \
	};                                                                                         \
	DEVICE_DT_INST_DEFINE(inst, uart_native_init, NULL, &uart_native_data_##inst,              \
			      &uart_native_config_##inst, PRE_KERNEL_1,                            \
			      CONFIG_SERIAL_INIT_PRIORITY, &uart_native_api);

#ifdef CONFIG_UART_NATIVE_POSIX_PORT_1_ENABLE
DT_INST_FOREACH_STATUS_OKAY(UART_NATIVE_DEVICE)
#else
UART_NATIVE_DEVICE(0)
#endif
