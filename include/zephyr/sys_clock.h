/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Points and spans of time: ticks, timeouts, timepoints.
 *
 * A timeout is a count of ticks. Values from zero up are spans from now; -1 waits for ever; lower
 * values stand for absolute ticks of uptime (only with 64-bit timeouts).
 */
#ifndef ZEPHYR_INCLUDE_SYS_CLOCK_H_
#define ZEPHYR_INCLUDE_SYS_CLOCK_H_

#include <zephyr/sys/util.h>
#include <zephyr/sys/dlist.h>
#include <zephyr/toolchain.h>
#include <zephyr/types.h>
#include <zephyr/sys/time_units.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief A count of ticks. */
#ifdef CONFIG_TIMEOUT_64BIT
typedef int64_t k_ticks_t;
#else
typedef uint32_t k_ticks_t;
#endif

/** @brief A timeout: how long an operation may block. Make it with K_MSEC() and its like. */
typedef struct {
	k_ticks_t ticks;
} k_timeout_t;

#define K_TICKS_FOREVER ((k_ticks_t)-1)

/** @brief True where timeouts @p a and @p b are the same. */
#define K_TIMEOUT_EQ(a, b) ((a).ticks == (b).ticks)

#define NSEC_PER_USEC 1000U
#define NSEC_PER_MSEC 1000000U
#define USEC_PER_MSEC 1000U
#define MSEC_PER_SEC  1000U
#define SEC_PER_MIN   60U
#define MIN_PER_HOUR  60U
#define HOUR_PER_DAY  24U
#define USEC_PER_SEC  ((USEC_PER_MSEC) * (MSEC_PER_SEC))
#define NSEC_PER_SEC  ((NSEC_PER_USEC) * (USEC_PER_MSEC) * (MSEC_PER_SEC))

/** @brief Average time of one of @p NCYCLES repetitions which took @p X cycles together, ns. */
#define SYS_CLOCK_HW_CYCLES_TO_NS_AVG(X, NCYCLES) \
	(uint32_t)(k_cyc_to_ns_floor64(X) / (NCYCLES))

#define Z_TIMEOUT_NO_WAIT_INIT {0}
#define Z_TIMEOUT_NO_WAIT      ((k_timeout_t)Z_TIMEOUT_NO_WAIT_INIT)
#define Z_TIMEOUT_TICKS_INIT(t) {.ticks = (t)}
#define Z_TIMEOUT_TICKS(t)     ((k_timeout_t)Z_TIMEOUT_TICKS_INIT(t))
#define Z_FOREVER              Z_TIMEOUT_TICKS(K_TICKS_FOREVER)

/* A span given in a unit becomes ticks rounded up, never negative. */
#ifdef CONFIG_TIMEOUT_64BIT
#define Z_TIMEOUT_SPAN(unit, t) Z_TIMEOUT_TICKS((k_ticks_t)k_##unit##_to_ticks_ceil64(MAX(t, 0)))
#else
#define Z_TIMEOUT_SPAN(unit, t) Z_TIMEOUT_TICKS((k_ticks_t)k_##unit##_to_ticks_ceil32(MAX(t, 0)))
#endif
#define Z_TIMEOUT_MS(t)  Z_TIMEOUT_SPAN(ms, t)
#define Z_TIMEOUT_US(t)  Z_TIMEOUT_SPAN(us, t)
#define Z_TIMEOUT_NS(t)  Z_TIMEOUT_SPAN(ns, t)
#define Z_TIMEOUT_CYC(t) Z_TIMEOUT_SPAN(cyc, t)

/* An absolute tick t is carried as -2 - t; the same turns it back. */
#define Z_TICK_ABS(t) (K_TICKS_FOREVER - 1 - (t))
#define Z_IS_TIMEOUT_RELATIVE(timeout) \
	(!IS_ENABLED(CONFIG_TIMEOUT_64BIT) || ((timeout).ticks >= K_TICKS_FOREVER))

#ifdef CONFIG_SYS_CLOCK_EXISTS
/** @brief Ticks since boot. Context: any. */
int64_t sys_clock_tick_get(void);
/** @brief The low half of sys_clock_tick_get(). Context: any. */
uint32_t sys_clock_tick_get_32(void);
#else
#define sys_clock_tick_get()    (0)
#define sys_clock_tick_get_32() (0)
#endif

/** @brief A point in time, to carry one deadline through several timed calls. */
#ifdef CONFIG_TIMEOUT_64BIT
typedef struct {
	uint64_t tick;
} k_timepoint_t;
#else
typedef struct {
	uint32_t tick;
} k_timepoint_t;
#endif

/** @brief The point at which @p timeout, started now, ends. Context: any. */
k_timepoint_t sys_timepoint_calc(k_timeout_t timeout);

/**
 * @brief The timeout that is left until @p timepoint: K_NO_WAIT once it has passed. Context: any.
 */
k_timeout_t sys_timepoint_timeout(k_timepoint_t timepoint);

/** @brief Deprecated form of sys_timepoint_calc(): the end in ticks. */
__deprecated uint64_t sys_clock_timeout_end_calc(k_timeout_t timeout);

/** @brief -1, 0 or 1 as @p a lies before, at or after @p b. */
static inline int sys_timepoint_cmp(k_timepoint_t a, k_timepoint_t b)
{
	return (a.tick > b.tick) - (a.tick < b.tick);
}

/** @brief True from @p timepoint on. Context: any. */
static inline bool sys_timepoint_expired(k_timepoint_t timepoint)
{
	return K_TIMEOUT_EQ(sys_timepoint_timeout(timepoint), Z_TIMEOUT_NO_WAIT);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_CLOCK_H_ */
