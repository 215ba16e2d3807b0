/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Queue of items in a ring for one producer and one consumer, without locks.
 *
 * The producer acquires items, fills them and produces them, one or all at a time; the consumer
 * consumes items, uses them and releases them. Both sides work in place. Macros, so that items have
 * their type; arguments may be evaluated several times.
 */

#ifndef ZEPHYR_INCLUDE_SYS_SPSC_LOCKFREE_H_
#define ZEPHYR_INCLUDE_SYS_SPSC_LOCKFREE_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

/** The type-independent part. in and out count all items ever. */
struct spsc {
	unsigned long acquire; /* the producer's: acquired and not produced yet */
	unsigned long consume; /* the consumer's: consumed and not released yet */
	atomic_t in;
	atomic_t out;
	const unsigned long mask; /* items - 1 */
};

#define SPSC_INITIALIZER(sz, buf)                                                                  \
	{                                                                                          \
		._spsc = {.acquire = 0, .consume = 0, .in = ATOMIC_INIT(0), .out = ATOMIC_INIT(0), \
			  .mask = (sz) - 1},                                                       \
		.buffer = buf,                                                                     \
	}

/** Begin the definition of a queue @p name of items of @p type. */
#define SPSC_DECLARE(name, type)                                                                   \
	static struct spsc_##name {                                                                \
		struct spsc _spsc;                                                                 \
		type *const buffer;                                                                \
	}

/** Define a queue of @p sz items, a power of two. */
#define SPSC_DEFINE(name, type, sz)                                                                \
	BUILD_ASSERT(IS_POWER_OF_TWO(sz), "the size must be a power of two");                      \
	static type __spsc_buf_##name[sz];                                                         \
	SPSC_DECLARE(name, type) name = SPSC_INITIALIZER(sz, __spsc_buf_##name)

/** Items it holds. */
#define spsc_size(spsc) ((spsc)->_spsc.mask + 1)

/** Make it empty. Neither side may be at work. */
#define spsc_reset(spsc)                                                                           \
	do {                                                                                       \
		(spsc)->_spsc.consume = 0;                                                         \
		(spsc)->_spsc.acquire = 0;                                                         \
		atomic_set(&(spsc)->_spsc.in, 0);                                                  \
		atomic_set(&(spsc)->_spsc.out, 0);                                                 \
	} while (false)

#define z_spsc_in(spsc)      ((unsigned long)atomic_get(&(spsc)->_spsc.in))
#define z_spsc_out(spsc)     ((unsigned long)atomic_get(&(spsc)->_spsc.out))
#define z_spsc_at(spsc, i)   (&(spsc)->buffer[(i) & (spsc)->_spsc.mask])

/** Producer: the next free item; NULL: none. */
#define spsc_acquire(spsc)                                                                         \
	({                                                                                         \
		unsigned long _spsc_i = z_spsc_in(spsc) + (spsc)->_spsc.acquire;                   \
		bool _spsc_ok = _spsc_i - z_spsc_out(spsc) < spsc_size(spsc);                      \
		if (_spsc_ok) {                                                                    \
			(spsc)->_spsc.acquire += 1;                                                \
		}                                                                                  \
		_spsc_ok ? z_spsc_at(spsc, _spsc_i) : NULL;                                        \
	})

/** Producer: hand over the oldest acquired item; all of them; forget them. */
#define spsc_produce(spsc)                                                                         \
	do {                                                                                       \
		if ((spsc)->_spsc.acquire > 0) {                                                   \
			(spsc)->_spsc.acquire -= 1;                                                \
			atomic_add(&(spsc)->_spsc.in, 1);                                          \
		}                                                                                  \
	} while (false)
#define spsc_produce_all(spsc)                                                                     \
	do {                                                                                       \
		unsigned long _spsc_n = (spsc)->_spsc.acquire;                                     \
		(spsc)->_spsc.acquire = 0;                                                         \
		atomic_add(&(spsc)->_spsc.in, (atomic_val_t)_spsc_n);                              \
	} while (false)
#define spsc_drop_all(spsc)                                                                        \
	do {                                                                                       \
		(spsc)->_spsc.acquire = 0;                                                         \
	} while (false)

/** Consumer: the next item; NULL: none. */
#define spsc_consume(spsc)                                                                         \
	({                                                                                         \
		unsigned long _spsc_i = z_spsc_out(spsc) + (spsc)->_spsc.consume;                  \
		bool _spsc_ok = _spsc_i != z_spsc_in(spsc);                                        \
		if (_spsc_ok) {                                                                    \
			(spsc)->_spsc.consume += 1;                                                \
		}                                                                                  \
		_spsc_ok ? z_spsc_at(spsc, _spsc_i) : NULL;                                        \
	})

/** Consumer: give back the oldest consumed item; all of them. */
#define spsc_release(spsc)                                                                         \
	do {                                                                                       \
		if ((spsc)->_spsc.consume > 0) {                                                   \
			(spsc)->_spsc.consume -= 1;                                                \
			atomic_add(&(spsc)->_spsc.out, 1);                                         \
		}                                                                                  \
	} while (false)
#define spsc_release_all(spsc)                                                                     \
	do {                                                                                       \
		unsigned long _spsc_n = (spsc)->_spsc.consume;                                     \
		(spsc)->_spsc.consume = 0;                                                         \
		atomic_add(&(spsc)->_spsc.out, (atomic_val_t)_spsc_n);                             \
	} while (false)

/** Items that can be acquired, or consumed. */
#define spsc_acquirable(spsc)                                                                      \
	(spsc_size(spsc) - (z_spsc_in(spsc) + (spsc)->_spsc.acquire - z_spsc_out(spsc)))
#define spsc_consumable(spsc)                                                                      \
	(z_spsc_in(spsc) - z_spsc_out(spsc) - (spsc)->_spsc.consume)

/** Consumer: the next item, which stays; NULL: none. */
#define spsc_peek(spsc)                                                                            \
	({                                                                                         \
		unsigned long _spsc_i = z_spsc_out(spsc) + (spsc)->_spsc.consume;                  \
		_spsc_i != z_spsc_in(spsc) ? z_spsc_at(spsc, _spsc_i) : NULL;                      \
	})

/** Consumer: the produced item after @p item, or before it; NULL: none. */
#define spsc_next(spsc, item)                                                                      \
	({                                                                                         \
		unsigned long _spsc_i = (unsigned long)((item) - (spsc)->buffer) + 1;              \
		((_spsc_i ^ z_spsc_in(spsc)) & (spsc)->_spsc.mask) != 0 ? z_spsc_at(spsc, _spsc_i) \
									: NULL;                    \
	})
#define spsc_prev(spsc, item)                                                                      \
	({                                                                                         \
		unsigned long _spsc_i = (unsigned long)((item) - (spsc)->buffer);                  \
		((_spsc_i ^ z_spsc_out(spsc)) & (spsc)->_spsc.mask) != 0                           \
			? z_spsc_at(spsc, _spsc_i - 1)                                             \
			: NULL;                                                                    \
	})

#endif /* ZEPHYR_INCLUDE_SYS_SPSC_LOCKFREE_H_ */
