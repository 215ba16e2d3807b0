/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Power states of the system, as the devicetree has them.
 *
 * A CPU's property cpu-power-states names nodes of compatible zephyr,power-state, the shallowest
 * first: what kind of state, the shortest stay that saves energy, the time to leave it.
 */
#ifndef ETESIAN_PM_STATE_H_
#define ETESIAN_PM_STATE_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/devicetree.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Kinds of states, deeper ones later. The names of power-state-name have the same order. */
enum pm_state {
	PM_STATE_ACTIVE,	  /**< Works. */
	PM_STATE_RUNTIME_IDLE,	  /**< The CPU waits; devices are left alone. */
	PM_STATE_SUSPEND_TO_IDLE, /**< Devices are suspended; memory and CPU keep their contents. */
	PM_STATE_STANDBY,	  /**< All but one CPU are off. */
	PM_STATE_SUSPEND_TO_RAM,  /**< Only memory keeps its contents. */
	PM_STATE_SUSPEND_TO_DISK, /**< Contents are kept elsewhere. */
	PM_STATE_SOFT_OFF,	  /**< Nothing is kept; waking is a boot. */
	PM_STATE_COUNT,		  /**< Number of kinds. */
};

/** A state of one CPU. */
struct pm_state_info {
	enum pm_state state;
	uint8_t substate_id;	   /**< Tells apart states of one kind. */
	bool pm_device_disabled;   /**< Devices are left alone. */
	uint32_t min_residency_us; /**< Shortest stay that is worth it, microseconds. */
	uint32_t exit_latency_us;  /**< Time to leave it, microseconds. */
};

/** A state, by which constraints name it. */
struct pm_state_constraint {
	enum pm_state state;
	uint8_t substate_id;
};

/** @cond INTERNAL_HIDDEN */
#define Z_PM_STATE_NODE(i, cpu) DT_PHANDLE_BY_IDX(cpu, cpu_power_states, i)
#define Z_PM_STATE_COUNT(i, cpu)                                                                   \
	COND_CODE_1(DT_NODE_HAS_STATUS(Z_PM_STATE_NODE(i, cpu), okay), (+1), ())
#define Z_PM_STATE_INFO(i, cpu)                                                                    \
	COND_CODE_1(DT_NODE_HAS_STATUS(Z_PM_STATE_NODE(i, cpu), okay),                             \
		    (PM_STATE_INFO_DT_INIT(Z_PM_STATE_NODE(i, cpu)),), ())
#define Z_PM_STATE(i, cpu)                                                                         \
	COND_CODE_1(DT_NODE_HAS_STATUS(Z_PM_STATE_NODE(i, cpu), okay),                             \
		    (PM_STATE_DT_INIT(Z_PM_STATE_NODE(i, cpu)),), ())
/** @endcond */

/** The kind of state of a node with compatible zephyr,power-state. */
#define PM_STATE_DT_INIT(node_id) ((enum pm_state)DT_ENUM_IDX(node_id, power_state_name))

/** Initializer of a struct pm_state_info from such a node. */
#define PM_STATE_INFO_DT_INIT(node_id)                                                             \
	{                                                                                          \
		.state = PM_STATE_DT_INIT(node_id),                                                \
		.substate_id = DT_PROP_OR(node_id, substate_id, 0),                                \
		.pm_device_disabled = DT_PROP(node_id, zephyr_pm_device_disabled),                 \
		.min_residency_us = DT_PROP_OR(node_id, min_residency_us, 0),                      \
		.exit_latency_us = DT_PROP_OR(node_id, exit_latency_us, 0),                        \
	}

/** Number of enabled states of a CPU's node. */
#define DT_NUM_CPU_POWER_STATES(node_id)                                                           \
	(0 LISTIFY(DT_PROP_LEN_OR(node_id, cpu_power_states, 0), Z_PM_STATE_COUNT, (), node_id))

/** Initializer of an array of struct pm_state_info: enabled states of a CPU's node. */
#define PM_STATE_INFO_LIST_FROM_DT_CPU(node_id)                                                    \
	{                                                                                          \
		LISTIFY(DT_PROP_LEN_OR(node_id, cpu_power_states, 0), Z_PM_STATE_INFO, (),         \
			node_id)                                                                   \
	}

/** The same of enum pm_state. */
#define PM_STATE_LIST_FROM_DT_CPU(node_id)                                                         \
	{                                                                                          \
		LISTIFY(DT_PROP_LEN_OR(node_id, cpu_power_states, 0), Z_PM_STATE, (), node_id)     \
	}

#ifdef CONFIG_PM
/**
 * @brief States of a CPU.
 *
 * @param cpu    number of the CPU
 * @param states gets the states, the shallowest first
 * @return how many; 0 if there is no such CPU. Context: any.
 */
uint8_t pm_state_cpu_get_all(uint8_t cpu, const struct pm_state_info **states);
#else
static inline uint8_t pm_state_cpu_get_all(uint8_t cpu, const struct pm_state_info **states)
{
	ARG_UNUSED(cpu);
	ARG_UNUSED(states);
	return 0;
}
#endif

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_PM_STATE_H_ */
