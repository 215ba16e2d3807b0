/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Channels and observers that are defined in C++.
 */
#include <errno.h>

#include <zephyr/net/buf.h>
#include <zephyr/zbus/zbus.h>
#include <zephyr/ztest.h>

struct point {
	int x, y;
};

static int heard;

static void hear(const struct zbus_channel *chan)
{
	heard += static_cast<const point *>(zbus_chan_const_msg(chan))->x;
}

static bool is_right(const void *msg, size_t)
{
	return static_cast<const point *>(msg)->x >= 0;
}

ZBUS_LISTENER_DEFINE(cxx_lis, hear);
ZBUS_LISTENER_DEFINE(cxx_late_lis, hear);
ZBUS_SUBSCRIBER_DEFINE(cxx_sub, 2);
ZBUS_MSG_SUBSCRIBER_DEFINE(cxx_msub);
ZBUS_CHAN_DEFINE(cxx_chan, point, is_right, nullptr, ZBUS_OBSERVERS(cxx_lis, cxx_sub, cxx_msub),
		 ZBUS_MSG_INIT(.x = 1, .y = 2));
ZBUS_CHAN_ADD_OBS(cxx_chan, cxx_late_lis, 1);
NET_BUF_POOL_DEFINE(cxx_pool, 2, 16, 4, NULL);

ZTEST(zbus, test_cxx)
{
	const struct zbus_channel *chan = nullptr;
	point p = {5, 6};

	zassert_ok(zbus_chan_pub(&cxx_chan, &p, K_NO_WAIT));
	zassert_equal(heard, 10);
	zassert_ok(zbus_sub_wait(&cxx_sub, &chan, K_NO_WAIT));
	zassert_equal_ptr(chan, &cxx_chan);
	p.x = 0;
	zassert_ok(zbus_sub_wait_msg(&cxx_msub, &chan, &p, K_NO_WAIT));
	zassert_equal(p.x, 5);
	p.x = -1;
	zassert_equal(zbus_chan_pub(&cxx_chan, &p, K_NO_WAIT), -ENOMSG);
}

ZTEST(zbus, test_cxx_net_buf)
{
	struct net_buf *buf = net_buf_alloc(&cxx_pool, K_NO_WAIT);

	zassert_not_null(buf);
	net_buf_add_le32(buf, 7);
	zassert_equal(net_buf_pull_le16(buf), 7);
	net_buf_unref(buf);
}
