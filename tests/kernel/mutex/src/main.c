/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_mutex: ownership, recursion, waiting, priority inheritance.
 */
#include "helpers.h"

K_MUTEX_DEFINE(static_mutex);

static struct k_mutex mutex, other;
static int results[HELPERS], order[HELPERS], count;
static struct k_sem go;

#define INHERITED(prio) MAX(prio, CONFIG_PRIORITY_CEILING)

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	zassert_ok(k_mutex_init(&mutex));
	zassert_ok(k_mutex_init(&other));
	zassert_ok(k_sem_init(&go, 0, 10));
	count = 0;
}

ZTEST_SUITE(kernel_mutex, NULL, NULL, before, helpers_end, NULL);

/* Verifies: MUTEX-1, MUTEX-2, MUTEX-3, MUTEX-4, MUTEX-5, MUTEX-10 */
ZTEST(kernel_mutex, test_recursion)
{
	zassert_equal(k_mutex_unlock(&mutex), -EINVAL);
	for (int i = 1; i <= 5; i++) {
		zassert_ok(k_mutex_lock(&mutex, i % 2 ? K_NO_WAIT : K_FOREVER));
		zassert_equal(mutex.lock_count, i);
	}
	zassert_equal_ptr(mutex.owner, k_current_get());
	for (int i = 0; i < 5; i++) {
		zassert_ok(k_mutex_unlock(&mutex));
	}
	zassert_is_null(mutex.owner);
	zassert_equal(k_mutex_unlock(&mutex), -EINVAL);
	zassert_ok(k_mutex_lock(&static_mutex, K_NO_WAIT));
	zassert_ok(k_mutex_unlock(&static_mutex));
	expect_unlocked();
	/* initialised again it is free */
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	zassert_ok(k_mutex_init(&mutex));
	zassert_equal(mutex.lock_count, 0);
	zassert_is_null(mutex.owner);
}

static void intruder(void *unused1, void *unused2, void *unused3)
{
	results[0] = k_mutex_unlock(&mutex);
	results[1] = k_mutex_lock(&mutex, K_NO_WAIT);
	int64_t start = k_uptime_ticks();

	results[2] = k_mutex_lock(&mutex, K_TICKS(5));
	results[3] = (int)(k_uptime_ticks() - start);
}

/* Verifies: MUTEX-6, MUTEX-7, MUTEX-8, MUTEX-9 */
ZTEST(kernel_mutex, test_errors)
{
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	(void)helper(intruder, NULL, LOW);
	helpers_join();
	zassert_equal(results[0], -EPERM);
	zassert_equal(results[1], -EBUSY);
	zassert_equal(results[2], -EAGAIN);
	zassert_within(results[3], 6, 1);
	zassert_equal_ptr(mutex.owner, k_current_get());
	zassert_equal(mutex.lock_count, 1);
	zassert_ok(k_mutex_unlock(&mutex));
}

static void locker(void *number, void *unused2, void *unused3)
{
	int ret = k_mutex_lock(&mutex, K_FOREVER);

	results[count] = ret;
	order[count++] = POINTER_TO_INT(number);
	zassert_equal(mutex.lock_count, 1);
	zassert_ok(k_mutex_unlock(&mutex));
}

/* Verifies: MUTEX-11, MUTEX-12 */
ZTEST(kernel_mutex, test_waiters_by_priority)
{
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	(void)helper(locker, INT_TO_POINTER(1), LOW);
	(void)helper(locker, INT_TO_POINTER(2), LOW);
	(void)helper(locker, INT_TO_POINTER(0), MID);
	settle();
	zassert_equal(count, 0);
	zassert_ok(k_mutex_unlock(&mutex));
	zassert_not_null(mutex.owner, "the next owner has it at once");
	zassert_equal(k_mutex_lock(&mutex, K_NO_WAIT), -EBUSY);
	settle();
	zassert_equal(count, 3);
	for (int i = 0; i < 3; i++) {
		zassert_equal(order[i], i);
		zassert_ok(results[i]);
	}
	helpers_join();
}

