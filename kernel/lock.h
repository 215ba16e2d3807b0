/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The kernel lock. It guards the run queue, wait queues, timeouts and every kernel object, heaps
 * and work queues among them, but not devices. The only file that knows one CPU from many.
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

/** Behind a switch: the thread that comes back does not hold the lock (z_smp_switched()). */
static ALWAYS_INLINE void z_unlock_switched(z_key_t key, bool switched)
{
	if (switched) {
		arch_irq_unlock(key);
	} else {
		z_unlock(key);
	}
}

/** Interrupts are off already: only keep other CPUs out. */
static ALWAYS_INLINE void z_lock_cpus(void)
{
	(void)k_spin_lock(&z_kernel_lock);
}

static ALWAYS_INLINE void z_unlock_cpus(void)
{
	k_spin_release(&z_kernel_lock);
}

#define Z_OTHER_CPUS_LOCKED() z_spin_is_locked(&z_kernel_lock)

/** Number of this CPU. Locked. */
#define Z_CPU_INDEX() _current_cpu->id
/** Number of the CPU that runs @p thread. Locked. */
#define Z_CPU_OF_THREAD(thread) (thread)->base.cpu
/** Index of @p element in @p array, which has one for each CPU. */
#define Z_CPU_OF(element, array) ((unsigned int)((element) - (array)))
#else
static ALWAYS_INLINE z_key_t z_lock(void)
{
	return arch_irq_lock();
}

static ALWAYS_INLINE void z_unlock(z_key_t key)
{
	arch_irq_unlock(key);
}

static ALWAYS_INLINE void z_unlock_switched(z_key_t key, bool switched)
{
	ARG_UNUSED(switched);
	arch_irq_unlock(key);
}

static ALWAYS_INLINE void z_lock_cpus(void)
{
}

static ALWAYS_INLINE void z_unlock_cpus(void)
{
}

#define Z_OTHER_CPUS_LOCKED() true

#define Z_CPU_INDEX() 0U
#define Z_CPU_OF_THREAD(thread) 0U
#define Z_CPU_OF(element, array) ((void)(element), 0U)
#endif

/**
 * Assertions on the calling context, first thing in a function. They cost nothing without
 * CONFIG_ASSERT.
 */
#ifdef CONFIG_ASSERT
static inline bool z_is_locked(void)
{
	unsigned int key = arch_irq_lock();
	bool locked = !arch_irq_unlocked(key);

	arch_irq_unlock(key);
	return locked && Z_OTHER_CPUS_LOCKED();
}
#endif

/** The caller holds the kernel lock. */
#define Z_ASSERT_LOCKED() __ASSERT(z_is_locked(), "%s: the kernel lock is not held", __func__)

/** The caller is a thread (or boot), not an interrupt handler. */
#define Z_ASSERT_IN_THREAD()                                                                       \
	__ASSERT(!arch_is_in_isr(), "%s: not allowed in an interrupt handler", __func__)

/** The caller may block with @p timeout: in an interrupt handler nobody can. */
#define Z_ASSERT_MAY_BLOCK(timeout)                                                                \
	__ASSERT(K_TIMEOUT_EQ(timeout, K_NO_WAIT) || !arch_is_in_isr(),                            \
		 "%s: in an interrupt handler only with K_NO_WAIT", __func__)

#endif /* ETESIAN_KERNEL_LOCK_H_ */
