/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What every reset controller does. A controller under test is a row: its device, how many lines it
 * has, two of them that may be used, and which functions it lacks (those return -ENOSYS).
 */
#include <errno.h>
#include <zephyr/drivers/reset.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define USER DT_PATH(user)

enum {
	LACKS_STATUS = BIT(0),
	LACKS_ASSERT = BIT(1),
	LACKS_TOGGLE = BIT(2),
};

static const struct reset_driver_api nothing;
DEVICE_DEFINE(unable, "unable", NULL, NULL, NULL, NULL, POST_KERNEL, 50, &nothing);

static const struct controller {
	struct reset_dt_spec one, two;
	uint32_t lines;
	uint32_t lacks;
} controllers[] = {
	{RESET_DT_SPEC_GET(USER), RESET_DT_SPEC_GET_BY_IDX(USER, 1), 10, 0},
	{{DEVICE_GET(unable), 0}, {DEVICE_GET(unable), 1}, 0,
	 LACKS_STATUS | LACKS_ASSERT | LACKS_TOGGLE},
};

#define FOR_EACH_CONTROLLER(c)                                                                     \
	for (const struct controller *c = controllers;                                             \
	     c < controllers + ARRAY_SIZE(controllers); c++)

static int expected(const struct controller *c, uint32_t needs)
{
	return (c->lacks & needs) ? -ENOSYS : 0;
}

static void is_held(const struct controller *c, const struct reset_dt_spec *line, uint8_t held)
{
	uint8_t status = 9;

	zassert_equal(reset_status_dt(line, &status), expected(c, LACKS_STATUS));
	if (!(c->lacks & LACKS_STATUS)) {
		zassert_equal(status, held);
	}
}

static void *setup(void)
{
	k_object_access_all_grant(controllers[0].one.dev);
	return NULL;
}

ZTEST_SUITE(reset, NULL, setup, NULL, NULL, NULL);

/* A user thread, where there is user mode. */
ZTEST_USER(reset, test_user)
{
	const struct device *dev = DEVICE_DT_GET(DT_NODELABEL(test_reset));
	uint8_t status = 9;

	zassert_ok(reset_line_assert(dev, 1));
	zassert_ok(reset_status(dev, 1, &status));
	zassert_equal(status, 1);
	zassert_ok(reset_line_deassert(dev, 1));
	zassert_ok(reset_line_toggle(dev, 1));
	zassert_ok(reset_status(dev, 1, &status));
	zassert_equal(status, 0);
	zassert_equal(reset_status(dev, 10, &status), -EINVAL);
}

ZTEST(reset, test_spec)
{
	static const struct reset_dt_spec none = RESET_DT_SPEC_GET_BY_IDX_OR(USER, 2, {NULL});

	zassert_equal_ptr(controllers[0].one.dev, DEVICE_DT_GET(DT_NODELABEL(test_reset)));
	zassert_equal(controllers[0].one.id, 3);
	zassert_equal(controllers[0].two.id, 9);
	zassert_is_null(none.dev);
}

ZTEST(reset, test_hold_and_let_go)
{
	FOR_EACH_CONTROLLER(c) {
		int can = expected(c, LACKS_ASSERT);

		zassert_true(device_is_ready(c->one.dev));
		zassert_equal(reset_line_assert_dt(&c->one), can);
		zassert_equal(reset_line_assert_dt(&c->one), can);
		is_held(c, &c->one, 1);
		is_held(c, &c->two, 0);
		zassert_equal(reset_line_assert_dt(&c->two), can);
		zassert_equal(reset_line_deassert_dt(&c->one), can);
		is_held(c, &c->one, 0);
		is_held(c, &c->two, 1);
		zassert_equal(reset_line_deassert_dt(&c->two), can);
		is_held(c, &c->two, 0);
	}
}

ZTEST(reset, test_toggle)
{
	FOR_EACH_CONTROLLER(c) {
		zassert_equal(reset_line_toggle_dt(&c->one), expected(c, LACKS_TOGGLE));
		is_held(c, &c->one, 0);
	}
}

ZTEST(reset, test_no_such_line)
{
	FOR_EACH_CONTROLLER(c) {
		uint8_t status;

		if (c->lacks != 0U) {
			continue;
		}
		zassert_equal(reset_line_assert(c->one.dev, c->lines), -EINVAL);
		zassert_equal(reset_line_deassert(c->one.dev, c->lines), -EINVAL);
		zassert_equal(reset_line_toggle(c->one.dev, c->lines), -EINVAL);
		zassert_equal(reset_status(c->one.dev, c->lines, &status), -EINVAL);
	}
}
