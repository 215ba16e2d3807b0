/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Power management of devices, as drivers see it.
 *
 * Without CONFIG_PM_DEVICE the macros give no power management object (NULL), every device is
 * active and powered, and functions that would change that return -ENOSYS.
 */
#ifndef ETESIAN_PM_DEVICE_H_
#define ETESIAN_PM_DEVICE_H_

#include <errno.h>

#include <zephyr/device.h>
#include <zephyr/sys/atomic.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Bits of pm_device_base.flags. */
enum pm_device_flag {
	PM_DEVICE_FLAG_BUSY,		/**< Must not be suspended now. */
	PM_DEVICE_FLAG_TURN_ON_FAILED,	/**< Could not be turned on. */
	PM_DEVICE_FLAG_PD_CLAIMED,	/**< Holds its power domain. */
	PM_DEVICE_FLAG_WS_CAPABLE,	/**< Can wake the system. */
	PM_DEVICE_FLAG_WS_ENABLED,	/**< Is to wake the system. */
	PM_DEVICE_FLAG_RUNTIME_ENABLED, /**< Runtime power management is on. */
	PM_DEVICE_FLAG_PD,		/**< Is a power domain. */
	PM_DEVICE_FLAG_RUNTIME_AUTO,	/**< Runtime power management from the start. */
	PM_DEVICE_FLAG_ISR_SAFE,	/**< Its action may run in an ISR. */
};

/** State of a device. */
enum pm_device_state {
	PM_DEVICE_STATE_ACTIVE,	    /**< Works. */
	PM_DEVICE_STATE_SUSPENDED,  /**< Powered, does not work. */
	PM_DEVICE_STATE_SUSPENDING, /**< On the way there. */
	PM_DEVICE_STATE_OFF,	    /**< Not powered. */
};

/** What a driver is asked to do. */
enum pm_device_action {
	PM_DEVICE_ACTION_SUSPEND,
	PM_DEVICE_ACTION_RESUME,
	PM_DEVICE_ACTION_TURN_OFF, /**< Power is about to go. */
	PM_DEVICE_ACTION_TURN_ON,  /**< Power has come. */
};

/** A driver's function for actions. 0, -ENOTSUP if it does not know the action, another errno. */
typedef int (*pm_device_action_cb_t)(const struct device *dev, enum pm_device_action action);

/** Called when an action of a child failed; true to go on with the others. */
typedef bool (*pm_device_action_failed_cb_t)(const struct device *dev, int err);

/** Flag of PM_DEVICE_DEFINE() and the like: actions may run in an ISR. */
#define PM_DEVICE_ISR_SAFE 1

#ifndef CONFIG_PM_DEVICE

#define PM_DEVICE_DEFINE(dev_id, pm_action_cb, ...)
#define PM_DEVICE_DT_DEFINE(node_id, pm_action_cb, ...)
#define PM_DEVICE_DT_INST_DEFINE(idx, pm_action_cb, ...)
#define PM_DEVICE_GET(dev_id)	  NULL
#define PM_DEVICE_DT_GET(node_id) NULL
#define PM_DEVICE_DT_INST_GET(idx) NULL

static inline int pm_device_action_run(const struct device *dev, enum pm_device_action action)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(action);
	return -ENOSYS;
}

static inline void pm_device_children_action_run(const struct device *dev,
						 enum pm_device_action action,
						 pm_device_action_failed_cb_t failure_cb)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(action);
	ARG_UNUSED(failure_cb);
}

static inline int pm_device_state_get(const struct device *dev, enum pm_device_state *state)
{
	ARG_UNUSED(dev);
	*state = PM_DEVICE_STATE_ACTIVE;
	return 0;
}

static inline void pm_device_init_suspended(const struct device *dev)
{
	ARG_UNUSED(dev);
}

static inline void pm_device_init_off(const struct device *dev)
{
	ARG_UNUSED(dev);
}

static inline void pm_device_busy_set(const struct device *dev)
{
	ARG_UNUSED(dev);
}

static inline void pm_device_busy_clear(const struct device *dev)
{
	ARG_UNUSED(dev);
}

static inline bool pm_device_is_any_busy(void)
{
	return false;
}

static inline bool pm_device_is_busy(const struct device *dev)
{
	ARG_UNUSED(dev);
	return false;
}

static inline bool pm_device_wakeup_enable(const struct device *dev, bool enable)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(enable);
	return false;
}

static inline bool pm_device_wakeup_is_enabled(const struct device *dev)
{
	ARG_UNUSED(dev);
	return false;
}

static inline bool pm_device_wakeup_is_capable(const struct device *dev)
{
	ARG_UNUSED(dev);
	return false;
}

static inline bool pm_device_on_power_domain(const struct device *dev)
{
	ARG_UNUSED(dev);
	return false;
}

static inline int pm_device_power_domain_add(const struct device *dev, const struct device *domain)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(domain);
	return -ENOSYS;
}

static inline int pm_device_power_domain_remove(const struct device *dev,
						const struct device *domain)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(domain);
	return -ENOSYS;
}

static inline bool pm_device_is_powered(const struct device *dev)
{
	ARG_UNUSED(dev);
	return true;
}

/**
 * @brief Bring a device into its first state, at the end of a driver's init function.
 *
 * Without power management: turned on and resumed at once. Context: boot.
 */
static inline int pm_device_driver_init(const struct device *dev, pm_device_action_cb_t action_cb)
{
	int rc = action_cb(dev, PM_DEVICE_ACTION_TURN_ON);

	if (rc < 0 && rc != -ENOTSUP) {
		return rc;
	}
	rc = action_cb(dev, PM_DEVICE_ACTION_RESUME);
	return (rc == -ENOTSUP) ? 0 : rc;
}

#endif /* CONFIG_PM_DEVICE */

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_PM_DEVICE_H_ */
