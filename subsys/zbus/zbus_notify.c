/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Telling the observers of a channel of its message, in the context of who published it.
 *
 * All message subscribers get clones of one buffer, which is made when the first of them is to be
 * told: with a heap they share its data.
 */

#include <errno.h>

#include <zephyr/logging/log.h>

#include "zbus_internal.h"

LOG_MODULE_DECLARE(zbus, CONFIG_ZBUS_LOG_LEVEL);

struct notification {
	const struct zbus_channel *chan;
	k_timepoint_t end;
	struct net_buf *buf; /* for message subscribers; NULL: not made yet */
	int result;          /* the last error */
};

#if defined(CONFIG_ZBUS_MSG_SUBSCRIBER)

#include <zephyr/net/buf.h>

#if defined(CONFIG_ZBUS_MSG_SUBSCRIBER_BUF_ALLOC_DYNAMIC)
NET_BUF_POOL_HEAP_DEFINE(_zbus_msg_subscribers_pool, CONFIG_ZBUS_MSG_SUBSCRIBER_NET_BUF_POOL_SIZE,
			 sizeof(struct zbus_channel *), NULL);
#else
NET_BUF_POOL_FIXED_DEFINE(_zbus_msg_subscribers_pool, CONFIG_ZBUS_MSG_SUBSCRIBER_NET_BUF_POOL_SIZE,
			  CONFIG_ZBUS_MSG_SUBSCRIBER_NET_BUF_STATIC_DATA_SIZE,
			  sizeof(struct zbus_channel *), NULL);
#endif

#if defined(CONFIG_ZBUS_MSG_SUBSCRIBER_NET_BUF_POOL_ISOLATION)
#define POOL_OF(chan) ((chan)->data->msg_subscriber_pool)
#else
#define POOL_OF(chan) (&_zbus_msg_subscribers_pool)
#endif

static int make_buf(struct notification *n)
{
	const struct zbus_channel *chan = n->chan;
	struct net_buf_pool *pool = POOL_OF(chan);

	n->buf = net_buf_alloc_len(pool, zbus_chan_msg_size(chan), sys_timepoint_timeout(n->end));
	ZBUS_CHECK(n->buf != NULL,
		   "net_buf zbus_msg_subscribers_pool is unavailable or heap is full");
	if (n->buf == NULL) {
		return -ENOMEM;
	}
	memcpy(net_buf_user_data(n->buf), &chan, sizeof(chan));
	net_buf_add_mem(n->buf, zbus_chan_msg(chan), zbus_chan_msg_size(chan));
	return 0;
}

static int send_copy(struct notification *n, const struct zbus_observer *obs)
{
	struct net_buf *clone;

	if (n->buf == NULL) {
		int err = make_buf(n);

		if (err != 0) {
			return err;
		}
	}
	clone = net_buf_clone(n->buf, sys_timepoint_timeout(n->end));
	if (clone == NULL) {
		return -ENOMEM;
	}
	net_buf_put(obs->message_fifo, clone);
	return 0;
}

static void drop_buf(struct notification *n)
{
	if (n->buf != NULL) {
		net_buf_unref(n->buf);
	}
}

#else
#define send_copy(n, obs) (-ENOTSUP)
#define drop_buf(n)
#endif

static int tell(struct notification *n, const struct zbus_observer *obs)
{
	switch (obs->type) {
	case ZBUS_OBSERVER_LISTENER_TYPE:
		obs->callback(n->chan);
		return 0;
	case ZBUS_OBSERVER_SUBSCRIBER_TYPE:
		return k_msgq_put(obs->queue, &n->chan, sys_timepoint_timeout(n->end));
	case ZBUS_OBSERVER_MSG_SUBSCRIBER_TYPE:
		return send_copy(n, obs);
	default:
		ZBUS_CHECK(false, "Unreachable");
		return -EFAULT;
	}
}

/* Tell @p obs if it is enabled. @return false: no memory, the end. */
static bool tell_enabled(struct notification *n, const struct zbus_observer *obs)
{
	int err = obs->data->enabled ? tell(n, obs) : 0;

	if (err != 0) {
		LOG_ERR("observer %p was not told of channel %p: error %d", obs, n->chan, err);
		n->result = err;
	}
	return err != -ENOMEM;
}

static bool tell_static(struct notification *n)
{
	ZBUS_FOREACH_OBSERVATION(n->chan, i) {
		if (!ZBUS_MASK(i)->enabled && !tell_enabled(n, ZBUS_OBSERVATION(i)->obs)) {
			return false;
		}
	}
	return true;
}

#if defined(CONFIG_ZBUS_RUNTIME_OBSERVERS)
static void tell_added(struct notification *n)
{
	struct zbus_observer_node *at, *next;

	SYS_SLIST_FOR_EACH_CONTAINER_SAFE(&n->chan->data->observers, at, next, node) {
		if (!tell_enabled(n, at->obs)) {
			return;
		}
	}
}
#else
#define tell_added(n)
#endif

int z_zbus_notify(const struct zbus_channel *chan, k_timepoint_t end)
{
	struct notification n = {.chan = chan, .end = end};

	if (tell_static(&n)) {
		tell_added(&n);
	}
	drop_buf(&n);
	return n.result;
}
