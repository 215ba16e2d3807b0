/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Regulators: what all drivers do alike (users, always on, voltages), and what the common part does
 * for them (limits, first values), seen with a driver whose functions the test plays.
 */
#include <errno.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/drivers/gpio/gpio_emul.h>
#include <zephyr/drivers/regulator.h>
#include <zephyr/drivers/regulator/fake.h>
#include <zephyr/fff.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

DEFINE_FFF_GLOBALS;

#define DEVICE(label) static const struct device *const label = DEVICE_DT_GET(DT_NODELABEL(label))
DEVICE(switched);
DEVICE(at_boot);
DEVICE(unswitched);
DEVICE(chip);
DEVICE(limited);
DEVICE(plain);
DEVICE(was_on);
DEVICE(to_be_off);

static const struct gpio_dt_spec line = GPIO_DT_SPEC_GET(DT_NODELABEL(switched), enable_gpios);
static const struct gpio_dt_spec boot_line = GPIO_DT_SPEC_GET(DT_NODELABEL(at_boot), enable_gpios);

/* What the common part did at boot. */
static struct {
	unsigned int enables, disables;
	int32_t uv, ua;
	regulator_mode_t mode;
	bool discharge;
} boot;
static int32_t current_ua = 30;

static int get_ua(const struct device *dev, int32_t *ua)
{
	ARG_UNUSED(dev);
	*ua = current_ua;
	return 0;
}

static int get_uv(const struct device *dev, int32_t *uv)
{
	ARG_UNUSED(dev);
	*uv = 150;
	return 0;
}

static int play(void)
{
	regulator_fake_get_voltage_fake.custom_fake = get_uv;
	regulator_fake_get_current_limit_fake.custom_fake = get_ua;
	return 0;
}
SYS_INIT(play, POST_KERNEL, 0);

static int look(void)
{
	boot.enables = regulator_fake_enable_fake.call_count;
	boot.disables = regulator_fake_disable_fake.call_count;
	boot.uv = regulator_fake_set_voltage_fake.arg1_history[0];
	boot.ua = regulator_fake_set_current_limit_fake.arg1_history[0];
	boot.mode = regulator_fake_set_mode_fake.arg1_history[0];
	boot.discharge = regulator_fake_set_active_discharge_fake.arg1_history[0];
	return 0;
}
SYS_INIT(look, APPLICATION, 0);

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	RESET_FAKE(regulator_fake_enable);
	RESET_FAKE(regulator_fake_disable);
	RESET_FAKE(regulator_fake_set_voltage);
	RESET_FAKE(regulator_fake_set_current_limit);
	RESET_FAKE(regulator_fake_set_mode);
}

ZTEST_SUITE(regulator, NULL, NULL, before, NULL, NULL);

/* Of all drivers: a regulator that can be switched, one that is always on, their voltage. */
static const struct row {
	const struct device *const *dev;
	bool always_on;
	int32_t uv; /* 0: it does not tell */
} rows[] = {
	{&switched, false, 3300000},
	{&unswitched, true, 1800000},
	{&plain, false, 0},
};

ZTEST(regulator, test_users)
{
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct device *dev = *rows[i].dev;

		zassert_true(device_is_ready(dev));
		zassert_equal(regulator_is_enabled(dev), rows[i].always_on);
		zassert_ok(regulator_enable(dev));
		zassert_ok(regulator_enable(dev));
		zassert_true(regulator_is_enabled(dev));
		zassert_ok(regulator_disable(dev));
		zassert_true(regulator_is_enabled(dev));
		zassert_ok(regulator_disable(dev));
		zassert_equal(regulator_is_enabled(dev), rows[i].always_on);
		zassert_ok(regulator_disable(dev), "one too many");
		zassert_equal(regulator_is_enabled(dev), rows[i].always_on);
	}
	zassert_equal(regulator_fake_enable_fake.call_count, 1);
	zassert_equal(regulator_fake_disable_fake.call_count, 1);
}

