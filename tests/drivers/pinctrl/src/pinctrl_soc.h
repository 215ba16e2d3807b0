/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Pins of a SoC that does not exist: a number and a pull.
 */
#ifndef TEST_PINCTRL_SOC_H_
#define TEST_PINCTRL_SOC_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/devicetree.h>

typedef struct {
	uint8_t pin;
	bool pull_up;
} pinctrl_soc_pin_t;

#define TEST_PIN(node_id, prop, idx)                                                               \
	{.pin = DT_PROP_BY_IDX(node_id, prop, idx), .pull_up = DT_PROP(node_id, pull_up)},
#define TEST_GROUP(node_id) DT_FOREACH_PROP_ELEM(node_id, pins, TEST_PIN)
#define Z_PINCTRL_STATE_PINS_INIT(node_id, prop)                                                   \
	{                                                                                          \
		DT_FOREACH_CHILD(DT_PHANDLE(node_id, prop), TEST_GROUP)                            \
	}

#endif
