/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <errno.h>
#include <stddef.h>

#include <zephyr/sys/timeutil.h>
#include <zephyr/sys/util.h>

/*
 * Days from 1970-01-01. Years begin in March here, so that the leap day is a year's last, and 400
 * of them have 146,097 days. Month 0 is March; (153 * m + 2) / 5 is the days of the months before.
 */
static int64_t days_from_date(int64_t year, unsigned int month, int day)
{
	int64_t era;
	unsigned int y, m;

	year -= month <= 2 ? 1 : 0;
	m = month + (month > 2 ? -3U : 9U);
	era = (year >= 0 ? year : year - 399) / 400;
	y = (unsigned int)(year - era * 400);
	return era * 146097 + y * 365 + y / 4 - y / 100 + (153 * m + 2) / 5 + day - 1 - 719468;
}

int64_t timeutil_timegm64(const struct tm *tm)
{
	int64_t days = days_from_date(1900 + (int64_t)tm->tm_year, (unsigned int)tm->tm_mon + 1U,
				      tm->tm_mday);

	return tm->tm_sec + 60 * (tm->tm_min + 60 * (tm->tm_hour + 24 * days));
}

time_t timeutil_timegm(const struct tm *tm)
{
	int64_t time = timeutil_timegm64(tm);

	errno = 0;
	if (sizeof(time_t) == 4 && (time < INT32_MIN || time > INT32_MAX)) {
		errno = ERANGE;
		return -1;
	}
	return (time_t)time;
}

int timeutil_sync_state_update(struct timeutil_sync_state *tsp,
			       const struct timeutil_sync_instant *inst)
{
	const struct timeutil_sync_instant *last = tsp->latest.ref != 0 ? &tsp->latest : &tsp->base;

	if (tsp->base.ref == 0 && inst->ref > 0) {
		return timeutil_sync_state_set_skew(tsp, 1.0f, inst);
	}
	if (inst->ref <= last->ref || inst->local <= last->local) {
		return -EINVAL;
	}
	tsp->latest = *inst;
	return 1;
}

int timeutil_sync_state_set_skew(struct timeutil_sync_state *tsp, float skew,
				 const struct timeutil_sync_instant *base)
{
	if (!(skew > 0)) {
		return -EINVAL;
	}
	tsp->skew = skew;
	if (base != NULL) {
		tsp->base = *base;
		tsp->latest = (struct timeutil_sync_instant){0};
	}
	return 0;
}

float timeutil_sync_estimate_skew(const struct timeutil_sync_state *tsp)
{
	const struct timeutil_sync_config *cfg = tsp->cfg;
	double ref, local;

	if (tsp->latest.ref == 0 || cfg->ref_Hz == 0 || cfg->local_Hz == 0) {
		return 0;
	}
	ref = (double)(tsp->latest.ref - tsp->base.ref) / cfg->ref_Hz;
	local = (double)(tsp->latest.local - tsp->base.local) / cfg->local_Hz;
	return (float)(ref / local);
}

/* A double has 53 bits: large values are multiplied only if there is something to multiply by. */
static bool has_skew(const struct timeutil_sync_state *tsp)
{
	return tsp->skew != 1.0f;
}

int timeutil_sync_ref_from_local(const struct timeutil_sync_state *tsp, uint64_t local,
				 uint64_t *refp)
{
	const struct timeutil_sync_config *cfg = tsp->cfg;
	int64_t delta;

	if (!(tsp->skew > 0) || tsp->base.ref == 0 || refp == NULL) {
		return -EINVAL;
	}
	delta = (int64_t)(local - tsp->base.local);
	if (has_skew(tsp)) {
		delta = (int64_t)((double)delta * (double)tsp->skew);
	}
	delta = delta * cfg->ref_Hz / cfg->local_Hz;
	if (delta < 0 && (uint64_t)-delta > tsp->base.ref) {
		return -ERANGE;
	}
	*refp = tsp->base.ref + (uint64_t)delta;
	return has_skew(tsp) ? 1 : 0;
}

int timeutil_sync_local_from_ref(const struct timeutil_sync_state *tsp, uint64_t ref,
				 int64_t *localp)
{
	const struct timeutil_sync_config *cfg = tsp->cfg;
	int64_t delta;

	if (!(tsp->skew > 0) || tsp->base.ref == 0 || localp == NULL) {
		return -EINVAL;
	}
	delta = (int64_t)(ref - tsp->base.ref) * cfg->local_Hz / cfg->ref_Hz;
	if (has_skew(tsp)) {
		delta = (int64_t)((double)delta / (double)tsp->skew);
	}
	*localp = (int64_t)(tsp->base.local + (uint64_t)delta);
	return has_skew(tsp) ? 1 : 0;
}

int32_t timeutil_sync_skew_to_ppb(float skew)
{
	double ppb = (1.0 - (double)skew) * 1e9;

	return ppb >= -2147483647.0 && ppb <= 2147483647.0 ? (int32_t)ppb : INT32_MIN;
}
