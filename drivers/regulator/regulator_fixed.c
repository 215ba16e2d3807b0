/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A supply of fixed voltage, switched by a GPIO line or not at all.
 */
#define DT_DRV_COMPAT regulator_fixed

#include <zephyr/drivers/gpio.h>
#include <zephyr/drivers/regulator.h>

struct config {
	struct regulator_common_config common;
	struct gpio_dt_spec enable; /* port NULL: it is always on */
};

struct data {
	struct regulator_common_data common;
};

static int set(const struct device *dev, int value)
{
	const struct config *config = dev->config;

	return (config->enable.port == NULL) ? -ENOTSUP
					     : gpio_pin_set_dt(&config->enable, value);
}

static int enable(const struct device *dev)
{
	return set(dev, 1);
}

static int disable(const struct device *dev)
{
	return set(dev, 0);
}

static unsigned int count_voltages(const struct device *dev)
{
	int32_t uv;

	return (regulator_common_get_min_voltage(dev, &uv) == 0) ? 1U : 0U;
}

static int get_voltage(const struct device *dev, int32_t *volt_uv)
{
	return regulator_common_get_min_voltage(dev, volt_uv);
}

static int list_voltage(const struct device *dev, unsigned int idx, int32_t *volt_uv)
{
	return (idx == 0U && get_voltage(dev, volt_uv) == 0) ? 0 : -EINVAL;
}

static const struct regulator_driver_api api = {
	.enable = enable,
	.disable = disable,
	.count_voltages = count_voltages,
	.list_voltage = list_voltage,
	.get_voltage = get_voltage,
};

static int init(const struct device *dev)
{
	const struct config *config = dev->config;
	int rc;

	regulator_common_data_init(dev);
	if (config->enable.port == NULL) {
		return 0;
	}
	if (!gpio_is_ready_dt(&config->enable)) {
		return -ENODEV;
	}
	rc = gpio_pin_configure_dt(&config->enable, regulator_common_is_init_enabled(dev)
							    ? GPIO_OUTPUT_ACTIVE
							    : GPIO_OUTPUT_INACTIVE);
	return (rc < 0) ? rc : regulator_common_init(dev, regulator_common_is_init_enabled(dev));
}

#define REGULATOR(n)                                                                               \
	BUILD_ASSERT(DT_INST_PROP_OR(n, regulator_min_microvolt, 0) ==                             \
			     DT_INST_PROP_OR(n, regulator_max_microvolt, 0),                       \
		     "a fixed regulator has one voltage");                                         \
	static struct data data_##n;                                                               \
	static const struct config config_##n = {                                                  \
		.common = REGULATOR_DT_INST_COMMON_CONFIG_INIT(n),                                 \
		.enable = GPIO_DT_SPEC_INST_GET_OR(n, enable_gpios, {0}),                          \
	};                                                                                         \
	DEVICE_DT_INST_DEFINE(n, init, NULL, &data_##n, &config_##n, POST_KERNEL,                  \
			      CONFIG_REGULATOR_FIXED_INIT_PRIORITY, &api);
DT_INST_FOREACH_STATUS_OKAY(REGULATOR)
