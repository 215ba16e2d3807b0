/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Message subscribers: each message arrives, whatever the channel holds by then.
 */
#include <zephyr/net/buf.h>

#include "bus.h"

/* CONFIG_ZBUS_MSG_SUBSCRIBER_NET_BUF_POOL_SIZE of this test is 5. */

ZBUS_MSG_SUBSCRIBER_DEFINE(msub_1);
ZBUS_MSG_SUBSCRIBER_DEFINE(msub_2);
ZBUS_MSG_SUBSCRIBER_DEFINE_WITH_ENABLE(msub_off, false);
ZBUS_LISTENER_DEFINE(lis_behind, note);
ZBUS_CHAN_DEFINE(msg_chan, struct msg, NULL, NULL,
		 ZBUS_OBSERVERS(msub_1, msub_off, msub_2, lis_behind), ZBUS_MSG_INIT(.x = 1));

static int drain(const struct zbus_observer *obs)
{
	const struct zbus_channel *chan;
	struct msg msg;
	int n = 0;

	while (zbus_sub_wait_msg(obs, &chan, &msg, K_NO_WAIT) == 0) {
		n++;
	}
	return n;
}

static void start(void *fixture)
{
	(void)drain(&msub_1);
	(void)drain(&msub_2);
	n_told = 0;
}

ZTEST_SUITE(zbus_msg, NULL, NULL, start, NULL, NULL);

ZTEST(zbus_msg, test_each_message_arrives)
{
	const struct zbus_channel *chan = NULL;
	struct msg msg;

	for (int i = 1; i <= 2; i++) {
		msg = (struct msg){.x = i * 100};
		zassert_ok(zbus_chan_pub(&msg_chan, &msg, K_NO_WAIT));
	}
	for (int i = 1; i <= 2; i++) {
		zassert_ok(zbus_sub_wait_msg(&msub_1, &chan, &msg, K_NO_WAIT));
		zassert_equal_ptr(chan, &msg_chan);
		zassert_equal(msg.x, i * 100);
	}
	zassert_equal(zbus_sub_wait_msg(&msub_1, &chan, &msg, K_MSEC(1)), -ENOMSG);
	zassert_equal(zbus_sub_wait_msg(&msub_off, &chan, &msg, K_NO_WAIT), -ENOMSG);
	zassert_equal(drain(&msub_2), 2);
}

ZTEST(zbus_msg, test_no_buffers)
{
	struct msg msg = {.x = 5};

	zassert_ok(zbus_chan_pub(&msg_chan, &msg, K_NO_WAIT)); /* 2 of 5 are taken */
	zassert_ok(zbus_chan_pub(&msg_chan, &msg, K_NO_WAIT)); /* 4 */
	zassert_equal(n_told, 2);
	zassert_equal(zbus_chan_pub(&msg_chan, &msg, K_MSEC(1)), -ENOMEM,
		      "one for the message, none for the first subscriber");
	zassert_equal(n_told, 2, "-ENOMEM is the end");
	zassert_equal(drain(&msub_1), 2);
	zassert_ok(zbus_chan_pub(&msg_chan, &msg, K_NO_WAIT));
	zassert_equal(drain(&msub_1), 1);
	zassert_equal(drain(&msub_2), 3);
}

#if defined(CONFIG_ZBUS_MSG_SUBSCRIBER_NET_BUF_POOL_ISOLATION)
NET_BUF_POOL_HEAP_DEFINE(own_pool, 3, sizeof(struct zbus_channel *), NULL);

ZTEST(zbus_msg, test_own_pool)
{
	struct net_buf_pool *before = msg_chan.data->msg_subscriber_pool;
	struct msg msg = {.x = 5};

	zbus_chan_set_msg_sub_pool(&msg_chan, &own_pool);
	zassert_ok(zbus_chan_pub(&msg_chan, &msg, K_NO_WAIT)); /* 2 of 3 are taken */
	zassert_equal(zbus_chan_pub(&msg_chan, &msg, K_NO_WAIT), -ENOMEM);
	zbus_chan_set_msg_sub_pool(&msg_chan, before);
	zassert_ok(zbus_chan_pub(&msg_chan, &msg, K_NO_WAIT));
	zassert_equal(drain(&msub_1), 2);
	zassert_equal(drain(&msub_2), 2);
}
#endif
