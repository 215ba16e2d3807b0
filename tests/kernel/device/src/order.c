/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * SYS_INIT: levels, priorities, repeated functions.
 */
#include "devices.h"
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

static char sequence[32];
static int length;
static bool thread_at_post_kernel;

#define STEP(letter, level, prio)                                                                  \
	static int step_##letter(void)                                                             \
	{                                                                                          \
		sequence[length++] = #letter[0];                                                   \
		return -1; /* not looked at */                                                     \
	}                                                                                          \
	SYS_INIT(step_##letter, level, prio)

STEP(k, APPLICATION, 90);
STEP(h, POST_KERNEL, 99);
STEP(g, POST_KERNEL, 10);
STEP(f, POST_KERNEL, 9);
STEP(d, PRE_KERNEL_2, 0);
STEP(c, PRE_KERNEL_1, 99);
STEP(b, PRE_KERNEL_1, 5);
STEP(a, EARLY, 0);
#define PRIO_100 100
STEP(i, POST_KERNEL, PRIO_100);

static int twice(void)
{
	sequence[length++] = '2';
	thread_at_post_kernel = k_current_get() != NULL && !k_is_in_isr();
	return 0;
}

SYS_INIT_NAMED(first, twice, APPLICATION, 0);
SYS_INIT_NAMED(second, twice, APPLICATION, CONFIG_APPLICATION_INIT_PRIORITY);

static int port_calls;

static int after_devices(void)
{
	port_calls = init_calls;
	return 0;
}
/* Of one level and priority, devices come before functions. */
SYS_INIT(after_devices, PRE_KERNEL_1, 50);

/* Verifies: INIT-1, INIT-2, INIT-3, INIT-4, INIT-5 */
ZTEST(device, test_sys_init)
{
	zassert_equal(length, 11);
	zassert_equal(memcmp(sequence, "abcdfghi2", 9), 0, "%s", sequence);
	zassert_true(thread_at_post_kernel);
	zassert_equal(port_calls, 1);
}

ZTEST(device, test_level_numbers)
{
	zassert_equal(INIT_LEVEL_ORD(EARLY), 0);
	zassert_true(INIT_LEVEL_ORD(PRE_KERNEL_1) < INIT_LEVEL_ORD(PRE_KERNEL_2));
	zassert_true(INIT_LEVEL_ORD(POST_KERNEL) < INIT_LEVEL_ORD(APPLICATION));
}
