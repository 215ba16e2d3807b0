/* SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#ifndef COUNTER_H
#define COUNTER_H

#include <stdbool.h>

/* Counts from 1 to a limit. */
struct counter {
	int value;
	int limit;
};

void counter_init(struct counter *counter, int limit);

/* Go on by one; false, and no step, when the limit is reached. */
bool counter_next(struct counter *counter);

#endif