ZTEST(regulator, test_voltages)
{
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct device *dev = *rows[i].dev;
		int32_t uv = -1;

		if (rows[i].uv == 0) {
			continue;
		}
		zassert_equal(regulator_count_voltages(dev), 1);
		zassert_ok(regulator_list_voltage(dev, 0, &uv));
		zassert_equal(uv, rows[i].uv);
		zassert_equal(regulator_list_voltage(dev, 1, &uv), -EINVAL);
		zassert_ok(regulator_get_voltage(dev, &uv));
		zassert_equal(uv, rows[i].uv);
		zassert_true(regulator_is_supported_voltage(dev, uv - 1, uv + 1));
		zassert_false(regulator_is_supported_voltage(dev, uv + 1, uv + 2));
		zassert_equal(regulator_set_voltage(dev, uv, uv), -ENOSYS);
	}
}

ZTEST(regulator, test_line)
{
	int64_t start = k_uptime_get();

	zassert_equal(gpio_emul_output_get(line.port, line.pin), 0);
	zassert_ok(regulator_enable(switched));
	zassert_true(k_uptime_get() - start >= 20, "not on yet");
	zassert_equal(gpio_emul_output_get(line.port, line.pin), 1);
	zassert_ok(regulator_disable(switched));
	zassert_equal(gpio_emul_output_get(line.port, line.pin), 0);
	zassert_true(regulator_is_enabled(at_boot));
	zassert_equal(gpio_emul_output_get(boot_line.port, boot_line.pin), 1);
}

ZTEST(regulator, test_boot)
{
	zassert_equal(boot.enables, 0);
	zassert_equal(boot.disables, 1);
	zassert_true(regulator_is_enabled(was_on));
	zassert_false(regulator_is_enabled(to_be_off));
	zassert_equal(boot.uv, 150);
	zassert_equal(boot.ua, 20, "brought into its limits");
	zassert_equal(boot.mode, 10);
	zassert_true(boot.discharge);
}

ZTEST(regulator, test_limits)
{
	zassert_ok(regulator_set_voltage(limited, 50, 160));
	zassert_equal(regulator_fake_set_voltage_fake.arg1_val, 100);
	zassert_equal(regulator_fake_set_voltage_fake.arg2_val, 160);
	zassert_equal(regulator_set_voltage(limited, 10, 99), -EINVAL);
	zassert_equal(regulator_set_voltage(limited, 201, 300), -EINVAL);
	zassert_equal(regulator_fake_set_voltage_fake.call_count, 1);
	zassert_ok(regulator_set_voltage(plain, -5, 5));
	zassert_ok(regulator_set_current_limit(limited, 15, 30));
	zassert_equal(regulator_fake_set_current_limit_fake.arg2_val, 20);
	zassert_equal(regulator_set_current_limit(limited, 21, 30), -EINVAL);
	zassert_ok(regulator_set_mode(limited, 1));
	zassert_equal(regulator_set_mode(limited, 2), -ENOTSUP);
	zassert_equal(regulator_fake_set_mode_fake.call_count, 1);
	zassert_ok(regulator_set_mode(plain, 2));
}

ZTEST(regulator, test_failures)
{
	regulator_mode_t mode;
	regulator_error_flags_t flags;

	regulator_fake_enable_fake.return_val = -EIO;
	zassert_equal(regulator_enable(plain), -EIO);
	zassert_false(regulator_is_enabled(plain));
	regulator_fake_enable_fake.return_val = 0;
	zassert_ok(regulator_enable(plain));
	regulator_fake_disable_fake.return_val = -EIO;
	zassert_equal(regulator_disable(plain), -EIO);
	zassert_true(regulator_is_enabled(plain));
	regulator_fake_disable_fake.return_val = 0;
	zassert_ok(regulator_disable(plain));
	/* what a driver does not have */
	zassert_equal(regulator_set_mode(switched, 1), -ENOSYS);
	zassert_equal(regulator_get_mode(switched, &mode), -ENOSYS);
	zassert_equal(regulator_get_error_flags(switched, &flags), -ENOSYS);
	zassert_equal(regulator_count_current_limits(switched), 0);
}

ZTEST(regulator, test_chip)
{
	regulator_parent_fake_dvs_state_set_fake.return_val = -ENOTSUP;
	zassert_equal(regulator_parent_dvs_state_set(chip, 3), -ENOTSUP);
	zassert_equal(regulator_parent_fake_dvs_state_set_fake.arg1_val, 3);
	zassert_ok(regulator_parent_ship_mode(chip));
}
