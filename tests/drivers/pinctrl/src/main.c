/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Pin control over pins that are emulated here.
 */
#include <errno.h>
#include <string.h>
#include <zephyr/drivers/pinctrl.h>
#include <zephyr/ztest.h>

#define USER DT_NODELABEL(user_one)

#define PINCTRL_STATE_CUSTOM PINCTRL_STATE_PRIV_START

static int init(const struct device *dev);

PINCTRL_DT_DEFINE(USER);
static Z_PINCTRL_CONST struct pinctrl_dev_config *const config = PINCTRL_DT_DEV_CONFIG_GET(USER);
DEVICE_DT_DEFINE(USER, init, NULL, NULL, NULL, POST_KERNEL, DEVICE_INIT_DERIVED, NULL);

/* What the SoC's pins are set to: 0 not at all, 1 set, 2 with pull. */
static uint8_t pins[8];
static int answer;

int pinctrl_configure_pins(const pinctrl_soc_pin_t *list, uint8_t pin_cnt, uintptr_t reg)
{
	zassert_equal(reg, PINCTRL_REG_NONE);
	memset(pins, 0, sizeof(pins));
	for (uint8_t i = 0; i < pin_cnt; i++) {
		pins[list[i].pin] = list[i].pull_up ? 2U : 1U;
	}
	return answer;
}

static int init(const struct device *dev)
{
	ARG_UNUSED(dev);
	return pinctrl_apply_state(config, PINCTRL_STATE_DEFAULT);
}

#define SET_TO(...)                                                                                \
	zassert_mem_equal(pins, ((uint8_t[8]){__VA_ARGS__}), sizeof(pins))

ZTEST_SUITE(pinctrl, NULL, NULL, NULL, NULL, NULL);

ZTEST(pinctrl, test_at_boot)
{
	zassert_true(device_is_ready(DEVICE_DT_GET(USER)));
	SET_TO(0, 1, 1, 2);
}

ZTEST(pinctrl, test_states)
{
	const struct pinctrl_state *state;

	zassert_ok(pinctrl_apply_state(config, PINCTRL_STATE_CUSTOM));
	SET_TO(0, 0, 0, 2);
	zassert_ok(pinctrl_lookup_state(config, PINCTRL_STATE_DEFAULT, &state));
	zassert_equal(state->id, PINCTRL_STATE_DEFAULT);
	zassert_equal(state->pin_cnt, 3);
	zassert_ok(pinctrl_apply_state_direct(config, state));
	SET_TO(0, 1, 1, 2);
	zassert_equal(pinctrl_apply_state(config, 9), -ENOENT);
	zassert_equal(pinctrl_lookup_state(config, 9, &state), -ENOENT);
	SET_TO(0, 1, 1, 2);
	answer = -EIO;
	zassert_equal(pinctrl_apply_state(config, PINCTRL_STATE_CUSTOM), -EIO);
	answer = 0;
	zassert_ok(pinctrl_apply_state(config, PINCTRL_STATE_DEFAULT));
}

ZTEST(pinctrl, test_sleep)
{
	/* without power management nobody sleeps, and nobody pays for it */
	if (IS_ENABLED(CONFIG_PM_DEVICE)) {
		zassert_equal(config->state_cnt, 3);
		zassert_ok(pinctrl_apply_state(config, PINCTRL_STATE_SLEEP));
		SET_TO(0, 0, 0, 0, 0, 0, 0, 1);
		zassert_ok(pinctrl_apply_state(config, PINCTRL_STATE_DEFAULT));
	} else {
		zassert_equal(config->state_cnt, 2);
		zassert_equal(pinctrl_apply_state(config, PINCTRL_STATE_SLEEP), -ENOENT);
	}
}

#ifdef CONFIG_PINCTRL_DYNAMIC

PINCTRL_DT_STATE_PINS_DEFINE(USER, others);

ZTEST(pinctrl, test_update)
{
	const struct pinctrl_state *before = config->states;
	const struct pinctrl_state other[] = {
		PINCTRL_DT_STATE_INIT(others, PINCTRL_STATE_CUSTOM),
		PINCTRL_DT_STATE_INIT(others, PINCTRL_STATE_DEFAULT),
		PINCTRL_DT_STATE_INIT(others, PINCTRL_STATE_SLEEP),
	};
	const struct pinctrl_state wrong[] = {
		PINCTRL_DT_STATE_INIT(others, PINCTRL_STATE_CUSTOM),
		PINCTRL_DT_STATE_INIT(others, PINCTRL_STATE_DEFAULT),
		PINCTRL_DT_STATE_INIT(others, PINCTRL_STATE_PRIV_START + 1),
	};

	zassert_equal(pinctrl_update_states(config, other, 2), -EINVAL);
	zassert_equal(pinctrl_update_states(config, wrong, 3), -EINVAL);
	zassert_equal_ptr(config->states, before);
	zassert_ok(pinctrl_update_states(config, other, 3));
	zassert_ok(pinctrl_apply_state(config, PINCTRL_STATE_DEFAULT));
	SET_TO(0, 0, 0, 2, 0, 0, 0, 1);
	zassert_ok(pinctrl_update_states(config, before, 3));
	zassert_ok(pinctrl_apply_state(config, PINCTRL_STATE_DEFAULT));
}

#endif
