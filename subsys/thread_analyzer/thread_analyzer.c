/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * A report about all threads, on request or at an interval. A stack's use is found by looking how
 * far its first contents have been overwritten.
 */
#include <stdio.h>
#include <zephyr/debug/thread_analyzer.h>
#include <zephyr/init.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include <zephyr/sys/printk.h>

LOG_MODULE_REGISTER(thread_analyzer, CONFIG_THREAD_ANALYZER_LOG_LEVEL);

#ifdef CONFIG_THREAD_ANALYZER_USE_PRINTK
#define PRINT(fmt, ...) printk(fmt "\n", ##__VA_ARGS__)
#else
#define PRINT(fmt, ...) LOG_INF(fmt, ##__VA_ARGS__)
#endif

#ifdef CONFIG_THREAD_RUNTIME_STATS

static void add_usage(struct k_thread *thread, struct thread_analyzer_info *info)
{
	k_thread_runtime_stats_t all;

	info->utilization = 0;
	if (k_thread_runtime_stats_get(thread, &info->usage) == 0 &&
	    k_thread_runtime_stats_all_get(&all) == 0 && all.execution_cycles != 0) {
		info->utilization =
			(unsigned int)(info->usage.execution_cycles * 100U / all.execution_cycles);
	}
}

static void print_thread(struct thread_analyzer_info *info)
{
	PRINT(" %-20s: STACK: unused %zu usage %zu / %zu (%zu %%); CPU: %u %%", info->name,
	      info->stack_size - info->stack_used, info->stack_used, info->stack_size,
	      info->stack_used * 100U / info->stack_size, info->utilization);
	PRINT(" %-20s: Total CPU cycles used: %llu", "",
	      (unsigned long long)info->usage.total_cycles);
}

#else

static void add_usage(struct k_thread *thread, struct thread_analyzer_info *info)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(info);
}

static void print_thread(struct thread_analyzer_info *info)
{
	PRINT(" %-20s: STACK: unused %zu usage %zu / %zu (%zu %%)", info->name,
	      info->stack_size - info->stack_used, info->stack_used, info->stack_size,
	      info->stack_used * 100U / info->stack_size);
}

#endif

static void look_at(const struct k_thread *cthread, void *arg)
{
	struct k_thread *thread = (struct k_thread *)cthread;
	thread_analyzer_cb cb = *(thread_analyzer_cb *)arg;
	struct thread_analyzer_info info = {.name = k_thread_name_get(thread)};
	char address[2 * sizeof(void *) + 3];
	size_t unused;

	if (info.name == NULL || info.name[0] == '\0') {
		(void)snprintk(address, sizeof(address), "%p", (void *)thread);
		info.name = address;
	}
	info.stack_size = thread->stack_info.size;
	if (info.stack_size == 0 || k_thread_stack_space_get(thread, &unused) != 0) {
		PRINT(" %-20s: the use of its stack is not known", info.name);
		return;
	}
	info.stack_used = info.stack_size - unused;
	add_usage(thread, &info);
	cb(&info);
}

void thread_analyzer_run(thread_analyzer_cb cb)
{
	if (IS_ENABLED(CONFIG_THREAD_ANALYZER_RUN_UNLOCKED)) {
		k_thread_foreach_unlocked(look_at, &cb);
	} else {
		k_thread_foreach(look_at, &cb);
	}
}

void thread_analyzer_print(void)
{
	PRINT("Thread analyze:");
	thread_analyzer_run(print_thread);
}

#ifdef CONFIG_THREAD_ANALYZER_AUTO

static void report_forever(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	for (;;) {
		thread_analyzer_print();
		k_sleep(K_SECONDS(CONFIG_THREAD_ANALYZER_AUTO_INTERVAL));
	}
}

K_THREAD_DEFINE(thread_analyzer, CONFIG_THREAD_ANALYZER_AUTO_STACK_SIZE, report_forever, NULL, NULL,
		NULL, K_LOWEST_APPLICATION_THREAD_PRIO, 0, 0);

#endif
