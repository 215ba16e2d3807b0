/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Power states of the system: states of the devicetree, policy, and the way in and out.
 */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/pm/device.h>
#include <zephyr/pm/pm.h>
#include <zephyr/pm/policy.h>
#include <zephyr/ztest.h>

#define CPU DT_PATH(cpus, cpu_0)

/* Everything that happens on the way, in order. */
static char trail[64];
static size_t steps;
static enum pm_state entered, noticed;
static uint8_t entered_substate;
static enum pm_device_state at_entry[2];
static bool locked_at_entry;

static void step(char letter)
{
	if (steps < sizeof(trail) - 1U) {
		trail[steps++] = letter;
		trail[steps] = '\0';
	}
}

static int act(const struct device *dev, enum pm_device_action action)
{
	bool is_above = dev == DEVICE_DT_GET(DT_NODELABEL(above));

	if (action == PM_DEVICE_ACTION_SUSPEND) {
		step(is_above ? 'A' : 'B');
	} else {
		step(is_above ? 'a' : 'b');
	}
	return *(int *)dev->data;
}

static int above_answer, below_answer;

PM_DEVICE_DT_DEFINE(DT_NODELABEL(above), act);
DEVICE_DT_DEFINE(DT_NODELABEL(above), NULL, PM_DEVICE_DT_GET(DT_NODELABEL(above)), &above_answer,
		 NULL, POST_KERNEL, DEVICE_INIT_DERIVED, NULL);
PM_DEVICE_DT_DEFINE(DT_NODELABEL(below), act);
DEVICE_DT_DEFINE(DT_NODELABEL(below), NULL, PM_DEVICE_DT_GET(DT_NODELABEL(below)), &below_answer,
		 NULL, POST_KERNEL, DEVICE_INIT_DERIVED, NULL);

static const struct device *const above = DEVICE_DT_GET(DT_NODELABEL(above));
static const struct device *const below = DEVICE_DT_GET(DT_NODELABEL(below));

/* In place of the SoC's. */
void pm_state_set(enum pm_state state, uint8_t substate_id)
{
	unsigned int key = irq_lock();

	locked_at_entry = !arch_irq_unlocked(key);
	irq_unlock(key);
	step('S');
	entered = state;
	entered_substate = substate_id;
	zassert_equal(pm_state_next_get(0)->state, state);
	(void)pm_device_state_get(above, &at_entry[0]);
	(void)pm_device_state_get(below, &at_entry[1]);
	k_cpu_idle();
}

void pm_state_exit_post_ops(enum pm_state state, uint8_t substate_id)
{
	zassert_equal(state, entered);
	zassert_equal(substate_id, entered_substate);
	step('X');
	irq_unlock(0);
}

static void note_entry(enum pm_state state)
{
	noticed = state;
	step('<');
}

static void note_exit(enum pm_state state)
{
	zassert_equal(state, noticed);
	step('>');
}

static struct pm_notifier notifier = {.state_entry = note_entry, .state_exit = note_exit};

static void forget(void *fixture)
{
	ARG_UNUSED(fixture);
	steps = 0;
	trail[0] = '\0';
	entered = noticed = PM_STATE_ACTIVE;
}

/* Sleeps; what happened is then in `trail`. A first tick lets what went before settle. */
static void sleep_ms(int32_t ms)
{
	forget(NULL);
	k_msleep(ms);
}

ZTEST_SUITE(pm_system, NULL, NULL, forget, NULL, NULL);

/* Verifies: PM-11 */
ZTEST(pm_system, test_states)
{
	static const struct pm_state_info list[] = PM_STATE_INFO_LIST_FROM_DT_CPU(CPU);
	static const enum pm_state kinds[] = PM_STATE_LIST_FROM_DT_CPU(CPU);
	const struct pm_state_info *states = NULL;

	zassert_equal(DT_NUM_CPU_POWER_STATES(CPU), 3);
	zassert_equal(ARRAY_SIZE(list), 3);
	zassert_equal(ARRAY_SIZE(kinds), 3);
	zassert_equal(pm_state_cpu_get_all(0, &states), 3);
	for (size_t i = 0; i < 3; i++) {
		zassert_equal(states[i].state, kinds[i]);
		zassert_equal(states[i].min_residency_us, list[i].min_residency_us);
	}
	zassert_equal(states[1].state, PM_STATE_SUSPEND_TO_IDLE);
	zassert_equal(states[1].substate_id, 1);
	zassert_equal(states[1].min_residency_us, 100000);
	zassert_equal(states[1].exit_latency_us, 10000);
	zassert_false(states[1].pm_device_disabled);
	zassert_equal(pm_state_cpu_get_all(99, &states), 0);
}

