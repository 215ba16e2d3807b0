/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Power management of devices: actions, flags, power domains, and runtime power management.
 */
#include <errno.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/pm/device.h>
#include <zephyr/pm/device_runtime.h>
#include <zephyr/ztest.h>

/* What a device was asked to do, and how it answers. */
struct record {
	int count[4];
	int answer;
	k_timeout_t takes;
};

static int act(const struct device *dev, enum pm_device_action action)
{
	struct record *record = dev->data;

	record->count[action]++;
	if (!K_TIMEOUT_EQ(record->takes, K_NO_WAIT)) {
		k_sleep(record->takes);
	}
	return record->answer;
}

/* A domain that is active feeds its devices. */
static int act_domain(const struct device *dev, enum pm_device_action action)
{
	(void)act(dev, action);
	if (action == PM_DEVICE_ACTION_RESUME) {
		pm_device_children_action_run(dev, PM_DEVICE_ACTION_TURN_ON, NULL);
	} else if (action == PM_DEVICE_ACTION_SUSPEND) {
		pm_device_children_action_run(dev, PM_DEVICE_ACTION_TURN_OFF, NULL);
	}
	return 0;
}

static int init(const struct device *dev)
{
	return pm_device_driver_init(dev, act);
}

static int init_domain(const struct device *dev)
{
	pm_device_init_suspended(dev);
	return 0;
}

