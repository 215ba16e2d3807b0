/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Emulated GPIO port, from both sides of its pins.
 */
#include <zephyr/drivers/gpio.h>
#include <zephyr/drivers/gpio/gpio_emul.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

static const struct device *const port = DEVICE_DT_GET(DT_NODELABEL(gpio0));

#define PIN   3
#define OTHER 5

static struct gpio_callback callback;
static int calls;
static int calls_wanted; /* turn a level interrupt off after so many */
static gpio_port_pins_t pins_seen;

static void called(const struct device *dev, struct gpio_callback *cb, gpio_port_pins_t pins)
{
	zassert_equal_ptr(dev, port);
	zassert_equal_ptr(cb, &callback);
	pins_seen = pins;
	if (++calls == calls_wanted) {
		zassert_ok(gpio_pin_interrupt_configure(port, PIN, GPIO_INT_DISABLE));
	}
}

static void before(void *fixture)
{
	zassert_true(device_is_ready(port));
	zassert_ok(gpio_pin_interrupt_configure(port, PIN, GPIO_INT_DISABLE));
	zassert_ok(gpio_pin_configure(port, PIN, GPIO_INPUT));
	zassert_ok(gpio_emul_input_set(port, PIN, 0));
	gpio_init_callback(&callback, called, BIT(PIN));
	zassert_ok(gpio_add_callback(port, &callback));
	calls = 0;
	calls_wanted = -1;
	pins_seen = 0;
}

static void after(void *fixture)
{
	zassert_ok(gpio_remove_callback(port, &callback));
}

ZTEST(gpio_emul, test_input)
{
	zassert_equal(gpio_pin_get(port, PIN), 0);
	zassert_ok(gpio_emul_input_set(port, PIN, 1));
	zassert_equal(gpio_pin_get(port, PIN), 1);
	zassert_ok(gpio_pin_configure(port, PIN, GPIO_INPUT | GPIO_ACTIVE_LOW));
	zassert_equal(gpio_pin_get(port, PIN), 0);
	zassert_equal(gpio_pin_get_raw(port, PIN), 1);
}

ZTEST(gpio_emul, test_input_masked)
{
	gpio_port_value_t value;

	zassert_ok(gpio_pin_configure(port, OTHER, GPIO_INPUT));
	zassert_ok(gpio_emul_input_set_masked(port, BIT(PIN) | BIT(OTHER), BIT(OTHER)));
	zassert_ok(gpio_port_get_raw(port, &value));
	zassert_equal(value & (BIT(PIN) | BIT(OTHER)), BIT(OTHER));
	zassert_ok(gpio_pin_configure(port, OTHER, GPIO_DISCONNECTED));
	zassert_ok(gpio_port_get_raw(port, &value));
	zassert_equal(value & BIT(OTHER), 0, "nothing is seen on a pin that is no input");
}

ZTEST(gpio_emul, test_input_of_output)
{
	zassert_ok(gpio_pin_configure(port, PIN, GPIO_OUTPUT));
	zassert_equal(gpio_emul_input_set(port, PIN, 1), -EINVAL);
}

ZTEST(gpio_emul, test_output)
{
	zassert_ok(gpio_pin_configure(port, PIN, GPIO_OUTPUT_HIGH));
	zassert_equal(gpio_emul_output_get(port, PIN), 1);
	zassert_ok(gpio_pin_set(port, PIN, 0));
	zassert_equal(gpio_emul_output_get(port, PIN), 0);
	zassert_ok(gpio_pin_toggle(port, PIN));
	zassert_equal(gpio_emul_output_get(port, PIN), 1);
	zassert_ok(gpio_pin_configure(port, PIN, GPIO_OUTPUT));
	zassert_equal(gpio_emul_output_get(port, PIN), 1, "a level stays without GPIO_OUTPUT_INIT");
	zassert_ok(gpio_pin_configure(port, PIN, GPIO_OUTPUT_INACTIVE | GPIO_ACTIVE_LOW));
	zassert_equal(gpio_emul_output_get(port, PIN), 1);
	zassert_ok(gpio_pin_set(port, PIN, 1));
	zassert_equal(gpio_emul_output_get(port, PIN), 0);
}

ZTEST(gpio_emul, test_port_outputs)
{
	const gpio_port_pins_t both = BIT(PIN) | BIT(OTHER);
	gpio_port_value_t value;

	zassert_ok(gpio_pin_configure(port, PIN, GPIO_OUTPUT_LOW));
	zassert_ok(gpio_pin_configure(port, OTHER, GPIO_OUTPUT_LOW));
	zassert_ok(gpio_port_set_bits_raw(port, both));
	zassert_ok(gpio_emul_output_get_masked(port, both, &value));
	zassert_equal(value, both);
	zassert_ok(gpio_port_set_masked_raw(port, both, BIT(OTHER)));
	zassert_ok(gpio_emul_output_get_masked(port, both, &value));
	zassert_equal(value, BIT(OTHER));
	zassert_ok(gpio_port_toggle_bits(port, both));
	zassert_ok(gpio_emul_output_get_masked(port, both, &value));
	zassert_equal(value, BIT(PIN));
	zassert_ok(gpio_port_clear_bits_raw(port, both));
	zassert_ok(gpio_emul_output_get_masked(port, both, &value));
	zassert_equal(value, 0);
}

