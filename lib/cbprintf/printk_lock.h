/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* The lock of CONFIG_PRINTK_SYNC, nothing without it. */

#ifndef ETESIAN_LIB_CBPRINTF_PRINTK_LOCK_H_
#define ETESIAN_LIB_CBPRINTF_PRINTK_LOCK_H_

#ifdef CONFIG_PRINTK_SYNC

#include <zephyr/spinlock.h>

typedef k_spinlock_key_t printk_key_t;

static struct k_spinlock printk_spinlock;

static inline printk_key_t printk_lock(void)
{
	return k_spin_lock(&printk_spinlock);
}

static inline void printk_unlock(printk_key_t key)
{
	k_spin_unlock(&printk_spinlock, key);
}

#else

typedef int printk_key_t;

static inline printk_key_t printk_lock(void)
{
	return 0;
}

static inline void printk_unlock(printk_key_t key)
{
	(void)key;
}

#endif

#endif /* ETESIAN_LIB_CBPRINTF_PRINTK_LOCK_H_ */
