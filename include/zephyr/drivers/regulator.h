/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Regulators: supplies that can be turned on and off and set.
 *
 * Users of a regulator are counted: it is on from the first regulator_enable() to the last
 * regulator_disable(). The devicetree limits what may be set: see the binding regulator.yaml.
 * Voltages are in microvolts, currents in microamperes.
 */
#ifndef ETESIAN_DRIVERS_REGULATOR_H_
#define ETESIAN_DRIVERS_REGULATOR_H_

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>

#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint8_t regulator_dvs_state_t;	 /**< A set of voltages of a parent, by the driver. */
typedef uint8_t regulator_mode_t;	 /**< A mode, by the driver. */
typedef uint8_t regulator_error_flags_t; /**< REGULATOR_ERROR_... */

/** @name Errors that are active now
 * @{
 */
#define REGULATOR_ERROR_OVER_VOLTAGE BIT(0)
#define REGULATOR_ERROR_OVER_CURRENT BIT(1)
#define REGULATOR_ERROR_OVER_TEMP    BIT(2)
/** @} */

/** @cond INTERNAL_HIDDEN */
typedef int (*regulator_dvs_state_set_t)(const struct device *dev, regulator_dvs_state_t state);
typedef int (*regulator_ship_mode_t)(const struct device *dev);
typedef int (*regulator_enable_t)(const struct device *dev);
typedef int (*regulator_disable_t)(const struct device *dev);
typedef unsigned int (*regulator_count_voltages_t)(const struct device *dev);
typedef int (*regulator_list_voltage_t)(const struct device *dev, unsigned int idx,
					int32_t *volt_uv);
typedef int (*regulator_set_voltage_t)(const struct device *dev, int32_t min_uv, int32_t max_uv);
typedef int (*regulator_get_voltage_t)(const struct device *dev, int32_t *volt_uv);
typedef unsigned int (*regulator_count_current_limits_t)(const struct device *dev);
typedef int (*regulator_list_current_limit_t)(const struct device *dev, unsigned int idx,
					      int32_t *current_ua);
typedef int (*regulator_set_current_limit_t)(const struct device *dev, int32_t min_ua,
					     int32_t max_ua);
typedef int (*regulator_get_current_limit_t)(const struct device *dev, int32_t *curr_ua);
typedef int (*regulator_set_mode_t)(const struct device *dev, regulator_mode_t mode);
typedef int (*regulator_get_mode_t)(const struct device *dev, regulator_mode_t *mode);
typedef int (*regulator_set_active_discharge_t)(const struct device *dev, bool active_discharge);
typedef int (*regulator_get_active_discharge_t)(const struct device *dev, bool *active_discharge);
typedef int (*regulator_get_error_flags_t)(const struct device *dev,
					   regulator_error_flags_t *flags);
/** @endcond */

/** What the driver of a chip with several regulators implements; NULL: not supported. */
__subsystem struct regulator_parent_driver_api {
	regulator_dvs_state_set_t dvs_state_set;
	regulator_ship_mode_t ship_mode;
};

/** What the driver of a regulator implements; NULL: not supported. */
__subsystem struct regulator_driver_api {
	regulator_enable_t enable;
	regulator_disable_t disable;
	regulator_count_voltages_t count_voltages;
	regulator_list_voltage_t list_voltage;
	regulator_set_voltage_t set_voltage;
	regulator_get_voltage_t get_voltage;
	regulator_count_current_limits_t count_current_limits;
	regulator_list_current_limit_t list_current_limit;
	regulator_set_current_limit_t set_current_limit;
	regulator_get_current_limit_t get_current_limit;
	regulator_set_mode_t set_mode;
	regulator_get_mode_t get_mode;
	regulator_set_active_discharge_t set_active_discharge;
	regulator_get_active_discharge_t get_active_discharge;
	regulator_get_error_flags_t get_error_flags;
};

/** @name Flags of struct regulator_common_config
 * @{
 */
