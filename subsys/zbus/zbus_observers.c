/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Observers: enabled or not, and masked for one channel or not.
 */

#include <errno.h>

#include "zbus_internal.h"

int zbus_obs_set_enable(struct zbus_observer *obs, bool enabled)
{
	ZBUS_CHECK(obs != NULL, "obs is required");

	if (obs->data->enabled != enabled) {
		obs->data->enabled = enabled;
		z_zbus_update_observer(obs);
	}
	return 0;
}

int zbus_obs_is_enabled(struct zbus_observer *obs, bool *enable)
{
	ZBUS_CHECK(obs != NULL, "obs is required");
	ZBUS_CHECK(enable != NULL, "enable is required");

	*enable = obs->data->enabled;
	return 0;
}

/* The mask of @p obs for @p chan; NULL: it is no static observer of it. */
static struct zbus_channel_observation_mask *mask_of(const struct zbus_observer *obs,
						     const struct zbus_channel *chan)
{
	ZBUS_FOREACH_OBSERVATION(chan, i) {
		if (ZBUS_OBSERVATION(i)->obs == obs) {
			return ZBUS_MASK(i);
		}
	}
	return NULL;
}

int zbus_obs_set_chan_notification_mask(const struct zbus_observer *obs,
					const struct zbus_channel *chan, bool masked)
{
	struct zbus_channel_observation_mask *mask;

	ZBUS_CHECK(obs != NULL, "obs is required");
	ZBUS_CHECK(chan != NULL, "chan is required");

	mask = mask_of(obs, chan);
	if (mask == NULL) {
		return -ESRCH;
	}
	if (mask->enabled != masked) {
		mask->enabled = masked;
		z_zbus_update_channel(chan);
	}
	return 0;
}

int zbus_obs_is_chan_notification_masked(const struct zbus_observer *obs,
					 const struct zbus_channel *chan, bool *masked)
{
	const struct zbus_channel_observation_mask *mask;

	ZBUS_CHECK(obs != NULL, "obs is required");
	ZBUS_CHECK(chan != NULL, "chan is required");
	ZBUS_CHECK(masked != NULL, "masked is required");

	mask = mask_of(obs, chan);
	if (mask == NULL) {
		return -ESRCH;
	}
	*masked = mask->enabled;
	return 0;
}