ZTEST(gpio_emul, test_pull)
{
	zassert_ok(gpio_pin_configure(port, PIN, GPIO_INPUT | GPIO_PULL_UP));
	zassert_equal(gpio_pin_get(port, PIN), 1);
	zassert_ok(gpio_pin_configure(port, PIN, GPIO_INPUT | GPIO_PULL_DOWN));
	zassert_equal(gpio_pin_get(port, PIN), 0);
}

ZTEST(gpio_emul, test_open_drain_is_not_there)
{
	zassert_equal(gpio_pin_configure(port, PIN, GPIO_OUTPUT | GPIO_OPEN_DRAIN), -ENOTSUP);
}

/* A rise and a fall: how many calls for each kind of edge. */
static int edges(gpio_flags_t flags)
{
	calls = 0;
	zassert_ok(gpio_pin_interrupt_configure(port, PIN, flags));
	zassert_ok(gpio_emul_input_set(port, PIN, 1));
	zassert_ok(gpio_emul_input_set(port, PIN, 1));
	zassert_ok(gpio_emul_input_set(port, PIN, 0));
	return calls;
}

ZTEST(gpio_emul, test_edges)
{
	zassert_equal(edges(GPIO_INT_EDGE_RISING), 1);
	zassert_equal(pins_seen, BIT(PIN));
	zassert_equal(edges(GPIO_INT_EDGE_FALLING), 1);
	zassert_equal(edges(GPIO_INT_EDGE_BOTH), 2);
	zassert_equal(edges(GPIO_INT_DISABLE), 0);
}

ZTEST(gpio_emul, test_edges_of_other_pins)
{
	zassert_ok(gpio_pin_configure(port, OTHER, GPIO_INPUT));
	zassert_ok(gpio_pin_interrupt_configure(port, PIN, GPIO_INT_EDGE_BOTH));
	zassert_ok(gpio_emul_input_set(port, OTHER, 1));
	zassert_ok(gpio_emul_input_set(port, OTHER, 0));
	zassert_equal(calls, 0);
}

ZTEST(gpio_emul, test_levels_last)
{
	calls_wanted = 3;
	zassert_ok(gpio_pin_interrupt_configure(port, PIN, GPIO_INT_LEVEL_HIGH));
	zassert_equal(calls, 0);
	zassert_ok(gpio_emul_input_set(port, PIN, 1));
	zassert_equal(calls, 3, "a level interrupt comes until it is turned off");
}

ZTEST(gpio_emul, test_level_that_is_there_already)
{
	calls_wanted = 1;
	zassert_ok(gpio_pin_interrupt_configure(port, PIN, GPIO_INT_LEVEL_LOW));
	zassert_equal(calls, 1);
}

ZTEST(gpio_emul, test_own_output_raises_interrupts)
{
	zassert_ok(gpio_pin_configure(port, PIN, GPIO_INPUT | GPIO_OUTPUT_LOW));
	zassert_ok(gpio_pin_interrupt_configure(port, PIN, GPIO_INT_EDGE_RISING));
	zassert_ok(gpio_pin_set_raw(port, PIN, 1));
	zassert_equal(calls, 1);
	zassert_equal(gpio_pin_get_raw(port, PIN), 1);
}

ZTEST(gpio_emul, test_disable_and_enable_only)
{
	zassert_ok(gpio_pin_interrupt_configure(port, PIN, GPIO_INT_EDGE_RISING));
	zassert_ok(gpio_pin_interrupt_configure(port, PIN, GPIO_INT_MODE_DISABLE_ONLY));
	zassert_ok(gpio_emul_input_set(port, PIN, 1));
	zassert_equal(calls, 0);
	zassert_ok(gpio_emul_input_set(port, PIN, 0));
	zassert_ok(gpio_pin_interrupt_configure(port, PIN, GPIO_INT_MODE_ENABLE_ONLY));
	zassert_ok(gpio_emul_input_set(port, PIN, 1));
	zassert_equal(calls, 1);
}

ZTEST(gpio_emul, test_what_pins_are)
{
	gpio_port_pins_t inputs, outputs;
	gpio_flags_t flags;

	zassert_ok(gpio_pin_configure(port, OTHER, GPIO_OUTPUT_HIGH));
	zassert_ok(gpio_port_get_direction(port, BIT(PIN) | BIT(OTHER), &inputs, &outputs));
	zassert_equal(inputs, BIT(PIN));
	zassert_equal(outputs, BIT(OTHER));
	zassert_ok(gpio_emul_flags_get(port, PIN, &flags));
	zassert_true((flags & GPIO_INPUT) != 0);
	zassert_equal(gpio_emul_flags_get(port, 100, &flags), -EINVAL);
	zassert_ok(gpio_pin_get_config(port, OTHER, &flags));
	zassert_equal(flags, GPIO_OUTPUT_HIGH);
	zassert_ok(gpio_pin_set_raw(port, OTHER, 0));
	zassert_ok(gpio_pin_get_config(port, OTHER, &flags));
	zassert_equal(flags, GPIO_OUTPUT_LOW);
}

ZTEST_SUITE(gpio_emul, NULL, NULL, before, after, NULL);