#define REGULATOR_ALWAYS_ON	 BIT(0) /**< Is never turned off. */
#define REGULATOR_BOOT_ON	 BIT(1) /**< Is turned on at boot. */
#define REGULATOR_INIT_ENABLED	 (REGULATOR_ALWAYS_ON | REGULATOR_BOOT_ON)
#define REGULATOR_ACTIVE_DISCHARGE_MASK	   GENMASK(3, 2)
#define REGULATOR_ACTIVE_DISCHARGE_POS	   2
#define REGULATOR_ACTIVE_DISCHARGE_DISABLE 0
#define REGULATOR_ACTIVE_DISCHARGE_ENABLE  1
#define REGULATOR_ACTIVE_DISCHARGE_DEFAULT 2 /**< As the hardware has it. */
#define REGULATOR_ACTIVE_DISCHARGE_SET_BITS(x)                                                     \
	(((x) << REGULATOR_ACTIVE_DISCHARGE_POS) & REGULATOR_ACTIVE_DISCHARGE_MASK)
#define REGULATOR_ACTIVE_DISCHARGE_GET_BITS(x)                                                     \
	(((x) & REGULATOR_ACTIVE_DISCHARGE_MASK) >> REGULATOR_ACTIVE_DISCHARGE_POS)
#define REGULATOR_BOOT_OFF BIT(4) /**< Is turned off at boot. */
/** @} */

/** No mode is set at boot. */
#define REGULATOR_INITIAL_MODE_UNKNOWN UINT8_MAX

/** What all regulators' config begins with: limits and first values of the devicetree. */
struct regulator_common_config {
	int32_t min_uv;	 /**< INT32_MIN: no limit. */
	int32_t max_uv;	 /**< INT32_MAX: no limit. */
	int32_t init_uv; /**< INT32_MIN: none. */
	int32_t min_ua;
	int32_t max_ua;
	int32_t init_ua;
	uint32_t startup_delay_us; /**< Time from turning on until it is on. */
	uint32_t off_on_delay_us;  /**< Time it must be off. */
	const regulator_mode_t *allowed_modes;
	uint8_t allowed_modes_cnt; /**< 0: any. */
	regulator_mode_t initial_mode;
	uint8_t flags;
};

/** Initializer of a struct regulator_common_config from a node. */
#define REGULATOR_DT_COMMON_CONFIG_INIT(node_id)                                                   \
	{                                                                                          \
		.min_uv = DT_PROP_OR(node_id, regulator_min_microvolt, INT32_MIN),                 \
		.max_uv = DT_PROP_OR(node_id, regulator_max_microvolt, INT32_MAX),                 \
		.init_uv = DT_PROP_OR(node_id, regulator_init_microvolt, INT32_MIN),               \
		.min_ua = DT_PROP_OR(node_id, regulator_min_microamp, INT32_MIN),                  \
		.max_ua = DT_PROP_OR(node_id, regulator_max_microamp, INT32_MAX),                  \
		.init_ua = DT_PROP_OR(node_id, regulator_init_microamp, INT32_MIN),                \
		.startup_delay_us = DT_PROP_OR(node_id, startup_delay_us, 0),                      \
		.off_on_delay_us = DT_PROP_OR(node_id, off_on_delay_us, 0),                        \
		.allowed_modes = (const regulator_mode_t[])                                        \
			DT_PROP_OR(node_id, regulator_allowed_modes, {}),                          \
		.allowed_modes_cnt = DT_PROP_LEN_OR(node_id, regulator_allowed_modes, 0),          \
		.initial_mode = DT_PROP_OR(node_id, regulator_initial_mode,                        \
					   REGULATOR_INITIAL_MODE_UNKNOWN),                        \
		.flags = (DT_PROP_OR(node_id, regulator_always_on, 0) * REGULATOR_ALWAYS_ON) |     \
			 (DT_PROP_OR(node_id, regulator_boot_on, 0) * REGULATOR_BOOT_ON) |         \
			 (DT_PROP_OR(node_id, regulator_boot_off, 0) * REGULATOR_BOOT_OFF) |       \
			 REGULATOR_ACTIVE_DISCHARGE_SET_BITS(                                      \
				 DT_PROP_OR(node_id, regulator_active_discharge,                   \
					    REGULATOR_ACTIVE_DISCHARGE_DEFAULT)),                  \
	}

