/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The kernel lock. It guards the run queue, wait queues, timeouts and every kernel object but
 * heaps, work queues and devices. The only file that knows one CPU from many.
 */
#ifndef ETESIAN_KERNEL_LOCK_H_
#define ETESIAN_KERNEL_LOCK_H_

#include <zephyr/spinlock.h>

typedef unsigned int z_key_t;

#ifdef CONFIG_SMP
extern struct k_spinlock z_kernel_lock;

static ALWAYS_INLINE z_key_t z_lock(void)
{
	return (z_key_t)k_spin_lock(&z_kernel_lock).key;
}

static ALWAYS_INLINE void z_unlock(z_key_t key)
{
	k_spin_unlock(&z_kernel_lock, (k_spinlock_key_t){.key = (int)key});
}
#else
static ALWAYS_INLINE z_key_t z_lock(void)
{
	return arch_irq_lock();
}

static ALWAYS_INLINE void z_unlock(z_key_t key)
{
	arch_irq_unlock(key);
}
#endif

#endif /* ETESIAN_KERNEL_LOCK_H_ */
