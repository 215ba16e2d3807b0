/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A word at the far end of each stack that must never change (CONFIG_STACK_SENTINEL): finds an
 * overflow at the next switch, where there is no hardware to find it at once.
 */
#include "thread_features.h"
#include "trace.h"
#include "../arch/arch.h"

#define SENTINEL 0xF0F0F0F0U

void z_sentinel_thread_init(struct k_thread *thread, k_thread_stack_t *stack)
{
	thread->sentinel = (uint32_t *)K_THREAD_STACK_BUFFER(stack);
	*thread->sentinel = SENTINEL;
}

void z_sentinel_check(struct k_thread *thread)
{
	if (thread->sentinel != NULL && *thread->sentinel != SENTINEL) {
		/* once is enough, also if the error handler lets the thread go on */
		*thread->sentinel = SENTINEL;
		z_unlock_cpus();
		z_except_reason(K_ERR_STACK_CHK_FAIL);
		z_lock_cpus();
	}
}
