/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Sleeping, waking, suspending, yielding, priorities, the scheduler lock.
 */
#include "race.h"

static int lock_owner;

static void setup(void)
{
	scheduler_locked = false;
}

static void nothing(void)
{
}

static void step(int me)
{
	int64_t start;
	k_ticks_t ticks;
	int32_t left;

	EXPECT(!scheduler_locked || lock_owner == me);
	switch (rnd(7)) {
	case 0:
	case 1:
		ticks = (k_ticks_t)rnd(5);
		start = k_uptime_ticks();
		left = k_usleep((int32_t)k_ticks_to_us_ceil32((uint32_t)ticks));
		note("slept", left);
		EXPECT(left >= 0 && left <= (int32_t)k_ticks_to_us_ceil32((uint32_t)ticks + 1U));
		/* what it was short of is what it says */
		EXPECT(k_uptime_ticks() - start + k_us_to_ticks_ceil32((uint32_t)left) >=
		       (uint64_t)ticks);
		break;
	case 2:
		k_yield();
		break;
	case 3:
		wake_worker((int)rnd((uint32_t)worker_count()));
		break;
	case 4:
		k_sched_lock();
		scheduler_locked = true;
		lock_owner = me;
		(void)k_uptime_ticks(); /* points */
		wake_worker((int)rnd((uint32_t)worker_count()));
		(void)k_uptime_ticks();
		EXPECT(scheduler_locked && lock_owner == me);
		scheduler_locked = false;
		k_sched_unlock();
		break;
	case 5:
		(void)k_sleep(K_FOREVER);
		break;
	default:
		k_busy_wait(1U + rnd(30));
		break;
	}
}

static void isr(void)
{
	int who = (int)rnd((uint32_t)worker_count() + 1U) - 1;

	if (who >= 0 && !scheduler_locked) {
		if (chance(2)) {
			wake_worker(who);
		} else {
			change_priority(who);
		}
	}
}

const struct scenario control_scenario = {
	"control", setup, step, isr, nothing, nothing, nothing, true,
};
