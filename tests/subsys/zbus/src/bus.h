/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#ifndef BUS_H_
#define BUS_H_

#include <zephyr/zbus/zbus.h>
#include <zephyr/ztest.h>

struct msg {
	int x;
	uint8_t y;
};

ZBUS_CHAN_DECLARE(plain_chan, checked_chan, empty_chan);

/** Messages that a listener heard of, with the channel: told[0..n_told-1]. */
struct told {
	const struct zbus_channel *chan;
	struct msg msg;
};
extern struct told told[8];
extern int n_told;

void note(const struct zbus_channel *chan);
void forget(void *fixture);

#endif
