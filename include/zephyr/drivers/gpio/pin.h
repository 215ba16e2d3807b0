/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Configuration and interrupts of pins. Included by <zephyr/drivers/gpio.h>.
 *
 * See gpio.h for return values and contexts.
 */
#ifndef ETESIAN_DRIVERS_GPIO_PIN_H_
#define ETESIAN_DRIVERS_GPIO_PIN_H_

#include <zephyr/drivers/gpio/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Whether the port of @p spec can be used. */
static inline bool gpio_is_ready_dt(const struct gpio_dt_spec *spec)
{
	return device_is_ready(spec->port);
}

/** @cond INTERNAL_HIDDEN */
/* Flags that contradict each other are the caller's mistake. */
static inline void z_gpio_check_flags(gpio_flags_t flags)
{
	__ASSERT((flags & GPIO_INT_MASK) == 0U, "interrupts: gpio_pin_interrupt_configure()");
	__ASSERT((flags & (GPIO_PULL_UP | GPIO_PULL_DOWN)) != (GPIO_PULL_UP | GPIO_PULL_DOWN),
		 "pulled both up and down");
	__ASSERT((flags & GPIO_OUTPUT) != 0U || (flags & GPIO_INPUT) == 0U ||
			 (flags & GPIO_SINGLE_ENDED) == 0U,
		 "single-ended, but not an output");
	__ASSERT((flags & GPIO_SINGLE_ENDED) != 0U || (flags & GPIO_LINE_OPEN_DRAIN) == 0U,
		 "open drain without GPIO_SINGLE_ENDED");
	__ASSERT((flags & GPIO_OUTPUT) != 0U ||
			 (flags & (GPIO_OUTPUT_INIT_LOW | GPIO_OUTPUT_INIT_HIGH)) == 0U,
		 "a first level, but not an output");
	__ASSERT((flags & (GPIO_OUTPUT_INIT_LOW | GPIO_OUTPUT_INIT_HIGH)) !=
			 (GPIO_OUTPUT_INIT_LOW | GPIO_OUTPUT_INIT_HIGH),
		 "first level both low and high");
	ARG_UNUSED(flags);
}
/** @endcond */

/**
 * @brief Configure a pin.
 *
 * @param port the port
 * @param pin number of the pin
 * @param flags GPIO_INPUT and/or one of GPIO_OUTPUT..., or GPIO_DISCONNECTED; with flags of
 *        <zephyr/dt-bindings/gpio/gpio.h>
 */
__syscall int gpio_pin_configure(const struct device *port, gpio_pin_t pin, gpio_flags_t flags);

static inline int z_impl_gpio_pin_configure(const struct device *port, gpio_pin_t pin,
					    gpio_flags_t flags)
{
	const gpio_flags_t levels = GPIO_OUTPUT_INIT_LOW | GPIO_OUTPUT_INIT_HIGH;
	struct gpio_driver_data *data = (struct gpio_driver_data *)port->data;

	z_gpio_check_flags(flags);
	z_gpio_check_pin(port, pin);
	if ((flags & GPIO_ACTIVE_LOW) == 0U) {
		data->invert &= ~(gpio_port_pins_t)BIT(pin);
	} else {
		data->invert |= (gpio_port_pins_t)BIT(pin);
		if ((flags & GPIO_OUTPUT_INIT_LOGICAL) != 0U && (flags & levels) != 0U) {
			flags ^= levels;
		}
	}
	return Z_GPIO_API(port)->pin_configure(port, pin, flags & ~GPIO_OUTPUT_INIT_LOGICAL);
}

/** Configure the pin of @p spec with its own flags and @p extra_flags. */
static inline int gpio_pin_configure_dt(const struct gpio_dt_spec *spec, gpio_flags_t extra_flags)
{
	return gpio_pin_configure(spec->port, spec->pin, spec->dt_flags | extra_flags);
}

/**
 * @brief Configure the interrupt of an input pin: one of the GPIO_INT_ flags.
 *
 * With GPIO_INT_WAKEUP the interrupt also wakes the system up.
 */
__syscall int gpio_pin_interrupt_configure(const struct device *port, gpio_pin_t pin,
					   gpio_flags_t flags);

static inline int z_impl_gpio_pin_interrupt_configure(const struct device *port, gpio_pin_t pin,
						      gpio_flags_t flags)
{
	const gpio_flags_t levels = GPIO_INT_LOW_0 | GPIO_INT_HIGH_1;
	const gpio_flags_t modes = GPIO_INT_DISABLE | GPIO_INT_ENABLE | GPIO_INT_EDGE |
				   GPIO_INT_ENABLE_DISABLE_ONLY;

	if (Z_GPIO_API(port)->pin_interrupt_configure == NULL) {
		return -ENOSYS;
	}
	__ASSERT((flags & (GPIO_INT_DISABLE | GPIO_INT_ENABLE)) !=
			 (GPIO_INT_DISABLE | GPIO_INT_ENABLE),
		 "interrupt both disabled and enabled");
	__ASSERT((flags & (GPIO_INT_DISABLE | GPIO_INT_ENABLE)) != 0U,
		 "interrupt neither disabled nor enabled");
	__ASSERT((flags & GPIO_INT_ENABLE) == 0U ||
			 (flags & (levels | GPIO_INT_ENABLE_DISABLE_ONLY)) != 0U,
		 "interrupt without a level or edge");
	z_gpio_check_pin(port, pin);
	if ((flags & GPIO_INT_LEVELS_LOGICAL) != 0U &&
	    (Z_GPIO_INVERT(port) & (gpio_port_pins_t)BIT(pin)) != 0U) {
		flags ^= levels;
	}
	return Z_GPIO_API(port)->pin_interrupt_configure(
		port, pin, (enum gpio_int_mode)(flags & modes),
		(enum gpio_int_trig)(flags & (levels | GPIO_INT_WAKEUP)));
}

