/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Runtime power management: a count of users; the first resumes the device, the last suspends it.
 *
 * The state of a device changes under its lock: a semaphore, as actions may block, or a spin lock
 * where they may not (ISR safe). Before the kernel runs nobody else does, and there is no lock. A
 * device that is to be suspended later is SUSPENDING; who wants it meanwhile cancels the work, or
 * waits for it to end if it has begun. A device holds its power domain while it is in use.
 */
#include <errno.h>
#include <zephyr/kernel.h>
#include <zephyr/pm/device.h>
#include <zephyr/pm/device_runtime.h>
#include <zephyr/sys/__assert.h>

#define ARRIVED BIT(PM_DEVICE_STATE_SUSPENDED)

/* Who holds the lock of a device, of either kind. */
struct hold {
	struct pm_device_base *pm;
	k_spinlock_key_t key;
};

static bool is_isr_safe(const struct pm_device_base *pm)
{
	return atomic_test_bit(&pm->flags, PM_DEVICE_FLAG_ISR_SAFE);
}

static int take(struct hold *hold, const struct device *dev)
{
	hold->pm = dev->pm_base;
	if (is_isr_safe(hold->pm)) {
		hold->key = k_spin_lock(&dev->pm_isr->lock);
	} else if (!k_is_pre_kernel() &&
		   k_sem_take(&dev->pm->lock, k_is_in_isr() ? K_NO_WAIT : K_FOREVER) != 0) {
		return -EWOULDBLOCK;
	}
	return 0;
}

static int give(struct hold *hold, const struct device *dev, int rc)
{
	if (is_isr_safe(hold->pm)) {
		k_spin_unlock(&dev->pm_isr->lock, hold->key);
	} else if (!k_is_pre_kernel()) {
		k_sem_give(&dev->pm->lock);
	}
	return rc;
}

bool pm_device_runtime_is_enabled(const struct device *dev)
{
	return dev->pm_base != NULL &&
	       atomic_test_bit(&dev->pm_base->flags, PM_DEVICE_FLAG_RUNTIME_ENABLED);
}

int pm_device_runtime_usage(const struct device *dev)
{
	return pm_device_runtime_is_enabled(dev) ? (int)dev->pm_base->usage : -ENOTSUP;
}

/* An action of a device in the state for it. Lock: the device's. */
static int step(const struct device *dev, enum pm_device_action action, enum pm_device_state to)
{
	int rc = dev->pm_base->action_cb(dev, action);

	if (rc < 0) {
		return rc;
	}
	dev->pm_base->state = to;
	return 0;
}

#ifdef CONFIG_PM_DEVICE_POWER_DOMAIN

/* Context and lock: as for get. */
static int claim_domain(const struct device *dev)
{
	struct pm_device_base *pm = dev->pm_base;
	int rc;

	if (pm->domain == NULL || atomic_test_bit(&pm->flags, PM_DEVICE_FLAG_PD_CLAIMED)) {
		return 0;
	}
	rc = pm_device_runtime_get(pm->domain);
	if (rc != 0) {
		return rc;
	}
	if (atomic_test_bit(&pm->flags, PM_DEVICE_FLAG_TURN_ON_FAILED)) {
		(void)pm_device_runtime_put(pm->domain);
		return -EAGAIN;
	}
	atomic_set_bit(&pm->flags, PM_DEVICE_FLAG_PD_CLAIMED);
	return 0;
}

static int release_domain(const struct device *dev)
{
	struct pm_device_base *pm = dev->pm_base;

	if (pm->domain == NULL ||
	    !atomic_test_and_clear_bit(&pm->flags, PM_DEVICE_FLAG_PD_CLAIMED)) {
		return 0;
	}
	return pm_device_runtime_put(pm->domain);
}

#else

static int claim_domain(const struct device *dev)
{
	ARG_UNUSED(dev);
	return 0;
}

static int release_domain(const struct device *dev)
{
	ARG_UNUSED(dev);
	return 0;
}

#endif

/* The work: nobody has wanted the device for a while. */
static void suspend_later(struct k_work *work)
{
	struct k_work_delayable *delayable = k_work_delayable_from_work(work);
	struct pm_device *pm = CONTAINER_OF(delayable, struct pm_device, work);
	int rc;

	(void)k_sem_take(&pm->lock, K_FOREVER);
	rc = step(pm->dev, PM_DEVICE_ACTION_SUSPEND, PM_DEVICE_STATE_SUSPENDED);
	if (rc < 0) {
		pm->base.usage++;
		pm->base.state = PM_DEVICE_STATE_ACTIVE;
	} else {
		(void)release_domain(pm->dev);
	}
	(void)k_event_set(&pm->event, ARRIVED);
	k_sem_give(&pm->lock);
}

/*
 * The device is about to be suspended by the work. True: no longer, it is active. False: it was too
 * late, the work is done now. Lock: the device's, given up meanwhile.
 */
static bool is_saved(struct pm_device *pm)
{
	if ((k_work_cancel_delayable(&pm->work) & K_WORK_RUNNING) == 0) {
		pm->base.state = PM_DEVICE_STATE_ACTIVE;
		return true;
	}
	while (pm->base.state == PM_DEVICE_STATE_SUSPENDING) {
		(void)k_event_clear(&pm->event, ARRIVED);
		k_sem_give(&pm->lock);
		(void)k_event_wait(&pm->event, ARRIVED, false, K_FOREVER);
		(void)k_sem_take(&pm->lock, K_FOREVER);
	}
	return false;
}

