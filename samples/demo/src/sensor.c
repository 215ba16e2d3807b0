/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A thermometer that is not there: the temperature drifts around a value that the console can move.
 * A timer asks for a sample, the system work queue takes it, a message queue carries it on. If
 * nobody reads, the oldest reading goes.
 */
#include "node.h"

K_MSGQ_DEFINE(sensor_readings, sizeof(struct reading), 8, 8);

static int32_t ambient = 21000;
static uint32_t noise_state = 1;

static int32_t noise(void)
{
	/* a small linear congruential generator: the demo prints the same lines in every run */
	noise_state = noise_state * 1664525U + 1013904223U;
	return (int32_t)(noise_state >> 24) - 128;
}

static void take_sample(struct k_work *work)
{
	static uint32_t count;
	struct reading oldest;
	struct reading now = {
		.ms = k_uptime_get(),
		.milli_c = ambient + noise(),
		.number = count++,
	};

	ARG_UNUSED(work);
	while (k_msgq_put(&sensor_readings, &now, K_NO_WAIT) != 0) {
		(void)k_msgq_get(&sensor_readings, &oldest, K_NO_WAIT);
	}
}

static K_WORK_DEFINE(sample_work, take_sample);

static void ask_for_sample(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	k_work_submit(&sample_work);
}

static K_TIMER_DEFINE(sample_timer, ask_for_sample, NULL);

void sensor_start(uint32_t period_ms)
{
	k_timer_start(&sample_timer, K_NO_WAIT, K_MSEC(period_ms));
}

void sensor_heat(int32_t milli_c)
{
	ambient += milli_c;
}
