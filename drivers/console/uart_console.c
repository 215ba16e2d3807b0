/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The console on the UART that the devicetree chooses as zephyr,console.
 *
 * Output is polled: it works with interrupts off and in the fatal error path. A newline is preceded
 * by a carriage return, as terminals expect.
 */

#include <zephyr/kernel.h>
#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/console/uart_console.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/init.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/sys/printk-hooks.h>

#if !DT_HAS_CHOSEN(zephyr_console)
#error "CONFIG_UART_CONSOLE needs a UART: choose one in the devicetree, zephyr,console = &uart0"
#endif

static const struct device *const console_uart = DEVICE_DT_GET(DT_CHOSEN(zephyr_console));

#ifdef CONFIG_UART_CONSOLE_DEBUG_SERVER_HOOKS
static UART_CONSOLE_OUT_DEBUG_HOOK_SIG(no_hook)
{
	ARG_UNUSED(c);
	return !UART_CONSOLE_DEBUG_HOOK_HANDLED;
}

static uart_console_out_debug_hook_t *out_hook = no_hook;

void uart_console_out_debug_hook_install(uart_console_out_debug_hook_t *hook)
{
	out_hook = hook;
}

static bool taken_by_hook(int c)
{
	return out_hook((char)c) == UART_CONSOLE_DEBUG_HOOK_HANDLED;
}
#else
static inline bool taken_by_hook(int c)
{
	ARG_UNUSED(c);
	return false;
}
#endif

static int console_out(int c)
{
	if (taken_by_hook(c)) {
		return c;
	}
	if (c == '\n') {
		uart_poll_out(console_uart, '\r');
	}
	uart_poll_out(console_uart, (unsigned char)c);
	return c;
}

/* Level: the UART's driver is up. With CONFIG_EARLY_CONSOLE interrupts and threads are not. */
static int uart_console_init(void)
{
	if (!device_is_ready(console_uart)) {
		return -ENODEV;
	}
	if (IS_ENABLED(CONFIG_STDOUT_CONSOLE)) {
		__stdout_hook_install(console_out);
	}
	if (IS_ENABLED(CONFIG_PRINTK)) {
		__printk_hook_install(console_out);
	}
	return 0;
}

#ifdef CONFIG_EARLY_CONSOLE
SYS_INIT(uart_console_init, PRE_KERNEL_1, CONFIG_CONSOLE_INIT_PRIORITY);
#else
SYS_INIT(uart_console_init, POST_KERNEL, CONFIG_CONSOLE_INIT_PRIORITY);
#endif
