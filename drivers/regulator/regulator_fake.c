/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A chip with regulators whose functions a test plays.
 */
#define DT_DRV_COMPAT zephyr_fake_regulator

#include <zephyr/drivers/regulator.h>
#include <zephyr/drivers/regulator/fake.h>

DEFINE_FAKE_VALUE_FUNC(int, regulator_fake_enable, const struct device *);
DEFINE_FAKE_VALUE_FUNC(int, regulator_fake_disable, const struct device *);
DEFINE_FAKE_VALUE_FUNC(unsigned int, regulator_fake_count_voltages, const struct device *);
DEFINE_FAKE_VALUE_FUNC(int, regulator_fake_list_voltage, const struct device *, unsigned int,
		       int32_t *);
DEFINE_FAKE_VALUE_FUNC(int, regulator_fake_set_voltage, const struct device *, int32_t, int32_t);
DEFINE_FAKE_VALUE_FUNC(int, regulator_fake_get_voltage, const struct device *, int32_t *);
DEFINE_FAKE_VALUE_FUNC(unsigned int, regulator_fake_count_current_limits, const struct device *);
DEFINE_FAKE_VALUE_FUNC(int, regulator_fake_list_current_limit, const struct device *, unsigned int,
		       int32_t *);
DEFINE_FAKE_VALUE_FUNC(int, regulator_fake_set_current_limit, const struct device *, int32_t,
		       int32_t);
DEFINE_FAKE_VALUE_FUNC(int, regulator_fake_get_current_limit, const struct device *, int32_t *);
DEFINE_FAKE_VALUE_FUNC(int, regulator_fake_set_mode, const struct device *, regulator_mode_t);
DEFINE_FAKE_VALUE_FUNC(int, regulator_fake_get_mode, const struct device *, regulator_mode_t *);
DEFINE_FAKE_VALUE_FUNC(int, regulator_fake_set_active_discharge, const struct device *, bool);
DEFINE_FAKE_VALUE_FUNC(int, regulator_fake_get_active_discharge, const struct device *, bool *);
DEFINE_FAKE_VALUE_FUNC(int, regulator_fake_get_error_flags, const struct device *,
		       regulator_error_flags_t *);
DEFINE_FAKE_VALUE_FUNC(int, regulator_parent_fake_dvs_state_set, const struct device *,
		       regulator_dvs_state_t);
DEFINE_FAKE_VALUE_FUNC(int, regulator_parent_fake_ship_mode, const struct device *);

struct config {
	struct regulator_common_config common;
	bool is_enabled;
};

struct data {
	struct regulator_common_data common;
};

static int init(const struct device *dev)
{
	const struct config *config = dev->config;

	regulator_common_data_init(dev);
	return regulator_common_init(dev, config->is_enabled);
}

static const struct regulator_driver_api api = {
	.enable = regulator_fake_enable,
	.disable = regulator_fake_disable,
	.count_voltages = regulator_fake_count_voltages,
	.list_voltage = regulator_fake_list_voltage,
	.set_voltage = regulator_fake_set_voltage,
	.get_voltage = regulator_fake_get_voltage,
	.count_current_limits = regulator_fake_count_current_limits,
	.list_current_limit = regulator_fake_list_current_limit,
	.set_current_limit = regulator_fake_set_current_limit,
	.get_current_limit = regulator_fake_get_current_limit,
	.set_mode = regulator_fake_set_mode,
	.get_mode = regulator_fake_get_mode,
	.set_active_discharge = regulator_fake_set_active_discharge,
	.get_active_discharge = regulator_fake_get_active_discharge,
	.get_error_flags = regulator_fake_get_error_flags,
};

static const struct regulator_parent_driver_api parent_api = {
	.dvs_state_set = regulator_parent_fake_dvs_state_set,
	.ship_mode = regulator_parent_fake_ship_mode,
};

#define REGULATOR(node_id)                                                                         \
	static struct data _CONCAT(data_, DT_DEP_ORD(node_id));                                    \
	static const struct config _CONCAT(config_, DT_DEP_ORD(node_id)) = {                       \
		.common = REGULATOR_DT_COMMON_CONFIG_INIT(node_id),                                \
		.is_enabled = DT_PROP(node_id, fake_is_enabled_in_init),                           \
	};                                                                                         \
	DEVICE_DT_DEFINE(node_id, init, NULL, &_CONCAT(data_, DT_DEP_ORD(node_id)),                \
			 &_CONCAT(config_, DT_DEP_ORD(node_id)), POST_KERNEL,                      \
			 CONFIG_REGULATOR_FAKE_INIT_PRIORITY, &api);

#define CHIP(n)                                                                                    \
	DEVICE_DT_INST_DEFINE(n, NULL, NULL, NULL, NULL, POST_KERNEL,                              \
			      CONFIG_REGULATOR_FAKE_COMMON_INIT_PRIORITY, &parent_api);            \
	DT_INST_FOREACH_CHILD_STATUS_OKAY(n, REGULATOR)
DT_INST_FOREACH_STATUS_OKAY(CHIP)
