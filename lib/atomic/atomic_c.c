/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Atomic operations for processors without atomic instructions: a read, a change and a write with
 * interrupts of this CPU off. Such processors come alone; several CPUs need the built-ins.
 */

#include <zephyr/arch/cpu.h>
#include <zephyr/sys/atomic.h>

BUILD_ASSERT(!IS_ENABLED(CONFIG_SMP), "CONFIG_ATOMIC_OPERATIONS_C is for one CPU");

bool atomic_cas(atomic_t *target, atomic_val_t old_value, atomic_val_t new_value)
{
	unsigned int key = arch_irq_lock();
	bool same = *target == old_value;

	if (same) {
		*target = new_value;
	}
	arch_irq_unlock(key);
	return same;
}

bool atomic_ptr_cas(atomic_ptr_t *target, atomic_ptr_val_t old_value, atomic_ptr_val_t new_value)
{
	unsigned int key = arch_irq_lock();
	bool same = *target == old_value;

	if (same) {
		*target = new_value;
	}
	arch_irq_unlock(key);
	return same;
}

atomic_ptr_val_t atomic_ptr_set(atomic_ptr_t *target, atomic_ptr_val_t value)
{
	unsigned int key = arch_irq_lock();
	atomic_ptr_val_t old = *target;

	*target = value;
	arch_irq_unlock(key);
	return old;
}

/* Unsigned arithmetic: overflow wraps. */
#define ATOMIC_OP(name, expr)                                                                      \
	atomic_val_t name(atomic_t *target, atomic_val_t value)                                    \
	{                                                                                          \
		unsigned int key = arch_irq_lock();                                                \
		unsigned long old = (unsigned long)*target;                                        \
		unsigned long arg = (unsigned long)value;                                          \
                                                                                                   \
		*target = (atomic_val_t)(expr);                                                    \
		arch_irq_unlock(key);                                                              \
		return (atomic_val_t)old;                                                          \
	}

ATOMIC_OP(atomic_add, old + arg)
ATOMIC_OP(atomic_sub, old - arg)
ATOMIC_OP(atomic_set, arg)
ATOMIC_OP(atomic_or, old | arg)
ATOMIC_OP(atomic_xor, old ^ arg)
ATOMIC_OP(atomic_and, old & arg)
ATOMIC_OP(atomic_nand, ~(old & arg))
