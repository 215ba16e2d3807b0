/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * A test runs in a thread of its own while the framework's thread waits for its end: a test that
 * hangs in an aborted state, overflows its stack or provokes a fatal error takes nothing else with
 * it.
 */

#include <zephyr/kernel.h>
#include <zephyr/logging/log_ctrl.h>
#include "ztest_internal.h"

K_THREAD_STACK_DEFINE(ztest_thread_stack, CONFIG_ZTEST_STACK_SIZE + CONFIG_TEST_EXTRA_STACK_SIZE);
static struct k_thread test_thread;

struct call {
	ztest_before before;
	ztest_body fn;
	const struct ztest_suite_node *suite;
	const struct ztest_unit_test *test;
	void *data;
};

static void run(void *fn, void *test, void *data)
{
	((ztest_body)fn)(test, data);
}

static void entry(void *p1, void *p2, void *p3)
{
	const struct call *call = p1;
	void *fn = (void *)call->fn;

	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	call->before(call->suite, call->test, call->data);
	if ((call->test->thread_options & K_USER) != 0U) {
		k_thread_user_mode_enter(run, fn, (void *)call->test, call->data);
	}
	run(fn, (void *)call->test, call->data);
}

/* What a test logs appears before the next one begins; without a backend it never does. */
static void flush_log(void)
{
	int patience = 100;

	while (IS_ENABLED(CONFIG_TEST_LOGGING_FLUSH_AFTER_TEST) &&
	       IS_ENABLED(CONFIG_LOG_PROCESS_THREAD) && log_data_pending() && patience-- > 0) {
		log_thread_trigger();
		k_msleep(1);
	}
}

void z_ztest_call(ztest_before before, ztest_body fn, const struct ztest_suite_node *suite,
		  const struct ztest_unit_test *test, void *data)
{
	struct call call = { before, fn, suite, test, data };
	k_tid_t tid = k_thread_create(
		&test_thread, ztest_thread_stack, K_THREAD_STACK_SIZEOF(ztest_thread_stack), entry,
		&call, NULL, NULL, CONFIG_ZTEST_THREAD_PRIORITY,
		(test->thread_options & ~K_USER) | K_INHERIT_PERMS, K_FOREVER);

	(void)k_thread_name_set(tid, test->name);
	k_thread_start(tid);
	(void)k_thread_join(tid, K_FOREVER);
	flush_log();
}

void z_ztest_leave(void)
{
	k_thread_abort(&test_thread);
	if (k_is_user_context() || !k_is_in_isr()) {
		k_thread_abort(k_current_get());
	}
}

#ifdef CONFIG_USERSPACE
K_APPMEM_PARTITION_DEFINE(ztest_mem_partition);

void z_ztest_user_init(void)
{
	int ret = k_mem_domain_add_partition(&k_mem_domain_default, &ztest_mem_partition);

	__ASSERT(ret == 0, "the partition of tests: %d", ret);
	ARG_UNUSED(ret);
	/* a thread of a test ends that test */
	k_object_access_all_grant(&test_thread);
}
#endif
