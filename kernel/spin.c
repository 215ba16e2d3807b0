/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks on spinlocks (CONFIG_SPIN_VALIDATE): who took it, on which CPU.
 */
#include "spin.h"

/*
 * The holder: its thread, with the CPU's number in the low bits, which an aligned pointer leaves
 * free.
 */
uintptr_t z_spin_holder(void)
{
	return (uintptr_t)_current_cpu->current | Z_CPU_INDEX();
}

bool z_spin_lock_valid(struct k_spinlock *l)
{
	return l->thread_cpu == 0 || (l->thread_cpu & 3U) != Z_CPU_INDEX();
}

bool z_spin_unlock_valid(struct k_spinlock *l)
{
	bool mine = l->thread_cpu == z_spin_holder();

	z_spin_order_released(l);
	l->thread_cpu = 0;
	return mine;
}

void z_spin_lock_set_owner(struct k_spinlock *l)
{
	l->thread_cpu = z_spin_holder();
	z_spin_order_taken(l);
}

#ifdef CONFIG_SMP
void z_spin_clear_owner(struct k_spinlock *l)
{
	__ASSERT(l->thread_cpu != 0U && (l->thread_cpu & 3U) == Z_CPU_INDEX(),
		 "spinlock %p is not held by the CPU that hands it over", l);
	z_spin_order_released(l);
	l->thread_cpu = 0;
}
#endif
