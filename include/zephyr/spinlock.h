/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Spinlocks: interrupts of this CPU off, other CPUs kept out. On one CPU only the first half is
 * left.
 *
 * With CONFIG_SPIN_VALIDATE a lock taken twice, released by another, or released unlocked is
 * caught.
 */
#ifndef ZEPHYR_INCLUDE_SPINLOCK_H_
#define ZEPHYR_INCLUDE_SPINLOCK_H_

#include <errno.h>
#include <stdbool.h>
#include <zephyr/arch/cpu.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief What k_spin_lock() returns and k_spin_unlock() takes. */
struct z_spinlock_key {
	int key;
};
typedef struct z_spinlock_key k_spinlock_key_t;

/** @brief A spinlock; unlocked when zero. */
struct k_spinlock {
#if defined(CONFIG_SMP) && defined(CONFIG_TICKET_SPINLOCKS)
	atomic_t owner; /* whose turn it is */
	atomic_t tail;  /* the next number to be drawn */
#elif defined(CONFIG_SMP)
	atomic_t locked;
#endif
#ifdef CONFIG_SPIN_VALIDATE
	uintptr_t thread_cpu;
#endif
#if defined(__cplusplus) && !defined(CONFIG_SMP) && !defined(CONFIG_SPIN_VALIDATE)
	char dummy; /* an empty struct has a size in C++ */
#endif
};

#ifdef CONFIG_SPIN_ORDER
bool z_spin_order_valid(struct k_spinlock *l);
/* For tests: nothing is known about any order. */
void z_spin_order_forget(void);
#else
static ALWAYS_INLINE bool z_spin_order_valid(struct k_spinlock *l)
{
	ARG_UNUSED(l);
	return true;
}
#endif

#ifdef CONFIG_SPIN_VALIDATE
bool z_spin_lock_valid(struct k_spinlock *l);
bool z_spin_unlock_valid(struct k_spinlock *l);
void z_spin_lock_set_owner(struct k_spinlock *l);
void z_spin_clear_owner(struct k_spinlock *l);
#else
static ALWAYS_INLINE bool z_spin_lock_valid(struct k_spinlock *l)
{
	ARG_UNUSED(l);
	return true;
}
static ALWAYS_INLINE bool z_spin_unlock_valid(struct k_spinlock *l)
{
	ARG_UNUSED(l);
	return true;
}
static ALWAYS_INLINE void z_spin_lock_set_owner(struct k_spinlock *l)
{
	ARG_UNUSED(l);
}
static ALWAYS_INLINE void z_spin_clear_owner(struct k_spinlock *l)
{
	ARG_UNUSED(l);
}
#endif

#if defined(CONFIG_SMP) && defined(CONFIG_TICKET_SPINLOCKS)
static ALWAYS_INLINE bool z_spin_is_locked(struct k_spinlock *l)
{
	return atomic_get(&l->owner) != atomic_get(&l->tail);
}
static ALWAYS_INLINE bool z_spin_claim(struct k_spinlock *l)
{
	atomic_val_t turn = atomic_get(&l->owner);

	return atomic_cas(&l->tail, turn, turn + 1);
}
static ALWAYS_INLINE void z_spin_wait(struct k_spinlock *l)
{
	atomic_val_t mine = atomic_inc(&l->tail);

	while (atomic_get(&l->owner) != mine) {
		arch_spin_relax();
	}
}
static ALWAYS_INLINE void z_spin_drop(struct k_spinlock *l)
{
	(void)atomic_inc(&l->owner);
}
#elif defined(CONFIG_SMP)
static ALWAYS_INLINE bool z_spin_is_locked(struct k_spinlock *l)
{
	return atomic_get(&l->locked) != 0;
}
static ALWAYS_INLINE bool z_spin_claim(struct k_spinlock *l)
{
	return atomic_cas(&l->locked, 0, 1);
}
static ALWAYS_INLINE void z_spin_wait(struct k_spinlock *l)
{
	while (!z_spin_claim(l)) {
		/* only look, until it may be free: that leaves the others' caches alone */
		while (z_spin_is_locked(l)) {
			arch_spin_relax();
		}
	}
}
static ALWAYS_INLINE void z_spin_drop(struct k_spinlock *l)
{
	(void)atomic_set(&l->locked, 0);
}
#else
static ALWAYS_INLINE bool z_spin_claim(struct k_spinlock *l)
{
	ARG_UNUSED(l);
	return true;
}
static ALWAYS_INLINE void z_spin_wait(struct k_spinlock *l)
{
	ARG_UNUSED(l);
}
static ALWAYS_INLINE void z_spin_drop(struct k_spinlock *l)
{
	ARG_UNUSED(l);
}
#define arch_spin_relax() arch_nop()
#endif

