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
#include <zephyr/kernel.h>
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
	/** @cond INTERNAL_HIDDEN */
	Z_PM_DEVICE_FLAG_BY_SYSTEM, /* Suspended with the system, to be resumed with it. */
	/** @endcond */
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

#ifdef CONFIG_PM_DEVICE

/** What all kinds of devices with power management have. */
struct pm_device_base {
	atomic_t flags;			 /**< Bits by enum pm_device_flag. */
	enum pm_device_state state;	 /**< What it does now. */
	pm_device_action_cb_t action_cb; /**< The driver's function. */
	uint32_t usage;			 /**< How many use it (runtime power management). */
#ifdef CONFIG_PM_DEVICE_POWER_DOMAIN
	const struct device *domain; /**< Who feeds it; NULL: always fed. */
#endif
};

/** Of a device whose actions may block. */
struct pm_device {
	struct pm_device_base base;
#ifdef CONFIG_PM_DEVICE_RUNTIME
	const struct device *dev;      /**< The device. */
	struct k_sem lock;	       /**< Held while its state changes. */
	struct k_event event;	       /**< A bit by enum pm_device_state is posted on arrival. */
	struct k_work_delayable work;  /**< Suspends it later. */
#endif
};

/** Of a device whose actions may run in an ISR (PM_DEVICE_ISR_SAFE). */
struct pm_device_isr {
	struct pm_device_base base;
#ifdef CONFIG_PM_DEVICE_RUNTIME
	struct k_spinlock lock; /**< Held while its state changes. */
#endif
};

/* A device's pointer stands for either. */
BUILD_ASSERT(offsetof(struct pm_device, base) == 0);
BUILD_ASSERT(offsetof(struct pm_device_isr, base) == 0);

#include <zephyr/pm/device_define.h>

/** Power management object of PM_DEVICE_DEFINE(), for DEVICE_DEFINE(). */
#define PM_DEVICE_GET(dev_id) (&Z_PM_DEVICE_NAME(dev_id))

/** The same of a node. */
#define PM_DEVICE_DT_GET(node_id) PM_DEVICE_GET(Z_DEVICE_DT_DEV_ID(node_id))

/** The same of an instance of DT_DRV_COMPAT. */
#define PM_DEVICE_DT_INST_GET(idx) PM_DEVICE_DT_GET(DT_DRV_INST(idx))

/**
 * @brief Define the power management object of a device, before the device.
 *
 * @param dev_id       identifier of the device
 * @param pm_action_cb the driver's function: pm_device_action_cb_t
 * @param ...          PM_DEVICE_ISR_SAFE or nothing
 */
#define PM_DEVICE_DEFINE(dev_id, pm_action_cb, ...)                                                \
	Z_PM_DEVICE_DEFINE(DT_INVALID_NODE, dev_id, pm_action_cb,                                  \
			   COND_CODE_1(IS_EMPTY(__VA_ARGS__), (0), (__VA_ARGS__)))

/** The same of a node. */
#define PM_DEVICE_DT_DEFINE(node_id, pm_action_cb, ...)                                            \
	Z_PM_DEVICE_DEFINE(node_id, Z_DEVICE_DT_DEV_ID(node_id), pm_action_cb,                     \
			   COND_CODE_1(IS_EMPTY(__VA_ARGS__), (0), (__VA_ARGS__)))

/** The same of an instance of DT_DRV_COMPAT. */
#define PM_DEVICE_DT_INST_DEFINE(idx, pm_action_cb, ...)                                           \
	PM_DEVICE_DT_DEFINE(DT_DRV_INST(idx), pm_action_cb, __VA_ARGS__)

/** Name of a state, for people. Context: any. */
const char *pm_device_state_str(enum pm_device_state state);

/**
 * @brief Have the driver do something, if the device is in the state for it.
 *
 * @return 0; -ENOSYS: no power management; -EALREADY: it is there already; -ENOTSUP: not from the
 *         state it is in, or the driver does not know the action; what the driver returned.
 *         Power that comes or goes changes the state also if the driver failed.
 *         Context: the driver's.
 */
int pm_device_action_run(const struct device *dev, enum pm_device_action action);

#ifdef CONFIG_DEVICE_DEPS
/**
 * @brief Run an action on all devices that need @p dev: those it feeds, for a power domain.
 *
 * @param failure_cb told of failures: false ends the walk; NULL: they do not matter
 */
void pm_device_children_action_run(const struct device *dev, enum pm_device_action action,
				   pm_device_action_failed_cb_t failure_cb);
#endif

/** Get the state. @return 0, -ENOSYS: no power management. Context: any. */
int pm_device_state_get(const struct device *dev, enum pm_device_state *state);

/** @name In an init function: the device starts suspended, or without power
 * @{
 */
void pm_device_init_suspended(const struct device *dev);
void pm_device_init_off(const struct device *dev);
/** @} */

/** @name Busy: must not be suspended with the system. Context: any.
 * @{
 */
void pm_device_busy_set(const struct device *dev);
void pm_device_busy_clear(const struct device *dev);
bool pm_device_is_busy(const struct device *dev);
bool pm_device_is_any_busy(void);
/** @} */

/** @name Waking the system (property wakeup-source): an enabled one is not suspended with it
 * @{
 */
/** @return true if it was done; false if the device can not wake the system. Context: any. */
bool pm_device_wakeup_enable(const struct device *dev, bool enable);
bool pm_device_wakeup_is_enabled(const struct device *dev);
bool pm_device_wakeup_is_capable(const struct device *dev);
/** @} */

/** Whether a power domain feeds the device. Context: any. */
bool pm_device_on_power_domain(const struct device *dev);

/** Whether the device has power: it has no domain, or that is active. Context: any. */
bool pm_device_is_powered(const struct device *dev);

/**
 * @brief Bring a device into its first state, at the end of a driver's init function.
 *
 * Without power: off. With runtime power management from the start (zephyr,pm-device-runtime-auto):
 * turned on and suspended. Else turned on and resumed.
 *
 * @return 0 or what @p action_cb returned. Context: the init function's.
 */
int pm_device_driver_init(const struct device *dev, pm_device_action_cb_t action_cb);

#else

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

/** Membership of domains is fixed by the devicetree: these return -ENOSYS. */
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

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_PM_DEVICE_H_ */
