/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Threads made by user threads: which they may make, and what they may do to others.
 */
#include "user_helpers.h"

static K_THREAD_STACK_DEFINE(child_stack, USER_STACK_SIZE);
static struct k_thread child;
static ZTEST_BMEM volatile int ran;
static ZTEST_BMEM volatile int result;
static ZTEST_BMEM volatile uint32_t options;
static ZTEST_BMEM volatile int prio;
static ZTEST_BMEM volatile size_t size;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	ran = 0;
	options = K_USER;
	prio = USER_PRIO;
	size = K_THREAD_STACK_SIZEOF(child_stack);
	k_thread_abort(&child);
}

static void *setup(void)
{
	/* so that there is one to abort */
	(void)k_thread_create(&child, child_stack, K_THREAD_STACK_SIZEOF(child_stack), user_entry,
			      NULL, NULL, NULL, USER_PRIO, 0, K_FOREVER);
	return NULL;
}

ZTEST_SUITE(kernel_user_threads, NULL, setup, before, NULL, NULL);

static void child_entry(void *p1, void *p2, void *p3)
{
	ran = k_is_user_context() ? 1 : -1;
}

static void leave_kernel_mode(void *p1, void *p2, void *p3)
{
	k_thread_user_mode_enter(child_entry, p1, p2, p3);
}

/* As main() does it that becomes a user thread: its end is not the system's. */
ZTEST(kernel_user_threads, test_user_mode_ends_being_essential)
{
	(void)k_thread_create(&child, child_stack, K_THREAD_STACK_SIZEOF(child_stack),
			      leave_kernel_mode, NULL, NULL, NULL, USER_PRIO, K_ESSENTIAL,
			      K_NO_WAIT);
	zassert_ok(k_thread_join(&child, K_FOREVER));
	zassert_equal(ran, 1);
}

static void make_child(void *unused, void *unused2)
{
	k_tid_t tid = k_thread_create(&child, child_stack, size, child_entry, NULL, NULL, NULL,
				      prio, options, K_NO_WAIT);

	result = k_thread_join(tid, K_SECONDS(1));
}

/* The user thread may use the record and the stack. */
static void prepare(user_fn fn, void *arg, void *arg2)
{
	(void)user_create(fn, arg, arg2);
	k_thread_access_grant(&user_thread, &child, child_stack);
}

static void makes_child(void)
{
	prepare(make_child, NULL, NULL);
	user_finish();
	zassert_equal(user_faults, 0, "reason %u", user_reason);
	zassert_equal(user_reached, 2);
	zassert_ok(result);
	zassert_equal(ran, 1);
}

static void must_not(void)
{
	prepare(make_child, NULL, NULL);
	user_finish();
	zassert_equal(user_reached, 1);
	zassert_equal(user_reason, K_ERR_KERNEL_OOPS);
	zassert_equal(ran, 0);
}

ZTEST(kernel_user_threads, test_a_user_makes_a_thread)
{
	makes_child();
	ran = 0;
	makes_child();
}

ZTEST(kernel_user_threads, test_without_permission)
{
	(void)user_create(make_child, NULL, NULL);
	user_finish();
	zassert_equal(user_reason, K_ERR_KERNEL_OOPS);
	(void)user_create(make_child, NULL, NULL);
	k_thread_access_grant(&user_thread, &child);
	user_finish();
	zassert_equal(user_reason, K_ERR_KERNEL_OOPS, "the stack is not his");
	(void)user_create(make_child, NULL, NULL);
	k_thread_access_grant(&user_thread, child_stack);
	user_finish();
	zassert_equal(user_reason, K_ERR_KERNEL_OOPS, "the record is not his");
	zassert_equal(ran, 0);
}

ZTEST(kernel_user_threads, test_options)
{
	options = 0;
	must_not();
	options = K_USER | K_ESSENTIAL;
	must_not();
	options = K_USER | K_INHERIT_PERMS;
	makes_child();
}

ZTEST(kernel_user_threads, test_priorities)
{
	prio = USER_PRIO - 1;
	must_not();
	prio = K_HIGHEST_THREAD_PRIO;
	must_not();
	prio = K_LOWEST_THREAD_PRIO + 1;
	must_not();
	prio = INT_MIN;
	must_not();
	prio = USER_PRIO + 1;
	makes_child();
}

ZTEST(kernel_user_threads, test_stack_sizes)
{
	size = K_THREAD_STACK_SIZEOF(child_stack) + 4096U;
	must_not();
	size = SIZE_MAX;
	must_not();
	size = (size_t)0 - 64U;
	must_not();
}

static void sleep_entry(void *p1, void *p2, void *p3)
{
	k_sleep(K_FOREVER);
}

/* On the stack of a thread that lives, or as a thread that lives: no. */
ZTEST(kernel_user_threads, test_in_use)
{
	static K_THREAD_STACK_DEFINE(other_stack, USER_STACK_SIZE);
	static struct k_thread sleeper;

	(void)k_thread_create(&child, other_stack, K_THREAD_STACK_SIZEOF(other_stack), sleep_entry,
			      NULL, NULL, NULL, USER_PRIO, K_USER, K_NO_WAIT);
	must_not();
	k_thread_abort(&child);

	(void)k_thread_create(&sleeper, child_stack, K_THREAD_STACK_SIZEOF(child_stack),
			      sleep_entry, NULL, NULL, NULL, USER_PRIO, K_USER, K_NO_WAIT);
	must_not();
	k_thread_abort(&sleeper);
	makes_child();
}

