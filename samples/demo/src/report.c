/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Keeps statistics of the readings and raises an alarm above a limit. A mutex guards the
 * statistics, an event object tells others about the alarm.
 */
#include "node.h"

K_EVENT_DEFINE(node_events);

static K_MUTEX_DEFINE(lock);
static struct summary sum;
static int64_t total;
static int32_t limit = 25000;

static void judge(int32_t milli_c)
{
	bool hot = milli_c > limit;

	if (hot != sum.alarm) {
		sum.alarm = hot;
		k_event_post(&node_events, hot ? EVENT_ALARM_ON : EVENT_ALARM_OFF);
	}
}

static void add(const struct reading *r)
{
	k_mutex_lock(&lock, K_FOREVER);
	sum.min = (sum.readings == 0U) ? r->milli_c : MIN(sum.min, r->milli_c);
	sum.max = (sum.readings == 0U) ? r->milli_c : MAX(sum.max, r->milli_c);
	sum.last = r->milli_c;
	sum.readings++;
	total += r->milli_c;
	sum.mean = (int32_t)(total / sum.readings);
	judge(r->milli_c);
	k_mutex_unlock(&lock);
}

struct summary report_summary(void)
{
	struct summary copy;

	k_mutex_lock(&lock, K_FOREVER);
	copy = sum;
	k_mutex_unlock(&lock);
	return copy;
}

void report_set_limit(int32_t milli_c)
{
	k_mutex_lock(&lock, K_FOREVER);
	limit = milli_c;
	k_mutex_unlock(&lock);
}

static void reporter(void *unused1, void *unused2, void *unused3)
{
	struct reading r;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (;;) {
		k_msgq_get(&sensor_readings, &r, K_FOREVER);
		add(&r);
	}
}

K_THREAD_DEFINE(reporter_id, 1024, reporter, NULL, NULL, NULL, 5, 0, 0);