/* A thread that holds `mutex` (and, told so, `other`) until `go`. */
static k_tid_t holder_thread;

static void holder(void *both, void *unused2, void *unused3)
{
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	if (both != NULL) {
		zassert_ok(k_mutex_lock(&other, K_FOREVER));
	}
	(void)k_sem_take(&go, K_FOREVER);
	if (both != NULL) {
		zassert_ok(k_mutex_unlock(&other));
		(void)k_sem_take(&go, K_FOREVER);
	}
	zassert_ok(k_mutex_unlock(&mutex));
	results[3] = k_thread_priority_get(k_current_get());
	(void)k_sem_take(&go, K_FOREVER);
}

static void start_holder(bool both)
{
	holder_thread = helper(holder, both ? &other : NULL, LOW);
	settle();
	zassert_equal_ptr(mutex.owner, holder_thread);
}

/* Verifies: MUTEX-13, MUTEX-15, MUTEX-19 */
ZTEST(kernel_mutex, test_inheritance)
{
	start_holder(false);
	(void)helper(locker, NULL, MID);
	settle();
	zassert_equal(k_thread_priority_get(holder_thread), MID);
	(void)helper(locker, NULL, HIGH);
	settle();
	zassert_equal(k_thread_priority_get(holder_thread), INHERITED(HIGH));
	k_sem_give(&go);
	settle();
	zassert_equal(k_thread_priority_get(holder_thread), LOW);
	zassert_equal(results[3], LOW, "from the unlock on");
	zassert_equal(count, 2);
	k_sem_give(&go);
	helpers_join();
}

/* Verifies: MUTEX-14 */
ZTEST(kernel_mutex, test_no_inheritance_from_worse)
{
	start_holder(false);
	(void)helper(locker, NULL, LOW + 1);
	settle();
	zassert_equal(k_thread_priority_get(holder_thread), LOW);
	k_sem_give(&go);
	k_sem_give(&go);
	helpers_join();
}

static void short_locker(void *unused1, void *unused2, void *unused3)
{
	results[0] = k_mutex_lock(&mutex, K_TICKS(2));
}

/* Who gives up takes its priority away again. */
/* Verifies: MUTEX-16 */
ZTEST(kernel_mutex, test_inheritance_ends_with_timeout)
{
	start_holder(false);
	(void)helper(locker, NULL, LOW - 1);
	settle();
	zassert_equal(k_thread_priority_get(holder_thread), LOW - 1);
	(void)helper(short_locker, NULL, HIGH);
	k_sleep(K_TICKS(1));
	zassert_equal(k_thread_priority_get(holder_thread), INHERITED(HIGH));
	k_sleep(K_TICKS(5));
	zassert_equal(results[0], -EAGAIN);
	zassert_equal(k_thread_priority_get(holder_thread), LOW - 1, "one waiter is left");
	k_sem_give(&go);
	k_sem_give(&go);
	helpers_join();
}

static void other_locker(void *unused1, void *unused2, void *unused3)
{
	zassert_ok(k_mutex_lock(&other, K_FOREVER));
	zassert_ok(k_mutex_unlock(&other));
}

/* Two mutexes, a waiter for each: unlocking one leaves what the other one gives. */
/* Verifies: MUTEX-17 */
ZTEST(kernel_mutex, test_inheritance_of_two)
{
	start_holder(true);
	(void)helper(other_locker, NULL, HIGH);
	settle();
	zassert_equal(k_thread_priority_get(holder_thread), INHERITED(HIGH));
	k_sem_give(&go);
	settle();
	zassert_equal(k_thread_priority_get(holder_thread), LOW);
	k_sem_give(&go);
	k_sem_give(&go);
	helpers_join();
}

/*
 * A chain: the waiter of `mutex` raises its owner, which waits for `other`, and so the owner of
 * that one.
 */
static k_tid_t other_holder;

static void holds_other(void *unused1, void *unused2, void *unused3)
{
	zassert_ok(k_mutex_lock(&other, K_FOREVER));
	(void)k_sem_take(&go, K_FOREVER);
	zassert_ok(k_mutex_unlock(&other));
	results[2] = k_thread_priority_get(k_current_get());
}