static enum pm_state choice(int32_t ms)
{
	int32_t ticks = (ms < 0) ? K_TICKS_FOREVER : (int32_t)k_ms_to_ticks_ceil32(ms);
	const struct pm_state_info *info = pm_policy_next_state(0, ticks);

	return (info == NULL) ? PM_STATE_ACTIVE : info->state;
}

/* Verifies: PM-12 */
ZTEST(pm_system, test_policy_residency)
{
	zassert_equal(choice(0), PM_STATE_ACTIVE);
	zassert_equal(choice(10), PM_STATE_ACTIVE);
	zassert_equal(choice(20), PM_STATE_RUNTIME_IDLE);
	zassert_equal(choice(100), PM_STATE_RUNTIME_IDLE);
	zassert_equal(choice(110), PM_STATE_SUSPEND_TO_IDLE);
	zassert_equal(choice(1090), PM_STATE_SUSPEND_TO_IDLE);
	zassert_equal(choice(1100), PM_STATE_SUSPEND_TO_RAM);
	zassert_equal(choice(-1), PM_STATE_SUSPEND_TO_RAM);
}

/* Verifies: PM-13 */
ZTEST(pm_system, test_policy_locks)
{
	pm_policy_state_lock_get(PM_STATE_SUSPEND_TO_RAM, PM_ALL_SUBSTATES);
	pm_policy_state_lock_get(PM_STATE_SUSPEND_TO_RAM, 0);
	zassert_equal(choice(-1), PM_STATE_SUSPEND_TO_IDLE);
	pm_policy_state_lock_put(PM_STATE_SUSPEND_TO_RAM, PM_ALL_SUBSTATES);
	zassert_true(pm_policy_state_lock_is_active(PM_STATE_SUSPEND_TO_RAM, PM_ALL_SUBSTATES));
	pm_policy_state_lock_get(PM_STATE_SUSPEND_TO_IDLE, 0);
	zassert_false(pm_policy_state_lock_is_active(PM_STATE_SUSPEND_TO_IDLE, 1), "another one");
	zassert_equal(choice(-1), PM_STATE_SUSPEND_TO_IDLE);
	pm_policy_state_lock_get(PM_STATE_SUSPEND_TO_IDLE, 1);
	zassert_equal(choice(-1), PM_STATE_RUNTIME_IDLE);
	pm_policy_state_lock_put(PM_STATE_SUSPEND_TO_IDLE, 1);
	pm_policy_state_lock_put(PM_STATE_SUSPEND_TO_RAM, 0);
	zassert_equal(choice(-1), PM_STATE_SUSPEND_TO_RAM);
	/* a device's */
	pm_policy_device_power_lock_get(below);
	zassert_equal(choice(-1), PM_STATE_RUNTIME_IDLE);
	pm_policy_device_power_lock_get(above);
	pm_policy_device_power_lock_put(above);
	zassert_equal(choice(-1), PM_STATE_RUNTIME_IDLE);
	pm_policy_device_power_lock_put(below);
	zassert_equal(choice(-1), PM_STATE_SUSPEND_TO_RAM);
}

static int32_t told[8];
static size_t told_count;

static void tell(int32_t latency)
{
	told[told_count++] = latency;
}

/* Verifies: PM-14 */
ZTEST(pm_system, test_policy_latency)
{
	struct pm_policy_latency_request one, two;
	struct pm_policy_latency_subscription subscription;

	pm_policy_latency_changed_subscribe(&subscription, tell);
	pm_policy_latency_request_add(&one, 50000);
	zassert_equal(choice(-1), PM_STATE_SUSPEND_TO_IDLE);
	pm_policy_latency_request_add(&two, 10000);
	zassert_equal(choice(-1), PM_STATE_RUNTIME_IDLE);
	pm_policy_latency_request_update(&two, 500);
	zassert_equal(choice(-1), PM_STATE_ACTIVE);
	pm_policy_latency_request_update(&two, 500);
	pm_policy_latency_request_remove(&two);
	zassert_equal(choice(-1), PM_STATE_SUSPEND_TO_IDLE);
	pm_policy_latency_request_remove(&one);
	zassert_equal(choice(-1), PM_STATE_SUSPEND_TO_RAM);
	pm_policy_latency_changed_unsubscribe(&subscription);
	pm_policy_latency_request_add(&one, 1);
	pm_policy_latency_request_remove(&one);
	zassert_equal(told_count, 5);
	zassert_equal(told[0], 50000);
	zassert_equal(told[1], 10000);
	zassert_equal(told[2], 500);
	zassert_equal(told[3], 50000);
	zassert_equal(told[4], SYS_FOREVER_US);
}

