/* SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/ztest.h>

#include "counter.h"

ZTEST_SUITE(counter, NULL, NULL, NULL, NULL, NULL);

ZTEST(counter, test_counts_to_its_limit)
{
	struct counter counter;
	int steps = 0;

	counter_init(&counter, 3);
	while (counter_next(&counter)) {
		steps++;
		zassert_equal(counter.value, steps);
	}
	zassert_equal(steps, 3);
}

ZTEST(counter, test_limit_of_zero)
{
	struct counter counter;

	counter_init(&counter, 0);
	zassert_false(counter_next(&counter));
}
