/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Dependencies between devices.
 */
#include "devices.h"
#include <zephyr/ztest.h>

static bool holds(const device_handle_t *handles, size_t count, const struct device *dev)
{
	for (size_t i = 0; i < count; i++) {
		if (device_from_handle(handles[i]) == dev) {
			return true;
		}
	}
	return false;
}

/* Verifies: DEVICE-10 */
ZTEST(device, test_handles)
{
	STRUCT_SECTION_FOREACH(device, dev) {
		zassert_not_equal(device_handle_get(dev), DEVICE_HANDLE_NULL);
		zassert_equal_ptr(device_from_handle(device_handle_get(dev)), dev);
	}
	zassert_equal(device_handle_get(NULL), DEVICE_HANDLE_NULL);
	zassert_is_null(device_from_handle(DEVICE_HANDLE_NULL));
	zassert_is_null(device_from_handle(INT16_MAX));
}

/* Verifies: DEVICE-11 */
ZTEST(device, test_required)
{
	const device_handle_t *handles;
	size_t count;

	device_required_handles_get(DEVICE_DT_GET(PORT), &count);
	zassert_equal(count, 0);
	handles = device_required_handles_get(DEVICE_DT_GET(A), &count);
	zassert_equal(count, 2);
	zassert_true(holds(handles, count, DEVICE_DT_GET(I2C)));
	zassert_true(holds(handles, count, DEVICE_DT_GET(PORT)));
	handles = device_required_handles_get(DEVICE_DT_GET(B), &count);
	zassert_equal(count, 2);
	zassert_true(holds(handles, count, DEVICE_DT_GET(EXPANDER)));
	zassert_false(holds(handles, count, DEVICE_DT_GET(PORT)));
}

/* Verifies: DEVICE-11 */
ZTEST(device, test_injected)
{
	const device_handle_t *handles;
	size_t count;

	handles = device_injected_handles_get(DEVICE_DT_GET(PORT), &count);
	zassert_equal(count, 1);
	zassert_true(holds(handles, count, DEVICE_DT_GET(B)));
	device_injected_handles_get(DEVICE_DT_GET(A), &count);
	zassert_equal(count, 0);
}

/* Verifies: DEVICE-11 */
ZTEST(device, test_supported)
{
	const device_handle_t *handles;
	size_t count;

	handles = device_supported_handles_get(DEVICE_DT_GET(I2C), &count);
	zassert_equal(count, 7);
	zassert_true(holds(handles, count, DEVICE_DT_GET(WAITS)));
	handles = device_supported_handles_get(DEVICE_DT_GET(PORT), &count);
	zassert_equal(count, 2);
	zassert_true(holds(handles, count, DEVICE_DT_GET(A)));
	device_supported_handles_get(DEVICE_DT_GET(A), &count);
	zassert_equal(count, 0);
}

static int count_visits(const struct device *dev, void *context)
{
	zassert_not_null(dev);
	return ++*(int *)context;
}

static int stop(const struct device *dev, void *context)
{
	ARG_UNUSED(dev);
	return ++*(int *)context == 2 ? -5 : 0;
}

/* Verifies: DEVICE-12 */
ZTEST(device, test_visit)
{
	int visits = 0;

	zassert_equal(device_required_foreach(DEVICE_DT_GET(B), count_visits, &visits), 2);
	zassert_equal(visits, 2);
	zassert_equal(device_supported_foreach(DEVICE_DT_GET(I2C), count_visits, &visits), 7);
	zassert_equal(visits, 9);
	visits = 0;
	zassert_equal(device_supported_foreach(DEVICE_DT_GET(I2C), stop, &visits), -5);
	zassert_equal(visits, 2);
}
