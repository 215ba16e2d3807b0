/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Observers that are added and taken away at run time.
 */
#include "bus.h"

ZBUS_OBS_DECLARE(lis_a);
ZBUS_LISTENER_DEFINE(late, note);
ZBUS_MSG_SUBSCRIBER_DEFINE(late_msub);

ZTEST_SUITE(zbus_runtime, NULL, NULL, forget, NULL, NULL);

ZTEST(zbus_runtime, test_add_and_remove)
{
	const struct zbus_channel *chan;
	struct msg msg = {.x = 1};

	zassert_ok(zbus_chan_add_obs(&plain_chan, &late, K_NO_WAIT));
	zassert_equal(zbus_chan_add_obs(&plain_chan, &late, K_NO_WAIT), -EALREADY);
	zassert_equal(zbus_chan_add_obs(&plain_chan, &lis_a, K_NO_WAIT), -EEXIST);
	zassert_ok(zbus_chan_add_obs(&plain_chan, &late_msub, K_NO_WAIT));
	zassert_ok(zbus_chan_pub(&plain_chan, &msg, K_NO_WAIT));
	zassert_equal(n_told, 2);
	zassert_ok(zbus_sub_wait_msg(&late_msub, &chan, &msg, K_NO_WAIT));
	zassert_equal_ptr(chan, &plain_chan);

	zassert_ok(zbus_obs_set_enable(&late, false));
	zassert_ok(zbus_chan_pub(&plain_chan, &msg, K_NO_WAIT));
	zassert_equal(n_told, 3);
	zassert_ok(zbus_obs_set_enable(&late, true));
	zassert_ok(zbus_sub_wait_msg(&late_msub, &chan, &msg, K_NO_WAIT));

	zassert_ok(zbus_chan_rm_obs(&plain_chan, &late, K_NO_WAIT));
	zassert_equal(zbus_chan_rm_obs(&plain_chan, &late, K_NO_WAIT), -ENODATA);
	zassert_equal(zbus_chan_rm_obs(&plain_chan, &lis_a, K_NO_WAIT), -ENODATA);
	zassert_ok(zbus_chan_rm_obs(&plain_chan, &late_msub, K_NO_WAIT));
}

ZTEST(zbus_runtime, test_busy_channel_and_no_memory)
{
	static void *blocks[128];
	int n = 0;

	zassert_ok(zbus_chan_claim(&plain_chan, K_NO_WAIT));
	zassert_equal(zbus_chan_add_obs(&plain_chan, &late, K_NO_WAIT), -EBUSY);
	zassert_equal(zbus_chan_rm_obs(&plain_chan, &late, K_MSEC(1)), -EAGAIN);
	zbus_chan_finish(&plain_chan);

	for (size_t bytes = 512; bytes > 0; bytes /= 2) {
		while ((blocks[n] = k_malloc(bytes)) != NULL) {
			n++;
			zassert_true(n < (int)ARRAY_SIZE(blocks));
		}
	}
	zassert_equal(zbus_chan_add_obs(&plain_chan, &late, K_NO_WAIT), -ENOMEM);
	while (n > 0) {
		k_free(blocks[--n]);
	}
	zassert_ok(zbus_chan_add_obs(&plain_chan, &late, K_NO_WAIT));
	zassert_ok(zbus_chan_rm_obs(&plain_chan, &late, K_NO_WAIT));
}
