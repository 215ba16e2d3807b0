/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A user thread that is expected to come to its end, one way or the other. For the one source file
 * of a suite.
 */
#ifndef TESTS_KERNEL_USER_COMMON_USER_HELPERS_H_
#define TESTS_KERNEL_USER_COMMON_USER_HELPERS_H_

#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#define USER_STACK_SIZE (1024 + CONFIG_TEST_EXTRA_STACK_SIZE)
#define USER_PRIO       (CONFIG_ZTEST_THREAD_PRIORITY - 1)

/* What a user thread runs; @p arg and @p arg2 are its own business. */
typedef void (*user_fn)(void *arg, void *arg2);

static K_THREAD_STACK_DEFINE(user_stack, USER_STACK_SIZE);
static struct k_thread user_thread;

/* 0: not started, 1: started, 2: came through. */
static ZTEST_BMEM volatile int user_reached;

/* Kept by the kernel. */
static int user_faults;
static unsigned int user_reason;

void ztest_post_fatal_error_hook(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	user_faults++;
	user_reason = reason;
}

static void user_entry(void *fn, void *arg, void *arg2)
{
	ztest_set_fault_valid(true);
	user_reached = 1;
	((user_fn)fn)(arg, arg2);
	user_reached = 2;
	ztest_set_fault_valid(false);
}

/* Make the thread; it runs when it is started. */
static __maybe_unused k_tid_t user_create(user_fn fn, void *arg, void *arg2)
{
	user_reached = 0;
	user_faults = 0;
	user_reason = UINT_MAX;
	return k_thread_create(&user_thread, user_stack, K_THREAD_STACK_SIZEOF(user_stack),
			       user_entry, (void *)fn, arg, arg2, USER_PRIO,
			       K_USER | K_INHERIT_PERMS, K_FOREVER);
}

static __maybe_unused void user_finish(void)
{
	k_thread_start(&user_thread);
	zassert_ok(k_thread_join(&user_thread, K_SECONDS(5)));
}

/* It comes through. */
static __maybe_unused void user_passes(user_fn fn, void *arg, void *arg2)
{
	(void)user_create(fn, arg, arg2);
	user_finish();
	zassert_equal(user_faults, 0, "fault, reason %u", user_reason);
	zassert_equal(user_reached, 2);
}

/* It ends with @p reason, alone. */
static __maybe_unused void user_fails(user_fn fn, void *arg, void *arg2, unsigned int reason)
{
	(void)user_create(fn, arg, arg2);
	user_finish();
	zassert_equal(user_reached, 1, "came through: %d", user_reached);
	zassert_equal(user_faults, 1);
	zassert_equal(user_reason, reason, "reason %u", user_reason);
}

#endif /* TESTS_KERNEL_USER_COMMON_USER_HELPERS_H_ */
