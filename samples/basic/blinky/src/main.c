/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Blinks the LED that the devicetree calls led0.
 */
#include <stdio.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/kernel.h>

#define HALF_PERIOD_MS 1000

/* The line, its port and whether it is active low: all from the devicetree. */
static const struct gpio_dt_spec led = GPIO_DT_SPEC_GET(DT_ALIAS(led0), gpios);

int main(void)
{
	bool on = true;

	if (!gpio_is_ready_dt(&led) || gpio_pin_configure_dt(&led, GPIO_OUTPUT_ACTIVE) < 0) {
		return 0;
	}
	while (gpio_pin_toggle_dt(&led) == 0) {
		on = !on;
		printf("LED state: %s\n", on ? "ON" : "OFF");
		k_msleep(HALF_PERIOD_MS);
	}
	return 0;
}
