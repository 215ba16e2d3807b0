/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Pin control: which pins a device uses, and how they are set, in each of its states.
 *
 * A device's node has pinctrl-0, pinctrl-1, ... and their names in pinctrl-names: "default" while
 * it works, "sleep" while it is suspended, and others of its own (PINCTRL_STATE_<NAME>, from
 * PINCTRL_STATE_PRIV_START on). A driver defines all that with PINCTRL_DT_INST_DEFINE(n) and
 * applies a state with pinctrl_apply_state().
 *
 * The SoC's pinctrl_soc.h has the type pinctrl_soc_pin_t and Z_PINCTRL_STATE_PINS_INIT(node, prop),
 * an initializer of an array of them; the SoC's driver has pinctrl_configure_pins().
 */
#ifndef ETESIAN_DRIVERS_PINCTRL_H_
#define ETESIAN_DRIVERS_PINCTRL_H_

#include <errno.h>
#include <stdint.h>

#include <pinctrl_soc.h>
#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/devicetree/pinctrl.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PINCTRL_STATE_DEFAULT	 0U /**< The device works. */
#define PINCTRL_STATE_SLEEP	 1U /**< The device is suspended. */
#define PINCTRL_STATE_PRIV_START 2U /**< First state that a device may define for itself. */

/** Without CONFIG_PINCTRL_STORE_REG, in place of the device's registers. */
#define PINCTRL_REG_NONE 0U

#if !defined(CONFIG_PM) && !defined(CONFIG_PM_DEVICE)
/** Nobody would apply it: the state is left out. So can others be: PINCTRL_SKIP_<NAME>. */
#define PINCTRL_SKIP_SLEEP 1
#endif

/** A state: settings of pins. */
struct pinctrl_state {
	const pinctrl_soc_pin_t *pins;
	uint8_t pin_cnt;
	uint8_t id;
};

/** All states of a device. */
struct pinctrl_dev_config {
#ifdef CONFIG_PINCTRL_STORE_REG
	uintptr_t reg; /**< Address of the device's registers. */
#endif
	const struct pinctrl_state *states;
	uint8_t state_cnt;
};

/** @cond INTERNAL_HIDDEN */
#ifdef CONFIG_PINCTRL_NON_STATIC
#define Z_PINCTRL_CONST
#define Z_PINCTRL_STATIC
#else
#define Z_PINCTRL_CONST	 const
#define Z_PINCTRL_STATIC static
#endif
#ifdef CONFIG_PINCTRL_STORE_REG
#define Z_PINCTRL_REG(node_id) .reg = DT_REG_ADDR(node_id),
#else
#define Z_PINCTRL_REG(node_id)
#endif
#define Z_PINCTRL_CONFIG(node_id) _CONCAT(__pinctrl_dev_config, DEVICE_DT_NAME_GET(node_id))
#define Z_PINCTRL_STATES(node_id) _CONCAT(__pinctrl_states, DEVICE_DT_NAME_GET(node_id))
#define Z_PINCTRL_PINS(i, node_id)                                                                 \
	_CONCAT(_CONCAT(__pinctrl_state_pins_, i), DEVICE_DT_NAME_GET(node_id))
#define Z_PINCTRL_NAME(i, node_id) DT_PINCTRL_IDX_TO_NAME_UPPER_TOKEN(node_id, i)
#define Z_PINCTRL_UNLESS_SKIPPED(i, node_id, what)                                                 \
	COND_CODE_1(_CONCAT(PINCTRL_SKIP_, Z_PINCTRL_NAME(i, node_id)), (), what)
#define Z_PINCTRL_DEFINE_PINS(i, node_id)                                                          \
	Z_PINCTRL_UNLESS_SKIPPED(i, node_id,                                                       \
		(static const pinctrl_soc_pin_t Z_PINCTRL_PINS(i, node_id)[] =                     \
			Z_PINCTRL_STATE_PINS_INIT(node_id, _CONCAT(pinctrl_, i));))
#define Z_PINCTRL_DEFINE_STATE(i, node_id)                                                         \
	Z_PINCTRL_UNLESS_SKIPPED(i, node_id,                                                       \
		({.pins = Z_PINCTRL_PINS(i, node_id),                                              \
		  .pin_cnt = ARRAY_SIZE(Z_PINCTRL_PINS(i, node_id)),                               \
		  .id = _CONCAT(PINCTRL_STATE_, Z_PINCTRL_NAME(i, node_id))},))
