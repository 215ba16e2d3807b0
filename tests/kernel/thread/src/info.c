/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What can be asked of a thread: name, state, own data, stack, the list of all threads, contexts.
 */
#include "helpers.h"

static struct k_sem go;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	zassert_ok(k_sem_init(&go, 0, 10));
}

ZTEST_SUITE(kernel_thread_info, NULL, NULL, before, helpers_end, NULL);

static void waits(void *p1, void *p2, void *p3)
{
	(void)k_sem_take(&go, K_FOREVER);
}

/* Verifies: THREAD-24, THREAD-25 */
ZTEST(kernel_thread_info, test_name)
{
	char text[CONFIG_THREAD_MAX_NAME_LEN + 20];
	k_tid_t thread = helper(waits, NULL, LOW);

	zassert_str_equal(k_thread_name_get(thread), "");
	zassert_ok(k_thread_name_set(thread, "helper"));
	zassert_str_equal(k_thread_name_get(thread), "helper");
	zassert_ok(k_thread_name_copy(thread, text, 7));
	zassert_str_equal(text, "helper");
	zassert_equal(k_thread_name_copy(thread, text, 6), -ENOSPC);
	memset(text, 'x', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	zassert_ok(k_thread_name_set(thread, text));
	zassert_equal(strlen(k_thread_name_get(thread)), CONFIG_THREAD_MAX_NAME_LEN - 1);
	zassert_ok(k_thread_name_set(NULL, "the test"));
	zassert_str_equal(k_thread_name_get(k_current_get()), "the test");
}

/* Verifies: THREAD-26 */
ZTEST(kernel_thread_info, test_state)
{
	char text[32];
	k_tid_t thread = helper(waits, NULL, LOW);

	zassert_str_equal(k_thread_state_str(thread, text, sizeof(text)), "queued");
	settle();
	zassert_str_equal(k_thread_state_str(thread, text, sizeof(text)), "pending");
	k_thread_suspend(thread);
	zassert_str_equal(k_thread_state_str(thread, text, sizeof(text)), "pending+suspended");
	zassert_str_equal(k_thread_state_str(thread, text, 9), "pending+");
	zassert_str_equal(k_thread_state_str(thread, text, 1), "");
	zassert_str_equal(k_thread_state_str(thread, NULL, 10), "");
	k_thread_abort(thread);
	zassert_str_equal(k_thread_state_str(thread, text, sizeof(text)), "dead");
}

static void *at_first, *kept;

static void keeps(void *p1, void *p2, void *p3)
{
	at_first = k_thread_custom_data_get();
	k_thread_custom_data_set(&kept);
	k_sleep(K_TICKS(1));
	kept = k_thread_custom_data_get();
}

/* Verifies: THREAD-27 */
ZTEST(kernel_thread_info, test_custom_data)
{
	at_first = &go;
	k_thread_custom_data_set(&go);
	(void)helper(keeps, NULL, HIGH);
	helpers_join();
	zassert_is_null(at_first);
	zassert_equal_ptr(kept, &kept);
	zassert_equal_ptr(k_thread_custom_data_get(), &go);
}

static size_t deep;

static void uses_stack(void *p1, void *p2, void *p3)
{
	volatile char use[300];

	for (int i = 0; i < sizeof(use); i++) {
		use[i] = (char)i;
	}
	deep = use[5];
}

/* Verifies: THREAD-29 */
ZTEST(kernel_thread_info, test_stack_space)
{
	size_t unused = 0, less = 0;
	k_tid_t thread;

	thread = helper(waits, NULL, LOW);
	if (IS_ENABLED(CONFIG_NATIVE_BUILD)) {
		/* there threads run on stacks of the host, and leave their own alone */
		zassert_equal(thread->stack_info.start,
			      (uintptr_t)K_THREAD_STACK_BUFFER(helper_stacks[0]));
		zassert_ok(k_thread_stack_space_get(thread, &unused));
		zassert_equal(unused, thread->stack_info.size);
		*(uint8_t *)(thread->stack_info.start + 100) = 0;
		zassert_ok(k_thread_stack_space_get(thread, &unused));
		zassert_equal(unused, 100, "up to the first byte that was written");
		k_sem_give(&go);
		helpers_join();
		return;
	}
	settle();
	zassert_ok(k_thread_stack_space_get(thread, &unused));
	zassert_true(unused > 100 && unused < thread->stack_info.size, "%zu", unused);
	k_sem_give(&go);
	helpers_join();
	thread = helper(uses_stack, NULL, LOW);
	helpers_join();
	zassert_ok(k_thread_stack_space_get(thread, &less));
	zassert_true(less < thread->stack_info.size - 300);
	zassert_equal(thread->stack_info.start,
		      (uintptr_t)K_THREAD_STACK_BUFFER(helper_stacks[0]));
	zassert_true(thread->stack_info.size >= HELPER_STACK);
}

static int found, total;

static void look(const struct k_thread *thread, void *wanted)
{
	total++;
	found += (thread == wanted) ? 1 : 0;
}

/* Verifies: THREAD-30 */
ZTEST(kernel_thread_info, test_foreach)
{
	k_tid_t thread = helper(waits, NULL, LOW);

	found = 0;
	total = 0;
	k_thread_foreach(look, thread);
	zassert_equal(found, 1);
	zassert_true(total >= 4, "idle, main, the test, the helper");
	k_thread_foreach_unlocked(look, thread);
	zassert_equal(found, 2);
	k_thread_abort(thread);
	k_thread_foreach(look, thread);
	zassert_equal(found, 2);
}

static bool contexts[3];

static void isr_context(const void *unused)
{
	contexts[0] = k_is_in_isr();
	contexts[1] = k_is_preempt_thread() != 0;
	contexts[2] = k_can_yield();
}

static void preemptible_context(void *p1, void *p2, void *p3)
{
	contexts[0] = k_is_preempt_thread() != 0;
	k_sched_lock();
	contexts[1] = k_is_preempt_thread() != 0;
	k_sched_unlock();
	contexts[2] = k_is_preempt_thread() != 0;
}

/* Verifies: SCHED-18, SCHED-19 */
ZTEST(kernel_thread_info, test_contexts)
{
	zassert_false(k_is_in_isr());
	zassert_false(k_is_pre_kernel());
	zassert_true(k_can_yield());
	zassert_false(k_is_preempt_thread(), "the test's thread is cooperative");
	zassert_equal_ptr(k_current_get(), k_sched_current_thread_query());
	IN_ISR(isr_context, NULL);
	zassert_true(contexts[0]);
	zassert_false(contexts[1]);
	zassert_false(contexts[2]);
	(void)helper(preemptible_context, NULL, LOW);
	helpers_join();
	zassert_true(contexts[0]);
	zassert_false(contexts[1]);
	zassert_true(contexts[2]);
}

static int errnos[2];

static void sets_errno(void *number, void *p2, void *p3)
{
	int n = POINTER_TO_INT(number);

	errno = 100 + n;
	k_sleep(K_TICKS(1 + n));
	errnos[n] = errno;
}

/* Verifies: THREAD-28 */
ZTEST(kernel_thread_info, test_errno)
{
	errno = 7;
	(void)helper(sets_errno, INT_TO_POINTER(0), LOW);
	(void)helper(sets_errno, INT_TO_POINTER(1), LOW);
	helpers_join();
	zassert_equal(errnos[0], 100);
	zassert_equal(errnos[1], 101);
	zassert_equal(errno, 7);
}

ZTEST(kernel_thread_info, test_no_floating_point_registers_to_share)
{
	if (IS_ENABLED(CONFIG_FPU_SHARING)) {
		ztest_test_skip();
	}
	zassert_equal(k_float_disable(k_current_get()), -ENOTSUP);
	zassert_equal(k_float_enable(k_current_get(), 0), -ENOTSUP);
}
