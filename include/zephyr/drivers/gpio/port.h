/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Levels of many pins of a port, or of one. Included by <zephyr/drivers/gpio.h>.
 *
 * Pins are given by port and number, or by a struct gpio_dt_spec in the functions with _dt. Sets of
 * pins and their levels are bit masks. See gpio.h for return values and contexts.
 */
#ifndef ETESIAN_DRIVERS_GPIO_PORT_H_
#define ETESIAN_DRIVERS_GPIO_PORT_H_

#include <zephyr/drivers/gpio/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Read the physical levels of all pins of @p port into @p value. */
__syscall int gpio_port_get_raw(const struct device *port, gpio_port_value_t *value);

static inline int z_impl_gpio_port_get_raw(const struct device *port, gpio_port_value_t *value)
{
	return Z_GPIO_API(port)->port_get_raw(port, value);
}

/** Set the physical levels of the output pins in @p mask to those in @p value. */
__syscall int gpio_port_set_masked_raw(const struct device *port, gpio_port_pins_t mask,
				       gpio_port_value_t value);

static inline int z_impl_gpio_port_set_masked_raw(const struct device *port, gpio_port_pins_t mask,
						  gpio_port_value_t value)
{
	return Z_GPIO_API(port)->port_set_masked_raw(port, mask, value);
}

/** Set the output pins in @p pins high. */
__syscall int gpio_port_set_bits_raw(const struct device *port, gpio_port_pins_t pins);

static inline int z_impl_gpio_port_set_bits_raw(const struct device *port, gpio_port_pins_t pins)
{
	return Z_GPIO_API(port)->port_set_bits_raw(port, pins);
}

/** Set the output pins in @p pins low. */
__syscall int gpio_port_clear_bits_raw(const struct device *port, gpio_port_pins_t pins);

static inline int z_impl_gpio_port_clear_bits_raw(const struct device *port, gpio_port_pins_t pins)
{
	return Z_GPIO_API(port)->port_clear_bits_raw(port, pins);
}

/** Turn the levels of the output pins in @p pins around. */
__syscall int gpio_port_toggle_bits(const struct device *port, gpio_port_pins_t pins);

static inline int z_impl_gpio_port_toggle_bits(const struct device *port, gpio_port_pins_t pins)
{
	return Z_GPIO_API(port)->port_toggle_bits(port, pins);
}

/** Read the logical levels of all pins into @p value. */
static inline int gpio_port_get(const struct device *port, gpio_port_value_t *value)
{
	int rc = gpio_port_get_raw(port, value);

	if (rc == 0) {
		*value ^= Z_GPIO_INVERT(port);
	}
	return rc;
}

/** Set the logical levels of the output pins in @p mask to those in @p value. */
static inline int gpio_port_set_masked(const struct device *port, gpio_port_pins_t mask,
				       gpio_port_value_t value)
{
	return gpio_port_set_masked_raw(port, mask, value ^ Z_GPIO_INVERT(port));
}

/** Make the output pins in @p pins active. */
static inline int gpio_port_set_bits(const struct device *port, gpio_port_pins_t pins)
{
	return gpio_port_set_masked(port, pins, pins);
}

/** Make the output pins in @p pins inactive. */
static inline int gpio_port_clear_bits(const struct device *port, gpio_port_pins_t pins)
{
	return gpio_port_set_masked(port, pins, 0);
}

/** Set the output pins in @p set_pins high, those in @p clear_pins low; no pin may be in both. */
static inline int gpio_port_set_clr_bits_raw(const struct device *port, gpio_port_pins_t set_pins,
					     gpio_port_pins_t clear_pins)
{
	__ASSERT((set_pins & clear_pins) == 0, "a pin to be set and cleared at once");
	return gpio_port_set_masked_raw(port, set_pins | clear_pins, set_pins);
}

/** Make the output pins in @p set_pins active, those in @p clear_pins inactive. */
static inline int gpio_port_set_clr_bits(const struct device *port, gpio_port_pins_t set_pins,
					 gpio_port_pins_t clear_pins)
{
	__ASSERT((set_pins & clear_pins) == 0, "a pin to be set and cleared at once");
	return gpio_port_set_masked(port, set_pins | clear_pins, set_pins);
}

/** The physical level of a pin: 0, 1 or a negative errno. */
static inline int gpio_pin_get_raw(const struct device *port, gpio_pin_t pin)
{
	gpio_port_value_t value;
	int rc;

	z_gpio_check_pin(port, pin);
	rc = gpio_port_get_raw(port, &value);
	return (rc == 0) ? ((value & (gpio_port_pins_t)BIT(pin)) != 0 ? 1 : 0) : rc;
}

/** The logical level of a pin: 0 inactive, 1 active, or a negative errno. */
static inline int gpio_pin_get(const struct device *port, gpio_pin_t pin)
{
	gpio_port_value_t value;
	int rc;

	z_gpio_check_pin(port, pin);
	rc = gpio_port_get(port, &value);
	return (rc == 0) ? ((value & (gpio_port_pins_t)BIT(pin)) != 0 ? 1 : 0) : rc;
}

static inline int gpio_pin_get_dt(const struct gpio_dt_spec *spec)
{
	return gpio_pin_get(spec->port, spec->pin);
}

/** Set the physical level of an output pin: low if @p value is 0, else high. */
static inline int gpio_pin_set_raw(const struct device *port, gpio_pin_t pin, int value)
{
	z_gpio_check_pin(port, pin);
	return (value != 0) ? gpio_port_set_bits_raw(port, (gpio_port_pins_t)BIT(pin))
			    : gpio_port_clear_bits_raw(port, (gpio_port_pins_t)BIT(pin));
}

/** Set the logical level of an output pin: inactive if @p value is 0, else active. */
static inline int gpio_pin_set(const struct device *port, gpio_pin_t pin, int value)
{
	bool inverted = (Z_GPIO_INVERT(port) & (gpio_port_pins_t)BIT(pin)) != 0;

	return gpio_pin_set_raw(port, pin, (value != 0) != inverted);
}

static inline int gpio_pin_set_dt(const struct gpio_dt_spec *spec, int value)
{
	return gpio_pin_set(spec->port, spec->pin, value);
}

/** Turn the level of an output pin around. */
static inline int gpio_pin_toggle(const struct device *port, gpio_pin_t pin)
{
	z_gpio_check_pin(port, pin);
	return gpio_port_toggle_bits(port, (gpio_port_pins_t)BIT(pin));
}

static inline int gpio_pin_toggle_dt(const struct gpio_dt_spec *spec)
{
	return gpio_pin_toggle(spec->port, spec->pin);
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/gpio_port.h>

#endif /* ETESIAN_DRIVERS_GPIO_PORT_H_ */
