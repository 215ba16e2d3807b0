/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The states of each CPU, from the devicetree.
 */
#include <zephyr/pm/state.h>

#define CPUS DT_PATH(cpus)

#define LIST_OF(cpu) _CONCAT(states_, DT_DEP_ORD(cpu))
#define STATES(cpu)                                                                                \
	static const struct pm_state_info LIST_OF(cpu)[] = PM_STATE_INFO_LIST_FROM_DT_CPU(cpu);
#define ENTRY(cpu) {LIST_OF(cpu), DT_NUM_CPU_POWER_STATES(cpu)},

DT_FOREACH_CHILD_STATUS_OKAY(CPUS, STATES)

static const struct {
	const struct pm_state_info *states;
	uint8_t count;
} cpus[] = {DT_FOREACH_CHILD_STATUS_OKAY(CPUS, ENTRY)};

uint8_t pm_state_cpu_get_all(uint8_t cpu, const struct pm_state_info **states)
{
	if (cpu >= ARRAY_SIZE(cpus)) {
		return 0;
	}
	*states = cpus[cpu].states;
	return cpus[cpu].count;
}
