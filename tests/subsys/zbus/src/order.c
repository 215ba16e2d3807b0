/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The order in which observers are told, with names of channels that begin like each other.
 */
#include "bus.h"

static char order[32];

#define OBSERVER(name, letter)                                                                     \
	static void name##_cb(const struct zbus_channel *chan)                                     \
	{                                                                                          \
		strcat(order, letter);                                                             \
	}                                                                                          \
	ZBUS_LISTENER_DEFINE(name, name##_cb)

OBSERVER(o0, "0");
OBSERVER(o1, "1");
OBSERVER(o2, "2");
OBSERVER(o3, "3");
OBSERVER(o4, "4");
OBSERVER(o5, "5");
OBSERVER(o6, "6");
OBSERVER(o7, "7");
OBSERVER(o8, "8");
OBSERVER(o9, "9");
OBSERVER(oa, "a");
OBSERVER(ob, "b");
OBSERVER(first, "F");
OBSERVER(second, "S");
OBSERVER(third, "T");

ZBUS_CHAN_DEFINE(long_c, int, NULL, NULL,
		 ZBUS_OBSERVERS(ob, oa, o9, o8, o7, o6, o5, o4, o3, o2, o1, o0), 0);
ZBUS_CHAN_DEFINE(long_c_2, int, NULL, NULL, ZBUS_OBSERVERS(o2), 0);
ZBUS_CHAN_DEFINE(long_c2, int, NULL, NULL, ZBUS_OBSERVERS(o3), 0);
ZBUS_CHAN_DEFINE(long_, int, NULL, NULL, ZBUS_OBSERVERS(o4), 0);

ZBUS_CHAN_ADD_OBS(long_c, third, 12);
ZBUS_CHAN_ADD_OBS(long_c, first, 00);
ZBUS_CHAN_ADD_OBS(long_c, second, 03);
ZBUS_CHAN_ADD_OBS(long_c2, first, 1);

ZTEST(zbus, test_order)
{
	static const struct {
		const struct zbus_channel *chan;
		const char *order;
	} rows[] = {
		{&long_c, "ba9876543210FST"},
		{&long_c_2, "2"},
		{&long_c2, "3F"},
		{&long_, "4"},
	};
	int x = 0;

	ARRAY_FOR_EACH_PTR(rows, row) {
		order[0] = '\0';
		zassert_ok(zbus_chan_pub(row->chan, &x, K_NO_WAIT));
		zassert_str_equal(order, row->order);
	}
}
