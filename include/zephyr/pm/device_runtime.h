/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Runtime power management of devices: they are suspended while nobody uses them.
 *
 * Without CONFIG_PM_DEVICE_RUNTIME devices are always active, and taking or giving back one
 * succeeds.
 */
#ifndef ETESIAN_PM_DEVICE_RUNTIME_H_
#define ETESIAN_PM_DEVICE_RUNTIME_H_

#include <errno.h>

#include <zephyr/device.h>
#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_PM_DEVICE_RUNTIME

/**
 * @brief Enable runtime power management if the node has zephyr,pm-device-runtime-auto.
 *
 * @return 0 or as pm_device_runtime_enable(). Context: boot, by the kernel.
 */
int pm_device_runtime_auto_enable(const struct device *dev);

/**
 * @brief From now on the device is suspended while nobody uses it; now it is.
 *
 * @return 0, also if it was enabled; -ENOTSUP: no power management; -EBUSY: the device is busy;
 *         what the driver returned. Context: boot, thread; any if the device is ISR safe.
 */
int pm_device_runtime_enable(const struct device *dev);

/**
 * @brief The device is resumed and stays so.
 *
 * @return 0; -ENOTSUP: no power management; what the driver returned. Context: as for enabling.
 */
int pm_device_runtime_disable(const struct device *dev);

/**
 * @brief Use the device: it is resumed, and its power domain before it.
 *
 * @return 0, also without (enabled) runtime power management; -EWOULDBLOCK: it would take time, in
 *         an ISR; -EAGAIN: it could not be turned on; what the driver returned.
 *         Context: any; for a device that is not ISR safe, in an ISR only what needs no wait.
 */
int pm_device_runtime_get(const struct device *dev);

/**
 * @brief No longer use the device: it is suspended if nobody does, and its power domain after it.
 *
 * @return 0, also without runtime power management; -EALREADY: nobody uses it; -EWOULDBLOCK: in an
 *         ISR, somebody changes its state; what the driver returned. Context: as for get.
 */
int pm_device_runtime_put(const struct device *dev);

/**
 * @brief The same, but the system work queue suspends the device, after @p delay.
 *
 * If somebody uses it before, it is not suspended at all. An ISR safe device is suspended at once.
 *
 * @return as pm_device_runtime_put(). Context: any.
 */
int pm_device_runtime_put_async(const struct device *dev, k_timeout_t delay);

/** Whether runtime power management is enabled. Context: any. */
bool pm_device_runtime_is_enabled(const struct device *dev);

/** How many use the device. @return -ENOTSUP: not enabled or none. Context: any. */
int pm_device_runtime_usage(const struct device *dev);

#else

static inline int pm_device_runtime_auto_enable(const struct device *dev)
{
	ARG_UNUSED(dev);
	return 0;
}

static inline int pm_device_runtime_enable(const struct device *dev)
{
	ARG_UNUSED(dev);
	return 0;
}

static inline int pm_device_runtime_disable(const struct device *dev)
{
	ARG_UNUSED(dev);
	return 0;
}

static inline int pm_device_runtime_get(const struct device *dev)
{
	ARG_UNUSED(dev);
	return 0;
}

static inline int pm_device_runtime_put(const struct device *dev)
{
	ARG_UNUSED(dev);
	return 0;
}

static inline int pm_device_runtime_put_async(const struct device *dev, k_timeout_t delay)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(delay);
	return 0;
}

static inline bool pm_device_runtime_is_enabled(const struct device *dev)
{
	ARG_UNUSED(dev);
	return false;
}

static inline int pm_device_runtime_usage(const struct device *dev)
{
	ARG_UNUSED(dev);
	return -ENOSYS;
}

#endif

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_PM_DEVICE_RUNTIME_H_ */
