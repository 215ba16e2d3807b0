/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Observers that come and go at run time: a list of each channel. Who changes it holds the channel
 * and z_zbus_lock; who reads it one of the two.
 */

#include <errno.h>

#include "zbus_internal.h"

static bool is_static(const struct zbus_channel *chan, const struct zbus_observer *obs)
{
	ZBUS_FOREACH_OBSERVATION(chan, i) {
		if (ZBUS_OBSERVATION(i)->obs == obs) {
			return true;
		}
	}
	return false;
}

/* Lock: the channel's. */
static struct zbus_observer_node *find(const struct zbus_channel *chan,
				       const struct zbus_observer *obs)
{
	struct zbus_observer_node *at;

	SYS_SLIST_FOR_EACH_CONTAINER(&chan->data->observers, at, node) {
		if (at->obs == obs) {
			return at;
		}
	}
	return NULL;
}

/* Lock: the channel's. */
static int add(const struct zbus_channel *chan, const struct zbus_observer *obs)
{
	struct zbus_observer_node *node;

	if (is_static(chan, obs)) {
		return -EEXIST;
	}
	if (find(chan, obs) != NULL) {
		return -EALREADY;
	}
	node = k_malloc(sizeof(*node));
	if (node == NULL) {
		return -ENOMEM;
	}
	node->obs = obs;
	K_SPINLOCK(&z_zbus_lock) {
		sys_slist_append(&chan->data->observers, &node->node);
	}
	z_zbus_update_channel(chan);
	return 0;
}

/* Lock: the channel's. */
static int rm(const struct zbus_channel *chan, const struct zbus_observer *obs)
{
	struct zbus_observer_node *node = find(chan, obs);

	if (node == NULL) {
		return -ENODATA;
	}
	K_SPINLOCK(&z_zbus_lock) {
		(void)sys_slist_find_and_remove(&chan->data->observers, &node->node);
	}
	k_free(node);
	z_zbus_update_channel(chan);
	return 0;
}

/* Do @p change with the channel taken. */
static int changed(const struct zbus_channel *chan, const struct zbus_observer *obs,
		   k_timeout_t timeout,
		   int (*change)(const struct zbus_channel *chan, const struct zbus_observer *obs))
{
	int result;

	ZBUS_CHECK(!k_is_in_isr(), "ISR blocked");
	ZBUS_CHECK(chan != NULL, "chan is required");
	ZBUS_CHECK(obs != NULL, "obs is required");

	result = k_sem_take(&chan->data->sem, timeout);
	if (result == 0) {
		result = change(chan, obs);
		k_sem_give(&chan->data->sem);
	}
	return result;
}

int zbus_chan_add_obs(const struct zbus_channel *chan, const struct zbus_observer *obs,
		      k_timeout_t timeout)
{
	return changed(chan, obs, timeout, add);
}

int zbus_chan_rm_obs(const struct zbus_channel *chan, const struct zbus_observer *obs,
		     k_timeout_t timeout)
{
	return changed(chan, obs, timeout, rm);
}
