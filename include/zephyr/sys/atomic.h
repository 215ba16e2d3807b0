/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Atomic words, pointers and bit arrays.
 *
 * Context: any. Operations that change return the former value. Each is a full barrier to
 * the compiler, and to the processor where there are several.
 */

#ifndef ZEPHYR_INCLUDE_SYS_ATOMIC_H_
#define ZEPHYR_INCLUDE_SYS_ATOMIC_H_

#include <stdbool.h>
#include <stddef.h>

#include <zephyr/sys/atomic_types.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

/*
 * Three homes for one set: the compiler (default), the architecture, functions under a lock.
 * The set: atomic_cas, atomic_ptr_cas, atomic_{add,sub,inc,dec,get,set,clear,or,xor,and,nand},
 * atomic_ptr_{get,set,clear}.
 */
#if defined(CONFIG_ATOMIC_OPERATIONS_C)
#include <zephyr/sys/atomic_c.h>
#elif defined(CONFIG_ATOMIC_OPERATIONS_ARCH)
#include <zephyr/sys/atomic_arch.h>
#else
#include <zephyr/sys/atomic_builtin.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Initialisers of atomic_t and atomic_ptr_t. */
#define ATOMIC_INIT(i)     (i)
#define ATOMIC_PTR_INIT(p) (p)

/** Bits in an atomic_t; the mask of a bit in its word; the word of a bit of an array. */
#define ATOMIC_BITS           (sizeof(atomic_val_t) * 8)
#define ATOMIC_MASK(bit)      BIT((unsigned long)(bit) & (ATOMIC_BITS - 1U))
#define ATOMIC_ELEM(addr, bit) ((addr) + ((bit) / ATOMIC_BITS))

/** Words that hold @p num_bits bits (at least one). */
#define ATOMIC_BITMAP_SIZE(num_bits) (ROUND_UP(num_bits, ATOMIC_BITS) / ATOMIC_BITS)

/** Define an array of @p num_bits atomic bits. */
#define ATOMIC_DEFINE(name, num_bits) atomic_t name[ATOMIC_BITMAP_SIZE(num_bits)]

/** Whether bit @p bit of the word or array is set. */
static inline bool atomic_test_bit(const atomic_t *target, int bit)
{
	return (atomic_get(ATOMIC_ELEM(target, bit)) & (atomic_val_t)ATOMIC_MASK(bit)) != 0;
}

/** Clear or set a bit. @return Whether it was set before. */
static inline bool atomic_test_and_clear_bit(atomic_t *target, int bit)
{
	atomic_val_t mask = (atomic_val_t)ATOMIC_MASK(bit);

	return (atomic_and(ATOMIC_ELEM(target, bit), ~mask) & mask) != 0;
}

static inline bool atomic_test_and_set_bit(atomic_t *target, int bit)
{
	atomic_val_t mask = (atomic_val_t)ATOMIC_MASK(bit);

	return (atomic_or(ATOMIC_ELEM(target, bit), mask) & mask) != 0;
}

/** Clear or set a bit. */
static inline void atomic_clear_bit(atomic_t *target, int bit)
{
	(void)atomic_and(ATOMIC_ELEM(target, bit), ~(atomic_val_t)ATOMIC_MASK(bit));
}

static inline void atomic_set_bit(atomic_t *target, int bit)
{
	(void)atomic_or(ATOMIC_ELEM(target, bit), (atomic_val_t)ATOMIC_MASK(bit));
}

/** Set a bit to @p val. */
static inline void atomic_set_bit_to(atomic_t *target, int bit, bool val)
{
	if (val) {
		atomic_set_bit(target, bit);
	} else {
		atomic_clear_bit(target, bit);
	}
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_ATOMIC_H_ */
