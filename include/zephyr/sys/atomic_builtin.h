/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Atomic operations by the compiler's built-ins. On one CPU all observers share its program
 * order, so only the compiler must be kept from moving memory accesses across: the operation is
 * relaxed between two signal fences and costs no barrier instruction. On several CPUs it is
 * sequentially consistent.
 */

#ifndef ZEPHYR_INCLUDE_SYS_ATOMIC_BUILTIN_H_
#define ZEPHYR_INCLUDE_SYS_ATOMIC_BUILTIN_H_

#include <stdbool.h>
#include <zephyr/sys/atomic_types.h>
#include <zephyr/toolchain.h>

#ifndef CONFIG_ATOMIC_OPERATIONS_C /* else atomic_c.h declares them, also if both are included */

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_SMP
#define Z_ATOMIC_ORDER   __ATOMIC_SEQ_CST
#define Z_ATOMIC_FENCE() do { } while (false)
#else
#define Z_ATOMIC_ORDER   __ATOMIC_RELAXED
#define Z_ATOMIC_FENCE() __atomic_signal_fence(__ATOMIC_SEQ_CST)
#endif

/* The body of an operation that returns the former value. */
#define Z_ATOMIC_RETURN(type, expr)                                                                \
	do {                                                                                       \
		Z_ATOMIC_FENCE();                                                                  \
		type z_old = (expr);                                                               \
		Z_ATOMIC_FENCE();                                                                  \
		return z_old;                                                                      \
	} while (false)

static ALWAYS_INLINE bool atomic_cas(atomic_t *target, atomic_val_t old_value,
				     atomic_val_t new_value)
{
	Z_ATOMIC_RETURN(bool, __atomic_compare_exchange_n(target, &old_value, new_value, false,
							  Z_ATOMIC_ORDER, Z_ATOMIC_ORDER));
}

static ALWAYS_INLINE bool atomic_ptr_cas(atomic_ptr_t *target, atomic_ptr_val_t old_value,
					 atomic_ptr_val_t new_value)
{
	Z_ATOMIC_RETURN(bool, __atomic_compare_exchange_n(target, &old_value, new_value, false,
							  Z_ATOMIC_ORDER, Z_ATOMIC_ORDER));
}

static ALWAYS_INLINE atomic_val_t atomic_add(atomic_t *target, atomic_val_t value)
{
	Z_ATOMIC_RETURN(atomic_val_t, __atomic_fetch_add(target, value, Z_ATOMIC_ORDER));
}

static ALWAYS_INLINE atomic_val_t atomic_sub(atomic_t *target, atomic_val_t value)
{
	Z_ATOMIC_RETURN(atomic_val_t, __atomic_fetch_sub(target, value, Z_ATOMIC_ORDER));
}

static ALWAYS_INLINE atomic_val_t atomic_inc(atomic_t *target)
{
	return atomic_add(target, 1);
}

static ALWAYS_INLINE atomic_val_t atomic_dec(atomic_t *target)
{
	return atomic_sub(target, 1);
}

static ALWAYS_INLINE atomic_val_t atomic_get(const atomic_t *target)
{
	Z_ATOMIC_RETURN(atomic_val_t, __atomic_load_n(target, Z_ATOMIC_ORDER));
}

static ALWAYS_INLINE atomic_ptr_val_t atomic_ptr_get(const atomic_ptr_t *target)
{
	Z_ATOMIC_RETURN(atomic_ptr_val_t, __atomic_load_n(target, Z_ATOMIC_ORDER));
}

static ALWAYS_INLINE atomic_val_t atomic_set(atomic_t *target, atomic_val_t value)
{
	Z_ATOMIC_RETURN(atomic_val_t, __atomic_exchange_n(target, value, Z_ATOMIC_ORDER));
}

static ALWAYS_INLINE atomic_ptr_val_t atomic_ptr_set(atomic_ptr_t *target, atomic_ptr_val_t value)
{
	Z_ATOMIC_RETURN(atomic_ptr_val_t, __atomic_exchange_n(target, value, Z_ATOMIC_ORDER));
}

static ALWAYS_INLINE atomic_val_t atomic_clear(atomic_t *target)
{
	return atomic_set(target, 0);
}

static ALWAYS_INLINE atomic_ptr_val_t atomic_ptr_clear(atomic_ptr_t *target)
{
	return atomic_ptr_set(target, NULL);
}

static ALWAYS_INLINE atomic_val_t atomic_or(atomic_t *target, atomic_val_t value)
{
	Z_ATOMIC_RETURN(atomic_val_t, __atomic_fetch_or(target, value, Z_ATOMIC_ORDER));
}

static ALWAYS_INLINE atomic_val_t atomic_xor(atomic_t *target, atomic_val_t value)
{
	Z_ATOMIC_RETURN(atomic_val_t, __atomic_fetch_xor(target, value, Z_ATOMIC_ORDER));
}

static ALWAYS_INLINE atomic_val_t atomic_and(atomic_t *target, atomic_val_t value)
{
	Z_ATOMIC_RETURN(atomic_val_t, __atomic_fetch_and(target, value, Z_ATOMIC_ORDER));
}

static ALWAYS_INLINE atomic_val_t atomic_nand(atomic_t *target, atomic_val_t value)
{
	Z_ATOMIC_RETURN(atomic_val_t, __atomic_fetch_nand(target, value, Z_ATOMIC_ORDER));
}

#ifdef __cplusplus
}
#endif

#endif /* !CONFIG_ATOMIC_OPERATIONS_C */

#endif /* ZEPHYR_INCLUDE_SYS_ATOMIC_BUILTIN_H_ */
