/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Observations of channels of another file.
 */
#include "bus.h"

ZBUS_OBS_DECLARE(lis_a);
ZBUS_LISTENER_DEFINE_WITH_ENABLE(lis_off, note, false);

ZBUS_CHAN_ADD_OBS(plain_chan, lis_off, 10);
ZBUS_CHAN_ADD_OBS_WITH_MASK(checked_chan, lis_a, true, 3);
