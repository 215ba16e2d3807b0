/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief UARTs driven by interrupts. Included by <zephyr/drivers/uart.h>.
 *
 * The callback runs in the UART's interrupt: it calls uart_irq_update(), asks uart_irq_rx_ready()
 * and uart_irq_tx_ready(), and moves characters by uart_fifo_read() and uart_fifo_fill(). Needs
 * CONFIG_UART_INTERRUPT_DRIVEN; without it the functions return -ENOTSUP or do nothing.
 */
#ifndef ETESIAN_DRIVERS_UART_IRQ_H_
#define ETESIAN_DRIVERS_UART_IRQ_H_

#include <zephyr/drivers/uart/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Hand characters to the transmitter.
 *
 * @param dev the UART
 * @param tx_data what to send
 * @param size number of characters
 * @return number taken, -ENOSYS, -ENOTSUP. Context: the UART's callback.
 */
static inline int uart_fifo_fill(const struct device *dev, const uint8_t *tx_data, int size)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(tx_data);
	ARG_UNUSED(size);
	return Z_UART_CALL(CONFIG_UART_INTERRUPT_DRIVEN, dev, fifo_fill, dev, tx_data, size);
}

/**
 * @brief Take received characters.
 *
 * @param dev the UART
 * @param rx_data where to put them
 * @param size room, in characters
 * @return number taken, -ENOSYS, -ENOTSUP. Context: the UART's callback.
 */
static inline int uart_fifo_read(const struct device *dev, uint8_t *rx_data, const int size)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(rx_data);
	ARG_UNUSED(size);
	return Z_UART_CALL(CONFIG_UART_INTERRUPT_DRIVEN, dev, fifo_read, dev, rx_data, size);
}

/** @cond INTERNAL_HIDDEN */
#if defined(CONFIG_UART_INTERRUPT_DRIVEN) && defined(CONFIG_UART_WIDE_DATA)
#define Z_UART_HAS_IRQ_WIDE 1
#endif
/** @endcond */

/** uart_fifo_fill() for characters of more than 8 bits. Needs CONFIG_UART_WIDE_DATA. */
static inline int uart_fifo_fill_u16(const struct device *dev, const uint16_t *tx_data, int size)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(tx_data);
	ARG_UNUSED(size);
	return Z_UART_CALL(Z_UART_HAS_IRQ_WIDE, dev, fifo_fill_u16, dev, tx_data, size);
}

/** uart_fifo_read() for characters of more than 8 bits. Needs CONFIG_UART_WIDE_DATA. */
static inline int uart_fifo_read_u16(const struct device *dev, uint16_t *rx_data, const int size)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(rx_data);
	ARG_UNUSED(size);
	return Z_UART_CALL(Z_UART_HAS_IRQ_WIDE, dev, fifo_read_u16, dev, rx_data, size);
}

/** Raise interrupts while the transmitter has room. Context: any. */
__syscall void uart_irq_tx_enable(const struct device *dev);

static inline void z_impl_uart_irq_tx_enable(const struct device *dev)
{
	ARG_UNUSED(dev);
	Z_UART_DO(CONFIG_UART_INTERRUPT_DRIVEN, dev, irq_tx_enable, dev);
}

/** Raise no interrupts for the transmitter. Context: any. */
__syscall void uart_irq_tx_disable(const struct device *dev);

static inline void z_impl_uart_irq_tx_disable(const struct device *dev)
{
	ARG_UNUSED(dev);
	Z_UART_DO(CONFIG_UART_INTERRUPT_DRIVEN, dev, irq_tx_disable, dev);
}

/**
 * @brief Whether the transmitter has room.
 *
 * @return number of characters it takes at least, 0 if none or if its interrupt is not enabled,
 *         -ENOSYS, -ENOTSUP. Context: the UART's callback, after uart_irq_update().
 */
static inline int uart_irq_tx_ready(const struct device *dev)
{
	ARG_UNUSED(dev);
	return Z_UART_CALL(CONFIG_UART_INTERRUPT_DRIVEN, dev, irq_tx_ready, dev);
}

