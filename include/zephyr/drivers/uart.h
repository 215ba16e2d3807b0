/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief UARTs: polling, settings, and what their drivers implement.
 *
 * A UART can be used in one of three ways: polling (here), by interrupts (uart/irq.h, with
 * CONFIG_UART_INTERRUPT_DRIVEN) or asynchronously (uart/async.h, with CONFIG_UART_ASYNC_API); this
 * header includes all. Functions of a part that is not configured return -ENOTSUP, of a part that
 * the driver lacks -ENOSYS.
 */
#ifndef ETESIAN_DRIVERS_UART_H_
#define ETESIAN_DRIVERS_UART_H_

#include <zephyr/drivers/uart/api.h>
#include <zephyr/drivers/uart/async.h>
#include <zephyr/drivers/uart/irq.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Read and clear the errors of reception.
 *
 * @return bits of enum uart_rx_stop_reason, 0 if there was none, -ENOSYS. Context: any.
 */
__syscall int uart_err_check(const struct device *dev);

static inline int z_impl_uart_err_check(const struct device *dev)
{
	return (Z_UART_API(dev)->err_check == NULL) ? -ENOSYS : Z_UART_API(dev)->err_check(dev);
}

/**
 * @brief Take a received character, if there is one.
 *
 * @return 0 and the character in @p p_char; -1 if none has come, -ENOSYS, -EBUSY while asynchronous
 *         reception is on. Context: any.
 */
__syscall int uart_poll_in(const struct device *dev, unsigned char *p_char);

static inline int z_impl_uart_poll_in(const struct device *dev, unsigned char *p_char)
{
	return (Z_UART_API(dev)->poll_in == NULL) ? -ENOSYS
						  : Z_UART_API(dev)->poll_in(dev, p_char);
}

/** uart_poll_in() for characters of more than 8 bits. Needs CONFIG_UART_WIDE_DATA. */
__syscall int uart_poll_in_u16(const struct device *dev, uint16_t *p_u16);

static inline int z_impl_uart_poll_in_u16(const struct device *dev, uint16_t *p_u16)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(p_u16);
	return Z_UART_CALL(CONFIG_UART_WIDE_DATA, dev, poll_in_u16, dev, p_u16);
}

/** Send a character; waits until the transmitter takes it. Context: any. */
__syscall void uart_poll_out(const struct device *dev, unsigned char out_char);

static inline void z_impl_uart_poll_out(const struct device *dev, unsigned char out_char)
{
	Z_UART_API(dev)->poll_out(dev, out_char);
}

/** uart_poll_out() for characters of more than 8 bits. Needs CONFIG_UART_WIDE_DATA. */
__syscall void uart_poll_out_u16(const struct device *dev, uint16_t out_u16);

static inline void z_impl_uart_poll_out_u16(const struct device *dev, uint16_t out_u16)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(out_u16);
	Z_UART_DO(CONFIG_UART_WIDE_DATA, dev, poll_out_u16, dev, out_u16);
}

/**
 * @brief Change the settings of the line. Needs CONFIG_UART_USE_RUNTIME_CONFIGURE.
 *
 * @return 0, -ENOSYS, -ENOTSUP; another negative errno if the hardware cannot. Context: thread.
 */
__syscall int uart_configure(const struct device *dev, const struct uart_config *cfg);

static inline int z_impl_uart_configure(const struct device *dev, const struct uart_config *cfg)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(cfg);
	return Z_UART_CALL(CONFIG_UART_USE_RUNTIME_CONFIGURE, dev, configure, dev, cfg);
}

/** Read the settings of the line into @p cfg. Returns as uart_configure(). Context: thread. */
__syscall int uart_config_get(const struct device *dev, struct uart_config *cfg);

static inline int z_impl_uart_config_get(const struct device *dev, struct uart_config *cfg)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(cfg);
	return Z_UART_CALL(CONFIG_UART_USE_RUNTIME_CONFIGURE, dev, config_get, dev, cfg);
}

/** Set a line or rate, one of enum uart_line_ctrl. Needs CONFIG_UART_LINE_CTRL. Context: thread. */
__syscall int uart_line_ctrl_set(const struct device *dev, uint32_t ctrl, uint32_t val);

static inline int z_impl_uart_line_ctrl_set(const struct device *dev, uint32_t ctrl, uint32_t val)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(ctrl);
	ARG_UNUSED(val);
	return Z_UART_CALL(CONFIG_UART_LINE_CTRL, dev, line_ctrl_set, dev, ctrl, val);
}

/**
 * Read a line or rate, one of enum uart_line_ctrl. Needs CONFIG_UART_LINE_CTRL. Context: thread.
 */
__syscall int uart_line_ctrl_get(const struct device *dev, uint32_t ctrl, uint32_t *val);

static inline int z_impl_uart_line_ctrl_get(const struct device *dev, uint32_t ctrl, uint32_t *val)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(ctrl);
	ARG_UNUSED(val);
	return Z_UART_CALL(CONFIG_UART_LINE_CTRL, dev, line_ctrl_get, dev, ctrl, val);
}

/** Send a command that only this driver knows. Needs CONFIG_UART_DRV_CMD. Context: thread. */
__syscall int uart_drv_cmd(const struct device *dev, uint32_t cmd, uint32_t p);

static inline int z_impl_uart_drv_cmd(const struct device *dev, uint32_t cmd, uint32_t p)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(cmd);
	ARG_UNUSED(p);
	return Z_UART_CALL(CONFIG_UART_DRV_CMD, dev, drv_cmd, dev, cmd, p);
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/uart.h>

#endif /* ETESIAN_DRIVERS_UART_H_ */
