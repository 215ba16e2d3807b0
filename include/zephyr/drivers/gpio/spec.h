/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief GPIO lines from the devicetree. Included by <zephyr/drivers/gpio.h>.
 */
#ifndef ETESIAN_DRIVERS_GPIO_SPEC_H_
#define ETESIAN_DRIVERS_GPIO_SPEC_H_

#include <zephyr/drivers/gpio/api.h>

/** @name Initializers of struct gpio_dt_spec, from entry @p idx (or the first) of property @p prop
 *
 * _OR: @p default_value if the node has no such entry.
 * @{
 */
#define GPIO_DT_SPEC_GET_BY_IDX(node_id, prop, idx)                                                \
	{                                                                                          \
		.port = DEVICE_DT_GET(DT_GPIO_CTLR_BY_IDX(node_id, prop, idx)),                    \
		.pin = DT_GPIO_PIN_BY_IDX(node_id, prop, idx),                                     \
		.dt_flags = DT_GPIO_FLAGS_BY_IDX(node_id, prop, idx),                              \
	}
#define GPIO_DT_SPEC_GET_BY_IDX_OR(node_id, prop, idx, default_value)                              \
	COND_CODE_1(DT_PROP_HAS_IDX(node_id, prop, idx),                                           \
		    (GPIO_DT_SPEC_GET_BY_IDX(node_id, prop, idx)), (default_value))
#define GPIO_DT_SPEC_GET(node_id, prop) GPIO_DT_SPEC_GET_BY_IDX(node_id, prop, 0)
#define GPIO_DT_SPEC_GET_OR(node_id, prop, default_value)                                          \
	GPIO_DT_SPEC_GET_BY_IDX_OR(node_id, prop, 0, default_value)
#define GPIO_DT_SPEC_INST_GET_BY_IDX(inst, prop, idx)                                              \
	GPIO_DT_SPEC_GET_BY_IDX(DT_DRV_INST(inst), prop, idx)
#define GPIO_DT_SPEC_INST_GET_BY_IDX_OR(inst, prop, idx, default_value)                            \
	GPIO_DT_SPEC_GET_BY_IDX_OR(DT_DRV_INST(inst), prop, idx, default_value)
#define GPIO_DT_SPEC_INST_GET(inst, prop) GPIO_DT_SPEC_INST_GET_BY_IDX(inst, prop, 0)
#define GPIO_DT_SPEC_INST_GET_OR(inst, prop, default_value)                                        \
	GPIO_DT_SPEC_INST_GET_BY_IDX_OR(inst, prop, 0, default_value)
/** @} */

/** @name Pins that may not be used: the property gpio-reserved-ranges of a port
 *
 * RESERVED_RANGES: mask of those pins and of pins from @p ngpios up; 0 if the port has no such
 * property. PORT_PIN_MASK: mask of the pins that may be used. Constant expressions.
 * @{
 */
#define GPIO_DT_RESERVED_RANGES_NGPIOS(node_id, ngpios)                                            \
	((gpio_port_pins_t)COND_CODE_1(DT_NODE_HAS_PROP(node_id, gpio_reserved_ranges),            \
		(~Z_GPIO_LOW_PINS(ngpios) |                                                        \
		 DT_FOREACH_PROP_ELEM_SEP(node_id, gpio_reserved_ranges, Z_GPIO_RESERVED, (|))),   \
		(0)))
#define GPIO_DT_RESERVED_RANGES(node_id)                                                           \
	GPIO_DT_RESERVED_RANGES_NGPIOS(node_id, DT_PROP(node_id, ngpios))
#define GPIO_DT_INST_RESERVED_RANGES_NGPIOS(inst, ngpios)                                          \
	GPIO_DT_RESERVED_RANGES_NGPIOS(DT_DRV_INST(inst), ngpios)
#define GPIO_DT_INST_RESERVED_RANGES(inst) GPIO_DT_RESERVED_RANGES(DT_DRV_INST(inst))
#define GPIO_DT_PORT_PIN_MASK_NGPIOS_EXC(node_id, ngpios)                                          \
	((gpio_port_pins_t)(Z_GPIO_LOW_PINS(ngpios) &                                              \
			    ~GPIO_DT_RESERVED_RANGES_NGPIOS(node_id, ngpios)))
#define GPIO_DT_INST_PORT_PIN_MASK_NGPIOS_EXC(inst, ngpios)                                        \
	GPIO_DT_PORT_PIN_MASK_NGPIOS_EXC(DT_DRV_INST(inst), ngpios)
/** @} */

/** @cond INTERNAL_HIDDEN */
#define Z_GPIO_LOW_PINS(n) ((gpio_port_pins_t)((1ULL << (n)) - 1ULL))
/*
 * Elements are pairs of first pin and count: the second of a pair gives the mask, the first
 * nothing.
 */
#define Z_GPIO_RESERVED(node_id, prop, idx)                                                        \
	(((idx) & 1) ? (Z_GPIO_LOW_PINS(DT_PROP_BY_IDX(node_id, prop, idx))                        \
			<< DT_PROP_BY_IDX(node_id, prop, UTIL_DEC(idx)))                           \
		     : 0U)
/** @endcond */

#endif /* ETESIAN_DRIVERS_GPIO_SPEC_H_ */
