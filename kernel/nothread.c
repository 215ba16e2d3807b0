/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * CONFIG_MULTITHREADING=n: one context besides interrupt handlers. Waiting is all that is left of
 * sleep.
 */
#include "../arch/arch.h"

int32_t z_impl_k_sleep(k_timeout_t timeout)
{
	int64_t start = k_uptime_ticks();
	int64_t ticks;

	if (K_TIMEOUT_EQ(timeout, K_FOREVER)) {
		for (;;) {
			k_cpu_idle();
		}
	}
	ticks = Z_IS_TIMEOUT_RELATIVE(timeout) ? timeout.ticks : Z_TICK_ABS(timeout.ticks) - start;
	while (k_uptime_ticks() - start < ticks) {
		k_busy_wait((uint32_t)k_ticks_to_us_ceil64(1));
	}
	return 0;
}

int32_t z_impl_k_usleep(int32_t us)
{
	k_busy_wait((uint32_t)MAX(us, 0));
	return 0;
}

void z_impl_k_yield(void)
{
}

bool k_is_in_isr(void)
{
	return arch_is_in_isr();
}

bool k_can_yield(void)
{
	return false;
}

int z_impl_k_is_preempt_thread(void)
{
	return 0;
}

void k_sched_lock(void)
{
}

void k_sched_unlock(void)
{
}

struct z_kernel _kernel;

k_tid_t z_impl_k_sched_current_thread_query(void)
{
	return NULL;
}

/* The only thread ends: so does the system. */
void z_impl_k_thread_abort(k_tid_t thread)
{
	ARG_UNUSED(thread);
	k_fatal_halt(K_ERR_KERNEL_OOPS);
}
