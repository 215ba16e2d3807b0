/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Channels, listeners and subscribers, in threads and interrupt handlers.
 */
#include <zephyr/irq_offload.h>

#include "bus.h"

struct told told[8];
int n_told;
static int cookie;

static bool x_is_positive(const void *msg, size_t size)
{
	return size == sizeof(struct msg) && ((const struct msg *)msg)->x > 0;
}

ZBUS_LISTENER_DEFINE(lis_a, note);
ZBUS_SUBSCRIBER_DEFINE(sub_a, 2);
ZBUS_SUBSCRIBER_DEFINE_WITH_ENABLE(sub_off, 2, false);

ZBUS_CHAN_DEFINE(plain_chan, struct msg, NULL, &cookie, ZBUS_OBSERVERS(lis_a, sub_a, sub_off),
		 ZBUS_MSG_INIT(.x = 7, .y = 3));
ZBUS_CHAN_DEFINE(checked_chan, struct msg, x_is_positive, NULL, ZBUS_OBSERVERS(sub_a), {0});
ZBUS_CHAN_DEFINE(empty_chan, int, NULL, NULL, ZBUS_OBSERVERS_EMPTY, 42);
ZBUS_OBS_DECLARE(lis_off);

void note(const struct zbus_channel *chan)
{
	if (n_told < (int)ARRAY_SIZE(told)) {
		told[n_told].chan = chan;
		memcpy(&told[n_told].msg, zbus_chan_const_msg(chan), zbus_chan_msg_size(chan));
	}
	n_told++;
}

void forget(void *fixture)
{
	const struct zbus_channel *chan;

	n_told = 0;
	while (zbus_sub_wait(&sub_a, &chan, K_NO_WAIT) == 0) {
	}
}

ZTEST_SUITE(zbus, NULL, NULL, forget, NULL, NULL);

ZTEST(zbus, test_first_message_and_user_data)
{
	struct msg msg;
	int number;

	zassert_ok(zbus_chan_read(&empty_chan, &number, K_NO_WAIT));
	zassert_equal(number, 42);
	zassert_equal_ptr(zbus_chan_user_data(&plain_chan), &cookie);
	zassert_is_null(zbus_chan_user_data(&empty_chan));
	zassert_equal(zbus_chan_msg_size(&plain_chan), sizeof(struct msg));
	zassert_ok(zbus_chan_read(&checked_chan, &msg, K_FOREVER));
#if defined(CONFIG_ZBUS_CHANNEL_NAME)
	zassert_str_equal(zbus_chan_name(&plain_chan), "plain_chan");
	zassert_str_equal(zbus_obs_name(&sub_a), "sub_a");
#endif
}

ZTEST(zbus, test_publish_and_read)
{
	const struct zbus_channel *chan = NULL;
	struct msg msg = {.x = -5, .y = 9}, read = {0};

	zassert_ok(zbus_chan_pub(&plain_chan, &msg, K_MSEC(10)));
	zassert_equal(n_told, 1);
	zassert_equal_ptr(told[0].chan, &plain_chan);
	zassert_equal(told[0].msg.x, -5);
	zassert_ok(zbus_sub_wait(&sub_a, &chan, K_NO_WAIT));
	zassert_equal_ptr(chan, &plain_chan);
	zassert_ok(zbus_chan_read(chan, &read, K_NO_WAIT));
	zassert_equal(read.y, 9);
	zassert_equal(zbus_sub_wait(&sub_a, &chan, K_NO_WAIT), -ENOMSG);
	zassert_equal(zbus_sub_wait(&sub_a, &chan, K_MSEC(1)), -EAGAIN);
	zassert_equal(zbus_sub_wait(&sub_off, &chan, K_NO_WAIT), -ENOMSG, "not enabled");
}

ZTEST(zbus, test_validator)
{
	struct msg msg = {.x = 0};

	zassert_equal(zbus_chan_pub(&checked_chan, &msg, K_NO_WAIT), -ENOMSG);
	msg.x = 1;
	zassert_ok(zbus_chan_pub(&checked_chan, &msg, K_NO_WAIT));
	zassert_equal(n_told, 0, "the listener is masked");
}

ZTEST(zbus, test_claim)
{
	struct msg msg = {.x = 1};

	zassert_ok(zbus_chan_claim(&plain_chan, K_NO_WAIT));
	zassert_equal(zbus_chan_claim(&plain_chan, K_NO_WAIT), -EBUSY);
	zassert_equal(zbus_chan_claim(&plain_chan, K_MSEC(1)), -EAGAIN);
	zassert_equal(zbus_chan_pub(&plain_chan, &msg, K_NO_WAIT), -EBUSY);
	zassert_equal(zbus_chan_pub(&plain_chan, &msg, K_MSEC(1)), -EAGAIN);
	zassert_equal(zbus_chan_read(&plain_chan, &msg, K_NO_WAIT), -EBUSY);
	zassert_equal(zbus_chan_notify(&plain_chan, K_NO_WAIT), -EBUSY);
	((struct msg *)zbus_chan_msg(&plain_chan))->x = 77;
	zassert_equal(n_told, 0);
	zassert_ok(zbus_chan_finish(&plain_chan));
	zassert_ok(zbus_chan_notify(&plain_chan, K_NO_WAIT));
	zassert_equal(n_told, 1);
	zassert_equal(told[0].msg.x, 77);
}

