/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Power management of devices: actions, states, flags, power domains.
 */
#include <errno.h>
#include <zephyr/device.h>
#include <zephyr/pm/device.h>
#include <zephyr/pm/device_runtime.h>

/* Of each action: the state it starts from and the one it leads to. */
static const struct {
	uint8_t from, to;
} steps[] = {
	[PM_DEVICE_ACTION_SUSPEND] = {PM_DEVICE_STATE_ACTIVE, PM_DEVICE_STATE_SUSPENDED},
	[PM_DEVICE_ACTION_RESUME] = {PM_DEVICE_STATE_SUSPENDED, PM_DEVICE_STATE_ACTIVE},
	[PM_DEVICE_ACTION_TURN_OFF] = {PM_DEVICE_STATE_SUSPENDED, PM_DEVICE_STATE_OFF},
	[PM_DEVICE_ACTION_TURN_ON] = {PM_DEVICE_STATE_OFF, PM_DEVICE_STATE_SUSPENDED},
};

const char *pm_device_state_str(enum pm_device_state state)
{
	static const char *const names[] = {
		[PM_DEVICE_STATE_ACTIVE] = "active",
		[PM_DEVICE_STATE_SUSPENDED] = "suspended",
		[PM_DEVICE_STATE_SUSPENDING] = "suspending",
		[PM_DEVICE_STATE_OFF] = "off",
	};

	return ((size_t)state < ARRAY_SIZE(names)) ? names[state] : "";
}

static bool is_about_power(enum pm_device_action action)
{
	return action == PM_DEVICE_ACTION_TURN_ON || action == PM_DEVICE_ACTION_TURN_OFF;
}

int pm_device_action_run(const struct device *dev, enum pm_device_action action)
{
	struct pm_device_base *pm = dev->pm_base;
	int rc;

	if (pm == NULL) {
		return -ENOSYS;
	}
	if (pm->state == steps[action].to) {
		return -EALREADY;
	}
	if (pm->state != steps[action].from) {
		return -ENOTSUP;
	}
	rc = pm->action_cb(dev, action);
	if (rc < 0 && !is_about_power(action)) {
		return rc;
	}
	/* Power comes and goes whether the driver likes it or not. */
	pm->state = steps[action].to;
	if (action == PM_DEVICE_ACTION_TURN_ON) {
		atomic_set_bit_to(&pm->flags, PM_DEVICE_FLAG_TURN_ON_FAILED,
				  rc < 0 && rc != -ENOTSUP);
	}
	return MIN(rc, 0);
}

#ifdef CONFIG_DEVICE_DEPS
void pm_device_children_action_run(const struct device *dev, enum pm_device_action action,
				   pm_device_action_failed_cb_t failure_cb)
{
	size_t count;
	const device_handle_t *handles = device_supported_handles_get(dev, &count);

	for (size_t i = 0; i < count; i++) {
		const struct device *child = device_from_handle(handles[i]);
		int rc = (child == NULL) ? 0 : pm_device_action_run(child, action);

		if (rc < 0 && failure_cb != NULL && !failure_cb(child, rc)) {
			return;
		}
	}
}
#endif

int pm_device_state_get(const struct device *dev, enum pm_device_state *state)
{
	if (dev->pm_base == NULL) {
		return -ENOSYS;
	}
	*state = dev->pm_base->state;
	return 0;
}

void pm_device_init_suspended(const struct device *dev)
{
	if (dev->pm_base != NULL) {
		dev->pm_base->state = PM_DEVICE_STATE_SUSPENDED;
	}
}

void pm_device_init_off(const struct device *dev)
{
	if (dev->pm_base != NULL) {
		dev->pm_base->state = PM_DEVICE_STATE_OFF;
	}
}

static bool has_flag(const struct device *dev, enum pm_device_flag flag)
{
	return dev->pm_base != NULL && atomic_test_bit(&dev->pm_base->flags, flag);
}

void pm_device_busy_set(const struct device *dev)
{
	if (dev->pm_base != NULL) {
		atomic_set_bit(&dev->pm_base->flags, PM_DEVICE_FLAG_BUSY);
	}
}

void pm_device_busy_clear(const struct device *dev)
{
	if (dev->pm_base != NULL) {
		atomic_clear_bit(&dev->pm_base->flags, PM_DEVICE_FLAG_BUSY);
	}
}

bool pm_device_is_busy(const struct device *dev)
{
	return has_flag(dev, PM_DEVICE_FLAG_BUSY);
}

bool pm_device_is_any_busy(void)
{
	STRUCT_SECTION_FOREACH(device, dev) {
		if (pm_device_is_busy(dev)) {
			return true;
		}
	}
	return false;
}

bool pm_device_wakeup_enable(const struct device *dev, bool enable)
{
	if (!pm_device_wakeup_is_capable(dev)) {
		return false;
	}
	atomic_set_bit_to(&dev->pm_base->flags, PM_DEVICE_FLAG_WS_ENABLED, enable);
	return true;
}

bool pm_device_wakeup_is_enabled(const struct device *dev)
{
	return has_flag(dev, PM_DEVICE_FLAG_WS_ENABLED);
}

bool pm_device_wakeup_is_capable(const struct device *dev)
{
	return has_flag(dev, PM_DEVICE_FLAG_WS_CAPABLE);
}

#ifdef CONFIG_PM_DEVICE_POWER_DOMAIN

bool pm_device_on_power_domain(const struct device *dev)
{
	return dev->pm_base != NULL && dev->pm_base->domain != NULL;
}

bool pm_device_is_powered(const struct device *dev)
{
	return !pm_device_on_power_domain(dev) || dev->pm_base->domain->pm_base == NULL ||
	       dev->pm_base->domain->pm_base->state == PM_DEVICE_STATE_ACTIVE;
}

#else

bool pm_device_on_power_domain(const struct device *dev)
{
	ARG_UNUSED(dev);
	return false;
}

bool pm_device_is_powered(const struct device *dev)
{
	ARG_UNUSED(dev);
	return true;
}

#endif

int pm_device_driver_init(const struct device *dev, pm_device_action_cb_t action_cb)
{
	int rc;

	if (!pm_device_is_powered(dev)) {
		pm_device_init_off(dev);
		return 0;
	}
	rc = action_cb(dev, PM_DEVICE_ACTION_TURN_ON);
	if (rc < 0 && rc != -ENOTSUP) {
		return rc;
	}
	if (IS_ENABLED(CONFIG_PM_DEVICE_RUNTIME) && has_flag(dev, PM_DEVICE_FLAG_RUNTIME_AUTO)) {
		pm_device_init_suspended(dev);
		return 0;
	}
	return action_cb(dev, PM_DEVICE_ACTION_RESUME);
}
