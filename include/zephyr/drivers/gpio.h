/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief General purpose pins.
 *
 * A port is a device with up to 32 pins. A pin's physical level is low or high; its logical level
 * is inactive or active, which GPIO_ACTIVE_LOW (mostly from the devicetree) turns around. Functions
 * with _raw in their name take and give physical levels, all others logical ones. Functions with
 * _dt take a struct gpio_dt_spec, which GPIO_DT_SPEC_GET() makes from a devicetree property.
 *
 * Return values: 0, or a level; -ENOTSUP if the hardware cannot do it, -EINVAL for a wrong flag or
 * pin, -EIO if an expander on a bus does not answer, -EWOULDBLOCK if it cannot be reached from an
 * ISR, -ENOSYS if the driver lacks the function. Context: any, if the port is not an expander on a
 * bus.
 */
#ifndef ETESIAN_DRIVERS_GPIO_H_
#define ETESIAN_DRIVERS_GPIO_H_

#include <zephyr/drivers/gpio/api.h>
#include <zephyr/drivers/gpio/pin.h>
#include <zephyr/drivers/gpio/port.h>
#include <zephyr/drivers/gpio/spec.h>

#endif /* ETESIAN_DRIVERS_GPIO_H_ */