/**
 * @brief Take @p l. Locks nest, one lock does not. Context: any. @return key for k_spin_unlock().
 */
static ALWAYS_INLINE k_spinlock_key_t k_spin_lock(struct k_spinlock *l)
{
	k_spinlock_key_t k = {.key = (int)arch_irq_lock()};

	__ASSERT(z_spin_lock_valid(l), "spinlock %p taken twice", l);
	__ASSERT(z_spin_order_valid(l),
		 "spinlock %p and one that is held were taken in the other order before", l);
	z_spin_wait(l);
	z_spin_lock_set_owner(l);
	return k;
}

/**
 * @brief Take @p l if it is free. @retval 0 taken, key in @p k. @retval -EBUSY not. Context: any.
 */
static ALWAYS_INLINE int k_spin_trylock(struct k_spinlock *l, k_spinlock_key_t *k)
{
	int key = (int)arch_irq_lock();

	if (!z_spin_claim(l)) {
		arch_irq_unlock((unsigned int)key);
		return -EBUSY;
	}
	z_spin_lock_set_owner(l);
	k->key = key;
	return 0;
}

/** @brief Release @p l. Context: any. */
static ALWAYS_INLINE void k_spin_unlock(struct k_spinlock *l, k_spinlock_key_t key)
{
	__ASSERT(z_spin_unlock_valid(l), "spinlock %p released by another", l);
	z_spin_drop(l);
	arch_irq_unlock((unsigned int)key.key);
}

/** @brief Release @p l, interrupts stay off. Context: any. */
static ALWAYS_INLINE void k_spin_release(struct k_spinlock *l)
{
	__ASSERT(z_spin_unlock_valid(l), "spinlock %p released by another", l);
	z_spin_drop(l);
}

#ifdef CONFIG_SMP
/* Release @p l for the thread that this CPU has just left. Interrupts off. */
static ALWAYS_INLINE void z_spin_release_left(struct k_spinlock *l)
{
	z_spin_clear_owner(l);
	z_spin_drop(l);
}
#endif

#if defined(CONFIG_SPIN_VALIDATE) && defined(__GNUC__)
static ALWAYS_INLINE void z_spin_onexit(__maybe_unused k_spinlock_key_t *k)
{
	__ASSERT(k->key, "K_SPINLOCK block left by return, goto or break: use K_SPINLOCK_BREAK");
}
#define K_SPINLOCK_ONEXIT __attribute__((__cleanup__(z_spin_onexit)))
#else
#define K_SPINLOCK_ONEXIT
#endif

/** @brief Leave a K_SPINLOCK() block early. */
#define K_SPINLOCK_BREAK continue

/** @brief Run the block that follows with @p lck taken. */
#define K_SPINLOCK(lck)                                                                            \
	for (k_spinlock_key_t __i K_SPINLOCK_ONEXIT = {}, __key = k_spin_lock(lck); !__i.key;      \
	     k_spin_unlock((lck), __key), __i.key = 1)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SPINLOCK_H_ */