/** Raise interrupts for received characters. Context: any. */
__syscall void uart_irq_rx_enable(const struct device *dev);

static inline void z_impl_uart_irq_rx_enable(const struct device *dev)
{
	ARG_UNUSED(dev);
	Z_UART_DO(CONFIG_UART_INTERRUPT_DRIVEN, dev, irq_rx_enable, dev);
}

/** Raise no interrupts for received characters. Context: any. */
__syscall void uart_irq_rx_disable(const struct device *dev);

static inline void z_impl_uart_irq_rx_disable(const struct device *dev)
{
	ARG_UNUSED(dev);
	Z_UART_DO(CONFIG_UART_INTERRUPT_DRIVEN, dev, irq_rx_disable, dev);
}

/** 1 if everything has left the transmitter, 0 if not, -ENOSYS, -ENOTSUP. Context: the callback. */
static inline int uart_irq_tx_complete(const struct device *dev)
{
	ARG_UNUSED(dev);
	return Z_UART_CALL(CONFIG_UART_INTERRUPT_DRIVEN, dev, irq_tx_complete, dev);
}

/** 1 if a received character can be read, 0 if not, -ENOSYS, -ENOTSUP. Context: the callback. */
static inline int uart_irq_rx_ready(const struct device *dev)
{
	ARG_UNUSED(dev);
	return Z_UART_CALL(CONFIG_UART_INTERRUPT_DRIVEN, dev, irq_rx_ready, dev);
}

/** Raise interrupts for errors of reception. Context: any. */
__syscall void uart_irq_err_enable(const struct device *dev);

static inline void z_impl_uart_irq_err_enable(const struct device *dev)
{
	ARG_UNUSED(dev);
	Z_UART_DO(CONFIG_UART_INTERRUPT_DRIVEN, dev, irq_err_enable, dev);
}

/** Raise no interrupts for errors of reception. Context: any. */
__syscall void uart_irq_err_disable(const struct device *dev);

static inline void z_impl_uart_irq_err_disable(const struct device *dev)
{
	ARG_UNUSED(dev);
	Z_UART_DO(CONFIG_UART_INTERRUPT_DRIVEN, dev, irq_err_disable, dev);
}

/** 1 if an interrupt of the UART is pending, 0 if not, -ENOSYS, -ENOTSUP. Context: any. */
__syscall int uart_irq_is_pending(const struct device *dev);

static inline int z_impl_uart_irq_is_pending(const struct device *dev)
{
	ARG_UNUSED(dev);
	return Z_UART_CALL(CONFIG_UART_INTERRUPT_DRIVEN, dev, irq_is_pending, dev);
}

/**
 * @brief Start handling an interrupt: look at the hardware once for the questions that follow.
 *
 * @return 1, -ENOSYS, -ENOTSUP. Context: the UART's callback.
 */
__syscall int uart_irq_update(const struct device *dev);

static inline int z_impl_uart_irq_update(const struct device *dev)
{
	ARG_UNUSED(dev);
	return Z_UART_CALL(CONFIG_UART_INTERRUPT_DRIVEN, dev, irq_update, dev);
}

/**
 * @brief Set the function called for the UART's interrupts; NULL for none.
 *
 * @param dev the UART
 * @param cb the function
 * @param user_data handed to it
 * @return 0, -ENOSYS, -ENOTSUP. Context: any.
 */
static inline int uart_irq_callback_user_data_set(const struct device *dev,
						  uart_irq_callback_user_data_t cb, void *user_data)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(cb);
	ARG_UNUSED(user_data);
	return Z_UART_CALL_0(CONFIG_UART_INTERRUPT_DRIVEN, dev, irq_callback_set, dev, cb,
			     user_data);
}

/** uart_irq_callback_user_data_set() with NULL for the data. */
static inline int uart_irq_callback_set(const struct device *dev, uart_irq_callback_user_data_t cb)
{
	return uart_irq_callback_user_data_set(dev, cb, NULL);
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/uart_irq.h>

#endif /* ETESIAN_DRIVERS_UART_IRQ_H_ */
