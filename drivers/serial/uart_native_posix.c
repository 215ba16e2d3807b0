/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * UARTs of native_sim. uart0 is the process's standard input and output, unless it is moved to a
 * pseudo terminal; others have pseudo terminals of their own. Polled access.
 */
#define DT_DRV_COMPAT zephyr_native_posix_uart

#include <nsi_cmdline.h>
#include <nsi_uart.h>
#include <posix_native_task.h>
#include <zephyr/arch/posix/posix_soc_if.h>
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>

/* Time that asking for a character takes, so that a loop which waits for one does not stop time. */
#define POLL_NS 1000

struct uart_native_config {
	const char *name; /* as in messages */
	bool is_first;
};

struct uart_native_data {
	struct nsi_uart *far_end;
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
	return 0;
}

static const struct uart_driver_api uart_native_api = {
	.poll_in = uart_native_poll_in,
	.poll_out = uart_native_poll_out,
};

static void add_options(void)
{
	static struct args_struct_t options[] = {
		{.is_switch = true, .option = "uart_pty", .type = 'b', .dest = &first_on_pty,
		 .descript = "Connect the first UART to a pseudo terminal, whose path is printed"},
		{.is_switch = true, .option = "uart_stdinout", .type = 'b', .dest = &first_on_stdinout,
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

#define UART_NATIVE_DEVICE(inst)                                                                   \
	static struct uart_native_data uart_native_data_##inst;                                    \
	static const struct uart_native_config uart_native_config_##inst = {                       \
		.name = "UART_" #inst,                                                             \
		.is_first = (inst) == 0,                                                           \
	};                                                                                         \
	DEVICE_DT_INST_DEFINE(inst, uart_native_init, NULL, &uart_native_data_##inst,              \
			      &uart_native_config_##inst, PRE_KERNEL_1,                            \
			      CONFIG_SERIAL_INIT_PRIORITY, &uart_native_api);

#ifdef CONFIG_UART_NATIVE_POSIX_PORT_1_ENABLE
DT_INST_FOREACH_STATUS_OKAY(UART_NATIVE_DEVICE)
#else
UART_NATIVE_DEVICE(0)
#endif
