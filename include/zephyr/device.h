/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devices: what a driver defines and an application looks up.
 *
 * A device is a constant in ROM (struct device) and two bytes of state in RAM. A driver defines one
 * for each enabled devicetree node it serves, with an init function that runs at boot; the linker
 * gathers devices and init entries, so nothing is registered at run time. An application gets a
 * device at compile time with DEVICE_DT_GET(node) and asks device_is_ready() once.
 *
 * The object of a node's device is named __device_<node identifier>, so that a missing driver shows
 * as an undefined reference that names the node. Asking for a disabled node does not compile.
 */
#ifndef ETESIAN_DEVICE_H_
#define ETESIAN_DEVICE_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/devicetree.h>
#include <zephyr/init.h>
#include <zephyr/sys/device_mmio.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A device as a small number: 0 is none. Needs CONFIG_DEVICE_DEPS. */
typedef int16_t device_handle_t;

/** The handle of no device. */
#define DEVICE_HANDLE_NULL 0

/** What the system notes about a device while it runs. */
struct device_state {
	/** 0, or the positive errno (at most 255) with which the init function failed. */
	uint8_t init_res;
	/** The init function has run, or there is none. */
	bool initialized : 1;
};

/** @cond INTERNAL_HIDDEN */
struct pm_device_base;
struct pm_device;
struct pm_device_isr;
struct device_dt_metadata;

#ifdef CONFIG_DEVICE_MUTABLE
#define Z_DEVICE_CONST
#else
#define Z_DEVICE_CONST const
#endif
#ifdef CONFIG_DEVICE_DEPS_DYNAMIC
#define Z_DEVICE_DEPS_CONST
#else
#define Z_DEVICE_DEPS_CONST const
#endif
/** @endcond */

/** A device. Drivers read their own config and data; everybody else treats it as opaque. */
struct device {
	/** Name for device_get_binding(). */
	const char *name;
	/** Constants of the instance, of a type the driver knows. */
	const void *config;
	/** Functions of the driver's class. */
	const void *api;
	/** Common state. */
	struct device_state *state;
	/** Variables of the instance, of a type the driver knows. */
	void *data;
#ifdef CONFIG_DEVICE_DEPS
	/** Handles of devices this one needs, was given, and serves. */
	Z_DEVICE_DEPS_CONST device_handle_t *deps;
#endif
#ifdef CONFIG_PM_DEVICE
	/** Power management state; NULL if the device has none. */
	union {
		struct pm_device_base *pm_base;
		struct pm_device *pm;
		struct pm_device_isr *pm_isr;
	};
#endif
#ifdef CONFIG_DEVICE_DT_METADATA
	/** What is known from the devicetree; NULL for a device without a node. */
	const struct device_dt_metadata *dt_meta;
#endif
};

/** @name Names and addresses of device objects
 * @{
 */
/** Identifier of the object of the device @p dev_id. */
#define DEVICE_NAME_GET(dev_id) _CONCAT(__device_, dev_id)

/** Identifier of the object of the node's device. */
#define DEVICE_DT_NAME_GET(node_id) DEVICE_NAME_GET(Z_DEVICE_DT_DEV_ID(node_id))

/** Name of the node's device: its label property if it has one, else the node's full name. */
#define DEVICE_DT_NAME(node_id) DT_PROP_OR(node_id, label, DT_NODE_FULL_NAME(node_id))

/**
 * @brief Pointer to the device of an enabled node, a constant.
 *
 * The driver must be in the build, else linking fails. The device may still have failed to
 * initialize: see device_is_ready().
 */
#define DEVICE_DT_GET(node_id) (&DEVICE_DT_NAME_GET(node_id))

/** DEVICE_DT_GET() of an instance of DT_DRV_COMPAT. */
#define DEVICE_DT_INST_GET(inst) DEVICE_DT_GET(DT_DRV_INST(inst))

/** Pointer to the device of any enabled node with the compatible; NULL if there is none. */
#define DEVICE_DT_GET_ANY(compat)                                                                  \
	Z_DT_IF(DT_HAS_COMPAT_STATUS_OKAY(compat),                                                 \
		(DEVICE_DT_GET(DT_COMPAT_GET_ANY_STATUS_OKAY(compat))), (NULL))

/** Like DEVICE_DT_GET_ANY(), but does not compile if there is none. */
#define DEVICE_DT_GET_ONE(compat)                                                                  \
	Z_DT_IF(DT_HAS_COMPAT_STATUS_OKAY(compat),                                                 \
		(DEVICE_DT_GET(DT_COMPAT_GET_ANY_STATUS_OKAY(compat))), (ZERO_OR_COMPILE_ERROR(0)))

/** DEVICE_DT_GET() if the node exists and is enabled, else NULL. */
#define DEVICE_DT_GET_OR_NULL(node_id)                                                             \
	Z_DT_IF(DT_NODE_HAS_STATUS(node_id, okay), (DEVICE_DT_GET(node_id)), (NULL))

