/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Devices: definition, lookup, state.
 */
#include "devices.h"
#include <errno.h>
#include <string.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(device, NULL, NULL, NULL, NULL, NULL);

int init_calls;
static const struct device *initialized[16];

int order_of(const struct device *dev)
{
	for (int i = 0; i < init_calls; i++) {
		if (initialized[i] == dev) {
			return i + 1;
		}
	}
	return 0;
}

static int note(const struct device *dev)
{
	initialized[init_calls++] = dev;
	return 0;
}

static int fail(const struct device *dev)
{
	note(dev);
	return -EIO;
}

static int fail_far(const struct device *dev)
{
	ARG_UNUSED(dev);
	return -1000;
}

#ifdef CONFIG_DEVICE_MUTABLE
static int note_rw(struct device *dev)
{
	dev->data = dev;
	return note(dev);
}
static int fail_rw(struct device *dev)
{
	return fail(dev);
}
static int fail_far_rw(struct device *dev)
{
	return fail_far(dev);
}
#define note	 note_rw
#define fail	 fail_rw
#define fail_far fail_far_rw
#endif

static int config_a = 1, data_a = 2;
static const int api_a = 3;

/* Defined against the order of dependencies on purpose. */
DEVICE_DT_DEFINE(LAST, note, NULL, NULL, NULL, POST_KERNEL, DEVICE_INIT_DERIVED, NULL);
DEVICE_DT_DEFINE(MIDDLE, note, NULL, NULL, NULL, POST_KERNEL, DEVICE_INIT_DERIVED, NULL);
DEVICE_DT_DEFINE(B, note, NULL, NULL, NULL, POST_KERNEL, 20, NULL);
DEVICE_DT_DEFINE(EXPANDER, note, NULL, NULL, NULL, POST_KERNEL, 20, NULL);
DEVICE_DT_DEFINE(A, note, NULL, &data_a, &config_a, POST_KERNEL, 9, &api_a);
DEVICE_DT_DEFINE(FAILS, fail, NULL, NULL, NULL, POST_KERNEL, 20, NULL);
DEVICE_DT_DEFINE(WAITS, note, NULL, NULL, NULL, POST_KERNEL, 5, NULL);
DEVICE_DT_DEFINE(I2C, note, NULL, NULL, NULL, PRE_KERNEL_2, 99, NULL);
DEVICE_DT_DEFINE(PORT, note, NULL, NULL, NULL, PRE_KERNEL_1, 50, NULL, DT_DEP_ORD(B));

DEVICE_DECLARE(plain);
static const struct device *const plain_ptr = DEVICE_GET(plain);
DEVICE_DEFINE(plain, "plain one", NULL, NULL, NULL, NULL, POST_KERNEL, 20, NULL);
DEVICE_DEFINE(far, "fails by far", fail_far, NULL, NULL, NULL, POST_KERNEL, 20, NULL);
DEVICE_DEFINE(nameless, "", NULL, NULL, NULL, NULL, POST_KERNEL, 20, NULL);

/* Verifies: DEVICE-1 */
ZTEST(device, test_members)
{
	const struct device *dev = DEVICE_DT_GET(A);

	zassert_str_equal(dev->name, "DEV_A");
	zassert_str_equal(DEVICE_DT_GET(B)->name, "dev@11");
	zassert_equal_ptr(dev->config, &config_a);
	zassert_equal_ptr(dev->api, &api_a);
	if (!IS_ENABLED(CONFIG_DEVICE_MUTABLE)) {
		zassert_equal_ptr(dev->data, &data_a);
	} else {
		zassert_equal_ptr(dev->data, dev);
	}
	zassert_equal_ptr(plain_ptr, DEVICE_GET(plain));
}

/* Verifies: DEVICE-2 */
ZTEST(device, test_get)
{
	zassert_equal_ptr(DEVICE_DT_GET_ANY(vnd_i2c), DEVICE_DT_GET(I2C));
	zassert_equal_ptr(DEVICE_DT_GET_ONE(vnd_i2c), DEVICE_DT_GET(I2C));
	zassert_is_null(DEVICE_DT_GET_ANY(vnd_spi));
	zassert_is_null(DEVICE_DT_GET_OR_NULL(DT_NODELABEL(dev_off)));
	zassert_is_null(DEVICE_DT_GET_OR_NULL(DT_NODELABEL(nothing)));
	zassert_equal_ptr(DEVICE_DT_GET_OR_NULL(I2C), DEVICE_DT_GET(I2C));
#define DT_DRV_COMPAT vnd_i2c
	zassert_equal_ptr(DEVICE_DT_INST_GET(0), DEVICE_DT_GET(I2C));
#undef DT_DRV_COMPAT
	zassert_equal_ptr(DEVICE_INIT_DT_GET(I2C)->dev, DEVICE_DT_GET(I2C));
	zassert_equal_ptr(DEVICE_INIT_GET(plain)->dev, plain_ptr);
}

