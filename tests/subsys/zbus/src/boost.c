/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * While it publishes, a thread runs above the threads of the observers.
 */
#include <zephyr/irq_offload.h>

#include "bus.h"

static int seen; /* priority while publishing */

static void see(const struct zbus_channel *chan)
{
	seen = k_thread_priority_get(k_current_get());
}

ZBUS_LISTENER_DEFINE(lis_see, see);
ZBUS_SUBSCRIBER_DEFINE(sub_5, 4);
ZBUS_SUBSCRIBER_DEFINE(sub_3, 4);
ZBUS_CHAN_DEFINE(boost_chan, int, NULL, NULL, ZBUS_OBSERVERS(lis_see, sub_5, sub_3), 0);

static int publish_at(int priority)
{
	int x = 0;

	k_thread_priority_set(k_current_get(), priority);
	zassert_ok(zbus_chan_pub(&boost_chan, &x, K_NO_WAIT));
	zassert_equal(k_thread_priority_get(k_current_get()), priority);
	k_msgq_purge(sub_5.queue);
	k_msgq_purge(sub_3.queue);
	return seen;
}

static void attach_at(const struct zbus_observer *obs, int priority)
{
	k_thread_priority_set(k_current_get(), priority);
	zassert_ok(zbus_obs_attach_to_thread(obs));
}

static void detach_all(void *fixture)
{
	zbus_obs_detach_from_thread(&sub_5);
	zbus_obs_detach_from_thread(&sub_3);
}

ZTEST_SUITE(zbus_boost, NULL, NULL, NULL, detach_all, NULL);

ZTEST(zbus_boost, test_boost)
{
	zassert_equal(publish_at(8), 8, "nobody is attached");
	attach_at(&sub_5, 5);
	attach_at(&sub_3, 3);
	zassert_equal(publish_at(8), 2);
	zassert_equal(publish_at(4), 2);
	zassert_equal(publish_at(3), 3, "not below");
	zassert_equal(publish_at(1), 1);
	zassert_equal(publish_at(-2), -2);

	zassert_ok(zbus_obs_set_enable(&sub_3, false));
	zassert_equal(publish_at(8), 4);
	zassert_ok(zbus_obs_set_enable(&sub_3, true));
	zassert_ok(zbus_obs_set_chan_notification_mask(&sub_3, &boost_chan, true));
	zassert_equal(publish_at(8), 4);
	zassert_ok(zbus_obs_set_chan_notification_mask(&sub_3, &boost_chan, false));
	zassert_equal(publish_at(8), 2);
	zassert_ok(zbus_obs_detach_from_thread(&sub_3));
	zassert_equal(publish_at(8), 4);

	attach_at(&sub_5, -4);
	zassert_equal(publish_at(8), 0, "a boosted thread is preemptible");
	zassert_equal(publish_at(0), 0);
}

static void publish(const void *arg)
{
	int x = 0;

	zbus_chan_pub(&boost_chan, &x, K_NO_WAIT);
}

ZTEST(zbus_boost, test_interrupts_change_no_priority)
{
	attach_at(&sub_5, 5);
	k_thread_priority_set(k_current_get(), 7);
	irq_offload(publish, NULL);
	zassert_equal(seen, 7);
}

ZTEST(zbus_boost, test_error_restores_the_priority)
{
	int x = 0;

	attach_at(&sub_5, 5);
	k_thread_priority_set(k_current_get(), 9);
	zassert_ok(zbus_chan_claim(&boost_chan, K_NO_WAIT));
	zassert_equal(zbus_chan_pub(&boost_chan, &x, K_NO_WAIT), -EBUSY);
	zassert_equal(k_thread_priority_get(k_current_get()), 9);
	zassert_ok(zbus_chan_finish(&boost_chan));
}
