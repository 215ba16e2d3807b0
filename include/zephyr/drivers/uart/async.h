/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Asynchronous UART transfers. Included by <zephyr/drivers/uart.h>.
 *
 * The application hands over buffers, the driver (mostly by DMA) fills or empties them and tells by
 * events. Reception goes on without gaps through two buffers: on UART_RX_BUF_REQUEST the
 * application gives the next one with uart_rx_buf_rsp(). Needs CONFIG_UART_ASYNC_API; without it
 * the functions return -ENOTSUP.
 */
#ifndef ETESIAN_DRIVERS_UART_ASYNC_H_
#define ETESIAN_DRIVERS_UART_ASYNC_H_

#include <zephyr/drivers/uart/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What happened. */
enum uart_event_type {
	/** A whole buffer was sent: data.tx. */
	UART_TX_DONE,
	/** Sending stopped, by uart_tx_abort() or its timeout; data.tx.len characters were sent. */
	UART_TX_ABORTED,
	/** Characters have come: data.rx. When a buffer is full, or after a silence. */
	UART_RX_RDY,
	/** The driver wants the next buffer. */
	UART_RX_BUF_REQUEST,
	/** The driver does not need the buffer data.rx_buf any more. */
	UART_RX_BUF_RELEASED,
	/** Reception is off; uart_rx_enable() works again. */
	UART_RX_DISABLED,
	/** Reception stopped because of an error: data.rx_stop. */
	UART_RX_STOPPED,
};

/** Sent characters. */
struct uart_event_tx {
	const uint8_t *buf;
	size_t len;
};

/** Received characters: @p len of them, @p offset behind the start of @p buf. */
struct uart_event_rx {
	uint8_t *buf;
	size_t offset;
	size_t len;
};

/** A buffer that goes back to the application. */
struct uart_event_rx_buf {
	uint8_t *buf;
};

/** An error, and what had come before it. */
struct uart_event_rx_stop {
	enum uart_rx_stop_reason reason;
	struct uart_event_rx data;
};

/** An event, as the callback gets it; valid until the callback returns. */
struct uart_event {
	enum uart_event_type type;
	union uart_event_data {
		struct uart_event_tx tx;
		struct uart_event_rx rx;
		struct uart_event_rx_buf rx_buf;
		struct uart_event_rx_stop rx_stop;
	} data;
};

/** @cond INTERNAL_HIDDEN */
#if defined(CONFIG_UART_ASYNC_API) && defined(CONFIG_UART_WIDE_DATA)
#define Z_UART_HAS_ASYNC_WIDE 1
#endif
/** @endcond */

/**
 * @brief Set the function that gets the events; NULL for none.
 *
 * @param dev the UART
 * @param callback the function
 * @param user_data handed to it
 * @return 0, -ENOSYS, -ENOTSUP. Context: any.
 */
static inline int uart_callback_set(const struct device *dev, uart_callback_t callback,
				    void *user_data)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(callback);
	ARG_UNUSED(user_data);
	return Z_UART_CALL(CONFIG_UART_ASYNC_API, dev, callback_set, dev, callback, user_data);
}

/**
 * @brief Start sending a buffer.
 *
 * @param dev the UART
 * @param buf what to send; stays the driver's until UART_TX_DONE or UART_TX_ABORTED
 * @param len number of characters
 * @param timeout microseconds after which sending is given up if flow control holds it;
 *        SYS_FOREVER_US for never
 * @return 0, -EBUSY while sending, -ENOSYS, -ENOTSUP. Context: any.
 */
__syscall int uart_tx(const struct device *dev, const uint8_t *buf, size_t len, int32_t timeout);

static inline int z_impl_uart_tx(const struct device *dev, const uint8_t *buf, size_t len,
				 int32_t timeout)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(buf);
	ARG_UNUSED(len);
	ARG_UNUSED(timeout);
	return Z_UART_CALL(CONFIG_UART_ASYNC_API, dev, tx, dev, buf, len, timeout);
}

