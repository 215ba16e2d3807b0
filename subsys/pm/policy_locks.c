/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Locks of power states: a count for each state of the devicetree.
 */
#include <zephyr/device.h>
#include <zephyr/pm/policy.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/atomic.h>

#define STATE(node_id) {PM_STATE_DT_INIT(node_id), DT_PROP_OR(node_id, substate_id, 0)},

static const struct pm_state_constraint states[] = {
	DT_FOREACH_STATUS_OKAY(zephyr_power_state, STATE)};
static atomic_t locks[ARRAY_SIZE(states)];

static bool concerns(size_t i, enum pm_state state, uint8_t substate_id)
{
	return states[i].state == state &&
	       (substate_id == PM_ALL_SUBSTATES || states[i].substate_id == substate_id);
}

void pm_policy_state_lock_get(enum pm_state state, uint8_t substate_id)
{
	for (size_t i = 0; i < ARRAY_SIZE(states); i++) {
		if (concerns(i, state, substate_id)) {
			(void)atomic_inc(&locks[i]);
		}
	}
}

void pm_policy_state_lock_put(enum pm_state state, uint8_t substate_id)
{
	for (size_t i = 0; i < ARRAY_SIZE(states); i++) {
		if (concerns(i, state, substate_id)) {
			atomic_val_t held = atomic_dec(&locks[i]);

			ARG_UNUSED(held);
			__ASSERT(held > 0, "a state is unlocked that nobody locked");
		}
	}
}

bool pm_policy_state_lock_is_active(enum pm_state state, uint8_t substate_id)
{
	for (size_t i = 0; i < ARRAY_SIZE(states); i++) {
		if (concerns(i, state, substate_id) && atomic_get(&locks[i]) != 0) {
			return true;
		}
	}
	return false;
}

#ifdef CONFIG_PM_POLICY_DEVICE_CONSTRAINTS

#define DISABLED(node_id, prop, idx)                                                               \
	{DEVICE_DT_GET(node_id),                                                                   \
	 {PM_STATE_DT_INIT(DT_PHANDLE_BY_IDX(node_id, prop, idx)),                                 \
	  DT_PROP_OR(DT_PHANDLE_BY_IDX(node_id, prop, idx), substate_id, 0)}},
#define DISABLED_BY(node_id)                                                                       \
	COND_CODE_1(DT_NODE_HAS_PROP(node_id, zephyr_disabling_power_states),                      \
		    (DT_FOREACH_PROP_ELEM(node_id, zephyr_disabling_power_states, DISABLED)), ())

static const struct {
	const struct device *dev;
	struct pm_state_constraint what;
} disabled[] = {DT_FOREACH_STATUS_OKAY_NODE(DISABLED_BY)};

void pm_policy_device_power_lock_get(const struct device *dev)
{
	for (size_t i = 0; i < ARRAY_SIZE(disabled); i++) {
		if (disabled[i].dev == dev) {
			pm_policy_state_lock_get(disabled[i].what.state,
						 disabled[i].what.substate_id);
		}
	}
}

void pm_policy_device_power_lock_put(const struct device *dev)
{
	for (size_t i = 0; i < ARRAY_SIZE(disabled); i++) {
		if (disabled[i].dev == dev) {
			pm_policy_state_lock_put(disabled[i].what.state,
						 disabled[i].what.substate_id);
		}
	}
}

#endif