static bool is_suspending(const struct device *dev)
{
	return dev->pm_base->state == PM_DEVICE_STATE_SUSPENDING;
}

/* Context: as for get. Lock: the device's. */
static int use(const struct device *dev)
{
	struct pm_device_base *pm = dev->pm_base;
	int rc;

	if (is_suspending(dev) && k_is_in_isr()) {
		return -EWOULDBLOCK;
	}
	rc = claim_domain(dev);
	if (rc != 0) {
		return rc;
	}
	if (pm->usage++ > 0U || (is_suspending(dev) && is_saved(dev->pm)) ||
	    pm->state == PM_DEVICE_STATE_ACTIVE) {
		return 0;
	}
	/* the work that was too late has let the domain go */
	rc = claim_domain(dev);
	if (rc == 0) {
		rc = step(dev, PM_DEVICE_ACTION_RESUME, PM_DEVICE_STATE_ACTIVE);
	}
	if (rc != 0) {
		pm->usage--;
		(void)release_domain(dev);
	}
	return rc;
}

int pm_device_runtime_get(const struct device *dev)
{
	struct hold hold;
	int rc;

	if (!pm_device_runtime_is_enabled(dev)) {
		return 0;
	}
	rc = take(&hold, dev);
	return (rc != 0) ? rc : give(&hold, dev, use(dev));
}

/* Lock: the device's. */
static int unuse(const struct device *dev, bool later, k_timeout_t delay)
{
	struct pm_device_base *pm = dev->pm_base;
	int rc;

	if (pm->usage == 0U) {
		return -EALREADY;
	}
	if (--pm->usage > 0U) {
		return 0;
	}
	if (later && !is_isr_safe(pm) && !k_is_pre_kernel()) {
		pm->state = PM_DEVICE_STATE_SUSPENDING;
		(void)k_work_schedule(&dev->pm->work, delay);
		return 0;
	}
	rc = step(dev, PM_DEVICE_ACTION_SUSPEND, PM_DEVICE_STATE_SUSPENDED);
	if (rc < 0) {
		pm->usage++;
		return rc;
	}
	return release_domain(dev);
}

static int put(const struct device *dev, bool later, k_timeout_t delay)
{
	struct hold hold;
	int rc;

	if (!pm_device_runtime_is_enabled(dev)) {
		return 0;
	}
	rc = take(&hold, dev);
	return (rc != 0) ? rc : give(&hold, dev, unuse(dev, later, delay));
}

int pm_device_runtime_put(const struct device *dev)
{
	return put(dev, false, K_NO_WAIT);
}

int pm_device_runtime_put_async(const struct device *dev, k_timeout_t delay)
{
	return put(dev, true, delay);
}

/* Lock: the device's. */
static int enable(const struct device *dev)
{
	struct pm_device_base *pm = dev->pm_base;

	if (pm_device_runtime_is_enabled(dev)) {
		return 0;
	}
	if (pm->state == PM_DEVICE_STATE_ACTIVE) {
		int rc = step(dev, PM_DEVICE_ACTION_SUSPEND, PM_DEVICE_STATE_SUSPENDED);

		if (rc < 0) {
			return rc;
		}
	}
	if (!is_isr_safe(pm) && dev->pm->dev == NULL) {
		dev->pm->dev = dev;
		k_work_init_delayable(&dev->pm->work, suspend_later);
	}
	pm->usage = 0U;
	atomic_set_bit(&pm->flags, PM_DEVICE_FLAG_RUNTIME_ENABLED);
	return 0;
}

int pm_device_runtime_enable(const struct device *dev)
{
	struct hold hold;
	int rc;

	if (dev->pm_base == NULL) {
		return -ENOTSUP;
	}
	if (pm_device_is_busy(dev)) {
		return -EBUSY;
	}
	rc = take(&hold, dev);
	return (rc != 0) ? rc : give(&hold, dev, enable(dev));
}

int pm_device_runtime_auto_enable(const struct device *dev)
{
	if (dev->pm_base == NULL ||
	    !atomic_test_bit(&dev->pm_base->flags, PM_DEVICE_FLAG_RUNTIME_AUTO)) {
		return 0;
	}
	return pm_device_runtime_enable(dev);
}

/* Lock: the device's. */
static int disable(const struct device *dev)
{
	struct pm_device_base *pm = dev->pm_base;

	if (!pm_device_runtime_is_enabled(dev)) {
		return 0;
	}
	if (is_suspending(dev)) {
		(void)is_saved(dev->pm);
	}
	if (pm->state == PM_DEVICE_STATE_SUSPENDED) {
		int rc = claim_domain(dev);

		rc = (rc != 0) ? rc
			       : step(dev, PM_DEVICE_ACTION_RESUME, PM_DEVICE_STATE_ACTIVE);
		if (rc != 0) {
			return rc;
		}
	}
	atomic_clear_bit(&pm->flags, PM_DEVICE_FLAG_RUNTIME_ENABLED);
	return 0;
}

int pm_device_runtime_disable(const struct device *dev)
{
	struct hold hold;
	int rc;

	if (dev->pm_base == NULL) {
		return -ENOTSUP;
	}
	rc = take(&hold, dev);
	return (rc != 0) ? rc : give(&hold, dev, disable(dev));
}