#define ONE(label, action, init_fn, ...)                                                           \
	static struct record label##_record;                                                       \
	PM_DEVICE_DT_DEFINE(DT_NODELABEL(label), action, ##__VA_ARGS__);                           \
	DEVICE_DT_DEFINE(DT_NODELABEL(label), init_fn, PM_DEVICE_DT_GET(DT_NODELABEL(label)),      \
			 &label##_record, NULL, POST_KERNEL, DEVICE_INIT_DERIVED, NULL);           \
	static const struct device *const label = DEVICE_DT_GET(DT_NODELABEL(label))

ONE(domain, act_domain, init_domain);
ONE(fed, act, init);
ONE(plain, act, init);
ONE(quick, act, init, PM_DEVICE_ISR_SAFE);
ONE(auto_one, act, init);

DEVICE_DEFINE(without, "without", NULL, NULL, NULL, NULL, POST_KERNEL, 50, NULL);
static const struct device *const none = DEVICE_GET(without);

static enum pm_device_state state_of(const struct device *dev)
{
	enum pm_device_state state = (enum pm_device_state)99;

	zassert_ok(pm_device_state_get(dev, &state));
	return state;
}

#define zassert_state(dev, name)                                                                   \
	zassert_equal(state_of(dev), PM_DEVICE_STATE_##name, "%s",                                 \
		      pm_device_state_str(state_of(dev)))

/* The number of times that a device was asked for an action since the last question. */
static int asked(const struct device *dev, enum pm_device_action action)
{
	struct record *record = dev->data;
	int count = record->count[action];

	record->count[action] = 0;
	return count;
}

static void forget(void *fixture)
{
	ARG_UNUSED(fixture);
	for (enum pm_device_action action = PM_DEVICE_ACTION_SUSPEND;
	     action <= PM_DEVICE_ACTION_TURN_ON; action++) {
		(void)asked(plain, action);
		(void)asked(fed, action);
		(void)asked(domain, action);
		(void)asked(quick, action);
	}
}

ZTEST_SUITE(pm_device, NULL, NULL, forget, NULL, NULL);

/* Verifies: PM-1 */
ZTEST(pm_device, test_init)
{
	zassert_state(fed, OFF);
	zassert_state(domain, SUSPENDED);
	zassert_state(plain, ACTIVE);
	if (IS_ENABLED(CONFIG_PM_DEVICE_RUNTIME)) {
		zassert_state(auto_one, SUSPENDED);
		zassert_true(pm_device_runtime_is_enabled(auto_one));
		zassert_equal(asked(auto_one, PM_DEVICE_ACTION_RESUME), 0);
	} else {
		zassert_state(auto_one, ACTIVE);
		zassert_equal(asked(auto_one, PM_DEVICE_ACTION_RESUME), 1);
	}
	zassert_equal(asked(auto_one, PM_DEVICE_ACTION_TURN_ON), 1);
}

/* Verifies: PM-2 */
ZTEST(pm_device, test_actions)
{
	enum pm_device_state state;

	zassert_equal(pm_device_action_run(plain, PM_DEVICE_ACTION_RESUME), -EALREADY);
	zassert_equal(pm_device_action_run(plain, PM_DEVICE_ACTION_TURN_OFF), -ENOTSUP);
	zassert_equal(pm_device_action_run(plain, PM_DEVICE_ACTION_TURN_ON), -ENOTSUP);
	zassert_ok(pm_device_action_run(plain, PM_DEVICE_ACTION_SUSPEND));
	zassert_state(plain, SUSPENDED);
	zassert_equal(pm_device_action_run(plain, PM_DEVICE_ACTION_SUSPEND), -EALREADY);
	zassert_ok(pm_device_action_run(plain, PM_DEVICE_ACTION_TURN_OFF));
	zassert_state(plain, OFF);
	zassert_equal(pm_device_action_run(plain, PM_DEVICE_ACTION_RESUME), -ENOTSUP);
	zassert_ok(pm_device_action_run(plain, PM_DEVICE_ACTION_TURN_ON));
	zassert_ok(pm_device_action_run(plain, PM_DEVICE_ACTION_RESUME));
	zassert_state(plain, ACTIVE);
	zassert_equal(asked(plain, PM_DEVICE_ACTION_SUSPEND), 1);
	zassert_equal(asked(plain, PM_DEVICE_ACTION_RESUME), 1);
	zassert_equal(pm_device_action_run(none, PM_DEVICE_ACTION_SUSPEND), -ENOSYS);
	zassert_equal(pm_device_state_get(none, &state), -ENOSYS);
}

/* Verifies: PM-3 */
ZTEST(pm_device, test_driver_refuses)
{
	plain_record.answer = -EIO;
	zassert_equal(pm_device_action_run(plain, PM_DEVICE_ACTION_SUSPEND), -EIO);
	zassert_state(plain, ACTIVE);
	plain_record.answer = 0;
	zassert_ok(pm_device_action_run(plain, PM_DEVICE_ACTION_SUSPEND));
	/* power goes and comes all the same */
	plain_record.answer = -EIO;
	zassert_equal(pm_device_action_run(plain, PM_DEVICE_ACTION_TURN_OFF), -EIO);
	zassert_state(plain, OFF);
	zassert_equal(pm_device_action_run(plain, PM_DEVICE_ACTION_TURN_ON), -EIO);
	zassert_state(plain, SUSPENDED);
	plain_record.answer = 0;
	zassert_ok(pm_device_action_run(plain, PM_DEVICE_ACTION_RESUME));
}

/* Verifies: PM-4 */
ZTEST(pm_device, test_flags)
{
	zassert_false(pm_device_is_any_busy());
	pm_device_busy_set(plain);
	zassert_true(pm_device_is_busy(plain));
	zassert_false(pm_device_is_busy(quick));
	zassert_true(pm_device_is_any_busy());
	pm_device_busy_clear(plain);
	zassert_false(pm_device_is_any_busy());
	pm_device_busy_set(none);
	zassert_false(pm_device_is_any_busy());

	zassert_true(pm_device_wakeup_is_capable(plain));
	zassert_false(pm_device_wakeup_is_enabled(plain));
	zassert_true(pm_device_wakeup_enable(plain, true));
	zassert_true(pm_device_wakeup_is_enabled(plain));
	zassert_true(pm_device_wakeup_enable(plain, false));
	zassert_false(pm_device_wakeup_is_enabled(plain));
	zassert_false(pm_device_wakeup_is_capable(quick));
	zassert_false(pm_device_wakeup_enable(quick, true));
	zassert_false(pm_device_wakeup_is_enabled(quick));
	zassert_false(pm_device_wakeup_is_capable(none));
}

/* Verifies: PM-5 */
ZTEST(pm_device, test_domain)
{
	zassert_true(pm_device_on_power_domain(fed));
	zassert_false(pm_device_on_power_domain(plain));
	zassert_false(pm_device_on_power_domain(none));
	zassert_false(pm_device_is_powered(fed));
	zassert_true(pm_device_is_powered(plain));
	zassert_ok(pm_device_action_run(domain, PM_DEVICE_ACTION_RESUME));
	zassert_true(pm_device_is_powered(fed));
	zassert_state(fed, SUSPENDED);
	zassert_equal(asked(fed, PM_DEVICE_ACTION_TURN_ON), 1);
	zassert_ok(pm_device_action_run(domain, PM_DEVICE_ACTION_SUSPEND));
	zassert_state(fed, OFF);
	zassert_equal(asked(fed, PM_DEVICE_ACTION_TURN_OFF), 1);
}

#ifdef CONFIG_PM_DEVICE_RUNTIME

static void usage_is(const struct device *dev, int expected)
{
	zassert_equal(pm_device_runtime_usage(dev), expected);
}

static void enable(const struct device *dev)
{
	zassert_ok(pm_device_runtime_enable(dev));
	zassert_ok(pm_device_runtime_enable(dev));
	zassert_true(pm_device_runtime_is_enabled(dev));
	zassert_state(dev, SUSPENDED);
	forget(NULL);
}

static void disable(const struct device *dev)
{
	zassert_ok(pm_device_runtime_disable(dev));
	zassert_ok(pm_device_runtime_disable(dev));
	zassert_false(pm_device_runtime_is_enabled(dev));
	zassert_state(dev, ACTIVE);
	zassert_equal(pm_device_runtime_usage(dev), -ENOTSUP);
}

static void count_users(const struct device *dev)
{
	zassert_equal(pm_device_runtime_usage(dev), -ENOTSUP);
	zassert_ok(pm_device_runtime_get(dev), "not enabled: always active");
	zassert_ok(pm_device_runtime_put(dev));
	enable(dev);
	usage_is(dev, 0);
	zassert_equal(pm_device_runtime_put(dev), -EALREADY);
	zassert_ok(pm_device_runtime_get(dev));
	zassert_ok(pm_device_runtime_get(dev));
	usage_is(dev, 2);
	zassert_equal(asked(dev, PM_DEVICE_ACTION_RESUME), 1);
	zassert_ok(pm_device_runtime_put(dev));
	zassert_state(dev, ACTIVE);
	zassert_equal(asked(dev, PM_DEVICE_ACTION_SUSPEND), 0);
	zassert_ok(pm_device_runtime_put(dev));
	zassert_state(dev, SUSPENDED);
	zassert_equal(asked(dev, PM_DEVICE_ACTION_SUSPEND), 1);
	disable(dev);
}

/* Verifies: PM-6 */
ZTEST(pm_device, test_usage)
{
	count_users(plain);
	count_users(quick);
	zassert_equal(pm_device_runtime_enable(none), -ENOTSUP);
	zassert_equal(pm_device_runtime_disable(none), -ENOTSUP);
	zassert_ok(pm_device_runtime_get(none));
	zassert_ok(pm_device_runtime_put(none));
	zassert_false(pm_device_runtime_is_enabled(none));
	pm_device_busy_set(plain);
	zassert_equal(pm_device_runtime_enable(plain), -EBUSY);
	pm_device_busy_clear(plain);
}

/* Verifies: PM-7 */
ZTEST(pm_device, test_runtime_failures)
{
	plain_record.answer = -EIO;
	zassert_equal(pm_device_runtime_enable(plain), -EIO);
	zassert_false(pm_device_runtime_is_enabled(plain));
	plain_record.answer = 0;
	enable(plain);
	plain_record.answer = -EIO;
	zassert_equal(pm_device_runtime_get(plain), -EIO);
	usage_is(plain, 0);
	zassert_equal(pm_device_runtime_disable(plain), -EIO);
	plain_record.answer = 0;
	zassert_ok(pm_device_runtime_get(plain));
	plain_record.answer = -EIO;
	zassert_equal(pm_device_runtime_put(plain), -EIO);
	usage_is(plain, 1);
	zassert_state(plain, ACTIVE);
	plain_record.answer = 0;
	zassert_ok(pm_device_runtime_put(plain));
	disable(plain);
}

/* Verifies: PM-8 */
ZTEST(pm_device, test_later)
{
	enable(plain);
	zassert_ok(pm_device_runtime_get(plain));
	zassert_ok(pm_device_runtime_put_async(plain, K_MSEC(50)));
	zassert_state(plain, SUSPENDING);
	usage_is(plain, 0);
	zassert_equal(pm_device_runtime_put_async(plain, K_MSEC(50)), -EALREADY);
	/* wanted again: as if nothing had been */
	zassert_ok(pm_device_runtime_get(plain));
	zassert_state(plain, ACTIVE);
	k_msleep(100);
	zassert_equal(asked(plain, PM_DEVICE_ACTION_SUSPEND), 0);
	zassert_equal(asked(plain, PM_DEVICE_ACTION_RESUME), 1);
	zassert_ok(pm_device_runtime_put_async(plain, K_MSEC(50)));
	k_msleep(100);
	zassert_state(plain, SUSPENDED);
	zassert_equal(asked(plain, PM_DEVICE_ACTION_SUSPEND), 1);
	disable(plain);
}

/* Verifies: PM-8 */
ZTEST(pm_device, test_later_but_too_late)
{
	enable(plain);
	zassert_ok(pm_device_runtime_get(plain));
	plain_record.takes = K_MSEC(50);
	zassert_ok(pm_device_runtime_put_async(plain, K_NO_WAIT));
	k_msleep(10);
	zassert_state(plain, SUSPENDING);
	/* the driver is at it: waited for, then resumed */
	zassert_ok(pm_device_runtime_get(plain));
	zassert_state(plain, ACTIVE);
	zassert_equal(asked(plain, PM_DEVICE_ACTION_SUSPEND), 1);
	zassert_equal(asked(plain, PM_DEVICE_ACTION_RESUME), 2);
	plain_record.takes = K_NO_WAIT;
	/* disabling while it waits to be suspended */
	zassert_ok(pm_device_runtime_put_async(plain, K_MSEC(50)));
	disable(plain);
	zassert_equal(asked(plain, PM_DEVICE_ACTION_SUSPEND), 0);
}

static int isr_rc;

static void get_in_isr(const void *dev)
{
	isr_rc = pm_device_runtime_get(dev);
}

static void put_in_isr(const void *dev)
{
	isr_rc = pm_device_runtime_put_async(dev, K_MSEC(10));
}

/* Verifies: PM-9 */
ZTEST(pm_device, test_isr)
{
	enable(quick);
	irq_offload(get_in_isr, quick);
	zassert_ok(isr_rc);
	zassert_state(quick, ACTIVE);
	irq_offload(put_in_isr, quick);
	zassert_ok(isr_rc);
	zassert_state(quick, SUSPENDED); /* not later */
	disable(quick);

	enable(plain);
	zassert_ok(pm_device_runtime_get(plain));
	irq_offload(put_in_isr, plain);
	zassert_ok(isr_rc);
	irq_offload(get_in_isr, plain);
	zassert_equal(isr_rc, -EWOULDBLOCK);
	k_msleep(50);
	zassert_state(plain, SUSPENDED);
	disable(plain);
}

/* Verifies: PM-10 */
ZTEST(pm_device, test_domain_follows)
{
	zassert_ok(pm_device_runtime_enable(domain));
	zassert_ok(pm_device_runtime_enable(fed));
	zassert_state(fed, OFF);
	zassert_ok(pm_device_runtime_get(fed));
	zassert_state(domain, ACTIVE);
	zassert_state(fed, ACTIVE);
	usage_is(domain, 1);
	zassert_ok(pm_device_runtime_get(fed));
	usage_is(domain, 1);
	zassert_ok(pm_device_runtime_put(fed));
	zassert_ok(pm_device_runtime_put_async(fed, K_MSEC(10)));
	zassert_state(domain, ACTIVE);
	k_msleep(50);
	zassert_state(domain, SUSPENDED);
	zassert_state(fed, OFF);
	/* it can not be turned on: nobody holds the domain */
	fed_record.answer = -EIO;
	zassert_equal(pm_device_runtime_get(fed), -EAGAIN);
	zassert_state(domain, SUSPENDED);
	usage_is(fed, 0);
	fed_record.answer = 0;
	zassert_ok(pm_device_runtime_get(fed));
	zassert_ok(pm_device_runtime_put(fed));
	zassert_state(fed, OFF);
}

#endif
