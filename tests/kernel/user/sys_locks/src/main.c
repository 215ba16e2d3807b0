/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * sys_sem and sys_mutex in the users' own memory: no permission is needed but to write there.
 */
#include "user_helpers.h"
#include <zephyr/sys/mutex.h>
#include <zephyr/sys/sem.h>

#define ROUNDS 20

static ZTEST_BMEM struct sys_sem sem;
static ZTEST_DMEM SYS_SEM_DEFINE(static_sem, 1, 2);
static ZTEST_BMEM struct sys_sem ping, pong;
static ZTEST_BMEM SYS_MUTEX_DEFINE(mutex);
static SYS_SEM_DEFINE(kernel_sem, 0, 1);
static ZTEST_BMEM volatile int taken, result;

ZTEST_SUITE(kernel_user_sys_locks, NULL, NULL, NULL, NULL, NULL);

/* Verifies: SYSLOCK-1, SYSLOCK-2, SYSLOCK-3, SYSLOCK-4, SYSLOCK-5 */
ZTEST_USER(kernel_user_sys_locks, test_count)
{
	zassert_equal(sys_sem_init(&sem, 2, 1), -EINVAL);
	zassert_equal(sys_sem_init(&sem, 0, 0), -EINVAL);
	zassert_equal(sys_sem_init(&sem, 0, (unsigned int)INT_MAX + 1U), -EINVAL);
	zassert_ok(sys_sem_init(&sem, 0, 2));
	zassert_equal(sys_sem_take(&sem, K_NO_WAIT), -ETIMEDOUT);
	zassert_equal(sys_sem_take(&sem, K_TICKS(1)), -ETIMEDOUT);
	zassert_ok(sys_sem_give(&sem));
	zassert_ok(sys_sem_give(&sem));
	zassert_equal(sys_sem_give(&sem), -EAGAIN);
	zassert_equal(sys_sem_count_get(&sem), 2);
	zassert_ok(sys_sem_take(&sem, K_FOREVER));
	zassert_equal(sys_sem_count_get(&sem), 1);
	zassert_ok(sys_sem_take(&static_sem, K_NO_WAIT));
	zassert_equal(sys_sem_take(&static_sem, K_NO_WAIT), -ETIMEDOUT);
}

static void answer(void *unused, void *unused2)
{
	ARG_UNUSED(unused);
	ARG_UNUSED(unused2);
	for (int i = 0; i < ROUNDS; i++) {
		if (sys_sem_take(&ping, K_FOREVER) == 0) {
			taken++;
			(void)sys_sem_give(&pong);
		}
	}
}

/* A kernel thread and a user thread wake each other. */
ZTEST(kernel_user_sys_locks, test_kernel_and_user_thread)
{
	zassert_ok(sys_sem_init(&ping, 0, 1));
	zassert_ok(sys_sem_init(&pong, 0, 1));
	taken = 0;
	k_thread_start(user_create(answer, NULL, NULL));
	for (int i = 0; i < ROUNDS; i++) {
		zassert_ok(sys_sem_give(&ping));
		zassert_ok(sys_sem_take(&pong, K_SECONDS(5)));
	}
	zassert_ok(k_thread_join(&user_thread, K_SECONDS(5)));
	zassert_equal(taken, ROUNDS);
	zassert_equal(user_reached, 2);
}

static void take_with_timeout(void *unused, void *unused2)
{
	ARG_UNUSED(unused);
	ARG_UNUSED(unused2);
	result = sys_sem_take(&sem, K_MSEC(100));
}

/* Units given before a woken waiter runs are all there: none sleeps beside a count above 0. */
ZTEST(kernel_user_sys_locks, test_two_units_for_two)
{
	zassert_ok(sys_sem_init(&sem, 0, 5));
	result = -1;
	k_thread_start(user_create(take_with_timeout, NULL, NULL));
	k_msleep(10); /* it waits */
	k_sched_lock();
	zassert_ok(sys_sem_give(&sem));
	zassert_ok(sys_sem_take(&sem, K_NO_WAIT), "whoever comes first");
	zassert_ok(sys_sem_give(&sem));
	k_sched_unlock();
	zassert_ok(k_thread_join(&user_thread, K_SECONDS(5)));
	zassert_ok(result);
	zassert_equal(sys_sem_count_get(&sem), 0);
}

static void take_foreign(void *unused, void *unused2)
{
	ARG_UNUSED(unused);
	ARG_UNUSED(unused2);
	(void)sys_sem_take(&kernel_sem, K_NO_WAIT);
}

ZTEST(kernel_user_sys_locks, test_foreign_memory)
{
	Z_TEST_SKIP_IFDEF(CONFIG_ASAN); /* native_sim closes no memory with it */
	Z_TEST_SKIP_IFDEF(CONFIG_COVERAGE);
	user_fails(take_foreign, NULL, NULL, K_ERR_CPU_EXCEPTION);
}

/* Verifies: SYSLOCK-6, SYSLOCK-9 */
ZTEST_USER(kernel_user_sys_locks, test_mutex)
{
	zassert_ok(sys_mutex_lock(&mutex, K_NO_WAIT));
	zassert_ok(sys_mutex_lock(&mutex, K_FOREVER));
	zassert_ok(sys_mutex_unlock(&mutex));
	zassert_ok(sys_mutex_unlock(&mutex));
	zassert_equal(sys_mutex_unlock(&mutex), -EINVAL);
}
