/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Conversion between seconds, ms, us, ns, hardware cycles and kernel ticks.
 *
 * k_<from>_to_<to>_<rounding><bits>(t): rounding is floor, near (halves up) or ceil; the result has
 * 32 (modulo 2^32) or 64 bits. Every conversion is exact: intermediate products never overflow
 * unless the result itself does. Constant arguments give constant expressions. Any context.
 */

#ifndef ZEPHYR_INCLUDE_SYS_TIME_UNITS_H_
#define ZEPHYR_INCLUDE_SYS_TIME_UNITS_H_

#include <stdint.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** "Wait for ever" where a time is a plain number. */
#define SYS_FOREVER_MS (-1)
#define SYS_FOREVER_US (-1)

/** A k_timeout_t of milliseconds, with SYS_FOREVER_MS understood. */
#define SYS_TIMEOUT_MS(ms) ((ms) == SYS_FOREVER_MS ? Z_FOREVER : Z_TIMEOUT_MS(ms))

#if defined(__cplusplus) && __cplusplus >= 201103L
#define TIME_CONSTEXPR constexpr
#else
#define TIME_CONSTEXPR
#endif

/** Rate of the hardware clock in Hz, from the configuration or as the driver found it. */
#if defined(CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME)
__syscall int sys_clock_hw_cycles_per_sec_runtime_get(void);
extern int z_clock_hw_cycles_per_sec;

static inline int z_impl_sys_clock_hw_cycles_per_sec_runtime_get(void)
{
	return z_clock_hw_cycles_per_sec;
}
#define sys_clock_hw_cycles_per_sec() sys_clock_hw_cycles_per_sec_runtime_get()
#else
#define sys_clock_hw_cycles_per_sec() CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC
#endif

/* Units per second. */
#define Z_HZ_sec   1U
#define Z_HZ_ms    1000U
#define Z_HZ_us    1000000U
#define Z_HZ_ns    1000000000U
#define Z_HZ_cyc   ((uint32_t)sys_clock_hw_cycles_per_sec())
#define Z_HZ_ticks ((uint32_t)CONFIG_SYS_CLOCK_TICKS_PER_SEC)

/* What to add below a divisor d before dividing: floor, nearest, ceiling. */
#define Z_OFF_floor(d) 0U
#define Z_OFF_near(d)  ((d) / 2U)
#define Z_OFF_ceil(d)  ((d) - 1U)

/* (t + off) / d without overflow: one more if the remainder with the offset reaches d. */
#define Z_TM_DIV(t, d, off) ((t) / (d) + ((t) % (d) >= (d) - (off) ? 1U : 0U))

/* Whole seconds and the rest apart: from and to are below 2^32, so no product overflows. */
#define Z_TM_SPLIT(t, from, to, off)                                                               \
	((t) / (from) * (to) + ((t) % (from) * (to) + (off)) / (from))

/*
 * The conversion of a 64-bit t. The rates are constants nearly always, so one branch is left.
 * off: offset for dividing by the ratio of the rates; off_frac: for dividing by @p from.
 */
#define Z_TM_CONST(t, from, to, off, off_frac)                                                     \
	((to) % (from) == 0U   ? (t) * ((to) / (from))                                             \
	 : (from) % (to) == 0U ? Z_TM_DIV(t, MAX((from) / (to), 1U), off)                          \
			       : Z_TM_SPLIT(t, (uint64_t)(from), (to), off_frac))

/* The same for values: evaluates its arguments once, divides in 32 bits where that is enough. */
static TIME_CONSTEXPR ALWAYS_INLINE uint64_t z_tm_convert(uint64_t t, uint32_t from, uint32_t to,
							  uint32_t off, uint32_t off_frac)
{
	return to % from == 0U ? t * (to / from)
	       : from % to == 0U
		       ? (t <= UINT32_MAX ? Z_TM_DIV((uint32_t)t, MAX(from / to, 1U), off)
					  : Z_TM_DIV(t, MAX(from / to, 1U), off))
	       : t <= (UINT64_MAX - off_frac) / to
		       ? (t * to + off_frac) / from
		       : Z_TM_SPLIT(t, (uint64_t)from, to, off_frac);
}