/** The same of an instance of DT_DRV_COMPAT. */
#define REGULATOR_DT_INST_COMMON_CONFIG_INIT(inst)                                                 \
	REGULATOR_DT_COMMON_CONFIG_INIT(DT_DRV_INST(inst))

/** What all regulators' data begins with. */
struct regulator_common_data {
#ifdef CONFIG_REGULATOR_THREAD_SAFE_REFCNT
	struct k_mutex lock;
#endif
	int refcnt; /**< How many have it enabled. */
};

/** @name For drivers: at the start of their init function, and at its end
 * @{
 */
void regulator_common_data_init(const struct device *dev);

/**
 * @brief Set what the devicetree asks for.
 *
 * @param is_enabled the hardware is on already
 * @return 0 or the errno of the driver's function that failed. Context: init function.
 */
int regulator_common_init(const struct device *dev, bool is_enabled);

/** Whether it is to be on after boot. */
static inline bool regulator_common_is_init_enabled(const struct device *dev)
{
	const struct regulator_common_config *config = dev->config;

	return (config->flags & REGULATOR_INIT_ENABLED) != 0U;
}

/** The least voltage that is allowed. @return 0, -ENOENT: there is no limit. */
static inline int regulator_common_get_min_voltage(const struct device *dev, int32_t *min_uv)
{
	const struct regulator_common_config *config = dev->config;

	if (config->min_uv == INT32_MIN) {
		return -ENOENT;
	}
	*min_uv = config->min_uv;
	return 0;
}
/** @} */

/** @name Of the chip: choose a set of voltages; use no more power than in a parcel
 *
 * @return 0, -ENOSYS: not supported, -ENOTSUP: not that one, another errno. Context: thread.
 * @{
 */
int regulator_parent_dvs_state_set(const struct device *dev, regulator_dvs_state_t state);
int regulator_parent_ship_mode(const struct device *dev);
/** @} */

/**
 * @brief Use it: the first user turns it on and waits until it is.
 *
 * @return 0, -ENOTSUP: it can not be turned on, another errno: nothing has changed.
 *         Context: thread.
 */
int regulator_enable(const struct device *dev);

/** Whether somebody uses it. Context: thread. */
bool regulator_is_enabled(const struct device *dev);

/** No longer use it: the last user turns it off. Returns as regulator_enable(). */
int regulator_disable(const struct device *dev);

/** Number of voltages it can have; 0: not known. Context: thread. */
unsigned int regulator_count_voltages(const struct device *dev);

/** One of them. @return 0, -EINVAL: there is none of that number. Context: thread. */
int regulator_list_voltage(const struct device *dev, unsigned int idx, int32_t *volt_uv);

/** Whether it can have a voltage in the range, allowed or not. Context: thread. */
bool regulator_is_supported_voltage(const struct device *dev, int32_t min_uv, int32_t max_uv);

/**
 * @brief Set a voltage in a range, of which only what is allowed counts.
 *
 * @return 0, -EINVAL: nothing of it is allowed, -ENOSYS, another errno. Context: thread.
 */
int regulator_set_voltage(const struct device *dev, int32_t min_uv, int32_t max_uv);

/** @name The rest
 *
 * @return 0, -ENOSYS: not supported, another errno of the driver. Limits of currents are as those
 *         of voltages; a mode must be an allowed one (-ENOTSUP). Context: thread.
 * @{
 */
int regulator_get_voltage(const struct device *dev, int32_t *volt_uv);
unsigned int regulator_count_current_limits(const struct device *dev);
int regulator_list_current_limit(const struct device *dev, unsigned int idx, int32_t *current_ua);
int regulator_set_current_limit(const struct device *dev, int32_t min_ua, int32_t max_ua);
int regulator_get_current_limit(const struct device *dev, int32_t *curr_ua);
int regulator_set_mode(const struct device *dev, regulator_mode_t mode);
int regulator_get_mode(const struct device *dev, regulator_mode_t *mode);
int regulator_set_active_discharge(const struct device *dev, bool active_discharge);
int regulator_get_active_discharge(const struct device *dev, bool *active_discharge);
int regulator_get_error_flags(const struct device *dev, regulator_error_flags_t *flags);
/** @} */

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_DRIVERS_REGULATOR_H_ */
