/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Which devices a device depends on.
 *
 * Included by <zephyr/device.h>, which has the types, with CONFIG_DEVICE_DEPS.
 *
 * The devicetree says which node needs which. Of these dependencies those between nodes that have a
 * device are kept; a dependency on a node without one passes to what that node depends on. Handles
 * are small numbers for devices; they are valid in one image only.
 */
#ifndef ETESIAN_DEVICE_DEPS_H_
#define ETESIAN_DEVICE_DEPS_H_

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Called for each device of a list.
 *
 * @return 0 or more to go on; negative to stop: the caller gets that value. Context: the caller's.
 */
typedef int (*device_visitor_callback_t)(const struct device *dev, void *context);

/** Handle of a device; DEVICE_HANDLE_NULL for NULL. Context: any. */
device_handle_t device_handle_get(const struct device *dev);

/** Device of a handle; NULL for DEVICE_HANDLE_NULL and for what is no handle. Context: any. */
const struct device *device_from_handle(device_handle_t dev_handle);

/** @name Handles of devices related to @p dev
 *
 * required: devices it needs. injected: devices its definition names besides. supported: devices
 * that need it. @p count gets their number; the array is constant after boot. Context: any.
 * @{
 */
const device_handle_t *device_required_handles_get(const struct device *dev, size_t *count);
const device_handle_t *device_injected_handles_get(const struct device *dev, size_t *count);
const device_handle_t *device_supported_handles_get(const struct device *dev, size_t *count);
/** @} */

/**
 * @brief Visit the devices that @p dev needs (required, not injected).
 *
 * @return number of devices visited, or the negative value with which the visitor stopped.
 */
int device_required_foreach(const struct device *dev, device_visitor_callback_t visitor_cb,
			    void *context);

/** Visit the devices that need @p dev. Returns as device_required_foreach(). */
int device_supported_foreach(const struct device *dev, device_visitor_callback_t visitor_cb,
			     void *context);

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_DEVICE_DEPS_H_ */
