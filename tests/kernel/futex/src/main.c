/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_futex: waiting while a word has a value; and the sys_sem and sys_mutex that need none here.
 */
#include "helpers.h"
#include <zephyr/sys/mutex.h>
#include <zephyr/sys/sem.h>

static struct k_futex futex, other;
static int results[HELPERS], count;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	atomic_set(&futex.val, 1);
	atomic_set(&other.val, 1);
	count = 0;
}

ZTEST_SUITE(kernel_futex, NULL, NULL, before, helpers_end, NULL);

/* Verifies: FUTEX-1, FUTEX-2, FUTEX-3, FUTEX-5 */
ZTEST(kernel_futex, test_no_wait)
{
	int64_t start = k_uptime_ticks();

	zassert_equal(k_futex_wait(&futex, 0, K_FOREVER), -EAGAIN, "another value");
	expect_unlocked();
	zassert_equal(k_futex_wait(&futex, 1, K_NO_WAIT), -ETIMEDOUT);
	expect_unlocked();
	zassert_equal(k_futex_wait(&futex, 1, K_TICKS(5)), -ETIMEDOUT);
	zassert_within(k_uptime_ticks() - start, 6, 1);
	zassert_equal(k_futex_wake(&futex, true), 0);
}

static void waiter(void *f, void *unused2, void *unused3)
{
	int ret = k_futex_wait(f, 1, K_FOREVER);

	results[count++] = ret;
}

/* Verifies: FUTEX-4, FUTEX-5, FUTEX-6, FUTEX-7 */
ZTEST(kernel_futex, test_wake)
{
	(void)helper(waiter, &futex, LOW);
	(void)helper(waiter, &other, MID);
	(void)helper(waiter, &futex, MID);
	(void)helper(waiter, &futex, LOW);
	settle();
	zassert_equal(k_futex_wake(&futex, false), 1);
	settle();
	zassert_equal(count, 1);
	zassert_equal(k_futex_wake(&futex, true), 2);
	settle();
	zassert_equal(count, 3);
	zassert_equal(k_futex_wake(&futex, true), 0, "the other futex is another one");
	zassert_equal(k_futex_wake(&other, true), 1);
	settle();
	zassert_equal(count, 4);
	for (int i = 0; i < 4; i++) {
		zassert_ok(results[i]);
	}
	helpers_join();
}

static void isr_wake(const void *f)
{
	results[HELPERS - 1] = k_futex_wake((struct k_futex *)f, true);
}

/* Verifies: FUTEX-9 */
ZTEST(kernel_futex, test_isr)
{
	(void)helper(waiter, &futex, LOW);
	settle();
	IN_ISR(isr_wake, &futex);
	zassert_equal(results[HELPERS - 1], 1);
	settle();
	zassert_equal(count, 1);
	helpers_join();
}

SYS_SEM_DEFINE(static_sem, 1, 2);
SYS_MUTEX_DEFINE(static_mutex);

/* Verifies: SYSLOCK-1, SYSLOCK-2, SYSLOCK-3, SYSLOCK-4, SYSLOCK-5 */
ZTEST(kernel_futex, test_sys_sem)
{
	struct sys_sem sem;

	zassert_equal(sys_sem_init(&sem, 2, 1), -EINVAL);
	zassert_equal(sys_sem_init(&sem, 0, 0), -EINVAL);
	zassert_ok(sys_sem_init(&sem, 0, 1));
	zassert_equal(sys_sem_take(&sem, K_NO_WAIT), -ETIMEDOUT);
	zassert_equal(sys_sem_take(&sem, K_TICKS(1)), -ETIMEDOUT);
	zassert_ok(sys_sem_give(&sem));
	zassert_equal(sys_sem_count_get(&sem), 1);
	zassert_equal(sys_sem_give(&sem), IS_ENABLED(CONFIG_USERSPACE) ? -EAGAIN : 0);
	zassert_equal(sys_sem_count_get(&sem), 1);
	zassert_ok(sys_sem_take(&sem, K_NO_WAIT));
	zassert_ok(sys_sem_take(&static_sem, K_NO_WAIT));
	zassert_equal(sys_sem_take(&static_sem, K_NO_WAIT), -ETIMEDOUT);
}

static void locker(void *mutex, void *unused2, void *unused3)
{
	results[0] = sys_mutex_lock(mutex, K_NO_WAIT);
	results[1] = sys_mutex_lock(mutex, K_TICKS(1));
	results[2] = sys_mutex_unlock(mutex);
}

/* Verifies: SYSLOCK-6, SYSLOCK-7, SYSLOCK-8, SYSLOCK-9 */
ZTEST(kernel_futex, test_sys_mutex)
{
	zassert_equal(sys_mutex_unlock(&static_mutex), -EINVAL);
	zassert_ok(sys_mutex_lock(&static_mutex, K_NO_WAIT));
	zassert_ok(sys_mutex_lock(&static_mutex, K_NO_WAIT));
	(void)helper(locker, &static_mutex, LOW);
	helpers_join();
	zassert_equal(results[0], -EBUSY);
	zassert_equal(results[1], -EAGAIN);
	zassert_equal(results[2], -EPERM);
	zassert_ok(sys_mutex_unlock(&static_mutex));
	zassert_ok(sys_mutex_unlock(&static_mutex));
	zassert_equal(sys_mutex_unlock(&static_mutex), -EINVAL);
}

/* Verifies: SYSLOCK-10 */
ZTEST(kernel_futex, test_sys_mutex_init)
{
	struct sys_mutex mutex;

	memset(&mutex, 0xFF, sizeof(mutex));
	sys_mutex_init(&mutex);
	zassert_equal(sys_mutex_unlock(&mutex), -EINVAL);
	zassert_ok(sys_mutex_lock(&mutex, K_NO_WAIT));
	zassert_ok(sys_mutex_unlock(&mutex));
}

static void notes(void *number, void *unused2, void *unused3)
{
	(void)k_futex_wait(&futex, 1, K_FOREVER);
	results[count++] = POINTER_TO_INT(number);
}

/* Verifies: FUTEX-8 */
ZTEST(kernel_futex, test_wake_takes_the_best)
{
	(void)helper(notes, INT_TO_POINTER(1), LOW);
	(void)helper(notes, INT_TO_POINTER(2), LOW);
	(void)helper(notes, INT_TO_POINTER(0), MID);
	settle();
	for (int i = 0; i < 3; i++) {
		zassert_equal(k_futex_wake(&futex, false), 1);
		settle();
		zassert_equal(count, i + 1);
		zassert_equal(results[i], i);
	}
	helpers_join();
}
