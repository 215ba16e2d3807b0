/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* A local array that is written beyond its end is found before the function returns. */
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

extern uintptr_t __stack_chk_guard;

static volatile int returned;

static __noinline void write_array(int count)
{
	volatile char array[16];

	for (int i = 0; i < count; i++) {
		array[i] = (char)i;
	}
	returned += array[0] + 1;
}

/* Verifies: FATAL-8 */
ZTEST(canary, test_in_bounds)
{
	returned = 0;
	write_array(16);
	zassert_equal(returned, 1);
	zassert_not_equal(__stack_chk_guard, 0);
}

/* Verifies: FATAL-8 */
ZTEST(canary, test_out_of_bounds)
{
	ztest_set_fault_valid(true);
	write_array(16 + 3 * (int)sizeof(void *));
	zassert_unreachable("the end of the array was written over unnoticed");
}

ZTEST_SUITE(canary, NULL, NULL, NULL, NULL, NULL);
