/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** @file @brief Log how much of a thread's stack has been used */
#ifndef ZEPHYR_INCLUDE_DEBUG_STACK_H_
#define ZEPHYR_INCLUDE_DEBUG_STACK_H_

#include <stdbool.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Log the use of @p thread's stack, in bytes, as the module "os".
 *
 * Nothing without CONFIG_INIT_STACKS and CONFIG_THREAD_STACK_INFO. Context: any.
 */
static inline void log_stack_usage(const struct k_thread *thread)
{
#if defined(CONFIG_INIT_STACKS) && defined(CONFIG_THREAD_STACK_INFO)
	LOG_MODULE_DECLARE(os, CONFIG_KERNEL_LOG_LEVEL);
	size_t size = thread->stack_info.size;
	size_t unused;

	if (k_thread_stack_space_get(thread, &unused) == 0) {
		const char *name = k_thread_name_get((k_tid_t)thread);
		size_t used = size - unused;

		if (name == NULL) {
			name = "unknown";
		}
		LOG_INF("%p (%s):\tunused %zu\tusage %zu / %zu (%u %%)", (void *)thread, name,
			unused, used, size, (unsigned int)(used * 100 / size));
	}
#else
	ARG_UNUSED(thread);
#endif
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DEBUG_STACK_H_ */