/* Verifies: PM-15 */
ZTEST(pm_system, test_policy_events)
{
	struct pm_policy_event event;

	pm_policy_event_register(&event, 500000);
	zassert_equal(choice(-1), PM_STATE_SUSPEND_TO_IDLE);
	zassert_equal(choice(50), PM_STATE_RUNTIME_IDLE);
	pm_policy_event_update(&event, 50000);
	zassert_equal(choice(-1), PM_STATE_RUNTIME_IDLE);
	/* The system is awake in time, sleeps again and knows the event has passed. */
	forget(NULL);
	k_msleep(2000);
	zassert_equal(strncmp(trail, "SX", 2), 0, "%s", trail);
	zassert_not_null(strstr(trail, "ABSbaX"), "%s", trail);
	pm_policy_event_unregister(&event);
	zassert_equal(choice(-1), PM_STATE_SUSPEND_TO_RAM);
}

/* Verifies: PM-16 */
ZTEST(pm_system, test_way_in_and_out)
{
	pm_notifier_register(&notifier);
	sleep_ms(200);
	/* devices: users first; then observers, the SoC; back: devices, the SoC, observers */
	zassert_str_equal(trail, "AB<SbaX>", "%s", trail);
	zassert_true(locked_at_entry);
	zassert_equal(entered, PM_STATE_SUSPEND_TO_IDLE);
	zassert_equal(entered_substate, 1);
	zassert_equal(noticed, PM_STATE_SUSPEND_TO_IDLE);
	zassert_equal(at_entry[0], PM_DEVICE_STATE_SUSPENDED);
	zassert_equal(at_entry[1], PM_DEVICE_STATE_SUSPENDED);
	zassert_equal(pm_state_next_get(0)->state, PM_STATE_ACTIVE);
	zassert_ok(pm_notifier_unregister(&notifier));
	zassert_equal(pm_notifier_unregister(&notifier), -EINVAL);
	/* devices stay as they are in a light state */
	sleep_ms(50);
	zassert_str_equal(trail, "SX", "%s", trail);
	zassert_equal(entered, PM_STATE_RUNTIME_IDLE);
}

/* Verifies: PM-17 */
ZTEST(pm_system, test_who_is_left_on)
{
	enum pm_device_state state;

	/* one that can wake the system */
	zassert_true(pm_device_wakeup_enable(above, true));
	sleep_ms(200);
	zassert_str_equal(trail, "BSbX", "%s", trail);
	zassert_true(pm_device_wakeup_enable(above, false));
	/* one that sleeps already stays asleep */
	zassert_ok(pm_device_action_run(above, PM_DEVICE_ACTION_SUSPEND));
	sleep_ms(200);
	zassert_str_equal(trail, "BSbX", "%s", trail);
	zassert_ok(pm_device_state_get(above, &state));
	zassert_equal(state, PM_DEVICE_STATE_SUSPENDED);
	zassert_ok(pm_device_action_run(above, PM_DEVICE_ACTION_RESUME));
	/* a busy one */
	pm_device_busy_set(above);
	sleep_ms(200);
	zassert_str_equal(trail, IS_ENABLED(CONFIG_PM_NEED_ALL_DEVICES_IDLE) ? "" : "BSbX", "%s",
			  trail);
	pm_device_busy_clear(above);
}

/* Verifies: PM-18 */
ZTEST(pm_system, test_device_refuses)
{
	enum pm_device_state state;

	below_answer = -EIO;
	sleep_ms(200);
	below_answer = 0;
	/* not entered; who was suspended is resumed */
	zassert_is_null(strchr(trail, 'S'), "%s", trail);
	zassert_equal(strncmp(trail, "ABa", 3), 0, "%s", trail);
	zassert_ok(pm_device_state_get(above, &state));
	zassert_equal(state, PM_DEVICE_STATE_ACTIVE);
}

/* Verifies: PM-19 */
ZTEST(pm_system, test_in_time)
{
	for (int i = 0; i < 5; i++) {
		int64_t before = k_uptime_ticks();
		k_ticks_t ticks = k_ms_to_ticks_ceil64(300);

		k_sleep(K_TICKS(ticks));
		zassert_between_inclusive(k_uptime_ticks() - before, ticks, ticks + 2);
	}
}

/* Verifies: PM-20 */
ZTEST(pm_system, test_force)
{
	const struct pm_state_info info = {.state = PM_STATE_STANDBY, .substate_id = 7};

	zassert_true(pm_state_force(0, &info));
	sleep_ms(20);
	zassert_not_null(strchr(trail, 'S'));
	zassert_equal(entered, PM_STATE_STANDBY);
	zassert_equal(entered_substate, 7);
	sleep_ms(200);
	zassert_equal(entered, PM_STATE_SUSPEND_TO_IDLE, "once only");
}
