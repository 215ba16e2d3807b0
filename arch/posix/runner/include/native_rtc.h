/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A real-time clock in virtual time. Both sides.
 */
#ifndef NSI_NATIVE_RTC_H
#define NSI_NATIVE_RTC_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Clocks: virtual time since boot; */
#define RTC_CLOCK_BOOT 0
/** a calendar clock: at boot the host's (0 with -rtc-reset), then virtual time and adjustments; */
#define RTC_CLOCK_REALTIME 1
/** the host's calendar clock, in real time mode with ratio and drift of virtual time. */
#define RTC_CLOCK_PSEUDOHOSTREALTIME 2

/** @brief Time of clock @p clock_type in microseconds since boot or since 1970. */
uint64_t native_rtc_gettime_us(int clock_type);

/** @brief The same as @p sec seconds and @p nsec nanoseconds. */
void native_rtc_gettime(int clock_type, uint32_t *nsec, uint64_t *sec);

/** @brief Move RTC_CLOCK_REALTIME by @p delta_us microseconds. */
void native_rtc_offset(int64_t delta_us);

/** @brief Multiply the speed of virtual time against the host's by @p clock_correction. */
void native_rtc_adjust_clock(double clock_correction);

#ifdef __cplusplus
}
#endif

#endif /* NSI_NATIVE_RTC_H */