/** Configure the interrupt of the pin of @p spec. */
static inline int gpio_pin_interrupt_configure_dt(const struct gpio_dt_spec *spec,
						  gpio_flags_t flags)
{
	return gpio_pin_interrupt_configure(spec->port, spec->pin, flags);
}

/**
 * @brief Which pins of @p map are inputs and which are outputs. Needs CONFIG_GPIO_GET_DIRECTION.
 *
 * @p inputs and @p outputs may be NULL.
 */
__syscall int gpio_port_get_direction(const struct device *port, gpio_port_pins_t map,
				      gpio_port_pins_t *inputs, gpio_port_pins_t *outputs);

#ifdef CONFIG_GPIO_GET_DIRECTION
static inline int z_impl_gpio_port_get_direction(const struct device *port, gpio_port_pins_t map,
						 gpio_port_pins_t *inputs,
						 gpio_port_pins_t *outputs)
{
	if (Z_GPIO_API(port)->port_get_direction == NULL) {
		return -ENOSYS;
	}
	return Z_GPIO_API(port)->port_get_direction(port, map, inputs, outputs);
}

/** 1 if the pin is an input, 0 if not, or a negative errno. */
static inline int gpio_pin_is_input(const struct device *port, gpio_pin_t pin)
{
	gpio_port_pins_t pins;
	int rc;

	z_gpio_check_pin(port, pin);
	rc = gpio_port_get_direction(port, (gpio_port_pins_t)BIT(pin), &pins, NULL);
	return (rc < 0) ? rc : (((gpio_port_pins_t)BIT(pin) & pins) != 0 ? 1 : 0);
}

static inline int gpio_pin_is_input_dt(const struct gpio_dt_spec *spec)
{
	return gpio_pin_is_input(spec->port, spec->pin);
}

/** 1 if the pin is an output, 0 if not, or a negative errno. */
static inline int gpio_pin_is_output(const struct device *port, gpio_pin_t pin)
{
	gpio_port_pins_t pins;
	int rc;

	z_gpio_check_pin(port, pin);
	rc = gpio_port_get_direction(port, (gpio_port_pins_t)BIT(pin), NULL, &pins);
	return (rc < 0) ? rc : (((gpio_port_pins_t)BIT(pin) & pins) != 0 ? 1 : 0);
}

static inline int gpio_pin_is_output_dt(const struct gpio_dt_spec *spec)
{
	return gpio_pin_is_output(spec->port, spec->pin);
}
#endif

/** Read the configuration of a pin into @p flags. Needs CONFIG_GPIO_GET_CONFIG. */
__syscall int gpio_pin_get_config(const struct device *port, gpio_pin_t pin, gpio_flags_t *flags);

#ifdef CONFIG_GPIO_GET_CONFIG
static inline int z_impl_gpio_pin_get_config(const struct device *port, gpio_pin_t pin,
					     gpio_flags_t *flags)
{
	if (Z_GPIO_API(port)->pin_get_config == NULL) {
		return -ENOSYS;
	}
	return Z_GPIO_API(port)->pin_get_config(port, pin, flags);
}

static inline int gpio_pin_get_config_dt(const struct gpio_dt_spec *spec, gpio_flags_t *flags)
{
	return gpio_pin_get_config(spec->port, spec->pin, flags);
}
#endif

/** Fill in a callback: @p handler is to be called for interrupts of the pins in @p pin_mask. */
static inline void gpio_init_callback(struct gpio_callback *callback,
				      gpio_callback_handler_t handler, gpio_port_pins_t pin_mask)
{
	__ASSERT(callback != NULL, "no callback");
	__ASSERT(handler != NULL, "no handler");
	callback->handler = handler;
	callback->pin_mask = pin_mask;
}

/** Put a callback on the port's list. It must stay where it is until it is taken off. */
static inline int gpio_add_callback(const struct device *port, struct gpio_callback *callback)
{
	if (Z_GPIO_API(port)->manage_callback == NULL) {
		return -ENOSYS;
	}
	return Z_GPIO_API(port)->manage_callback(port, callback, true);
}

static inline int gpio_add_callback_dt(const struct gpio_dt_spec *spec,
				       struct gpio_callback *callback)
{
	return gpio_add_callback(spec->port, callback);
}

/** Take a callback off the port's list; -EINVAL if it is not on it. Also from its own handler. */
static inline int gpio_remove_callback(const struct device *port, struct gpio_callback *callback)
{
	if (Z_GPIO_API(port)->manage_callback == NULL) {
		return -ENOSYS;
	}
	return Z_GPIO_API(port)->manage_callback(port, callback, false);
}

static inline int gpio_remove_callback_dt(const struct gpio_dt_spec *spec,
					  struct gpio_callback *callback)
{
	return gpio_remove_callback(spec->port, callback);
}

/** Not 0 if an interrupt of the port is pending. For drivers that look at a wake-up's cause. */
__syscall int gpio_get_pending_int(const struct device *dev);

static inline int z_impl_gpio_get_pending_int(const struct device *dev)
{
	if (Z_GPIO_API(dev)->get_pending_int == NULL) {
		return -ENOSYS;
	}
	return (int)Z_GPIO_API(dev)->get_pending_int(dev);
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/gpio_pin.h>

#endif /* ETESIAN_DRIVERS_GPIO_PIN_H_ */
