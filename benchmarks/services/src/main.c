/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A program whose size is that of the whole kernel: it uses each of its services. It checks that
 * they work, too, and prints "end".
 */
#include "services.h"

static K_THREAD_STACK_DEFINE(round_stack, 1024);
static struct k_thread round_thread;

void failed(int line)
{
	printk("failed: line %d\n", line);
}

static void use_all(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	use_signals();
	use_queues();
	use_memory();
	use_threads();
	printk("round of a %s thread\n", k_is_user_context() ? "user" : "kernel");
}

static void run_thread(uint32_t options)
{
	k_tid_t thread = k_thread_create(&round_thread, round_stack,
					 K_THREAD_STACK_SIZEOF(round_stack), use_all, NULL, NULL,
					 NULL, K_PRIO_PREEMPT(1), options, K_FOREVER);

	k_thread_system_pool_assign(thread);
	grant_signals(thread);
	grant_queues(thread);
	grant_threads(thread);
	k_thread_start(thread);
	k_thread_join(thread, K_FOREVER);
}

int main(void)
{
	use_signals_kernel();
	use_queues_kernel();
	use_memory_kernel();
	use_threads_kernel();
	run_thread(0);
	if (IS_ENABLED(CONFIG_USERSPACE)) {
		run_thread(K_USER);
	}
	printk("end\n");
	return 0;
}
