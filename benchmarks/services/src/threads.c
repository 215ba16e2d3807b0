/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Threads, work and time.
 */
#include "services.h"

static K_THREAD_STACK_DEFINE(child_stack, 512);
static struct k_thread child;
static K_SEM_DEFINE(done, 0, 1);

static void sleep_long(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	k_sleep(K_FOREVER);
}

static void use_child(k_tid_t thread)
{
	k_thread_start(thread);
	k_thread_priority_set(thread, k_thread_priority_get(thread));
	k_yield();
	k_thread_suspend(thread);
	k_thread_resume(thread);
	k_wakeup(thread);
	(void)k_thread_timeout_remaining_ticks(thread);
	if (k_thread_join(thread, K_MSEC(1)) != 0) {
		k_thread_abort(thread);
	}
}

void use_threads(void)
{
	int64_t start = k_uptime_get();

	k_thread_custom_data_set(&child);
	use_child(k_thread_create(&child, child_stack, K_THREAD_STACK_SIZEOF(child_stack),
				  sleep_long, NULL, NULL, NULL,
				  k_thread_priority_get(k_current_get()),
				  IS_ENABLED(CONFIG_USERSPACE) ? K_USER : 0, K_FOREVER));
	k_msleep(1);
	k_usleep(10);
	k_busy_wait(10);
	if (k_thread_custom_data_get() != &child || k_uptime_get() == start) {
		failed(__LINE__);
	}
}

static void work_handler(struct k_work *work)
{
	ARG_UNUSED(work);
	k_sem_give(&done);
}

static K_WORK_DEFINE(work, work_handler);
static K_WORK_DELAYABLE_DEFINE(delayed, work_handler);

void use_threads_kernel(void)
{
	struct k_work_sync sync;

	k_work_submit(&work);
	k_work_flush(&work, &sync);
	k_work_schedule(&delayed, K_MSEC(1));
	k_work_reschedule(&delayed, K_MSEC(2));
	if (k_sem_take(&done, K_MSEC(10)) != 0 || k_sem_take(&done, K_MSEC(1)) == 0) {
		failed(__LINE__);
	}
	k_work_cancel_delayable_sync(&delayed, &sync);
	k_work_cancel_sync(&work, &sync);
	k_sched_lock();
	k_sched_unlock();
	k_sched_time_slice_set(5, 3);
}

void grant_threads(k_tid_t thread)
{
	k_thread_access_grant(thread, &child, child_stack);
}
