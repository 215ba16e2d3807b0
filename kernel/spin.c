/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks on spinlocks (CONFIG_SPIN_VALIDATE): who took it, on which CPU.
 */
#include <zephyr/kernel.h>

/*
 * The holder: its thread, with the CPU's number in the low bits, which an aligned pointer leaves
 * free.
 */
static uintptr_t holder(void)
{
	return (uintptr_t)_current | arch_proc_id();
}

bool z_spin_lock_valid(struct k_spinlock *l)
{
	return l->thread_cpu == 0 || (l->thread_cpu & 3U) != arch_proc_id();
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
