/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Debug builds report handlers that block the system work queue.
 */
#include "common.h"
#include <string.h>
#include <zephyr/sys/printk-hooks.h>

#ifdef CONFIG_SYSTEM_WORKQUEUE_REPORT_BLOCKING

static char printed[400];
static size_t length;
static struct k_sem sem;

static int keep(int c)
{
	if (length < sizeof(printed) - 1U) {
		printed[length++] = (char)c;
		printed[length] = '\0';
	}
	return c;
}

/* What is printed while @p work runs on @p queue. */
static const char *output_of(struct k_work_q *queue, k_work_handler_t handler)
{
	printk_hook_fn_t console = __printk_get_hook();
	struct k_work_sync sync;
	struct k_work work;

	k_work_init(&work, handler);
	length = 0;
	printed[0] = '\0';
	k_sem_init(&sem, 0, 1);
	__printk_hook_install(keep);
	(void)k_work_submit_to_queue(queue, &work);
	k_sleep(K_MSEC(50));
	k_sem_give(&sem);
	k_thread_resume(&queue->thread);
	(void)k_work_flush(&work, &sync);
	__printk_hook_install(console);
	return printed;
}

static void sleeps(struct k_work *work)
{
	ARG_UNUSED(work);
	k_sleep(K_TICKS(1));
}

static void waits(struct k_work *work)
{
	ARG_UNUSED(work);
	(void)k_sem_take(&sem, K_FOREVER);
}

static void suspends(struct k_work *work)
{
	ARG_UNUSED(work);
	k_thread_suspend(k_current_get());
}

static void does_not_block(struct k_work *work)
{
	ARG_UNUSED(work);
	(void)k_sem_take(&sem, K_NO_WAIT);
	k_sem_give(&sem);
	(void)k_sem_take(&sem, K_FOREVER);
	k_yield();
	k_busy_wait(10);
}

/* Verifies: WORK-24 */
ZTEST(kernel_work, test_report_of_blocking)
{
	static k_work_handler_t const handlers[] = {sleeps, waits, suspends};
	char pointer[20];

	for (size_t i = 0; i < ARRAY_SIZE(handlers); i++) {
		const char *out = output_of(&k_sys_work_q, handlers[i]);

		snprintk(pointer, sizeof(pointer), "%p", (void *)handlers[i]);
		zassert_not_null(strstr(out, "blocks the system work queue"), "'%s'", out);
		zassert_not_null(strstr(out, pointer), "%s is not in '%s'", pointer, out);
		zassert_str_equal(output_of(&k_sys_work_q, handlers[i]), "", "said already");
	}
}

/* Verifies: WORK-24 */
ZTEST(kernel_work, test_no_report)
{
	zassert_str_equal(output_of(&k_sys_work_q, does_not_block), "");
	zassert_str_equal(output_of(&work_q, waits), "", "its own queue: nobody's business");
}

#endif
