/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Calendar time to seconds, and two clocks held against each other.
 *
 * A local clock counts local_Hz, a reference ref_Hz, both nominally. From pairs of readings the
 * skew is estimated: how fast the reference ran while the local clock ran as it should. Above 1 the
 * local clock is slow. Pure functions: any context.
 */

#ifndef ZEPHYR_INCLUDE_SYS_TIMEUTIL_H_
#define ZEPHYR_INCLUDE_SYS_TIMEUTIL_H_

#include <stdint.h>
#include <time.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Seconds from 1970-01-01 to @p tm (UTC, proleptic Gregorian calendar). */
int64_t timeutil_timegm64(const struct tm *tm);

/** @brief The same as time_t; -1 with errno ERANGE if it does not fit. */
time_t timeutil_timegm(const struct tm *tm);

/** Nominal rates. */
struct timeutil_sync_config {
	uint32_t ref_Hz;
	uint32_t local_Hz;
};

/** One moment on both clocks. */
struct timeutil_sync_instant {
	uint64_t ref;
	uint64_t local;
};

struct timeutil_sync_state {
	const struct timeutil_sync_config *cfg;
	struct timeutil_sync_instant base;   /* conversions count from here; ref 0: not set */
	struct timeutil_sync_instant latest; /* ref 0: not set */
	float skew;
};

/**
 * @brief Add a pair of readings.
 * @return 0: it became the base; 1: the latest. @retval -EINVAL it is not after the others.
 */
int timeutil_sync_state_update(struct timeutil_sync_state *tsp,
			       const struct timeutil_sync_instant *inst);

/**
 * @brief Set the skew for conversions and, if @p base is not NULL, the base (forgetting the
 * latest).
 * @retval -EINVAL @p skew is not positive.
 */
int timeutil_sync_state_set_skew(struct timeutil_sync_state *tsp, float skew,
				 const struct timeutil_sync_instant *base);

/** @brief The skew from base to latest; 0 if it can not be told. Does not change the state. */
float timeutil_sync_estimate_skew(const struct timeutil_sync_state *tsp);

/**
 * @brief Convert a reading of one clock to the other's.
 * @return 0: with the nominal rates; 1: with a skew. @retval -EINVAL the state has no base or the
 * pointer is NULL. @retval -ERANGE it lies before the reference's zero.
 */
int timeutil_sync_ref_from_local(const struct timeutil_sync_state *tsp, uint64_t local,
				 uint64_t *refp);
int timeutil_sync_local_from_ref(const struct timeutil_sync_state *tsp, uint64_t ref,
				 int64_t *localp);

/** @brief How much the local clock is fast, in parts per 10^9; INT32_MIN: too much to say. */
int32_t timeutil_sync_skew_to_ppb(float skew);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_TIMEUTIL_H_ */
