/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Timers: each expiry is seen once, none comes after a stop, none too early.
 */
#include "race.h"

#define TIMERS 2

static struct k_timer timers[TIMERS];
static struct {
	int expiries;
	int stops;
	int64_t earliest;   /* tick before which it must not expire */
	bool may;           /* it may expire: started, and not stopped since */
	bool sync;          /* somebody waits for it */
	uint32_t seen;      /* sum of what status calls have returned */
	bool restarted;     /* so the status was set back at some time */
	int64_t next;       /* periodic: tick of the next expiry, 0: unknown */
	k_ticks_t period;
} state[TIMERS];

static void expired(struct k_timer *timer)
{
	int i = (int)(timer - timers);

	note("expires", i);
	EXPECT(state[i].may);
	EXPECT(k_uptime_ticks() >= state[i].earliest);
	state[i].expiries++;
	state[i].earliest += state[i].period;
	if (state[i].period == 0) {
		state[i].may = false;
	}
}

static void stopped(struct k_timer *timer)
{
	note("stopped", timer - timers);
	state[timer - timers].stops++;
}

static void setup(void)
{
	memset(state, 0, sizeof(state));
	for (int i = 0; i < TIMERS; i++) {
		k_timer_init(&timers[i], expired, stopped);
	}
}

static void start(int i)
{
	k_ticks_t duration = 1 + (k_ticks_t)rnd(3), period = chance(2) ? 0 : 1 + (k_ticks_t)rnd(3);
	unsigned int key = irq_lock(); /* so that our record is right at once */

	state[i].may = true;
	state[i].period = period;
	state[i].earliest = k_uptime_ticks() + duration;
	state[i].restarted = true;
	note("start", i);
	k_timer_start(&timers[i], K_TICKS(duration), (period != 0) ? K_TICKS(period) : K_NO_WAIT);
	unlock(key);
}

static void stop(int i)
{
	unsigned int key = irq_lock();

	note("stop", i);
	k_timer_stop(&timers[i]);
	state[i].may = false;
	unlock(key);
}

static void step(int me)
{
	int i = (int)rnd(TIMERS);

	switch (rnd(6)) {
	case 0:
	case 1:
		start(i);
		break;
	case 2:
		stop(i);
		break;
	case 3:
		state[i].seen += k_timer_status_get(&timers[i]);
		break;
	case 4:
		if (!state[i].sync) {
			state[i].sync = true;
			state[i].seen += k_timer_status_sync(&timers[i]);
			state[i].sync = false;
			note("sync", me);
		}
		break;
	default:
		k_sleep(K_TICKS(rnd(4)));
		break;
	}
}

static void isr(void)
{
	int i = (int)rnd(TIMERS);

	if (posix_isr_depth > 1U) {
		return; /* an expiry function may be about to be called: too late to stop it */
	}
	if (chance(2)) {
		start(i);
	} else {
		stop(i);
	}
}

static void still(void)
{
	for (int i = 0; i < TIMERS; i++) {
		EXPECT(!has_waiters(&timers[i].wait_q) ||
		       k_timer_remaining_ticks(&timers[i]) != 0);
		EXPECT(state[i].seen + timers[i].status <= (uint32_t)state[i].expiries);
	}
}

static void stop_all(void)
{
	for (int i = 0; i < TIMERS; i++) {
		stop(i);
	}
}

static void end(void)
{
	int before = state[0].expiries + state[1].expiries;

	stop_all();
	before = state[0].expiries + state[1].expiries;
	k_sleep(K_TICKS(10));
	EXPECT(before == state[0].expiries + state[1].expiries);
}

const struct scenario timer_scenario = {
	"timer", setup, step, isr, still, stop_all, end, true,
};