/** uart_tx() for characters of more than 8 bits. Needs CONFIG_UART_WIDE_DATA. */
__syscall int uart_tx_u16(const struct device *dev, const uint16_t *buf, size_t len,
			  int32_t timeout);

static inline int z_impl_uart_tx_u16(const struct device *dev, const uint16_t *buf, size_t len,
				     int32_t timeout)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(buf);
	ARG_UNUSED(len);
	ARG_UNUSED(timeout);
	return Z_UART_CALL(Z_UART_HAS_ASYNC_WIDE, dev, tx_u16, dev, buf, len, timeout);
}

/** Stop sending; UART_TX_ABORTED follows. -EFAULT if nothing is being sent. Context: any. */
__syscall int uart_tx_abort(const struct device *dev);

static inline int z_impl_uart_tx_abort(const struct device *dev)
{
	ARG_UNUSED(dev);
	return Z_UART_CALL(CONFIG_UART_ASYNC_API, dev, tx_abort, dev);
}

/**
 * @brief Start receiving.
 *
 * @param dev the UART
 * @param buf first buffer; stays the driver's until UART_RX_BUF_RELEASED
 * @param len its room, in characters
 * @param timeout microseconds of silence after which UART_RX_RDY tells of what has come;
 *        SYS_FOREVER_US for never
 * @return 0, -EBUSY if reception is on, -ENOSYS, -ENOTSUP. Context: any.
 */
__syscall int uart_rx_enable(const struct device *dev, uint8_t *buf, size_t len, int32_t timeout);

static inline int z_impl_uart_rx_enable(const struct device *dev, uint8_t *buf, size_t len,
					int32_t timeout)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(buf);
	ARG_UNUSED(len);
	ARG_UNUSED(timeout);
	return Z_UART_CALL(CONFIG_UART_ASYNC_API, dev, rx_enable, dev, buf, len, timeout);
}

/** uart_rx_enable() for characters of more than 8 bits. Needs CONFIG_UART_WIDE_DATA. */
__syscall int uart_rx_enable_u16(const struct device *dev, uint16_t *buf, size_t len,
				 int32_t timeout);

static inline int z_impl_uart_rx_enable_u16(const struct device *dev, uint16_t *buf, size_t len,
					    int32_t timeout)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(buf);
	ARG_UNUSED(len);
	ARG_UNUSED(timeout);
	return Z_UART_CALL(Z_UART_HAS_ASYNC_WIDE, dev, rx_enable_u16, dev, buf, len, timeout);
}

/**
 * @brief Give the next buffer, in answer to UART_RX_BUF_REQUEST.
 *
 * @param dev the UART
 * @param buf the buffer
 * @param len its room, in characters
 * @return 0, -EBUSY if the next buffer is there already, -EACCES if reception is off, -ENOSYS,
 *         -ENOTSUP. Context: any.
 */
static inline int uart_rx_buf_rsp(const struct device *dev, uint8_t *buf, size_t len)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(buf);
	ARG_UNUSED(len);
	return Z_UART_CALL(CONFIG_UART_ASYNC_API, dev, rx_buf_rsp, dev, buf, len);
}

/** uart_rx_buf_rsp() for characters of more than 8 bits. Needs CONFIG_UART_WIDE_DATA. */
static inline int uart_rx_buf_rsp_u16(const struct device *dev, uint16_t *buf, size_t len)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(buf);
	ARG_UNUSED(len);
	return Z_UART_CALL(Z_UART_HAS_ASYNC_WIDE, dev, rx_buf_rsp_u16, dev, buf, len);
}

/**
 * @brief Stop receiving: UART_RX_RDY for what has come, the buffers' release, UART_RX_DISABLED
 * follow.
 *
 * @return 0, -EFAULT if reception is off, -ENOSYS, -ENOTSUP. Context: any.
 */
__syscall int uart_rx_disable(const struct device *dev);

static inline int z_impl_uart_rx_disable(const struct device *dev)
{
	ARG_UNUSED(dev);
	return Z_UART_CALL(CONFIG_UART_ASYNC_API, dev, rx_disable, dev);
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/uart_async.h>

#endif /* ETESIAN_DRIVERS_UART_ASYNC_H_ */
