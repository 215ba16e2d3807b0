/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Deadlines in order. One list, absolute 64-bit ticks; the clock driver is told of the first one.
 * Lock: kernel, for every function.
 */
#ifndef ETESIAN_KERNEL_TIMEOUT_H_
#define ETESIAN_KERNEL_TIMEOUT_H_

#include "lock.h"
#include <zephyr/kernel.h>

/** All bits set: in fewer instructions than comparing two words. */
static ALWAYS_INLINE bool z_is_forever(k_timeout_t timeout)
{
	uint64_t ticks = (uint64_t)timeout.ticks;

	return IS_ENABLED(CONFIG_TIMEOUT_64BIT)
		       ? ((uint32_t)ticks & (uint32_t)(ticks >> 32)) == UINT32_MAX
		       : K_TIMEOUT_EQ(timeout, K_FOREVER);
}

#ifdef CONFIG_SYS_CLOCK_EXISTS

static ALWAYS_INLINE void z_timeout_init(struct _timeout *to)
{
	sys_dnode_init(&to->node);
}

static ALWAYS_INLINE bool z_timeout_is_active(const struct _timeout *to)
{
	return sys_dnode_is_linked(&to->node);
}

/**
 * @brief Call @p fn once @p timeout has passed.
 *
 * A relative timeout counts whole ticks: it starts at the next tick, so at least the asked time
 * passes. K_FOREVER: nothing is linked. @p to is not active.
 */
void z_timeout_add(struct _timeout *to, _timeout_func_t fn, k_timeout_t timeout);

/** @brief Call @p fn at tick @p deadline (now, at the next tick interrupt, if that has passed). */
void z_timeout_add_at(struct _timeout *to, _timeout_func_t fn, int64_t deadline);

/** @brief Take @p to off. @return true if it was active. */
static ALWAYS_INLINE bool z_timeout_cancel(struct _timeout *to)
{
	Z_ASSERT_LOCKED();
	if (likely(!z_timeout_is_active(to))) {
		return false;
	}
	/* an alarm that comes early finds nothing to do and sets the next one */
	sys_dlist_remove(&to->node);
	return true;
}

/** @brief Ticks until @p to fires; 0 if it is not active. */
k_ticks_t z_timeout_remaining(const struct _timeout *to);

/** @brief Tick at which @p to fires; now if it is not active. */
k_ticks_t z_timeout_expires(const struct _timeout *to);

/** @brief Tick at which @p to, which is active, fires. */
static ALWAYS_INLINE int64_t z_timeout_deadline(const struct _timeout *to)
{
	return to->dticks;
}

/** @brief Ticks until a timeout may fire, at most INT32_MAX; K_TICKS_FOREVER: none waits. */
int32_t z_timeout_ticks_to_next(void);

/** @brief Now, in ticks; in a timeout's callback: the tick of that timeout. */
int64_t z_clock_now(void);

#else /* nothing ever times out */

#define z_timeout_init(to)             ARG_UNUSED(to)
#define z_timeout_is_active(to)        ((void)(to), false)
#define z_timeout_add(to, fn, timeout) ARG_UNUSED(to)
#define z_timeout_cancel(to)           ((void)(to), false)
#define z_timeout_remaining(to)        ((void)(to), 0)
#define z_timeout_expires(to)          ((void)(to), 0)
#define z_timeout_deadline(to)         ((void)(to), 0)

#endif

#endif /* ETESIAN_KERNEL_TIMEOUT_H_ */