/* Verifies: DEVICE-3 */
ZTEST(device, test_binding)
{
	char name[] = "DEV_A";

	zassert_equal_ptr(device_get_binding(name), DEVICE_DT_GET(A));
	zassert_equal_ptr(device_get_binding("plain one"), plain_ptr);
	zassert_is_null(device_get_binding("plain"));
	zassert_is_null(device_get_binding(""));
	zassert_is_null(device_get_binding(NULL));
	/* There, but not ready. */
	zassert_is_null(device_get_binding(DEVICE_DT_GET(FAILS)->name));
	zassert_is_null(device_get_binding("fails by far"));
}

/* Verifies: DEVICE-4, DEVICE-5 */
ZTEST(device, test_ready)
{
	zassert_true(device_is_ready(DEVICE_DT_GET(A)));
	zassert_true(device_is_ready(plain_ptr), "nothing to initialize");
	zassert_false(device_is_ready(DEVICE_DT_GET(FAILS)));
	zassert_equal(DEVICE_DT_GET(FAILS)->state->init_res, EIO);
	zassert_true(DEVICE_DT_GET(FAILS)->state->initialized);
	zassert_equal(DEVICE_GET(far)->state->init_res, 255);
	zassert_false(device_is_ready(NULL));
}

/* Verifies: DEVICE-7, DEVICE-8 */
ZTEST(device, test_deferred)
{
	const struct device *dev = DEVICE_DT_GET(WAITS);
	int calls = init_calls;

	zassert_equal(DEVICE_DT_DEFER(WAITS), 1);
	zassert_equal(DEVICE_DT_DEFER(A), 0);
	zassert_false(device_is_ready(dev));
	zassert_is_null(device_get_binding(dev->name));
	zassert_ok(device_init(dev));
	zassert_equal(init_calls, calls + 1);
	zassert_true(device_is_ready(dev));
	zassert_equal_ptr(device_get_binding(dev->name), dev);
	zassert_equal(device_init(dev), -EALREADY);
	zassert_equal(device_init(DEVICE_DT_GET(A)), -EALREADY);
	zassert_equal(init_calls, calls + 1);
}

static int too_early;

static int init_too_early(void)
{
	too_early = device_init(DEVICE_DT_GET(A));
	return 0;
}
SYS_INIT(init_too_early, PRE_KERNEL_1, 0);

/* Verifies: DEVICE-9 */
ZTEST(device, test_init_of_one_that_is_not_deferred)
{
	zassert_equal(too_early, -ENOENT);
	zassert_true(device_is_ready(DEVICE_DT_GET(A)), "its time came later");
}

/* Verifies: DEVICE-6 */
ZTEST(device, test_order)
{
	zassert_equal(order_of(DEVICE_DT_GET(PORT)), 1);
	zassert_equal(order_of(DEVICE_DT_GET(I2C)), 2);
	/* By priority as a number: 9 before 20. */
	zassert_equal(order_of(DEVICE_DT_GET(A)), 3);
	/* Of one priority: by dependency. */
	zassert_true(order_of(DEVICE_DT_GET(EXPANDER)) < order_of(DEVICE_DT_GET(B)));
}

/* Verifies: DEVICE-14 */
ZTEST(device, test_derived_order)
{
	/* Behind all that have a number, each behind what it needs. */
	zassert_true(order_of(DEVICE_DT_GET(FAILS)) < order_of(DEVICE_DT_GET(MIDDLE)));
	zassert_true(order_of(DEVICE_DT_GET(B)) < order_of(DEVICE_DT_GET(MIDDLE)));
	zassert_equal(order_of(DEVICE_DT_GET(LAST)), order_of(DEVICE_DT_GET(MIDDLE)) + 1);
}

/* Verifies: DEVICE-6 */
ZTEST(device, test_list)
{
	const struct device *previous = NULL;
	size_t count = 0;

	/* The list of devices is in the order of initialization. */
	STRUCT_SECTION_FOREACH(device, dev) {
		if (order_of(dev) > 0 && dev != DEVICE_DT_GET(WAITS)) {
			zassert_true(previous == NULL || order_of(previous) < order_of(dev));
			previous = dev;
		}
		count++;
	}
	zassert_true(count >= 12);
}

#ifdef CONFIG_DEVICE_DT_METADATA
/* Verifies: DEVICE-13 */
ZTEST(device, test_labels)
{
	const struct device *dev = DEVICE_DT_GET(A);
	const struct device_dt_nodelabels *labels = device_get_dt_nodelabels(dev);

	zassert_equal(labels->num_nodelabels, 2);
	zassert_str_equal(labels->nodelabels[0], "dev_a");
	zassert_equal_ptr(device_get_by_dt_nodelabel("dev_a"), dev);
	zassert_equal_ptr(device_get_by_dt_nodelabel("second_name"), dev);
	zassert_is_null(device_get_by_dt_nodelabel("dev_fails"));
	zassert_is_null(device_get_by_dt_nodelabel("nothing"));
	zassert_is_null(device_get_by_dt_nodelabel(NULL));
	zassert_is_null(device_get_dt_nodelabels(plain_ptr));
}
#endif
