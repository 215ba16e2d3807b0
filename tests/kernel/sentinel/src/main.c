/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The word at the end of each stack: a thread that has written over it ends at the next switch.
 */
#include "helpers.h"
#include <zephyr/fatal.h>

static int errors, after_error;
static unsigned int last_reason;
static k_tid_t last_thread;

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	errors++;
	last_reason = reason;
	last_thread = k_current_get();
	if (errors > 10) {
		k_fatal_halt(reason);
	}
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	errors = 0;
	after_error = 0;
}

ZTEST_SUITE(kernel_sentinel, NULL, NULL, before, helpers_end, NULL);

static void writes_over_the_end(void *stack, void *p2, void *p3)
{
	*(volatile uint32_t *)stack = 0;
	k_sleep(K_TICKS(1));
	after_error++;
}

/* Verifies: FATAL-7 */
ZTEST(kernel_sentinel, test_overflow)
{
	k_tid_t thread = helper(writes_over_the_end, K_THREAD_STACK_BUFFER(helper_stacks[0]), LOW);

	helpers_join();
	zassert_equal(errors, 1);
	zassert_equal(last_reason, K_ERR_STACK_CHK_FAIL);
	zassert_equal_ptr(last_thread, thread);
	zassert_equal(after_error, 0, "the thread went on");
}

static void writes_beside_the_end(void *stack, void *p2, void *p3)
{
	((volatile uint32_t *)stack)[1] = 0;
	k_sleep(K_TICKS(1));
	after_error++;
}

/* Verifies: FATAL-7 */
ZTEST(kernel_sentinel, test_no_overflow)
{
	(void)helper(writes_beside_the_end, K_THREAD_STACK_BUFFER(helper_stacks[0]), LOW);
	helpers_join();
	zassert_equal(errors, 0);
	zassert_equal(after_error, 1);
}