static void holds_and_waits(void *unused1, void *unused2, void *unused3)
{
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	zassert_ok(k_mutex_lock(&other, K_FOREVER));
	zassert_ok(k_mutex_unlock(&other));
	zassert_ok(k_mutex_unlock(&mutex));
	results[3] = k_thread_priority_get(k_current_get());
}

static void start_chain(void)
{
	other_holder = helper(holds_other, NULL, LOW + 1);
	settle();
	holder_thread = helper(holds_and_waits, NULL, LOW);
	settle();
	zassert_equal_ptr(mutex.owner, holder_thread);
	zassert_equal(k_thread_priority_get(other_holder), LOW);
}

/* Verifies: MUTEX-20 */
ZTEST(kernel_mutex, test_chain)
{
	start_chain();
	(void)helper(locker, NULL, HIGH);
	settle();
	zassert_equal(k_thread_priority_get(holder_thread), INHERITED(HIGH));
	zassert_equal(k_thread_priority_get(other_holder), INHERITED(HIGH));
	k_sem_give(&go);
	helpers_join();
	zassert_equal(count, 1);
	zassert_equal(results[2], LOW + 1);
	zassert_equal(results[3], LOW);
}

/* Verifies: MUTEX-16, MUTEX-20 */
ZTEST(kernel_mutex, test_chain_ends_with_timeout)
{
	start_chain();
	(void)helper(short_locker, NULL, HIGH);
	k_sleep(K_TICKS(1));
	zassert_equal(k_thread_priority_get(other_holder), INHERITED(HIGH));
	k_sleep(K_TICKS(5));
	zassert_equal(results[0], -EAGAIN);
	zassert_equal(k_thread_priority_get(holder_thread), LOW);
	zassert_equal(k_thread_priority_get(other_holder), LOW, "what the first waiter gives");
	k_sem_give(&go);
	helpers_join();
}

static void waits_in_ring(void *first, void *unused2, void *unused3)
{
	struct k_mutex *a = (first != NULL) ? &mutex : &other;

	zassert_ok(k_mutex_lock(a, K_FOREVER));
	k_sleep(K_TICKS(2));
	(void)k_mutex_lock(a == &mutex ? &other : &mutex, K_TICKS(10));
	(void)k_mutex_unlock(a);
	count++;
}

/* Two that wait for each other: a deadlock of theirs, not of the kernel. */
/* Verifies: MUTEX-20 */
ZTEST(kernel_mutex, test_ring)
{
	(void)helper(waits_in_ring, NULL, LOW);
	(void)helper(waits_in_ring, &mutex, LOW + 1);
	k_sleep(K_TICKS(5));
	zassert_equal(k_mutex_lock(&mutex, K_TICKS(1)), -EAGAIN);
	helpers_join();
	zassert_equal(count, 2);
}

/* The middle one does not keep the low owner, and so the high waiter, from running. */
static int stage;

static void busy_middle(void *unused1, void *unused2, void *unused3)
{
	int64_t end = k_uptime_ticks() + 20;

	while (k_uptime_ticks() < end) {
		k_busy_wait(1000);
	}
	stage = (stage == 1) ? 2 : stage;
}

static void low_owner(void *unused1, void *unused2, void *unused3)
{
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	(void)k_sem_take(&go, K_FOREVER);
	zassert_ok(k_mutex_unlock(&mutex));
}

static void high_waiter(void *unused1, void *unused2, void *unused3)
{
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	stage = 1;
	zassert_ok(k_mutex_unlock(&mutex));
}

/* Verifies: MUTEX-18 */
ZTEST(kernel_mutex, test_no_inversion)
{
	stage = 0;
	(void)helper(low_owner, NULL, LOW);
	settle();
	(void)helper(high_waiter, NULL, MID - 1);
	settle();
	k_sched_lock();
	(void)helper(busy_middle, NULL, MID);
	k_sem_give(&go);
	k_sched_unlock();
	helpers_join();
	zassert_equal(stage, 2, "the high one was first");
}