ZTEST(zbus, test_full_queue)
{
	struct msg msg = {.x = 1};

	zassert_ok(zbus_chan_pub(&plain_chan, &msg, K_NO_WAIT));
	zassert_ok(zbus_chan_pub(&plain_chan, &msg, K_NO_WAIT));
	zassert_equal(zbus_chan_pub(&plain_chan, &msg, K_NO_WAIT), -ENOMSG);
	zassert_equal(zbus_chan_pub(&plain_chan, &msg, K_MSEC(5)), -EAGAIN);
	zassert_equal(n_told, 4, "the others were told");
}

ZTEST(zbus, test_enable)
{
	struct msg msg = {.x = 1};
	bool on = false;

	zassert_ok(zbus_obs_is_enabled(&lis_a, &on));
	zassert_true(on);
	zassert_ok(zbus_obs_set_enable(&lis_a, false));
	zassert_ok(zbus_obs_is_enabled(&lis_a, &on));
	zassert_false(on);
	zassert_ok(zbus_chan_pub(&plain_chan, &msg, K_NO_WAIT));
	zassert_equal(n_told, 0);
	zassert_ok(zbus_obs_set_enable(&lis_off, true));
	zassert_ok(zbus_chan_pub(&plain_chan, &msg, K_NO_WAIT));
	zassert_equal(n_told, 1);
	zassert_ok(zbus_obs_set_enable(&lis_off, false));
	zassert_ok(zbus_obs_set_enable(&lis_a, true));
}

ZTEST(zbus, test_mask)
{
	struct msg msg = {.x = 1};
	bool masked = false;

	zassert_ok(zbus_obs_is_chan_notification_masked(&lis_a, &checked_chan, &masked));
	zassert_true(masked);
	zassert_ok(zbus_obs_is_chan_notification_masked(&lis_a, &plain_chan, &masked));
	zassert_false(masked);
	zassert_ok(zbus_obs_set_chan_notification_mask(&lis_a, &checked_chan, false));
	zassert_ok(zbus_chan_pub(&checked_chan, &msg, K_NO_WAIT));
	zassert_equal(n_told, 1);
	zassert_ok(zbus_obs_set_chan_notification_mask(&lis_a, &checked_chan, true));
	zassert_ok(zbus_chan_pub(&checked_chan, &msg, K_NO_WAIT));
	zassert_equal(n_told, 1);
	zassert_equal(zbus_obs_set_chan_notification_mask(&lis_a, &empty_chan, true), -ESRCH);
	zassert_equal(zbus_obs_is_chan_notification_masked(&lis_a, &empty_chan, &masked), -ESRCH);
}

static int isr_results[4];

static void use_in_isr(const void *arg)
{
	struct msg msg = {.x = 99};

	isr_results[0] = zbus_chan_pub(&plain_chan, &msg, K_FOREVER);
	isr_results[1] = zbus_chan_claim(&plain_chan, K_FOREVER);
	isr_results[2] = zbus_chan_read(&plain_chan, &msg, K_FOREVER);
	isr_results[3] = zbus_chan_finish(&plain_chan);
}

ZTEST(zbus, test_in_an_interrupt_handler)
{
	irq_offload(use_in_isr, NULL);
	zassert_equal(isr_results[0], 0);
	zassert_equal(isr_results[1], 0);
	zassert_equal(isr_results[2], -EBUSY, "it does not wait");
	zassert_equal(isr_results[3], 0);
	zassert_equal(told[0].msg.x, 99);
}

static bool count(const struct zbus_channel *chan, void *n)
{
	return ++*(int *)n < 2;
}

static bool found_plain, found_lis;

static bool find_plain(const struct zbus_channel *chan)
{
	found_plain = chan == &plain_chan;
	return !found_plain;
}

static bool find_lis(const struct zbus_observer *obs)
{
	found_lis = obs == &lis_a;
	return !found_lis;
}

static bool count_enabled(const struct zbus_observer *obs, void *n)
{
	*(int *)n += obs->data->enabled ? 1 : 0;
	return true;
}

ZTEST(zbus, test_iterate)
{
	int n = 0;

	zassert_false(zbus_iterate_over_channels_with_user_data(count, &n));
	zassert_equal(n, 2);
	zassert_false(zbus_iterate_over_channels(find_plain));
	zassert_true(found_plain);
	zassert_false(zbus_iterate_over_observers(find_lis));
	zassert_true(found_lis);
	n = 0;
	zassert_true(zbus_iterate_over_observers_with_user_data(count_enabled, &n));
	zassert_true(n >= 2);
}
