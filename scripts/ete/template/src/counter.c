/* SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include "counter.h"

void counter_init(struct counter *counter, int limit)
{
	counter->value = 0;
	counter->limit = limit;
}

bool counter_next(struct counter *counter)
{
	if (counter->value >= counter->limit) {
		return false;
	}
	counter->value++;
	return true;
}