static void abort_child(void *unused, void *unused2)
{
	k_thread_abort(&child);
}

static void suspend_child(void *unused, void *unused2)
{
	k_thread_suspend(&child);
	k_thread_resume(&child);
	k_wakeup(&child);
}

static void set_prio(void *thread, void *value)
{
	k_thread_priority_set(thread, (int)(intptr_t)value);
}

static void start_sleeper(uint32_t opts)
{
	(void)k_thread_create(&child, child_stack, K_THREAD_STACK_SIZEOF(child_stack), sleep_entry,
			      NULL, NULL, NULL, USER_PRIO, opts, K_NO_WAIT);
}

ZTEST(kernel_user_threads, test_others_are_not_touched)
{
	start_sleeper(K_USER);
	user_fails(abort_child, NULL, NULL, K_ERR_KERNEL_OOPS);
	user_fails(suspend_child, NULL, NULL, K_ERR_KERNEL_OOPS);
	user_fails(set_prio, &child, (void *)(intptr_t)USER_PRIO, K_ERR_KERNEL_OOPS);
	zassert_equal(k_thread_join(&child, K_NO_WAIT), -EBUSY);
	prepare(suspend_child, NULL, NULL);
	user_finish();
	zassert_equal(user_reached, 2);
	k_thread_abort(&child);
	start_sleeper(K_USER);
	prepare(abort_child, NULL, NULL);
	user_finish();
	zassert_equal(user_reached, 2);
	zassert_ok(k_thread_join(&child, K_NO_WAIT));
}

static void set_own_prio(void *value, void *unused)
{
	k_thread_priority_set(k_current_get(), (int)(intptr_t)value);
	result = k_thread_priority_get(k_current_get());
}

ZTEST(kernel_user_threads, test_own_priority)
{
	user_passes(set_own_prio, (void *)(intptr_t)(USER_PRIO + 1), NULL);
	zassert_equal(result, USER_PRIO + 1);
	if (!IS_ENABLED(CONFIG_USERSPACE_THREAD_MAY_RAISE_PRIORITY)) {
		user_fails(set_own_prio, (void *)(intptr_t)(USER_PRIO - 1), NULL,
			   K_ERR_KERNEL_OOPS);
	}
	user_fails(set_own_prio, (void *)(intptr_t)1000, NULL, K_ERR_KERNEL_OOPS);
	user_fails(set_own_prio, (void *)(intptr_t)-1000, NULL, K_ERR_KERNEL_OOPS);
}

static void name_self(void *unused, void *unused2)
{
	char name[CONFIG_THREAD_MAX_NAME_LEN];
	char longer[CONFIG_THREAD_MAX_NAME_LEN + 8];

	result = -1;
	(void)memset(longer, 'x', sizeof(longer) - 1U);
	longer[sizeof(longer) - 1U] = '\0';
	if (k_thread_name_set(k_current_get(), "short") != 0 ||
	    k_thread_name_copy(k_current_get(), name, sizeof(name)) != 0 ||
	    strcmp(name, "short") != 0) {
		return;
	}
	if (k_thread_name_set(NULL, longer) != 0 ||
	    k_thread_name_copy(k_current_get(), name, 4) != -ENOSPC ||
	    k_thread_name_copy(k_current_get(), name, sizeof(name)) != 0) {
		return;
	}
	result = (int)strlen(name);
}

ZTEST(kernel_user_threads, test_names)
{
	user_passes(name_self, NULL, NULL);
	zassert_equal(result, CONFIG_THREAD_MAX_NAME_LEN - 1);
}

static void bad_name(void *str, void *unused)
{
	result = k_thread_name_set(NULL, str);
}

ZTEST(kernel_user_threads, test_name_of_foreign_memory)
{
	user_passes(bad_name, &child, NULL);
	zassert_equal(result, -EFAULT);
	user_passes(bad_name, (void *)UINTPTR_MAX, NULL);
	zassert_equal(result, -EFAULT);
}

#ifdef CONFIG_DYNAMIC_OBJECTS
static void make_dynamic(void *unused, void *unused2)
{
	struct k_thread *t = k_object_alloc(K_OBJ_THREAD);
	k_thread_stack_t *s = k_thread_stack_alloc(USER_STACK_SIZE, K_USER);

	result = -1;
	if (t == NULL || s == NULL) {
		return;
	}
	(void)k_thread_create(t, s, USER_STACK_SIZE, child_entry, NULL, NULL, NULL, USER_PRIO,
			      K_USER, K_NO_WAIT);
	result = k_thread_join(t, K_SECONDS(1));
	if (result == 0) {
		result = k_thread_stack_free(s);
	}
}

ZTEST(kernel_user_threads, test_dynamic_thread_and_stack)
{
	Z_TEST_SKIP_IFNDEF(CONFIG_DYNAMIC_THREAD);
	k_thread_system_pool_assign(k_current_get());
	user_passes(make_dynamic, NULL, NULL);
	zassert_equal(ran, 1);
	zassert_ok(result);
}
#endif

static void join_self(void *unused, void *unused2)
{
	result = k_thread_join(k_current_get(), K_FOREVER);
}

ZTEST(kernel_user_threads, test_join_self)
{
	user_passes(join_self, NULL, NULL);
	zassert_equal(result, -EDEADLK);
}
