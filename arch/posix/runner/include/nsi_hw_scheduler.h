/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The virtual clock. Time passes only where one of these functions says so, hence two runs of one
 * program with one input are equal, whatever the host is doing. Unit: microseconds, with a fraction
 * kept in nanoseconds.
 */
#ifndef NSI_HW_SCHEDULER_H
#define NSI_HW_SCHEDULER_H

#include <stdbool.h>
#include <stdint.h>
#include "nsi_hws_models_if.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Let @p ns nanoseconds pass, run the events that become due.
 *
 * @return whether an enabled interrupt is pending. Cheap: meant for every interrupt unlock.
 */
bool nsi_hws_tick(uint32_t ns);

/**
 * @brief Let time pass up to @p until (microseconds), but not beyond the next event, which is run.
 *
 * @return whether an enabled interrupt is pending.
 */
bool nsi_hws_advance(uint64_t until);

/**
 * @brief The CPU sleeps: go on to the next event or to input from the host, whichever is first.
 *
 * @return false where neither can come: nothing will happen any more.
 */
bool nsi_hws_sleep(void);

/** @brief Couple virtual time to the host's clock from now on, or let it run free. */
void nsi_hws_set_real_time(bool on);

/** @brief The same, unless the command line has decided (-rt, -no-rt). */
void nsi_hws_prefer_real_time(bool on);

/** @brief Relative speed of virtual time against the host's, 1.0 at first. */
void nsi_hws_set_rt_ratio(double ratio);
double nsi_hws_get_rt_ratio(void);

/**
 * @brief The host's calendar clock in microseconds since 1970; in real time mode as it would be if
 * it ran at the speed of virtual time since that began.
 */
uint64_t nsi_hws_pseudo_host_time(void);

/** @brief Microseconds of the host's monotonic clock; microseconds since 1970 of its calendar. */
uint64_t nsi_host_monotonic_us(void);
uint64_t nsi_host_realtime_us(void);

/**
 * @brief Call @p ready() whenever the CPU sleeps and file descriptor @p fd can be read.
 *
 * @p ready NULL: no longer.
 */
void nsi_hws_watch_input(int fd, void (*ready)(void));

/** @brief From a signal handler: end the process at the next event or sleep. */
void nsi_hws_request_stop(void);

#ifdef __cplusplus
}
#endif

#endif /* NSI_HW_SCHEDULER_H */
