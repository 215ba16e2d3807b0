/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * A thermometer whose parts know only channels: main() publishes temperatures; a listener switches
 * the alarm on, by publishing on another channel; a subscriber shows the newest temperature; a
 * message subscriber logs each of them later.
 */

#include <stdio.h>

#include <zephyr/kernel.h>
#include <zephyr/zbus/zbus.h>

#define LIMIT 30

struct temperature {
	int degrees;
};

struct alarm {
	bool on;
	int degrees;
};

static bool plausible(const void *msg, size_t size)
{
	const struct temperature *t = msg;

	ARG_UNUSED(size);
	return t->degrees >= -40 && t->degrees <= 125;
}

ZBUS_CHAN_DECLARE(alarm_chan);

static void watch(const struct zbus_channel *chan)
{
	const struct temperature *t = zbus_chan_const_msg(chan);
	struct alarm alarm = {.on = t->degrees > LIMIT, .degrees = t->degrees};

	if (alarm.on) {
		zbus_chan_pub(&alarm_chan, &alarm, K_NO_WAIT);
	}
}

static void sound(const struct zbus_channel *chan)
{
	const struct alarm *alarm = zbus_chan_const_msg(chan);

	printf("alarm %s at %d degrees\n", alarm->on ? "on" : "off", alarm->degrees);
}

ZBUS_LISTENER_DEFINE(watcher, watch);
ZBUS_LISTENER_DEFINE(alarm_listener, sound);
ZBUS_SUBSCRIBER_DEFINE(display, 4);
ZBUS_MSG_SUBSCRIBER_DEFINE(logger);

ZBUS_CHAN_DEFINE(temperature_chan, struct temperature, plausible, NULL,
		 ZBUS_OBSERVERS(watcher, display, logger), ZBUS_MSG_INIT(.degrees = 0));
ZBUS_CHAN_DEFINE(alarm_chan, struct alarm, NULL, NULL, ZBUS_OBSERVERS(alarm_listener),
		 ZBUS_MSG_INIT(.on = false));

static void show(void)
{
	const struct zbus_channel *chan;
	struct temperature t;

	while (zbus_sub_wait(&display, &chan, K_FOREVER) == 0) {
		zbus_chan_read(chan, &t, K_FOREVER);
		printf("display: %d degrees\n", t.degrees);
	}
}

K_THREAD_DEFINE(display_thread, 1024, show, NULL, NULL, NULL, 5, 0, 0);

static bool print_channel(const struct zbus_channel *chan)
{
	printf(" %s", zbus_chan_name(chan));
	return true;
}

static bool print_observer(const struct zbus_observer *obs)
{
	printf(" %s", zbus_obs_name(obs));
	return true;
}

static void publish(int degrees)
{
	struct temperature t = {.degrees = degrees};

	if (zbus_chan_pub(&temperature_chan, &t, K_SECONDS(1)) == -ENOMSG) {
		printf("refused: %d degrees\n", degrees);
	}
	k_msleep(10);
}

int main(void)
{
	const struct zbus_channel *chan;
	struct temperature t;

	printf("channels:");
	zbus_iterate_over_channels(print_channel);
	printf("\nobservers:");
	zbus_iterate_over_observers(print_observer);
	printf("\n");

	publish(21);
	publish(200);
	publish(31);
	while (zbus_sub_wait_msg(&logger, &chan, &t, K_NO_WAIT) == 0) {
		printf("log: %s %d\n", zbus_chan_name(chan), t.degrees);
	}
	printf("done\n");
	return 0;
}
