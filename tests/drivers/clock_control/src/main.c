/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What every clock controller does. A controller under test is a row: its device, two of its
 * clocks, one that it does not have, the rates, and which functions it lacks (-ENOSYS).
 */
#include <errno.h>
#include <zephyr/drivers/clock_control.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define CLOCKS DT_CLOCKS_CTLR(DT_PATH(user))

enum {
	LACKS_ASYNC = BIT(0),
	LACKS_RATE = BIT(1),
	LACKS_SET_RATE = BIT(2),
	LACKS_STATUS = BIT(3),
	LACKS_CONFIGURE = BIT(4),
};

static int always(const struct device *dev, clock_control_subsys_t sys)
{
	ARG_UNUSED(dev);
	return ((uintptr_t)sys > 1U) ? -EINVAL : 0;
}
static const struct clock_control_driver_api simple = {.on = always, .off = always};
DEVICE_DEFINE(simple, "simple", NULL, NULL, NULL, NULL, POST_KERNEL, 50, &simple);

static const struct controller {
	const struct device *dev;
	clock_control_subsys_t one, two, missing;
	uint32_t rate;
	uint32_t startup_ms;
	uint32_t lacks;
} controllers[] = {
	{DEVICE_DT_GET(CLOCKS), (void *)0, (void *)DT_CLOCKS_CELL(DT_PATH(user), id), (void *)2,
	 32768, 30, LACKS_CONFIGURE},
	{DEVICE_GET(simple), (void *)0, (void *)1, (void *)2, 0, 0,
	 LACKS_ASYNC | LACKS_RATE | LACKS_SET_RATE | LACKS_STATUS | LACKS_CONFIGURE},
};

#define FOR_EACH_CONTROLLER(c)                                                                     \
	for (const struct controller *c = controllers;                                             \
	     c < controllers + ARRAY_SIZE(controllers); c++)

static void status_is(const struct controller *c, clock_control_subsys_t sys,
		      enum clock_control_status expected)
{
	zassert_equal(clock_control_get_status(c->dev, sys),
		      (c->lacks & LACKS_STATUS) ? CLOCK_CONTROL_STATUS_UNKNOWN : expected);
}

ZTEST_SUITE(clock_control, NULL, NULL, NULL, NULL, NULL);

ZTEST(clock_control, test_on_and_off)
{
	FOR_EACH_CONTROLLER(c) {
		status_is(c, c->one, CLOCK_CONTROL_STATUS_OFF);
		zassert_ok(clock_control_on(c->dev, c->one));
		status_is(c, c->one, CLOCK_CONTROL_STATUS_ON);
		status_is(c, c->two, CLOCK_CONTROL_STATUS_OFF);
		zassert_ok(clock_control_on(c->dev, c->one), "again");
		zassert_ok(clock_control_off(c->dev, c->one));
		status_is(c, c->one, CLOCK_CONTROL_STATUS_OFF);
		zassert_ok(clock_control_off(c->dev, c->one), "again");
	}
}

static const struct device *called_dev;
static void *called_subsys, *called_data;
static int calls;

static void note(const struct device *dev, clock_control_subsys_t subsys, void *user_data)
{
	calls++;
	called_dev = dev;
	called_subsys = subsys;
	called_data = user_data;
}

ZTEST(clock_control, test_async)
{
	FOR_EACH_CONTROLLER(c) {
		if (c->lacks & LACKS_ASYNC) {
			zassert_equal(clock_control_async_on(c->dev, c->two, note, NULL), -ENOSYS);
			continue;
		}
		calls = 0;
		zassert_ok(clock_control_async_on(c->dev, c->two, note, &calls));
		status_is(c, c->two, CLOCK_CONTROL_STATUS_STARTING);
		zassert_equal(clock_control_async_on(c->dev, c->two, note, NULL), -EALREADY);
		zassert_equal(calls, 0);
		k_msleep(2 * c->startup_ms);
		zassert_equal(calls, 1);
		zassert_equal_ptr(called_dev, c->dev);
		zassert_equal_ptr(called_subsys, c->two);
		zassert_equal_ptr(called_data, &calls);
		status_is(c, c->two, CLOCK_CONTROL_STATUS_ON);
		zassert_equal(clock_control_async_on(c->dev, c->two, note, NULL), -EALREADY);
		zassert_ok(clock_control_off(c->dev, c->two));
		/* turned off while it starts: nobody is called */
		zassert_ok(clock_control_async_on(c->dev, c->two, note, NULL));
		zassert_ok(clock_control_off(c->dev, c->two));
		k_msleep(2 * c->startup_ms);
		zassert_equal(calls, 1);
		/* turned on at once while it starts: that is its start */
		zassert_ok(clock_control_async_on(c->dev, c->two, note, NULL));
		zassert_ok(clock_control_on(c->dev, c->two));
		zassert_equal(calls, 2);
		zassert_ok(clock_control_off(c->dev, c->two));
	}
}

ZTEST(clock_control, test_rate)
{
	FOR_EACH_CONTROLLER(c) {
		uint32_t rate = 1;

		if (c->lacks & LACKS_RATE) {
			zassert_equal(clock_control_get_rate(c->dev, c->one, &rate), -ENOSYS);
			zassert_equal(clock_control_set_rate(c->dev, c->one, (void *)1), -ENOSYS);
			continue;
		}
		zassert_ok(clock_control_get_rate(c->dev, c->one, &rate));
		zassert_equal(rate, c->rate);
		zassert_equal(clock_control_set_rate(c->dev, c->one, (void *)(uintptr_t)rate),
			      -EALREADY);
		zassert_ok(clock_control_set_rate(c->dev, c->one, (void *)(uintptr_t)1000));
		zassert_ok(clock_control_get_rate(c->dev, c->one, &rate));
		zassert_equal(rate, 1000);
		zassert_ok(clock_control_set_rate(c->dev, c->one, (void *)(uintptr_t)c->rate));
	}
}

ZTEST(clock_control, test_no_such_clock)
{
	FOR_EACH_CONTROLLER(c) {
		uint32_t rate;

		zassert_equal(clock_control_on(c->dev, c->missing), -EINVAL);
		zassert_equal(clock_control_off(c->dev, c->missing), -EINVAL);
		zassert_equal(clock_control_get_status(c->dev, c->missing),
			      CLOCK_CONTROL_STATUS_UNKNOWN);
		if (!(c->lacks & LACKS_RATE)) {
			zassert_equal(clock_control_get_rate(c->dev, c->missing, &rate), -EINVAL);
		}
		if (!(c->lacks & LACKS_ASYNC)) {
			zassert_equal(clock_control_async_on(c->dev, c->missing, note, NULL),
				      -EINVAL);
		}
		zassert_equal(clock_control_configure(c->dev, c->one, NULL),
			      (c->lacks & LACKS_CONFIGURE) ? -ENOSYS : 0);
	}
}