/* A 32-bit t is taken as unsigned, so that its range is known. */
#define Z_TM_CALL(t, from, to, R)                                                                  \
	z_tm_convert(sizeof(t) <= 4 ? (uint32_t)(t) : (uint64_t)(t), from, to,                     \
		     R(MAX((from) / (to), 1U)), R(from))

/* C has no constant functions: constants take the bare expression. */
#ifdef __cplusplus
#define Z_TM(t, from, to, R) Z_TM_CALL(t, from, to, R)
#else
#define Z_TM(t, from, to, R)                                                                       \
	(__builtin_constant_p(t)                                                                   \
		 ? Z_TM_CONST((uint64_t)(t), from, to, R(MAX((from) / (to), 1U)), R(from))         \
		 : Z_TM_CALL(t, from, to, R))
#endif

#define k_sec_to_cyc_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_sec, Z_HZ_cyc, Z_OFF_floor))
#define k_sec_to_cyc_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_sec, Z_HZ_cyc, Z_OFF_floor))
#define k_sec_to_cyc_near32(t) ((uint32_t)Z_TM(t, Z_HZ_sec, Z_HZ_cyc, Z_OFF_near))
#define k_sec_to_cyc_near64(t) ((uint64_t)Z_TM(t, Z_HZ_sec, Z_HZ_cyc, Z_OFF_near))
#define k_sec_to_cyc_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_sec, Z_HZ_cyc, Z_OFF_ceil))
#define k_sec_to_cyc_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_sec, Z_HZ_cyc, Z_OFF_ceil))
#define k_sec_to_ticks_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_sec, Z_HZ_ticks, Z_OFF_floor))
#define k_sec_to_ticks_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_sec, Z_HZ_ticks, Z_OFF_floor))
#define k_sec_to_ticks_near32(t) ((uint32_t)Z_TM(t, Z_HZ_sec, Z_HZ_ticks, Z_OFF_near))
#define k_sec_to_ticks_near64(t) ((uint64_t)Z_TM(t, Z_HZ_sec, Z_HZ_ticks, Z_OFF_near))
#define k_sec_to_ticks_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_sec, Z_HZ_ticks, Z_OFF_ceil))
#define k_sec_to_ticks_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_sec, Z_HZ_ticks, Z_OFF_ceil))
#define k_ms_to_cyc_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_ms, Z_HZ_cyc, Z_OFF_floor))
#define k_ms_to_cyc_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_ms, Z_HZ_cyc, Z_OFF_floor))
#define k_ms_to_cyc_near32(t) ((uint32_t)Z_TM(t, Z_HZ_ms, Z_HZ_cyc, Z_OFF_near))
#define k_ms_to_cyc_near64(t) ((uint64_t)Z_TM(t, Z_HZ_ms, Z_HZ_cyc, Z_OFF_near))
#define k_ms_to_cyc_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_ms, Z_HZ_cyc, Z_OFF_ceil))
#define k_ms_to_cyc_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_ms, Z_HZ_cyc, Z_OFF_ceil))
#define k_ms_to_ticks_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_ms, Z_HZ_ticks, Z_OFF_floor))
#define k_ms_to_ticks_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_ms, Z_HZ_ticks, Z_OFF_floor))
#define k_ms_to_ticks_near32(t) ((uint32_t)Z_TM(t, Z_HZ_ms, Z_HZ_ticks, Z_OFF_near))
#define k_ms_to_ticks_near64(t) ((uint64_t)Z_TM(t, Z_HZ_ms, Z_HZ_ticks, Z_OFF_near))
#define k_ms_to_ticks_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_ms, Z_HZ_ticks, Z_OFF_ceil))
#define k_ms_to_ticks_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_ms, Z_HZ_ticks, Z_OFF_ceil))
#define k_us_to_cyc_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_us, Z_HZ_cyc, Z_OFF_floor))
#define k_us_to_cyc_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_us, Z_HZ_cyc, Z_OFF_floor))
#define k_us_to_cyc_near32(t) ((uint32_t)Z_TM(t, Z_HZ_us, Z_HZ_cyc, Z_OFF_near))
#define k_us_to_cyc_near64(t) ((uint64_t)Z_TM(t, Z_HZ_us, Z_HZ_cyc, Z_OFF_near))
#define k_us_to_cyc_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_us, Z_HZ_cyc, Z_OFF_ceil))
#define k_us_to_cyc_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_us, Z_HZ_cyc, Z_OFF_ceil))
#define k_us_to_ticks_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_us, Z_HZ_ticks, Z_OFF_floor))
#define k_us_to_ticks_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_us, Z_HZ_ticks, Z_OFF_floor))
#define k_us_to_ticks_near32(t) ((uint32_t)Z_TM(t, Z_HZ_us, Z_HZ_ticks, Z_OFF_near))
#define k_us_to_ticks_near64(t) ((uint64_t)Z_TM(t, Z_HZ_us, Z_HZ_ticks, Z_OFF_near))
#define k_us_to_ticks_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_us, Z_HZ_ticks, Z_OFF_ceil))
#define k_us_to_ticks_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_us, Z_HZ_ticks, Z_OFF_ceil))
#define k_ns_to_cyc_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_ns, Z_HZ_cyc, Z_OFF_floor))
#define k_ns_to_cyc_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_ns, Z_HZ_cyc, Z_OFF_floor))
#define k_ns_to_cyc_near32(t) ((uint32_t)Z_TM(t, Z_HZ_ns, Z_HZ_cyc, Z_OFF_near))
#define k_ns_to_cyc_near64(t) ((uint64_t)Z_TM(t, Z_HZ_ns, Z_HZ_cyc, Z_OFF_near))
#define k_ns_to_cyc_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_ns, Z_HZ_cyc, Z_OFF_ceil))
#define k_ns_to_cyc_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_ns, Z_HZ_cyc, Z_OFF_ceil))
#define k_ns_to_ticks_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_ns, Z_HZ_ticks, Z_OFF_floor))
#define k_ns_to_ticks_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_ns, Z_HZ_ticks, Z_OFF_floor))
#define k_ns_to_ticks_near32(t) ((uint32_t)Z_TM(t, Z_HZ_ns, Z_HZ_ticks, Z_OFF_near))
#define k_ns_to_ticks_near64(t) ((uint64_t)Z_TM(t, Z_HZ_ns, Z_HZ_ticks, Z_OFF_near))
#define k_ns_to_ticks_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_ns, Z_HZ_ticks, Z_OFF_ceil))
#define k_ns_to_ticks_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_ns, Z_HZ_ticks, Z_OFF_ceil))
#define k_cyc_to_sec_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_sec, Z_OFF_floor))
#define k_cyc_to_sec_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_sec, Z_OFF_floor))
#define k_cyc_to_sec_near32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_sec, Z_OFF_near))
#define k_cyc_to_sec_near64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_sec, Z_OFF_near))
#define k_cyc_to_sec_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_sec, Z_OFF_ceil))
#define k_cyc_to_sec_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_sec, Z_OFF_ceil))
#define k_cyc_to_ms_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ms, Z_OFF_floor))
#define k_cyc_to_ms_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ms, Z_OFF_floor))
#define k_cyc_to_ms_near32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ms, Z_OFF_near))
#define k_cyc_to_ms_near64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ms, Z_OFF_near))
#define k_cyc_to_ms_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ms, Z_OFF_ceil))
#define k_cyc_to_ms_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ms, Z_OFF_ceil))
#define k_cyc_to_us_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_us, Z_OFF_floor))
#define k_cyc_to_us_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_us, Z_OFF_floor))
#define k_cyc_to_us_near32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_us, Z_OFF_near))
#define k_cyc_to_us_near64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_us, Z_OFF_near))
#define k_cyc_to_us_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_us, Z_OFF_ceil))
#define k_cyc_to_us_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_us, Z_OFF_ceil))
#define k_cyc_to_ns_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ns, Z_OFF_floor))
#define k_cyc_to_ns_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ns, Z_OFF_floor))
#define k_cyc_to_ns_near32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ns, Z_OFF_near))
#define k_cyc_to_ns_near64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ns, Z_OFF_near))
#define k_cyc_to_ns_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ns, Z_OFF_ceil))
#define k_cyc_to_ns_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ns, Z_OFF_ceil))
#define k_cyc_to_ticks_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ticks, Z_OFF_floor))
#define k_cyc_to_ticks_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ticks, Z_OFF_floor))
#define k_cyc_to_ticks_near32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ticks, Z_OFF_near))
#define k_cyc_to_ticks_near64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ticks, Z_OFF_near))
#define k_cyc_to_ticks_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ticks, Z_OFF_ceil))
#define k_cyc_to_ticks_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_cyc, Z_HZ_ticks, Z_OFF_ceil))
#define k_ticks_to_sec_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_sec, Z_OFF_floor))
#define k_ticks_to_sec_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_sec, Z_OFF_floor))
#define k_ticks_to_sec_near32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_sec, Z_OFF_near))
#define k_ticks_to_sec_near64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_sec, Z_OFF_near))
#define k_ticks_to_sec_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_sec, Z_OFF_ceil))
#define k_ticks_to_sec_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_sec, Z_OFF_ceil))
#define k_ticks_to_ms_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_ms, Z_OFF_floor))
#define k_ticks_to_ms_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_ms, Z_OFF_floor))
#define k_ticks_to_ms_near32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_ms, Z_OFF_near))
#define k_ticks_to_ms_near64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_ms, Z_OFF_near))
#define k_ticks_to_ms_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_ms, Z_OFF_ceil))
#define k_ticks_to_ms_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_ms, Z_OFF_ceil))
#define k_ticks_to_us_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_us, Z_OFF_floor))
#define k_ticks_to_us_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_us, Z_OFF_floor))
#define k_ticks_to_us_near32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_us, Z_OFF_near))
#define k_ticks_to_us_near64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_us, Z_OFF_near))
#define k_ticks_to_us_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_us, Z_OFF_ceil))
#define k_ticks_to_us_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_us, Z_OFF_ceil))
#define k_ticks_to_ns_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_ns, Z_OFF_floor))
#define k_ticks_to_ns_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_ns, Z_OFF_floor))
#define k_ticks_to_ns_near32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_ns, Z_OFF_near))
#define k_ticks_to_ns_near64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_ns, Z_OFF_near))
#define k_ticks_to_ns_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_ns, Z_OFF_ceil))
#define k_ticks_to_ns_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_ns, Z_OFF_ceil))
#define k_ticks_to_cyc_floor32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_cyc, Z_OFF_floor))
#define k_ticks_to_cyc_floor64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_cyc, Z_OFF_floor))
#define k_ticks_to_cyc_near32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_cyc, Z_OFF_near))
#define k_ticks_to_cyc_near64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_cyc, Z_OFF_near))
#define k_ticks_to_cyc_ceil32(t) ((uint32_t)Z_TM(t, Z_HZ_ticks, Z_HZ_cyc, Z_OFF_ceil))
#define k_ticks_to_cyc_ceil64(t) ((uint64_t)Z_TM(t, Z_HZ_ticks, Z_HZ_cyc, Z_OFF_ceil))

#ifdef __cplusplus
}
#endif

#if defined(CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME)
#include <zephyr/syscalls/time_units.h>
#endif

#endif /* ZEPHYR_INCLUDE_SYS_TIME_UNITS_H_ */
