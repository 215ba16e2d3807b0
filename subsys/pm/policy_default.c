/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The default policy: the deepest state that nothing speaks against.
 */
#include "limits.h"
#include <zephyr/kernel.h>
#include <zephyr/pm/policy.h>

/* Cycles until something is due; negative: never. */
static int64_t cycles_idle(int32_t ticks)
{
	int64_t idle = (ticks == K_TICKS_FOREVER) ? -1 : (int64_t)k_ticks_to_cyc_ceil64(ticks);
	int64_t event = pm_event_cycles();

	if (event < 0 || (idle >= 0 && idle < event)) {
		return idle;
	}
	return event;
}

static bool is_allowed(const struct pm_state_info *info)
{
	int32_t limit_us = pm_latency_limit_us();

	if (pm_policy_state_lock_is_active(info->state, info->substate_id)) {
		return false;
	}
	return limit_us == SYS_FOREVER_US || info->exit_latency_us < (uint32_t)limit_us;
}

const struct pm_state_info *pm_policy_next_state(uint8_t cpu, int32_t ticks)
{
	const struct pm_state_info *states;
	int64_t idle = cycles_idle(ticks);

	for (int i = pm_state_cpu_get_all(cpu, &states) - 1; i >= 0; i--) {
		uint64_t worth = k_us_to_cyc_ceil64(states[i].min_residency_us) +
				 k_us_to_cyc_ceil64(states[i].exit_latency_us);

		if (is_allowed(&states[i]) && (idle < 0 || (uint64_t)idle >= worth)) {
			return &states[i];
		}
	}
	return NULL;
}
