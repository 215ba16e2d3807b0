/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Emulated clocks, numbered from 0: the subsystem is the number. Each takes a while to start. A
 * rate to set is a number in Hz, in the pointer itself; it takes effect at once.
 */
#define DT_DRV_COMPAT etesian_clock_emul

#include <zephyr/drivers/clock_control.h>
#include <zephyr/kernel.h>

struct clock {
	const struct device *dev;
	struct k_timer start;
	enum clock_control_status status;
	uint32_t rate;
	clock_control_cb_t cb; /* while it starts; NULL: nobody asks */
	void *user_data;
};

struct config {
	struct clock *clocks;
	const uint32_t *rates;
	uint32_t count;
	uint32_t startup_us;
};

static struct k_spinlock lock;

static struct clock *clock_of(const struct device *dev, clock_control_subsys_t sys)
{
	const struct config *config = dev->config;

	return ((uintptr_t)sys < config->count) ? &config->clocks[(uintptr_t)sys] : NULL;
}

static clock_control_subsys_t subsys_of(const struct clock *clock)
{
	const struct config *config = clock->dev->config;

	return (clock_control_subsys_t)(uintptr_t)(clock - config->clocks);
}

static void started(struct k_timer *timer)
{
	struct clock *clock = CONTAINER_OF(timer, struct clock, start);
	clock_control_cb_t cb = NULL;

	K_SPINLOCK(&lock) {
		if (clock->status == CLOCK_CONTROL_STATUS_STARTING) {
			clock->status = CLOCK_CONTROL_STATUS_ON;
			cb = clock->cb;
			clock->cb = NULL;
		}
	}
	if (cb != NULL) {
		cb(clock->dev, subsys_of(clock), clock->user_data);
	}
}

static int async_on(const struct device *dev, clock_control_subsys_t sys, clock_control_cb_t cb,
		    void *user_data)
{
	const struct config *config = dev->config;
	struct clock *clock = clock_of(dev, sys);
	int rc = -EALREADY;

	if (clock == NULL) {
		return -EINVAL;
	}
	K_SPINLOCK(&lock) {
		if (clock->status == CLOCK_CONTROL_STATUS_OFF) {
			clock->status = CLOCK_CONTROL_STATUS_STARTING;
			clock->cb = cb;
			clock->user_data = user_data;
			rc = 0;
		}
	}
	if (rc == 0) {
		k_timer_start(&clock->start, K_USEC(config->startup_us), K_NO_WAIT);
	}
	return rc;
}

static enum clock_control_status get_status(const struct device *dev, clock_control_subsys_t sys)
{
	struct clock *clock = clock_of(dev, sys);

	return (clock == NULL) ? CLOCK_CONTROL_STATUS_UNKNOWN : clock->status;
}

static int on(const struct device *dev, clock_control_subsys_t sys)
{
	const struct config *config = dev->config;
	struct clock *clock = clock_of(dev, sys);

	if (clock == NULL) {
		return -EINVAL;
	}
	if (get_status(dev, sys) != CLOCK_CONTROL_STATUS_ON) {
		k_busy_wait(config->startup_us);
		k_timer_stop(&clock->start);
		clock->status = CLOCK_CONTROL_STATUS_STARTING;
		started(&clock->start);
	}
	return 0;
}

static int off(const struct device *dev, clock_control_subsys_t sys)
{
	struct clock *clock = clock_of(dev, sys);

	if (clock == NULL) {
		return -EINVAL;
	}
	k_timer_stop(&clock->start);
	K_SPINLOCK(&lock) {
		clock->status = CLOCK_CONTROL_STATUS_OFF;
		clock->cb = NULL;
	}
	return 0;
}

static int get_rate(const struct device *dev, clock_control_subsys_t sys, uint32_t *rate)
{
	struct clock *clock = clock_of(dev, sys);

	if (clock == NULL) {
		return -EINVAL;
	}
	*rate = clock->rate;
	return 0;
}

static int set_rate(const struct device *dev, clock_control_subsys_t sys,
		    clock_control_subsys_rate_t rate)
{
	struct clock *clock = clock_of(dev, sys);
	uint32_t wanted = (uint32_t)(uintptr_t)rate;

	if (clock == NULL || wanted == 0U) {
		return -EINVAL;
	}
	if (clock->rate == wanted) {
		return -EALREADY;
	}
	clock->rate = wanted;
	return 0;
}

static int init(const struct device *dev)
{
	const struct config *config = dev->config;

	for (uint32_t i = 0; i < config->count; i++) {
		struct clock *clock = &config->clocks[i];

		clock->dev = dev;
		clock->status = CLOCK_CONTROL_STATUS_OFF;
		clock->rate = config->rates[i];
		k_timer_init(&clock->start, started, NULL);
	}
	return 0;
}

static const struct clock_control_driver_api api = {
	.on = on,
	.off = off,
	.async_on = async_on,
	.get_rate = get_rate,
	.get_status = get_status,
	.set_rate = set_rate,
};

#define CONTROLLER(n)                                                                              \
	static const uint32_t rates_##n[] = DT_INST_PROP(n, clock_frequencies);                    \
	static struct clock clocks_##n[ARRAY_SIZE(rates_##n)];                                     \
	static const struct config config_##n = {                                                  \
		.clocks = clocks_##n,                                                              \
		.rates = rates_##n,                                                                \
		.count = ARRAY_SIZE(rates_##n),                                                    \
		.startup_us = DT_INST_PROP(n, startup_us),                                         \
	};                                                                                         \
	DEVICE_DT_INST_DEFINE(n, init, NULL, NULL, &config_##n, PRE_KERNEL_1,                      \
			      CONFIG_CLOCK_CONTROL_INIT_PRIORITY, &api);
DT_INST_FOREACH_STATUS_OKAY(CONTROLLER)
