/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Priority boost: while a thread publishes it runs one step above the highest priority of the
 * threads that the channel's observers are attached to, so that none of them runs before all have
 * been told. Only for those that run below; down to priority 0, as a boosted thread stays
 * preemptible.
 */

#include "zbus_internal.h"

/* Lock: z_zbus_lock. */
static int higher(int priority, const struct zbus_observer *obs)
{
	return obs->data->enabled ? MIN(priority, obs->data->priority) : priority;
}

#if defined(CONFIG_ZBUS_RUNTIME_OBSERVERS)
static int highest_of_added(const struct zbus_channel *chan, int priority)
{
	struct zbus_observer_node *at;

	SYS_SLIST_FOR_EACH_CONTAINER(&chan->data->observers, at, node) {
		priority = higher(priority, at->obs);
	}
	return priority;
}
#else
#define highest_of_added(chan, priority) (priority)
#endif

/* Lock: z_zbus_lock. */
static void update(const struct zbus_channel *chan)
{
	int priority = ZBUS_MIN_THREAD_PRIORITY;

	ZBUS_FOREACH_OBSERVATION(chan, i) {
		if (!ZBUS_MASK(i)->enabled) {
			priority = higher(priority, ZBUS_OBSERVATION(i)->obs);
		}
	}
	chan->data->highest_observer_priority = highest_of_added(chan, priority);
}

void z_zbus_update_channel(const struct zbus_channel *chan)
{
	K_SPINLOCK(&z_zbus_lock) {
		update(chan);
	}
}

/* Which channels have it as an added observer is not known: all are looked through. */
void z_zbus_update_observer(const struct zbus_observer *obs)
{
	ARG_UNUSED(obs);
	STRUCT_SECTION_FOREACH(zbus_channel, chan) {
		z_zbus_update_channel(chan);
	}
}

static void set_priority(const struct zbus_observer *obs, int priority)
{
	if (obs->data->priority != priority) {
		obs->data->priority = priority;
		z_zbus_update_observer(obs);
	}
}

int zbus_obs_attach_to_thread(const struct zbus_observer *obs)
{
	ZBUS_CHECK(!k_is_in_isr(), "cannot attach to an ISR");
	ZBUS_CHECK(obs != NULL, "obs is required");

	set_priority(obs, k_thread_priority_get(k_current_get()));
	return 0;
}

int zbus_obs_detach_from_thread(const struct zbus_observer *obs)
{
	ZBUS_CHECK(!k_is_in_isr(), "cannot detach from an ISR");
	ZBUS_CHECK(obs != NULL, "obs is required");

	set_priority(obs, ZBUS_MIN_THREAD_PRIORITY);
	return 0;
}

int z_zbus_boost(const struct zbus_channel *chan)
{
	int priority, boosted;

	if (k_is_in_isr()) {
		return ZBUS_NOT_BOOSTED;
	}
	priority = k_thread_priority_get(k_current_get());
	boosted = MAX(chan->data->highest_observer_priority - 1, 0);
	if (priority <= chan->data->highest_observer_priority || priority <= boosted) {
		return ZBUS_NOT_BOOSTED;
	}
	k_thread_priority_set(k_current_get(), boosted);
	return priority;
}

void z_zbus_unboost(int priority)
{
	if (priority != ZBUS_NOT_BOOSTED) {
		k_thread_priority_set(k_current_get(), priority);
	}
}
