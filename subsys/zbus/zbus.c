/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Channels: publish, read, claim, wait. A channel is locked by its semaphore, which anybody may
 * give back, so that interrupt handlers can use channels too.
 */

#include <errno.h>

#include <zephyr/init.h>
#include <zephyr/logging/log.h>

#include "zbus_internal.h"

#if defined(CONFIG_ZBUS_MSG_SUBSCRIBER)
#include <zephyr/net/buf.h>
#endif

LOG_MODULE_REGISTER(zbus, CONFIG_ZBUS_LOG_LEVEL);

struct k_spinlock z_zbus_lock;

/* At boot: where in the list of observations are each channel's? The linker sorted them. */
static int find_observations(void)
{
	int count, i = 0;

	STRUCT_SECTION_COUNT(zbus_channel_observation, &count);
	while (i < count) {
		const struct zbus_channel *chan = ZBUS_OBSERVATION(i)->chan;

		chan->data->observers_start_idx = (int16_t)i;
		while (i < count && ZBUS_OBSERVATION(i)->chan == chan) {
			i++;
		}
		chan->data->observers_end_idx = (int16_t)i;
	}
	return 0;
}

/* Level APPLICATION: the kernel and all drivers work. */
SYS_INIT(find_observations, APPLICATION, CONFIG_ZBUS_CHANNELS_SYS_INIT_PRIORITY);

static k_timeout_t allowed(k_timeout_t timeout)
{
	return k_is_in_isr() ? K_NO_WAIT : timeout;
}

/* Take the channel, then put @p msg in (NULL: leave what is there), and tell. */
static int put_and_notify(const struct zbus_channel *chan, const void *msg, k_timeout_t timeout)
{
	k_timepoint_t end = sys_timepoint_calc(timeout);
	int priority = z_zbus_boost(chan);
	int result = k_sem_take(&chan->data->sem, timeout);

	if (result == 0) {
		if (msg != NULL) {
			memcpy(chan->message, msg, chan->message_size);
		}
		result = z_zbus_notify(chan, end);
		k_sem_give(&chan->data->sem);
	}
	z_zbus_unboost(priority);
	return result;
}

int zbus_chan_pub(const struct zbus_channel *chan, const void *msg, k_timeout_t timeout)
{
	ZBUS_CHECK(chan != NULL, "chan is required");
	ZBUS_CHECK(msg != NULL, "msg is required");

	if (chan->validator != NULL && !chan->validator(msg, chan->message_size)) {
		return -ENOMSG;
	}
	return put_and_notify(chan, msg, allowed(timeout));
}

int zbus_chan_notify(const struct zbus_channel *chan, k_timeout_t timeout)
{
	ZBUS_CHECK(chan != NULL, "chan is required");

	return put_and_notify(chan, NULL, allowed(timeout));
}

int zbus_chan_read(const struct zbus_channel *chan, void *msg, k_timeout_t timeout)
{
	int result;

	ZBUS_CHECK(chan != NULL, "chan is required");
	ZBUS_CHECK(msg != NULL, "msg is required");

	result = k_sem_take(&chan->data->sem, allowed(timeout));
	if (result == 0) {
		memcpy(msg, chan->message, chan->message_size);
		k_sem_give(&chan->data->sem);
	}
	return result;
}

int zbus_chan_claim(const struct zbus_channel *chan, k_timeout_t timeout)
{
	ZBUS_CHECK(chan != NULL, "chan is required");

	return k_sem_take(&chan->data->sem, allowed(timeout));
}

int zbus_chan_finish(const struct zbus_channel *chan)
{
	ZBUS_CHECK(chan != NULL, "chan is required");

	k_sem_give(&chan->data->sem);
	return 0;
}

int zbus_sub_wait(const struct zbus_observer *sub, const struct zbus_channel **chan,
		  k_timeout_t timeout)
{
	ZBUS_CHECK(!k_is_in_isr(), "zbus_sub_wait cannot be used inside ISRs");
	ZBUS_CHECK(sub != NULL, "sub is required");
	ZBUS_CHECK(sub->type == ZBUS_OBSERVER_SUBSCRIBER_TYPE, "sub must be a SUBSCRIBER");
	ZBUS_CHECK(sub->queue != NULL, "sub queue is required");
	ZBUS_CHECK(chan != NULL, "chan is required");

	return k_msgq_get(sub->queue, chan, timeout);
}

#if defined(CONFIG_ZBUS_MSG_SUBSCRIBER)
int zbus_sub_wait_msg(const struct zbus_observer *sub, const struct zbus_channel **chan, void *msg,
		      k_timeout_t timeout)
{
	struct net_buf *buf;

	ZBUS_CHECK(!k_is_in_isr(), "zbus_sub_wait_msg cannot be used inside ISRs");
	ZBUS_CHECK(sub != NULL, "sub is required");
	ZBUS_CHECK(sub->type == ZBUS_OBSERVER_MSG_SUBSCRIBER_TYPE, "sub must be a MSG_SUBSCRIBER");
	ZBUS_CHECK(sub->message_fifo != NULL, "sub message_fifo is required");
	ZBUS_CHECK(chan != NULL, "chan is required");
	ZBUS_CHECK(msg != NULL, "msg is required");

	buf = net_buf_get(sub->message_fifo, timeout);
	if (buf == NULL) {
		return -ENOMSG;
	}
	memcpy(chan, net_buf_user_data(buf), sizeof(*chan));
	memcpy(msg, buf->data, buf->len);
	net_buf_unref(buf);
	return 0;
}
#endif
