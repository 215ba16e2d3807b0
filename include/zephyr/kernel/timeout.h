/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What kernel objects are made of: wait queues and timeouts. Both are opaque to applications.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_TIMEOUT_H_
#define ZEPHYR_INCLUDE_KERNEL_TIMEOUT_H_

#include <zephyr/sys_clock.h>
#include <zephyr/sys/dlist.h>

#ifdef __cplusplus
extern "C" {
#endif

struct _timeout;

/**
 * Runs in the clock interrupt with the kernel locked; may drop the lock around a user's callback
 * (z_unlock(key), z_lock()).
 */
typedef void (*_timeout_func_t)(struct _timeout *t, unsigned int key);

/* 64-bit ticks on word alignment: no padding on 32-bit machines. */
#ifdef CONFIG_TIMEOUT_64BIT
typedef int64_t z_deadline_t __aligned(4);
#else
typedef int32_t z_deadline_t;
#endif

/** A deadline in the kernel's list; not linked: inactive. Nothing where there is no clock. */
struct _timeout {
#ifdef CONFIG_SYS_CLOCK_EXISTS
	sys_dnode_t node;
	_timeout_func_t fn;
	z_deadline_t dticks; /* absolute tick of expiry */
#endif
};

/** Threads that wait, best first; and, with polling, those who watch. */
typedef struct {
	sys_dlist_t waitq;
#ifdef CONFIG_POLL
	sys_dlist_t watchers;
#endif
} _wait_q_t;

#ifdef CONFIG_POLL
#define Z_WAIT_Q_INIT(wait_q)                                                                      \
	{                                                                                          \
		SYS_DLIST_STATIC_INIT(&(wait_q)->waitq),                                           \
		SYS_DLIST_STATIC_INIT(&(wait_q)->watchers),                                        \
	}
#else
#define Z_WAIT_Q_INIT(wait_q)                                                                      \
	{                                                                                          \
		SYS_DLIST_STATIC_INIT(&(wait_q)->waitq),                                           \
	}
#endif

/** @brief Do not wait. */
#define K_NO_WAIT Z_TIMEOUT_NO_WAIT
/** @brief A timeout of @p t nanoseconds (rounded up to ticks, as all of these). */
#define K_NSEC(t) Z_TIMEOUT_NS(t)
/** @brief A timeout of @p t microseconds. */
#define K_USEC(t) Z_TIMEOUT_US(t)
/** @brief A timeout of @p t hardware cycles. */
#define K_CYC(t) Z_TIMEOUT_CYC(t)
/** @brief A timeout of @p t ticks. */
#define K_TICKS(t) Z_TIMEOUT_TICKS(t)
/** @brief A timeout of @p ms milliseconds. */
#define K_MSEC(ms) Z_TIMEOUT_MS(ms)
/** @brief A timeout of @p s seconds. */
#define K_SECONDS(s) K_MSEC((s) * MSEC_PER_SEC)
/** @brief A timeout of @p m minutes. */
#define K_MINUTES(m) K_SECONDS((m) * 60)
/** @brief A timeout of @p h hours. */
#define K_HOURS(h) K_MINUTES((h) * 60)
/** @brief Wait for ever. */
#define K_FOREVER Z_FOREVER

#ifdef CONFIG_TIMEOUT_64BIT
/** @brief The point when uptime reaches @p t ticks; ms, us, ns, cyc: in those units. */
#define K_TIMEOUT_ABS_TICKS(t) Z_TIMEOUT_TICKS(Z_TICK_ABS((k_ticks_t)MAX(t, 0)))
#define K_TIMEOUT_ABS_MS(t)    K_TIMEOUT_ABS_TICKS(k_ms_to_ticks_ceil64(t))
#define K_TIMEOUT_ABS_US(t)    K_TIMEOUT_ABS_TICKS(k_us_to_ticks_ceil64(t))
#define K_TIMEOUT_ABS_NS(t)    K_TIMEOUT_ABS_TICKS(k_ns_to_ticks_ceil64(t))
#define K_TIMEOUT_ABS_CYC(t)   K_TIMEOUT_ABS_TICKS(k_cyc_to_ticks_ceil64(t))
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_TIMEOUT_H_ */
