/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Devices are suspended in the opposite of the order in which they were initialized, so that each
 * is before those it needs, and resumed in that order. A bit of each device's flags remembers who
 * was suspended here: a device that slept already stays asleep.
 */
#include "device_system.h"
#include <errno.h>
#include <zephyr/device.h>
#include <zephyr/pm/device.h>
#include <zephyr/pm/device_runtime.h>
#include <zephyr/sys/printk.h>

#define SUSPENDED_BY_SYSTEM Z_PM_DEVICE_FLAG_BY_SYSTEM

static bool is_left_alone(const struct device *dev)
{
	return dev->pm_base == NULL || !device_is_ready(dev) || pm_device_is_busy(dev) ||
	       pm_device_wakeup_is_enabled(dev) || pm_device_runtime_is_enabled(dev);
}

bool pm_suspend_devices(void)
{
	STRUCT_SECTION_START_EXTERN(device);
	STRUCT_SECTION_END_EXTERN(device);

	for (const struct device *dev = STRUCT_SECTION_END(device);
	     dev-- > STRUCT_SECTION_START(device);) {
		int rc;

		if (is_left_alone(dev)) {
			continue;
		}
		rc = pm_device_action_run(dev, PM_DEVICE_ACTION_SUSPEND);
		if (rc == 0) {
			atomic_set_bit(&dev->pm_base->flags, SUSPENDED_BY_SYSTEM);
		} else if (rc != -ENOTSUP && rc != -EALREADY && rc != -ENOSYS) {
			printk("%s can not be suspended: %d\n", dev->name, rc);
			return false;
		}
	}
	return true;
}

void pm_resume_devices(void)
{
	STRUCT_SECTION_FOREACH(device, dev) {
		if (dev->pm_base != NULL &&
		    atomic_test_and_clear_bit(&dev->pm_base->flags, SUSPENDED_BY_SYSTEM)) {
			(void)pm_device_action_run(dev, PM_DEVICE_ACTION_RESUME);
		}
	}
}
