/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief What most GPIO drivers need: pin masks and the list of callbacks.
 */
#ifndef ETESIAN_DRIVERS_GPIO_GPIO_UTILS_H_
#define ETESIAN_DRIVERS_GPIO_GPIO_UTILS_H_

#include <errno.h>
#include <stdbool.h>

#include <zephyr/devicetree.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/slist.h>

/** Mask of the pins below @p ngpios. */
#define GPIO_PORT_PIN_MASK_FROM_NGPIOS(ngpios) Z_GPIO_LOW_PINS(ngpios)

/** Mask of the usable pins of a port: below ngpios and not in gpio-reserved-ranges. */
#define GPIO_PORT_PIN_MASK_FROM_DT_NODE(node_id)                                                   \
	GPIO_DT_PORT_PIN_MASK_NGPIOS_EXC(node_id, DT_PROP(node_id, ngpios))

/** GPIO_PORT_PIN_MASK_FROM_DT_NODE() of an instance of DT_DRV_COMPAT. */
#define GPIO_PORT_PIN_MASK_FROM_DT_INST(inst) GPIO_PORT_PIN_MASK_FROM_DT_NODE(DT_DRV_INST(inst))

/**
 * @brief Put a callback on a driver's list, or take it off.
 *
 * A callback that is on the list already is not put on twice.
 *
 * @return 0; -EINVAL when taking off one that is not on the list. Context: any; the caller locks.
 */
static inline int gpio_manage_callback(sys_slist_t *callbacks, struct gpio_callback *callback,
				       bool set)
{
	__ASSERT(callback != NULL, "no callback");
	__ASSERT(callback->handler != NULL, "callback without a handler");
	if (!sys_slist_find_and_remove(callbacks, &callback->node) && !set) {
		return -EINVAL;
	}
	if (set) {
		sys_slist_prepend(callbacks, &callback->node);
	}
	return 0;
}

/**
 * @brief Call the handlers interested in any of @p pins.
 *
 * A handler may take its own callback off the list. Context: the port's interrupt.
 */
static inline void gpio_fire_callbacks(sys_slist_t *list, const struct device *port, uint32_t pins)
{
	struct gpio_callback *cb;
	struct gpio_callback *next;

	SYS_SLIST_FOR_EACH_CONTAINER_SAFE(list, cb, next, node) {
		if ((cb->pin_mask & pins) != 0U) {
			__ASSERT(cb->handler != NULL, "callback without a handler");
			cb->handler(port, cb, cb->pin_mask & pins);
		}
	}
}

#endif /* ETESIAN_DRIVERS_GPIO_GPIO_UTILS_H_ */
