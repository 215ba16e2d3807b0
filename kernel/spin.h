/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks on spinlocks: what spin.c and spin_order.c tell each other. Context: interrupts off.
 */
#ifndef ETESIAN_KERNEL_SPIN_H_
#define ETESIAN_KERNEL_SPIN_H_

#include "lock.h"
#include <zephyr/kernel.h>

/** @brief What stands in a lock that is taken now, here. */
uintptr_t z_spin_holder(void);

#ifdef CONFIG_SPIN_ORDER
/** @brief @p l is taken, is about to be released. */
void z_spin_order_taken(struct k_spinlock *l);
void z_spin_order_released(struct k_spinlock *l);
#else
static ALWAYS_INLINE void z_spin_order_taken(struct k_spinlock *l)
{
	ARG_UNUSED(l);
}

static ALWAYS_INLINE void z_spin_order_released(struct k_spinlock *l)
{
	ARG_UNUSED(l);
}
#endif

#endif /* ETESIAN_KERNEL_SPIN_H_ */
