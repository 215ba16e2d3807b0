/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Timers: call a function in the clock interrupt, once or again and again; threads may wait for it.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_TIMER_H_
#define ZEPHYR_INCLUDE_KERNEL_TIMER_H_

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/syscall.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_timer;

/** @brief Called each time @p timer expires. Context: ISR (the clock's). */
typedef void (*k_timer_expiry_t)(struct k_timer *timer);

/** @brief Called when @p timer is stopped while it runs. Context: that of k_timer_stop(). */
typedef void (*k_timer_stop_t)(struct k_timer *timer);

/** @brief A timer. All members are the kernel's. */
struct k_timer {
	struct _timeout timeout; /* must be first: its handler gets the timer from it */
	_wait_q_t wait_q;
	void (*expiry_fn)(struct k_timer *timer);
	void (*stop_fn)(struct k_timer *timer);
	k_timeout_t period;
	uint32_t status; /* expiries since it was last read */
	void *user_data;
#ifdef CONFIG_OBJ_CORE_TIMER
	struct k_obj_core obj_core;
#endif
	SYS_PORT_TRACING_TRACKING_FIELD(k_timer)
};

#define Z_TIMER_INITIALIZER(obj, expiry, stop)                                                     \
	{                                                                                          \
		.wait_q = Z_WAIT_Q_INIT(&obj.wait_q),                                              \
		.expiry_fn = expiry,                                                               \
		.stop_fn = stop,                                                                   \
		.period = {},                                                                      \
		.status = 0,                                                                       \
		.user_data = 0,                                                                    \
	}

/** @brief Define and initialise timer @p name; either function may be NULL. */
#define K_TIMER_DEFINE(name, expiry_fn, stop_fn)                                                   \
	STRUCT_SECTION_ITERABLE(k_timer, name) = Z_TIMER_INITIALIZER(name, expiry_fn, stop_fn)

/** @brief Initialise @p timer, stopped; either function may be NULL. Context: any. */
void k_timer_init(struct k_timer *timer, k_timer_expiry_t expiry_fn, k_timer_stop_t stop_fn);

/**
 * @brief Start @p timer, or start it anew; its status becomes 0.
 *
 * @param duration until the first expiry; K_FOREVER: no effect at all
 * @param period between expiries after that, counted from deadline to deadline; K_NO_WAIT or
 * K_FOREVER: once only. Context: any.
 */
__syscall void k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period);

/**
 * @brief Stop @p timer; no effect on one that does not run. Context: any, as its stop function
 * allows.
 */
__syscall void k_timer_stop(struct k_timer *timer);

/**
 * @brief How often @p timer has expired since this or k_timer_status_sync() was called. Context:
 * any.
 */
__syscall uint32_t k_timer_status_get(struct k_timer *timer);

/**
 * @brief The same, but waits for an expiry or the stop of a running timer first if there was none.
 *
 * One thread at a time may wait. Context: thread.
 */
__syscall uint32_t k_timer_status_sync(struct k_timer *timer);

#ifdef CONFIG_SYS_CLOCK_EXISTS
/**
 * @brief Uptime in ticks at which @p timer expires next; the present if it is stopped. Context:
 * any.
 */
__syscall k_ticks_t k_timer_expires_ticks(const struct k_timer *timer);

/** @brief Ticks until @p timer expires next; 0 if it is stopped. Context: any. */
__syscall k_ticks_t k_timer_remaining_ticks(const struct k_timer *timer);
#endif

/** @brief Keep @p user_data with @p timer. Context: any. */
__syscall void k_timer_user_data_set(struct k_timer *timer, void *user_data);

/** @brief What was kept with @p timer. Context: any. */
__syscall void *k_timer_user_data_get(const struct k_timer *timer);

static inline void z_impl_k_timer_user_data_set(struct k_timer *timer, void *user_data)
{
	timer->user_data = user_data;
}

static inline void *z_impl_k_timer_user_data_get(const struct k_timer *timer)
{
	return timer->user_data;
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_timer.h>

#ifdef CONFIG_SYS_CLOCK_EXISTS
/** @brief Milliseconds until @p timer expires next, rounded down. Context: any. */
static inline uint32_t k_timer_remaining_get(struct k_timer *timer)
{
	return k_ticks_to_ms_floor32((uint32_t)k_timer_remaining_ticks(timer));
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_TIMER_H_ */
