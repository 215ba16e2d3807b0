/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The lock for setting up objects, threads among them, in the name of a user: one at a time looks
 * whether an object is free and sets it up. What is called with it held does not block, and nobody
 * is ended (K_OOPS) before it is released.
 */
#ifndef ETESIAN_KERNEL_USER_SETUP_H_
#define ETESIAN_KERNEL_USER_SETUP_H_

#include "../sched.h"

#ifdef CONFIG_SMP
extern struct k_spinlock z_setup_spinlock;
typedef k_spinlock_key_t z_setup_key_t;

static inline z_setup_key_t z_setup_lock(void)
{
	return k_spin_lock(&z_setup_spinlock);
}

static inline void z_setup_unlock(z_setup_key_t key)
{
	k_spin_unlock(&z_setup_spinlock, key);
	z_resched_unlock(z_lock());
}
#else
typedef char z_setup_key_t;

/* No other thread runs until the unlock. */
static inline z_setup_key_t z_setup_lock(void)
{
	k_sched_lock();
	return 0;
}

static inline void z_setup_unlock(z_setup_key_t key)
{
	ARG_UNUSED(key);
	k_sched_unlock();
}
#endif

#endif /* ETESIAN_KERNEL_USER_SETUP_H_ */
