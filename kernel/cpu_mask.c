/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The CPUs a thread may run on (CONFIG_SCHED_CPU_MASK).
 */
#include "smp.h"

/*
 * Clear and set bits of the mask. Only while the thread can not run: nobody else has chosen it
 * then.
 */
static int change(k_tid_t thread, uint32_t clear, uint32_t set)
{
	z_key_t key = z_lock();
	int ret = -EINVAL;

	if (!z_thread_is_ready(thread) && !z_smp_active(thread)) {
		thread->base.cpu_mask = (uint16_t)((thread->base.cpu_mask & ~clear) | set);
		ret = 0;
	}
	z_unlock(key);
	return ret;
}

static bool is_cpu(int cpu)
{
	return cpu >= 0 && cpu < CONFIG_MP_MAX_NUM_CPUS;
}

int k_thread_cpu_mask_clear(k_tid_t thread)
{
	return change(thread, 0xFFFF, 0);
}

int k_thread_cpu_mask_enable_all(k_tid_t thread)
{
	return change(thread, 0, 0xFFFF);
}

int k_thread_cpu_mask_enable(k_tid_t thread, int cpu)
{
	return is_cpu(cpu) ? change(thread, 0, BIT(cpu)) : -EINVAL;
}

int k_thread_cpu_mask_disable(k_tid_t thread, int cpu)
{
	return is_cpu(cpu) ? change(thread, BIT(cpu), 0) : -EINVAL;
}

int k_thread_cpu_pin(k_tid_t thread, int cpu)
{
	return is_cpu(cpu) ? change(thread, 0xFFFF, BIT(cpu)) : -EINVAL;
}
