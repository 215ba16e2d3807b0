/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Types of UARTs and what their drivers implement. Included by <zephyr/drivers/uart.h>.
 */
#ifndef ETESIAN_DRIVERS_UART_API_H_
#define ETESIAN_DRIVERS_UART_API_H_

#include <errno.h>
#include <stddef.h>

#include <zephyr/device.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Lines and rates of uart_line_ctrl_set(). */
enum uart_line_ctrl {
	UART_LINE_CTRL_BAUD_RATE = BIT(0), /**< Bit/s. */
	UART_LINE_CTRL_RTS = BIT(1),       /**< Request to send. */
	UART_LINE_CTRL_DTR = BIT(2),       /**< Data terminal ready. */
	UART_LINE_CTRL_DCD = BIT(3),       /**< Data carrier detect. */
	UART_LINE_CTRL_DSR = BIT(4),       /**< Data set ready. */
};

/** Why reception stopped; bits, as uart_err_check() returns them. */
enum uart_rx_stop_reason {
	UART_ERROR_OVERRUN = (1 << 0),   /**< A character was lost. */
	UART_ERROR_PARITY = (1 << 1),    /**< Wrong parity. */
	UART_ERROR_FRAMING = (1 << 2),   /**< No stop bit where one was due. */
	UART_BREAK = (1 << 3),           /**< The line was low for longer than a frame. */
	UART_ERROR_COLLISION = (1 << 4), /**< What came back is not what was sent. */
	UART_ERROR_NOISE = (1 << 5),     /**< Samples of a bit differed. */
};

/** Parity. */
enum uart_config_parity {
	UART_CFG_PARITY_NONE,
	UART_CFG_PARITY_ODD,
	UART_CFG_PARITY_EVEN,
	UART_CFG_PARITY_MARK,
	UART_CFG_PARITY_SPACE,
};

/** Length of the stop bit. */
enum uart_config_stop_bits {
	UART_CFG_STOP_BITS_0_5,
	UART_CFG_STOP_BITS_1,
	UART_CFG_STOP_BITS_1_5,
	UART_CFG_STOP_BITS_2,
};

/** Number of data bits. */
enum uart_config_data_bits {
	UART_CFG_DATA_BITS_5,
	UART_CFG_DATA_BITS_6,
	UART_CFG_DATA_BITS_7,
	UART_CFG_DATA_BITS_8,
	UART_CFG_DATA_BITS_9,
};

/** Flow control by hardware. */
enum uart_config_flow_control {
	UART_CFG_FLOW_CTRL_NONE,
	UART_CFG_FLOW_CTRL_RTS_CTS,
	UART_CFG_FLOW_CTRL_DTR_DSR,
	UART_CFG_FLOW_CTRL_RS485,
};

/** Settings of the line. */
struct uart_config {
	uint32_t baudrate; /**< Bit/s. */
	uint8_t parity;    /**< enum uart_config_parity */
	uint8_t stop_bits; /**< enum uart_config_stop_bits */
	uint8_t data_bits; /**< enum uart_config_data_bits */
	uint8_t flow_ctrl; /**< enum uart_config_flow_control */
};

struct uart_event;

/**
 * @brief Called for interrupts of a UART. Context: ISR.
 *
 * @param dev the UART
 * @param user_data as given with the callback
 */
typedef void (*uart_irq_callback_user_data_t)(const struct device *dev, void *user_data);

/** A driver's function that connects the interrupts of an instance. */
typedef void (*uart_irq_config_func_t)(const struct device *dev);

/**
 * Called for events of asynchronous transfers (uart/async.h). Context: ISR, or as the driver says.
 */
typedef void (*uart_callback_t)(const struct device *dev, struct uart_event *evt, void *user_data);

