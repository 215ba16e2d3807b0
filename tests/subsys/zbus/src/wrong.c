/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Wrong parameters, which are errors under CONFIG_ZBUS_ASSERT_MOCK.
 */
#include <zephyr/irq_offload.h>

#include "bus.h"

ZBUS_OBS_DECLARE(lis_a, sub_a, msub_1);

ZTEST_SUITE(zbus_wrong, NULL, NULL, forget, NULL, NULL);

ZTEST(zbus_wrong, test_pointers_are_required)
{
	const struct zbus_channel *chan;
	struct msg msg;
	bool b;

	zassert_equal(zbus_chan_pub(NULL, &msg, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_chan_pub(&plain_chan, NULL, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_chan_read(NULL, &msg, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_chan_read(&plain_chan, NULL, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_chan_claim(NULL, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_chan_finish(NULL), -EFAULT);
	zassert_equal(zbus_chan_notify(NULL, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_sub_wait(NULL, &chan, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_sub_wait(&sub_a, NULL, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_sub_wait(&lis_a, &chan, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_sub_wait_msg(NULL, &chan, &msg, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_sub_wait_msg(&sub_a, &chan, &msg, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_sub_wait_msg(&msub_1, NULL, &msg, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_sub_wait_msg(&msub_1, &chan, NULL, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_chan_add_obs(NULL, &lis_a, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_chan_add_obs(&plain_chan, NULL, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_chan_rm_obs(NULL, &lis_a, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_chan_rm_obs(&plain_chan, NULL, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_obs_set_enable(NULL, true), -EFAULT);
	zassert_equal(zbus_obs_is_enabled(NULL, &b), -EFAULT);
	zassert_equal(zbus_obs_is_enabled(&lis_a, NULL), -EFAULT);
	zassert_equal(zbus_obs_set_chan_notification_mask(NULL, &plain_chan, true), -EFAULT);
	zassert_equal(zbus_obs_set_chan_notification_mask(&lis_a, NULL, true), -EFAULT);
	zassert_equal(zbus_obs_is_chan_notification_masked(NULL, &plain_chan, &b), -EFAULT);
	zassert_equal(zbus_obs_is_chan_notification_masked(&lis_a, NULL, &b), -EFAULT);
	zassert_equal(zbus_obs_is_chan_notification_masked(&lis_a, &plain_chan, NULL), -EFAULT);
	zassert_equal(zbus_obs_attach_to_thread(NULL), -EFAULT);
	zassert_equal(zbus_obs_detach_from_thread(NULL), -EFAULT);
}

static void not_in_isr(const void *arg)
{
	const struct zbus_channel *chan;
	struct msg msg;

	zassert_equal(zbus_sub_wait(&sub_a, &chan, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_sub_wait_msg(&msub_1, &chan, &msg, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_chan_add_obs(&plain_chan, &lis_a, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_chan_rm_obs(&plain_chan, &lis_a, K_NO_WAIT), -EFAULT);
	zassert_equal(zbus_obs_attach_to_thread(&lis_a), -EFAULT);
	zassert_equal(zbus_obs_detach_from_thread(&lis_a), -EFAULT);
}

ZTEST(zbus_wrong, test_in_an_interrupt_handler)
{
	irq_offload(not_in_isr, NULL);
}
