/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Which power state an idle CPU enters, and what keeps it from deep ones.
 *
 * The default policy takes the deepest state that is not locked, leaves in time for the latency
 * that is asked for, and is worth entering until the next timeout or announced event.
 */
#ifndef ETESIAN_PM_POLICY_H_
#define ETESIAN_PM_POLICY_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/device.h>
#include <zephyr/pm/state.h>
#include <zephyr/sys/slist.h>

#ifdef __cplusplus
extern "C" {
#endif

/** For locks: all states of a kind. */
#define PM_ALL_SUBSTATES (UINT8_MAX)

/** Called when the latency that is asked for changes: microseconds, SYS_FOREVER_US: any. */
typedef void (*pm_policy_latency_changed_cb_t)(int32_t latency);

/** Somebody who wants to know of changes. */
struct pm_policy_latency_subscription {
	sys_snode_t node;
	pm_policy_latency_changed_cb_t cb;
};

/** Somebody who needs the system awake within so many microseconds. */
struct pm_policy_latency_request {
	sys_snode_t node;
	uint32_t value_us;
};

/** An event at a known time, not known to the kernel as a timeout. */
struct pm_policy_event {
	sys_snode_t node;
	uint32_t value_cyc;
};

/** @cond INTERNAL_HIDDEN */
/* Ticks to the next event, K_TICKS_FOREVER if there is none. */
int32_t pm_policy_next_event_ticks(void);
/** @endcond */

#ifdef CONFIG_PM

/**
 * @brief State to enter now. The application defines it with CONFIG_PM_POLICY_CUSTOM.
 *
 * @param cpu   number of the CPU
 * @param ticks nothing is due before these have passed; K_TICKS_FOREVER: nothing ever
 * @return the state, NULL: stay active. Context: any, interrupts locked.
 */
const struct pm_state_info *pm_policy_next_state(uint8_t cpu, int32_t ticks);

/** @name Locks: as long as one is held, a state is not entered. They count. Context: any.
 * @{
 */
void pm_policy_state_lock_get(enum pm_state state, uint8_t substate_id);
void pm_policy_state_lock_put(enum pm_state state, uint8_t substate_id);
bool pm_policy_state_lock_is_active(enum pm_state state, uint8_t substate_id);
/** @} */

/** @name Latency: no state is entered that takes as long or longer to leave. Context: any.
 *
 * A request must stay until it is removed. @p value_us: microseconds.
 * @{
 */
void pm_policy_latency_request_add(struct pm_policy_latency_request *req, uint32_t value_us);
void pm_policy_latency_request_update(struct pm_policy_latency_request *req, uint32_t value_us);
void pm_policy_latency_request_remove(struct pm_policy_latency_request *req);
void pm_policy_latency_changed_subscribe(struct pm_policy_latency_subscription *req,
					 pm_policy_latency_changed_cb_t cb);
void pm_policy_latency_changed_unsubscribe(struct pm_policy_latency_subscription *req);
/** @} */

/** @name Events: the system is awake in time for them. @p time_us: from now. Context: any.
 * @{
 */
void pm_policy_event_register(struct pm_policy_event *evt, uint32_t time_us);
void pm_policy_event_update(struct pm_policy_event *evt, uint32_t time_us);
void pm_policy_event_unregister(struct pm_policy_event *evt);
/** @} */

#else

static inline void pm_policy_state_lock_get(enum pm_state state, uint8_t substate_id)
{
	ARG_UNUSED(state);
	ARG_UNUSED(substate_id);
}

static inline void pm_policy_state_lock_put(enum pm_state state, uint8_t substate_id)
{
	ARG_UNUSED(state);
	ARG_UNUSED(substate_id);
}

static inline bool pm_policy_state_lock_is_active(enum pm_state state, uint8_t substate_id)
{
	ARG_UNUSED(state);
	ARG_UNUSED(substate_id);
	return false;
}

static inline void pm_policy_latency_request_add(struct pm_policy_latency_request *req,
						 uint32_t value_us)
{
	ARG_UNUSED(req);
	ARG_UNUSED(value_us);
}

static inline void pm_policy_latency_request_update(struct pm_policy_latency_request *req,
						    uint32_t value_us)
{
	ARG_UNUSED(req);
	ARG_UNUSED(value_us);
}

static inline void pm_policy_latency_request_remove(struct pm_policy_latency_request *req)
{
	ARG_UNUSED(req);
}

static inline void pm_policy_event_register(struct pm_policy_event *evt, uint32_t time_us)
{
	ARG_UNUSED(evt);
	ARG_UNUSED(time_us);
}

static inline void pm_policy_event_update(struct pm_policy_event *evt, uint32_t time_us)
{
	ARG_UNUSED(evt);
	ARG_UNUSED(time_us);
}

static inline void pm_policy_event_unregister(struct pm_policy_event *evt)
{
	ARG_UNUSED(evt);
}

#endif

#ifdef CONFIG_PM_POLICY_DEVICE_CONSTRAINTS
/** @name Locks of the states that the device's property zephyr,disabling-power-states names
 * @{
 */
void pm_policy_device_power_lock_get(const struct device *dev);
void pm_policy_device_power_lock_put(const struct device *dev);
/** @} */
#else
static inline void pm_policy_device_power_lock_get(const struct device *dev)
{
	ARG_UNUSED(dev);
}

static inline void pm_policy_device_power_lock_put(const struct device *dev)
{
	ARG_UNUSED(dev);
}
#endif

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_PM_POLICY_H_ */