/** What a driver implements; members that may be NULL are checked by the functions below. */
__subsystem struct uart_driver_api {
#ifdef CONFIG_UART_ASYNC_API
	int (*callback_set)(const struct device *dev, uart_callback_t callback, void *user_data);
	int (*tx)(const struct device *dev, const uint8_t *buf, size_t len, int32_t timeout);
	int (*tx_abort)(const struct device *dev);
	int (*rx_enable)(const struct device *dev, uint8_t *buf, size_t len, int32_t timeout);
	int (*rx_buf_rsp)(const struct device *dev, uint8_t *buf, size_t len);
	int (*rx_disable)(const struct device *dev);
#ifdef CONFIG_UART_WIDE_DATA
	int (*tx_u16)(const struct device *dev, const uint16_t *buf, size_t len, int32_t timeout);
	int (*rx_enable_u16)(const struct device *dev, uint16_t *buf, size_t len, int32_t timeout);
	int (*rx_buf_rsp_u16)(const struct device *dev, uint16_t *buf, size_t len);
#endif
#endif
	int (*poll_in)(const struct device *dev, unsigned char *p_char);
	void (*poll_out)(const struct device *dev, unsigned char out_char);
#ifdef CONFIG_UART_WIDE_DATA
	int (*poll_in_u16)(const struct device *dev, uint16_t *p_u16);
	void (*poll_out_u16)(const struct device *dev, uint16_t out_u16);
#endif
	int (*err_check)(const struct device *dev);
#ifdef CONFIG_UART_USE_RUNTIME_CONFIGURE
	int (*configure)(const struct device *dev, const struct uart_config *cfg);
	int (*config_get)(const struct device *dev, struct uart_config *cfg);
#endif
#ifdef CONFIG_UART_INTERRUPT_DRIVEN
	int (*fifo_fill)(const struct device *dev, const uint8_t *tx_data, int len);
#ifdef CONFIG_UART_WIDE_DATA
	int (*fifo_fill_u16)(const struct device *dev, const uint16_t *tx_data, int len);
#endif
	int (*fifo_read)(const struct device *dev, uint8_t *rx_data, const int size);
#ifdef CONFIG_UART_WIDE_DATA
	int (*fifo_read_u16)(const struct device *dev, uint16_t *rx_data, const int size);
#endif
	void (*irq_tx_enable)(const struct device *dev);
	void (*irq_tx_disable)(const struct device *dev);
	int (*irq_tx_ready)(const struct device *dev);
	void (*irq_rx_enable)(const struct device *dev);
	void (*irq_rx_disable)(const struct device *dev);
	int (*irq_tx_complete)(const struct device *dev);
	int (*irq_rx_ready)(const struct device *dev);
	void (*irq_err_enable)(const struct device *dev);
	void (*irq_err_disable)(const struct device *dev);
	int (*irq_is_pending)(const struct device *dev);
	int (*irq_update)(const struct device *dev);
	void (*irq_callback_set)(const struct device *dev, uart_irq_callback_user_data_t cb,
				 void *user_data);
#endif
#ifdef CONFIG_UART_LINE_CTRL
	int (*line_ctrl_set)(const struct device *dev, uint32_t ctrl, uint32_t val);
	int (*line_ctrl_get)(const struct device *dev, uint32_t ctrl, uint32_t *val);
#endif
#ifdef CONFIG_UART_DRV_CMD
	int (*drv_cmd)(const struct device *dev, uint32_t cmd, uint32_t p);
#endif
};

/** @cond INTERNAL_HIDDEN */
#define Z_UART_API(dev) ((const struct uart_driver_api *)(dev)->api)

/*
 * Call member fn of the driver's api, which exists only if `config` is enabled and may be NULL.
 * Z_UART_CALL gives its result, Z_UART_CALL_0 gives 0, Z_UART_DO nothing; else the errno.
 */
#define Z_UART_CALL(config, dev, fn, ...)                                                          \
	COND_CODE_1(IS_ENABLED(config),                                                            \
		    ((Z_UART_API(dev)->fn == NULL) ? -ENOSYS                                       \
						    : Z_UART_API(dev)->fn(__VA_ARGS__)),           \
		    (-ENOTSUP))
#define Z_UART_CALL_0(config, dev, fn, ...)                                                        \
	COND_CODE_1(IS_ENABLED(config),                                                            \
		    ((Z_UART_API(dev)->fn == NULL) ? -ENOSYS                                       \
						    : (Z_UART_API(dev)->fn(__VA_ARGS__), 0)),      \
		    (-ENOTSUP))
#define Z_UART_DO(config, dev, fn, ...) (void)(Z_UART_CALL_0(config, dev, fn, __VA_ARGS__))
/** @endcond */

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_DRIVERS_UART_API_H_ */
