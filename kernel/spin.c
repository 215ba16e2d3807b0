/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks on spinlocks (CONFIG_SPIN_VALIDATE): who took it, on which CPU.
 */
#include <zephyr/kernel.h>

#ifdef CONFIG_SMP
#define CPU_ID() _current_cpu->id
#else
#define CPU_ID() 0U
#endif

/*
 * The holder: its thread, with the CPU's number in the low bits, which an aligned pointer leaves
 * free.
 */
static uintptr_t holder(void)
{
	return (uintptr_t)_current_cpu->current | CPU_ID();
}

bool z_spin_lock_valid(struct k_spinlock *l)
{
	return l->thread_cpu == 0 || (l->thread_cpu & 3U) != CPU_ID();
}

bool z_spin_unlock_valid(struct k_spinlock *l)
{
	bool mine = l->thread_cpu == holder();

	l->thread_cpu = 0;
	return mine;
}

void z_spin_lock_set_owner(struct k_spinlock *l)
{
	l->thread_cpu = holder();
}

#ifdef CONFIG_SMP
void z_spin_clear_owner(struct k_spinlock *l)
{
	__ASSERT(l->thread_cpu != 0U && (l->thread_cpu & 3U) == CPU_ID(),
		 "spinlock %p is not held by the CPU that hands it over", l);
	l->thread_cpu = 0;
}
#endif
