/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: UARTs. Users can not set callbacks or read the FIFO, which belongs to
 * interrupt handlers.
 */
#include <zephyr/drivers/uart.h>
#include <zephyr/internal/syscall_check.h>

#define UART K_OBJ_DRIVER_UART

Z_VRFY_OBJ(int, uart_err_check, UART, (const struct device *dev), dev)
#include <zephyr/syscalls/uart_err_check_mrsh.c>
Z_VRFY_OBJ(void, uart_poll_out, UART, (const struct device *dev, unsigned char out_char), dev,
	   out_char)
#include <zephyr/syscalls/uart_poll_out_mrsh.c>
Z_VRFY_OBJ(void, uart_poll_out_u16, UART, (const struct device *dev, uint16_t out_u16), dev,
	   out_u16)
#include <zephyr/syscalls/uart_poll_out_u16_mrsh.c>
Z_VRFY_OBJ(int, uart_line_ctrl_set, UART, (const struct device *dev, uint32_t ctrl, uint32_t val),
	   dev, ctrl, val)
#include <zephyr/syscalls/uart_line_ctrl_set_mrsh.c>
Z_VRFY_OBJ(int, uart_drv_cmd, UART, (const struct device *dev, uint32_t cmd, uint32_t p), dev, cmd,
	   p)
#include <zephyr/syscalls/uart_drv_cmd_mrsh.c>
Z_VRFY_OBJ(void, uart_irq_tx_enable, UART, (const struct device *dev), dev)
#include <zephyr/syscalls/uart_irq_tx_enable_mrsh.c>
Z_VRFY_OBJ(void, uart_irq_tx_disable, UART, (const struct device *dev), dev)
#include <zephyr/syscalls/uart_irq_tx_disable_mrsh.c>
Z_VRFY_OBJ(void, uart_irq_rx_enable, UART, (const struct device *dev), dev)
#include <zephyr/syscalls/uart_irq_rx_enable_mrsh.c>
Z_VRFY_OBJ(void, uart_irq_rx_disable, UART, (const struct device *dev), dev)
#include <zephyr/syscalls/uart_irq_rx_disable_mrsh.c>
Z_VRFY_OBJ(void, uart_irq_err_enable, UART, (const struct device *dev), dev)
#include <zephyr/syscalls/uart_irq_err_enable_mrsh.c>
Z_VRFY_OBJ(void, uart_irq_err_disable, UART, (const struct device *dev), dev)
#include <zephyr/syscalls/uart_irq_err_disable_mrsh.c>
Z_VRFY_OBJ(int, uart_irq_is_pending, UART, (const struct device *dev), dev)
#include <zephyr/syscalls/uart_irq_is_pending_mrsh.c>
Z_VRFY_OBJ(int, uart_irq_update, UART, (const struct device *dev), dev)
#include <zephyr/syscalls/uart_irq_update_mrsh.c>
Z_VRFY_OBJ(int, uart_tx_abort, UART, (const struct device *dev), dev)
#include <zephyr/syscalls/uart_tx_abort_mrsh.c>
Z_VRFY_OBJ(int, uart_rx_disable, UART, (const struct device *dev), dev)
#include <zephyr/syscalls/uart_rx_disable_mrsh.c>

static inline int z_vrfy_uart_poll_in(const struct device *dev, unsigned char *p_char)
{
	K_OOPS(K_SYSCALL_OBJ(dev, UART));
	K_OOPS(Z_SYSCALL_OUT(p_char));
	return z_impl_uart_poll_in(dev, p_char);
}
#include <zephyr/syscalls/uart_poll_in_mrsh.c>

static inline int z_vrfy_uart_poll_in_u16(const struct device *dev, uint16_t *p_u16)
{
	K_OOPS(K_SYSCALL_OBJ(dev, UART));
	K_OOPS(Z_SYSCALL_OUT(p_u16));
	return z_impl_uart_poll_in_u16(dev, p_u16);
}
#include <zephyr/syscalls/uart_poll_in_u16_mrsh.c>

static inline int z_vrfy_uart_configure(const struct device *dev, const struct uart_config *cfg)
{
	struct uart_config copy;

	K_OOPS(K_SYSCALL_OBJ(dev, UART));
	K_OOPS(k_usermode_from_copy(&copy, cfg, sizeof(copy)));
	return z_impl_uart_configure(dev, &copy);
}
#include <zephyr/syscalls/uart_configure_mrsh.c>

static inline int z_vrfy_uart_config_get(const struct device *dev, struct uart_config *cfg)
{
	K_OOPS(K_SYSCALL_OBJ(dev, UART));
	K_OOPS(Z_SYSCALL_OUT(cfg));
	return z_impl_uart_config_get(dev, cfg);
}
#include <zephyr/syscalls/uart_config_get_mrsh.c>

static inline int z_vrfy_uart_line_ctrl_get(const struct device *dev, uint32_t ctrl, uint32_t *val)
{
	K_OOPS(K_SYSCALL_OBJ(dev, UART));
	K_OOPS(Z_SYSCALL_OUT(val));
	return z_impl_uart_line_ctrl_get(dev, ctrl, val);
}
#include <zephyr/syscalls/uart_line_ctrl_get_mrsh.c>

/*
 * The driver goes on with the buffers after the call: their memory has to stay the caller's, or
 * nobody's, until the transfer ends.
 */
static inline int z_vrfy_uart_tx(const struct device *dev, const uint8_t *buf, size_t len,
				 int32_t timeout)
{
	K_OOPS(K_SYSCALL_OBJ(dev, UART));
	K_OOPS(K_SYSCALL_MEMORY_READ(buf, len));
	return z_impl_uart_tx(dev, buf, len, timeout);
}
#include <zephyr/syscalls/uart_tx_mrsh.c>

static inline int z_vrfy_uart_tx_u16(const struct device *dev, const uint16_t *buf, size_t len,
				     int32_t timeout)
{
	K_OOPS(K_SYSCALL_OBJ(dev, UART));
	K_OOPS(K_SYSCALL_VERIFY(IS_ALIGNED(buf, sizeof(*buf))));
	K_OOPS(K_SYSCALL_MEMORY_ARRAY_READ(buf, len, sizeof(*buf)));
	return z_impl_uart_tx_u16(dev, buf, len, timeout);
}
#include <zephyr/syscalls/uart_tx_u16_mrsh.c>

static inline int z_vrfy_uart_rx_enable(const struct device *dev, uint8_t *buf, size_t len,
					int32_t timeout)
{
	K_OOPS(K_SYSCALL_OBJ(dev, UART));
	K_OOPS(K_SYSCALL_MEMORY_WRITE(buf, len));
	return z_impl_uart_rx_enable(dev, buf, len, timeout);
}
#include <zephyr/syscalls/uart_rx_enable_mrsh.c>

static inline int z_vrfy_uart_rx_enable_u16(const struct device *dev, uint16_t *buf, size_t len,
					    int32_t timeout)
{
	K_OOPS(K_SYSCALL_OBJ(dev, UART));
	K_OOPS(K_SYSCALL_VERIFY(IS_ALIGNED(buf, sizeof(*buf))));
	K_OOPS(K_SYSCALL_MEMORY_ARRAY_WRITE(buf, len, sizeof(*buf)));
	return z_impl_uart_rx_enable_u16(dev, buf, len, timeout);
}
#include <zephyr/syscalls/uart_rx_enable_u16_mrsh.c>
