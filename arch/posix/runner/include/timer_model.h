/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The real-time clock and the coupling to the host's clock, by the names hardware models know.
 */
#ifndef NSI_TIMER_MODEL_H
#define NSI_TIMER_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Real time mode on or off. */
void hwtimer_set_real_time_mode(bool new_rt);
/** @brief Speed of virtual time against the host's: set, or multiply. */
void hwtimer_set_rt_ratio(double ratio);
void hwtimer_adjust_rt_ratio(double ratio_correction);

/**
 * @brief RTC_CLOCK_REALTIME in microseconds: 0 now; differs from virtual time by this; by so much
 * more.
 */
void hwtimer_reset_rtc(void);
void hwtimer_set_rtc_offset(int64_t offset);
void hwtimer_adjust_rtc_offset(int64_t offset_delta);

/** @brief Microseconds of the host's monotonic clock. */
uint64_t get_host_us_time(void);

/** @brief RTC_CLOCK_REALTIME in microseconds. */
int64_t hwtimer_get_simu_rtc_time_us(void);
/** @brief The clocks of native_rtc.h as seconds and nanoseconds. */
void hwtimer_get_simu_rtc_time(uint32_t *nsec, uint64_t *sec);
void hwtimer_get_pseudohost_rtc_time(uint32_t *nsec, uint64_t *sec);

#ifdef __cplusplus
}
#endif

#endif /* NSI_TIMER_MODEL_H */
