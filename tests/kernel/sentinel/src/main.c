/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * CONFIG_STACK_SENTINEL: a thread that wrote to the far end of its stack is ended when it leaves
 * the CPU; one that stayed within is not.
 */
#include "helpers.h"
#include <zephyr/fatal.h>

static int errors;
static unsigned int last_reason;
static k_tid_t last_thread;
static int went_on;

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	errors++;
	last_reason = reason;
	last_thread = k_current_get();
	if (errors > 3) {
		k_fatal_halt(reason);
	}
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	errors = 0;
	went_on = 0;
}

ZTEST_SUITE(kernel_sentinel, NULL, NULL, before, helpers_end, NULL);

static void writes(void *offset, void *unused2, void *unused3)
{
	volatile uint8_t *stack = (uint8_t *)K_THREAD_STACK_BUFFER(helper_stacks[0]);

	stack[POINTER_TO_INT(offset)] ^= 0x10;
	k_sleep(K_TICKS(1));
	went_on++;
}

/* Verifies: FATAL-7 */
ZTEST(kernel_sentinel, test_overwritten)
{
	for (int i = 0; i < (int)sizeof(uint32_t); i++) {
		k_tid_t thread = helper(writes, INT_TO_POINTER(i), LOW);

		helpers_join();
		zassert_equal(errors, 1, "byte %d", i);
		zassert_equal(last_reason, K_ERR_STACK_CHK_FAIL);
		zassert_equal_ptr(last_thread, thread);
		zassert_equal(went_on, 0, "the thread went on");
		errors = 0;
	}
}

ZTEST(kernel_sentinel, test_intact)
{
	(void)helper(writes, INT_TO_POINTER(sizeof(uint32_t)), LOW);
	helpers_join();
	zassert_equal(errors, 0);
	zassert_equal(went_on, 1);
}
