/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: GPIO. Drivers index tables by the number of a pin.
 */
#include <zephyr/drivers/gpio.h>
#include <zephyr/internal/syscall_check.h>

#define GPIO K_OBJ_DRIVER_GPIO

Z_VRFY_OBJ(int, gpio_port_set_masked_raw, GPIO,
	   (const struct device *port, gpio_port_pins_t mask, gpio_port_value_t value), port, mask,
	   value)
#include <zephyr/syscalls/gpio_port_set_masked_raw_mrsh.c>
Z_VRFY_OBJ(int, gpio_port_set_bits_raw, GPIO, (const struct device *port, gpio_port_pins_t pins),
	   port, pins)
#include <zephyr/syscalls/gpio_port_set_bits_raw_mrsh.c>
Z_VRFY_OBJ(int, gpio_port_clear_bits_raw, GPIO, (const struct device *port, gpio_port_pins_t pins),
	   port, pins)
#include <zephyr/syscalls/gpio_port_clear_bits_raw_mrsh.c>
Z_VRFY_OBJ(int, gpio_port_toggle_bits, GPIO, (const struct device *port, gpio_port_pins_t pins),
	   port, pins)
#include <zephyr/syscalls/gpio_port_toggle_bits_mrsh.c>
Z_VRFY_OBJ(int, gpio_get_pending_int, GPIO, (const struct device *dev), dev)
#include <zephyr/syscalls/gpio_get_pending_int_mrsh.c>

static void check_pin(const struct device *port, gpio_pin_t pin)
{
	const struct gpio_driver_config *config;

	K_OOPS(K_SYSCALL_OBJ(port, GPIO));
	config = port->config;
	K_OOPS(K_SYSCALL_VERIFY_MSG(pin < 8U * sizeof(gpio_port_pins_t) &&
					    (config->port_pin_mask & BIT(pin)) != 0U,
				    "no pin %u", pin));
}

static inline int z_vrfy_gpio_pin_configure(const struct device *port, gpio_pin_t pin,
					    gpio_flags_t flags)
{
	check_pin(port, pin);
	return z_impl_gpio_pin_configure(port, pin, flags);
}
#include <zephyr/syscalls/gpio_pin_configure_mrsh.c>

static inline int z_vrfy_gpio_pin_interrupt_configure(const struct device *port, gpio_pin_t pin,
						      gpio_flags_t flags)
{
	check_pin(port, pin);
	return z_impl_gpio_pin_interrupt_configure(port, pin, flags);
}
#include <zephyr/syscalls/gpio_pin_interrupt_configure_mrsh.c>

static inline int z_vrfy_gpio_port_get_raw(const struct device *port, gpio_port_value_t *value)
{
	K_OOPS(K_SYSCALL_OBJ(port, GPIO));
	K_OOPS(Z_SYSCALL_OUT(value));
	return z_impl_gpio_port_get_raw(port, value);
}
#include <zephyr/syscalls/gpio_port_get_raw_mrsh.c>

#ifdef CONFIG_GPIO_GET_DIRECTION
static inline int z_vrfy_gpio_port_get_direction(const struct device *port, gpio_port_pins_t map,
						 gpio_port_pins_t *inputs,
						 gpio_port_pins_t *outputs)
{
	K_OOPS(K_SYSCALL_OBJ(port, GPIO));
	if (inputs != NULL) {
		K_OOPS(Z_SYSCALL_OUT(inputs));
	}
	if (outputs != NULL) {
		K_OOPS(Z_SYSCALL_OUT(outputs));
	}
	return z_impl_gpio_port_get_direction(port, map, inputs, outputs);
}
#include <zephyr/syscalls/gpio_port_get_direction_mrsh.c>
#endif

#ifdef CONFIG_GPIO_GET_CONFIG
static inline int z_vrfy_gpio_pin_get_config(const struct device *port, gpio_pin_t pin,
					     gpio_flags_t *flags)
{
	check_pin(port, pin);
	K_OOPS(Z_SYSCALL_OUT(flags));
	return z_impl_gpio_pin_get_config(port, pin, flags);
}
#include <zephyr/syscalls/gpio_pin_get_config_mrsh.c>
#endif