/** Pointer to the device that DEVICE_DEFINE() made with @p dev_id, in the same file. */
#define DEVICE_GET(dev_id) (&DEVICE_NAME_GET(dev_id))

/** Declare a device of DEVICE_DEFINE() before its definition. */
#define DEVICE_DECLARE(dev_id) static Z_DEVICE_CONST struct device DEVICE_NAME_GET(dev_id)

/** @name Init entries of devices
 * @{
 */
#define DEVICE_INIT_DT_GET(node_id) (&Z_INIT_ENTRY_NAME(DEVICE_DT_NAME_GET(node_id)))
#define DEVICE_INIT_GET(dev_id)	    (&Z_INIT_ENTRY_NAME(DEVICE_NAME_GET(dev_id)))
/** @} */
/** @} */

/** 1 if the node has zephyr,deferred-init: its device waits for device_init(). */
#define DEVICE_DT_DEFER(node_id) DT_PROP_OR(node_id, zephyr_deferred_init, 0)

/**
 * @brief In place of a priority: the devicetree tells when the device is initialized.
 *
 * Such devices run after all numbered entries of their level, each behind those it needs: its
 * parent, its interrupt controllers, and the nodes that its properties point to
 * (etesian,init-after for what only software needs). A numbered device of the same level can not
 * need one.
 */
#define DEVICE_INIT_DERIVED derived

/**
 * @brief Define a device that has no devicetree node.
 *
 * @param dev_id  identifier, unique in the file
 * @param name    string for device_get_binding()
 * @param init_fn int (*)(const struct device *): runs at boot; NULL if there is nothing to do
 * @param pm      PM_DEVICE_GET() or NULL
 * @param data    the driver's variables, or NULL
 * @param config  the driver's constants, or NULL
 * @param level   PRE_KERNEL_1, PRE_KERNEL_2 or POST_KERNEL: see <zephyr/init.h>
 * @param prio    priority in the level: a decimal literal, a macro that is one, or
 *                DEVICE_INIT_DERIVED
 * @param api     the functions of its class, or NULL
 */
#define DEVICE_DEFINE(dev_id, name, init_fn, pm, data, config, level, prio, api)                   \
	Z_DEVICE_DEFINE(DT_INVALID_NODE, dev_id, name, init_fn, pm, data, config, level, prio, api)

/** Define the device of a node; parameters as for DEVICE_DEFINE(), then handles to inject. */
#define DEVICE_DT_DEFINE(node_id, init_fn, pm, data, config, level, prio, api, ...)                \
	Z_DEVICE_DEFINE(node_id, Z_DEVICE_DT_DEV_ID(node_id), DEVICE_DT_NAME(node_id), init_fn,    \
			pm, data, config, level, prio, api, __VA_ARGS__)

/** DEVICE_DT_DEFINE() of an instance of DT_DRV_COMPAT. */
#define DEVICE_DT_INST_DEFINE(inst, ...) DEVICE_DT_DEFINE(DT_DRV_INST(inst), __VA_ARGS__)

/**
 * @brief Find a device by its name.
 *
 * @return the device, or NULL if there is none of that name or it is not ready. Context: any.
 */
__syscall const struct device *device_get_binding(const char *name);

/**
 * @brief Whether a device can be used: it exists and its init function has run and succeeded.
 *
 * @param dev the device; NULL gives false. Context: any.
 */
__syscall bool device_is_ready(const struct device *dev);

/**
 * @brief Initialize a device whose node has zephyr,deferred-init.
 *
 * @return 0, the negative errno of the init function, -EALREADY if it was initialized before,
 * -ENOENT
 *         if the device is not a deferred one. Context: thread.
 */
__syscall int device_init(const struct device *dev);

/**
 * @brief Find a device by a label of its devicetree node. Needs CONFIG_DEVICE_DT_METADATA.
 *
 * @return the device, or NULL if there is none or it is not ready. Context: any.
 */
__syscall const struct device *device_get_by_dt_nodelabel(const char *nodelabel);

#ifdef CONFIG_DEVICE_DT_METADATA
/** Labels of a devicetree node. */
struct device_dt_nodelabels {
	size_t num_nodelabels;
	const char *nodelabels[];
};

/** What CONFIG_DEVICE_DT_METADATA keeps of a device's node. */
struct device_dt_metadata {
	const struct device_dt_nodelabels *nl;
};

/** Labels of the device's node; NULL if the device has no node. Context: any. */
static inline const struct device_dt_nodelabels *device_get_dt_nodelabels(const struct device *dev)
{
	return (dev->dt_meta == NULL) ? NULL : dev->dt_meta->nl;
}
#endif

#ifdef __cplusplus
}
#endif

#include <zephyr/device_internal.h>
#ifdef CONFIG_DEVICE_DEPS
#include <zephyr/device_deps.h>
#endif
#include <zephyr/syscalls/device.h>

#endif /* ETESIAN_DEVICE_H_ */