/** @endcond */

/** Declare the states of a node that another file defines (CONFIG_PINCTRL_NON_STATIC). */
#ifdef CONFIG_PINCTRL_NON_STATIC
#define PINCTRL_DT_DEV_CONFIG_DECLARE(node_id)                                                     \
	extern struct pinctrl_dev_config Z_PINCTRL_CONFIG(node_id)
#endif

/** Define the states of a node from its pinctrl properties. */
#define PINCTRL_DT_DEFINE(node_id)                                                                 \
	LISTIFY(DT_NUM_PINCTRL_STATES(node_id), Z_PINCTRL_DEFINE_PINS, (), node_id)                \
	static const struct pinctrl_state Z_PINCTRL_STATES(node_id)[] = {                          \
		LISTIFY(DT_NUM_PINCTRL_STATES(node_id), Z_PINCTRL_DEFINE_STATE, (), node_id)};     \
	Z_PINCTRL_STATIC Z_PINCTRL_CONST struct pinctrl_dev_config Z_PINCTRL_CONFIG(node_id) = {   \
		Z_PINCTRL_REG(node_id).states = Z_PINCTRL_STATES(node_id),                         \
		.state_cnt = ARRAY_SIZE(Z_PINCTRL_STATES(node_id))}

/** The same of an instance of DT_DRV_COMPAT. */
#define PINCTRL_DT_INST_DEFINE(inst) PINCTRL_DT_DEFINE(DT_DRV_INST(inst))

/** The states that PINCTRL_DT_DEFINE() has defined. */
#define PINCTRL_DT_DEV_CONFIG_GET(node_id) (&Z_PINCTRL_CONFIG(node_id))

/** The same of an instance of DT_DRV_COMPAT. */
#define PINCTRL_DT_INST_DEV_CONFIG_GET(inst) PINCTRL_DT_DEV_CONFIG_GET(DT_DRV_INST(inst))

/** Define pins from property @p prop of a node, for pinctrl_update_states(). */
#define PINCTRL_DT_STATE_PINS_DEFINE(node_id, prop)                                                \
	static const pinctrl_soc_pin_t prop##_pins[] = Z_PINCTRL_STATE_PINS_INIT(node_id, prop)

/** Initializer of a struct pinctrl_state with these pins and the id @p state. */
#define PINCTRL_DT_STATE_INIT(prop, state)                                                         \
	{.pins = prop##_pins, .pin_cnt = ARRAY_SIZE(prop##_pins), .id = (state)}

/** Find a state by its id. @return 0, -ENOENT: there is none. Context: any. */
int pinctrl_lookup_state(const struct pinctrl_dev_config *config, uint8_t id,
			 const struct pinctrl_state **state);

/**
 * @brief Set pins. The SoC's driver defines it.
 *
 * @param reg address of the device's registers, or PINCTRL_REG_NONE
 * @return 0 or a negative errno. Context: any.
 */
int pinctrl_configure_pins(const pinctrl_soc_pin_t *pins, uint8_t pin_cnt, uintptr_t reg);

/** Apply a state that was found. @return 0 or the errno of the driver. Context: any. */
static inline int pinctrl_apply_state_direct(const struct pinctrl_dev_config *config,
					     const struct pinctrl_state *state)
{
#ifdef CONFIG_PINCTRL_STORE_REG
	uintptr_t reg = config->reg;
#else
	uintptr_t reg = PINCTRL_REG_NONE;

	ARG_UNUSED(config);
#endif
	return pinctrl_configure_pins(state->pins, state->pin_cnt, reg);
}

/** Apply a state. @return 0, -ENOENT: there is none of that id, or the driver's errno. */
static inline int pinctrl_apply_state(const struct pinctrl_dev_config *config, uint8_t id)
{
	const struct pinctrl_state *state;
	int rc = pinctrl_lookup_state(config, id, &state);

	return (rc < 0) ? rc : pinctrl_apply_state_direct(config, state);
}

#ifdef CONFIG_PINCTRL_DYNAMIC
/**
 * @brief Give a device other states. They take effect when they are applied.
 *
 * @return 0, -EINVAL: they are not the same ids. Context: before the device uses them.
 */
int pinctrl_update_states(struct pinctrl_dev_config *config, const struct pinctrl_state *states,
			  uint8_t state_cnt);
#endif

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_DRIVERS_PINCTRL_H_ */
