/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What limits the choice of a state besides locks: the latency that is asked for, and events that
 * are announced. Lists under one spin lock; both are short and looked through when they change.
 */
#include "limits.h"
#include <zephyr/kernel.h>
#include <zephyr/pm/policy.h>
#include <zephyr/sys/__assert.h>

static struct k_spinlock lock;
static sys_slist_t requests, subscribers, events;
static int32_t limit_us = SYS_FOREVER_US;

int32_t pm_latency_limit_us(void)
{
	return limit_us;
}

/* Context: any. Lock: ours. */
static void update_limit(void)
{
	struct pm_policy_latency_request *req;
	struct pm_policy_latency_subscription *sub;
	int32_t least = SYS_FOREVER_US;

	SYS_SLIST_FOR_EACH_CONTAINER(&requests, req, node) {
		int32_t value = (int32_t)MIN(req->value_us, (uint32_t)INT32_MAX);

		least = (least == SYS_FOREVER_US) ? value : MIN(least, value);
	}
	if (least == limit_us) {
		return;
	}
	limit_us = least;
	SYS_SLIST_FOR_EACH_CONTAINER(&subscribers, sub, node) {
		sub->cb(least);
	}
}

void pm_policy_latency_request_add(struct pm_policy_latency_request *req, uint32_t value_us)
{
	K_SPINLOCK(&lock) {
		req->value_us = value_us;
		sys_slist_append(&requests, &req->node);
		update_limit();
	}
}

void pm_policy_latency_request_update(struct pm_policy_latency_request *req, uint32_t value_us)
{
	K_SPINLOCK(&lock) {
		req->value_us = value_us;
		update_limit();
	}
}

void pm_policy_latency_request_remove(struct pm_policy_latency_request *req)
{
	K_SPINLOCK(&lock) {
		(void)sys_slist_find_and_remove(&requests, &req->node);
		update_limit();
	}
}

void pm_policy_latency_changed_subscribe(struct pm_policy_latency_subscription *req,
					 pm_policy_latency_changed_cb_t cb)
{
	__ASSERT(cb != NULL, "nothing to call");
	K_SPINLOCK(&lock) {
		req->cb = cb;
		sys_slist_append(&subscribers, &req->node);
	}
}

void pm_policy_latency_changed_unsubscribe(struct pm_policy_latency_subscription *req)
{
	K_SPINLOCK(&lock) {
		(void)sys_slist_find_and_remove(&subscribers, &req->node);
	}
}

/* Cycles wrap: what lies half their range or more ahead has passed, and means nothing any more. */
int64_t pm_event_cycles(void)
{
	struct pm_policy_event *evt;
	uint32_t now = k_cycle_get_32();
	int64_t least = -1;

	K_SPINLOCK(&lock) {
		SYS_SLIST_FOR_EACH_CONTAINER(&events, evt, node) {
			uint32_t ahead = evt->value_cyc - now;

			if (ahead <= INT32_MAX && (least < 0 || ahead < least)) {
				least = ahead;
			}
		}
	}
	return least;
}

int32_t pm_policy_next_event_ticks(void)
{
	int64_t cycles = pm_event_cycles();

	return (cycles < 0) ? K_TICKS_FOREVER : (int32_t)k_cyc_to_ticks_floor32((uint32_t)cycles);
}

void pm_policy_event_register(struct pm_policy_event *evt, uint32_t time_us)
{
	K_SPINLOCK(&lock) {
		evt->value_cyc = k_cycle_get_32() + k_us_to_cyc_ceil32(time_us);
		sys_slist_append(&events, &evt->node);
	}
}

void pm_policy_event_update(struct pm_policy_event *evt, uint32_t time_us)
{
	K_SPINLOCK(&lock) {
		evt->value_cyc = k_cycle_get_32() + k_us_to_cyc_ceil32(time_us);
	}
}

void pm_policy_event_unregister(struct pm_policy_event *evt)
{
	K_SPINLOCK(&lock) {
		(void)sys_slist_find_and_remove(&events, &evt->node);
	}
}
