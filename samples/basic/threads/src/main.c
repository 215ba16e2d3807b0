/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Two threads blink an LED each and report every toggle through a FIFO to a third, which prints it.
 * Where the board has no such LED the reports go on without it.
 */
#include <zephyr/kernel.h>
#include <zephyr/device.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/sys/printk.h>

#define STACK_SIZE 1024
#define PRIORITY   7

struct report {
	void *fifo_reserved;
	uint32_t led;
	uint32_t count;
};

struct blinker {
	struct gpio_dt_spec spec;
	uint32_t num;
	uint32_t period_ms;
};

static const struct blinker led0 = {
	.spec = GPIO_DT_SPEC_GET_OR(DT_ALIAS(led0), gpios, {0}),
	.num = 0,
	.period_ms = 100,
};

static const struct blinker led1 = {
	.spec = GPIO_DT_SPEC_GET_OR(DT_ALIAS(led1), gpios, {0}),
	.num = 1,
	.period_ms = 1000,
};

static K_FIFO_DEFINE(reports);
K_MEM_SLAB_DEFINE_STATIC(report_slab, sizeof(struct report), 8, sizeof(void *));

static void blink(void *blinker_arg, void *unused2, void *unused3)
{
	const struct blinker *led = blinker_arg;
	struct report *report;

	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	if (led->spec.port != NULL) {
		gpio_pin_configure_dt(&led->spec, GPIO_OUTPUT_INACTIVE);
	}
	for (uint32_t count = 0;; count++) {
		if (led->spec.port != NULL) {
			gpio_pin_set_dt(&led->spec, (int)(count % 2));
		}
		k_mem_slab_alloc(&report_slab, (void **)&report, K_FOREVER);
		report->led = led->num;
		report->count = count;
		k_fifo_put(&reports, report);
		k_msleep((int32_t)led->period_ms);
	}
}

static void print_reports(void)
{
	for (;;) {
		struct report *report = k_fifo_get(&reports, K_FOREVER);

		printk("Toggled led%d; counter=%d\n", (int)report->led, (int)report->count);
		k_mem_slab_free(&report_slab, report);
	}
}

K_THREAD_DEFINE(blink0_id, STACK_SIZE, blink, &led0, NULL, NULL, PRIORITY, 0, 0);
K_THREAD_DEFINE(blink1_id, STACK_SIZE, blink, &led1, NULL, NULL, PRIORITY, 0, 0);
K_THREAD_DEFINE(printer_id, STACK_SIZE, print_reports, NULL, NULL, NULL, PRIORITY, 0, 0);

int main(void)
{
	return 0;
}
