/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Flags and types of GPIO ports, and what their drivers implement. Included by
 * <zephyr/drivers/gpio.h>.
 */
#ifndef ETESIAN_DRIVERS_GPIO_API_H_
#define ETESIAN_DRIVERS_GPIO_API_H_

#include <errno.h>

#include <zephyr/device.h>
#include <zephyr/dt-bindings/gpio/gpio.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/slist.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name Flags of gpio_pin_configure(), besides those of <zephyr/dt-bindings/gpio/gpio.h>
 * @{
 */
#define GPIO_INPUT	  (1U << 16) /**< The pin can be read. */
#define GPIO_OUTPUT	  (1U << 17) /**< The pin drives its line. */
#define GPIO_DISCONNECTED 0	     /**< Neither. */
/** @cond INTERNAL_HIDDEN */
#define GPIO_OUTPUT_INIT_LOW	 (1U << 18)
#define GPIO_OUTPUT_INIT_HIGH	 (1U << 19)
#define GPIO_OUTPUT_INIT_LOGICAL (1U << 20)
/** @endcond */
#define GPIO_OUTPUT_LOW	     (GPIO_OUTPUT | GPIO_OUTPUT_INIT_LOW)  /**< Output, low at first. */
#define GPIO_OUTPUT_HIGH     (GPIO_OUTPUT | GPIO_OUTPUT_INIT_HIGH) /**< Output, high at first. */
/** Output, inactive at first. */
#define GPIO_OUTPUT_INACTIVE (GPIO_OUTPUT | GPIO_OUTPUT_INIT_LOW | GPIO_OUTPUT_INIT_LOGICAL)
/** Output, active at first. */
#define GPIO_OUTPUT_ACTIVE   (GPIO_OUTPUT | GPIO_OUTPUT_INIT_HIGH | GPIO_OUTPUT_INIT_LOGICAL)
#define GPIO_DIR_MASK	     (GPIO_INPUT | GPIO_OUTPUT)
/** @} */

/** @name Flags of gpio_pin_interrupt_configure(): one of these
 * @{
 */
#define GPIO_INT_DISABLE (1U << 21) /**< No interrupt. */
/** @cond INTERNAL_HIDDEN */
#define GPIO_INT_ENABLE		     (1U << 22)
#define GPIO_INT_LEVELS_LOGICAL	     (1U << 23)
#define GPIO_INT_EDGE		     (1U << 24)
#define GPIO_INT_LOW_0		     (1U << 25)
#define GPIO_INT_HIGH_1		     (1U << 26)
#ifdef CONFIG_GPIO_ENABLE_DISABLE_INTERRUPT
#define GPIO_INT_ENABLE_DISABLE_ONLY (1U << 27)
#else
#define GPIO_INT_ENABLE_DISABLE_ONLY 0U
#endif
#define GPIO_INT_MASK                                                                              \
	(GPIO_INT_DISABLE | GPIO_INT_ENABLE | GPIO_INT_LEVELS_LOGICAL | GPIO_INT_EDGE |            \
	 GPIO_INT_LOW_0 | GPIO_INT_HIGH_1 | GPIO_INT_ENABLE_DISABLE_ONLY)
#define Z_GPIO_INT_EDGE	 (GPIO_INT_ENABLE | GPIO_INT_EDGE)
#define Z_GPIO_INT_LOGIC (GPIO_INT_ENABLE | GPIO_INT_LEVELS_LOGICAL)
/** @endcond */
#define GPIO_INT_EDGE_RISING  (Z_GPIO_INT_EDGE | GPIO_INT_HIGH_1) /**< From low to high. */
#define GPIO_INT_EDGE_FALLING (Z_GPIO_INT_EDGE | GPIO_INT_LOW_0)  /**< From high to low. */
#define GPIO_INT_EDGE_BOTH    (Z_GPIO_INT_EDGE | GPIO_INT_LOW_0 | GPIO_INT_HIGH_1)
#define GPIO_INT_LEVEL_LOW    (GPIO_INT_ENABLE | GPIO_INT_LOW_0)
#define GPIO_INT_LEVEL_HIGH   (GPIO_INT_ENABLE | GPIO_INT_HIGH_1)
#define GPIO_INT_EDGE_TO_INACTIVE (Z_GPIO_INT_LOGIC | GPIO_INT_EDGE | GPIO_INT_LOW_0)
#define GPIO_INT_EDGE_TO_ACTIVE	  (Z_GPIO_INT_LOGIC | GPIO_INT_EDGE | GPIO_INT_HIGH_1)
#define GPIO_INT_LEVEL_INACTIVE	  (Z_GPIO_INT_LOGIC | GPIO_INT_LOW_0)
#define GPIO_INT_LEVEL_ACTIVE	  (Z_GPIO_INT_LOGIC | GPIO_INT_HIGH_1)
/** @} */

typedef uint32_t gpio_port_pins_t;  /**< A set of pins: bit n is pin n. */
typedef uint32_t gpio_port_value_t; /**< Levels of pins: bit n is pin n. */
typedef uint8_t gpio_pin_t;	    /**< Number of a pin. */
typedef uint16_t gpio_dt_flags_t;   /**< Flags that a devicetree gives. */
typedef uint32_t gpio_flags_t;	    /**< Flags of a configuration. */

/** Pins that a port can have. */
#define GPIO_MAX_PINS_PER_PORT (sizeof(gpio_port_pins_t) * 8)

/** A pin, as a devicetree property names it. */
struct gpio_dt_spec {
	const struct device *port;
	gpio_pin_t pin;
	gpio_dt_flags_t dt_flags;
};

/** First member of every GPIO driver's config. */
struct gpio_driver_config {
	gpio_port_pins_t port_pin_mask; /**< Pins that exist. */
};

/** First member of every GPIO driver's data. */
struct gpio_driver_data {
	gpio_port_pins_t invert; /**< Pins that are active low. */
};

struct gpio_callback;

/**
 * @brief Called for interrupts of pins. Context: the port's interrupt.
 *
 * @param port the port
 * @param cb the callback, inside of what the application keeps for it
 * @param pins those of cb->pin_mask that caused it
 */
typedef void (*gpio_callback_handler_t)(const struct device *port, struct gpio_callback *cb,
					gpio_port_pins_t pins);

/** A handler on a port's list. */
struct gpio_callback {
	sys_snode_t node;		 /**< The driver's. */
	gpio_callback_handler_t handler;
	gpio_port_pins_t pin_mask;	 /**< Pins it wants to hear of; may change at any time. */
};

/** What a driver gets for an interrupt's mode. */
enum gpio_int_mode {
	GPIO_INT_MODE_DISABLED = GPIO_INT_DISABLE,
	GPIO_INT_MODE_LEVEL = GPIO_INT_ENABLE,
	GPIO_INT_MODE_EDGE = GPIO_INT_ENABLE | GPIO_INT_EDGE,
#ifdef CONFIG_GPIO_ENABLE_DISABLE_INTERRUPT
	GPIO_INT_MODE_DISABLE_ONLY = GPIO_INT_DISABLE | GPIO_INT_ENABLE_DISABLE_ONLY,
	GPIO_INT_MODE_ENABLE_ONLY = GPIO_INT_ENABLE | GPIO_INT_ENABLE_DISABLE_ONLY,
#endif
};

/** What a driver gets for an interrupt's trigger: levels are physical. */
enum gpio_int_trig {
	GPIO_INT_TRIG_LOW = GPIO_INT_LOW_0,
	GPIO_INT_TRIG_HIGH = GPIO_INT_HIGH_1,
	GPIO_INT_TRIG_BOTH = GPIO_INT_LOW_0 | GPIO_INT_HIGH_1,
	GPIO_INT_TRIG_WAKE = GPIO_INT_WAKEUP,
};

/** What a driver implements; the last four and pin_interrupt_configure may be NULL. */
__subsystem struct gpio_driver_api {
	int (*pin_configure)(const struct device *port, gpio_pin_t pin, gpio_flags_t flags);
#ifdef CONFIG_GPIO_GET_CONFIG
	int (*pin_get_config)(const struct device *port, gpio_pin_t pin, gpio_flags_t *flags);
#endif
	int (*port_get_raw)(const struct device *port, gpio_port_value_t *value);
	int (*port_set_masked_raw)(const struct device *port, gpio_port_pins_t mask,
				   gpio_port_value_t value);
	int (*port_set_bits_raw)(const struct device *port, gpio_port_pins_t pins);
	int (*port_clear_bits_raw)(const struct device *port, gpio_port_pins_t pins);
	int (*port_toggle_bits)(const struct device *port, gpio_port_pins_t pins);
	int (*pin_interrupt_configure)(const struct device *port, gpio_pin_t pin,
				       enum gpio_int_mode, enum gpio_int_trig);
	int (*manage_callback)(const struct device *port, struct gpio_callback *cb, bool set);
	uint32_t (*get_pending_int)(const struct device *dev);
#ifdef CONFIG_GPIO_GET_DIRECTION
	int (*port_get_direction)(const struct device *port, gpio_port_pins_t map,
				  gpio_port_pins_t *inputs, gpio_port_pins_t *outputs);
#endif
};

/** @cond INTERNAL_HIDDEN */
#define Z_GPIO_API(port)    ((const struct gpio_driver_api *)(port)->api)
#define Z_GPIO_INVERT(port) (((struct gpio_driver_data *)(port)->data)->invert)

static inline void z_gpio_check_pin(const struct device *port, gpio_pin_t pin)
{
	const struct gpio_driver_config *config = (const struct gpio_driver_config *)port->config;

	__ASSERT((config->port_pin_mask & BIT(pin)) != 0U, "port %s has no pin %u", port->name,
		 pin);
	ARG_UNUSED(config);
	ARG_UNUSED(pin);
}
/** @endcond */

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_DRIVERS_GPIO_API_H_ */
