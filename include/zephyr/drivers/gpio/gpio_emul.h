/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The outside of emulated GPIO ports (zephyr,gpio-emul): for tests, to play what is wired to the
 * pins.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_GPIO_GPIO_EMUL_H_
#define ZEPHYR_INCLUDE_DRIVERS_GPIO_GPIO_EMUL_H_

#include <zephyr/drivers/gpio.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Put levels on input pins; interrupts that follow from it are raised before this returns.
 *
 * @param port emulated port @param pins which pins @param values their levels, 1 bit each
 * @retval 0 done. @retval -EINVAL a pin does not exist or is no input. Context: any.
 */
int gpio_emul_input_set_masked(const struct device *port, gpio_port_pins_t pins,
			       gpio_port_value_t values);

/** @brief The same for one pin; @p value 0 or not 0. */
static inline int gpio_emul_input_set(const struct device *port, gpio_pin_t pin, int value)
{
	return gpio_emul_input_set_masked(port, BIT(pin), (value == 0) ? 0 : BIT(pin));
}

/**
 * @brief Levels that the output pins among @p pins drive, in @p values.
 *
 * @retval 0 done. @retval -EINVAL a pin does not exist. Context: any.
 */
int gpio_emul_output_get_masked(const struct device *port, gpio_port_pins_t pins,
				gpio_port_value_t *values);

/** @brief The level that pin @p pin drives, 0 or 1, or -EINVAL. Context: any. */
static inline int gpio_emul_output_get(const struct device *port, gpio_pin_t pin)
{
	gpio_port_value_t values;
	int ret = gpio_emul_output_get_masked(port, BIT(pin), &values);

	return (ret == 0) ? (values & BIT(pin)) != 0U : ret;
}

/**
 * @brief How pin @p pin is configured, in @p flags.
 *
 * @retval 0 done. @retval -EINVAL there is no such pin. Context: any.
 */
int gpio_emul_flags_get(const struct device *port, gpio_pin_t pin, gpio_flags_t *flags);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_GPIO_GPIO_EMUL_H_ */
