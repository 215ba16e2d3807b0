/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Semaphores, events, futexes.
 */
#include "race.h"

static void nothing(void)
{
}

/*
 * ---- semaphores: what was given was taken or is there ------------------------------------------
 */

static struct k_sem sem;
static int given, taken;
static bool resets;

static void sem_setup(void)
{
	resets = chance(4);
	given = (int)rnd(2);
	taken = 0;
	EXPECT(k_sem_init(&sem, (unsigned int)given, K_SEM_MAX_LIMIT) == 0);
}

static void give(void)
{
	note("give", ++given);
	k_sem_give(&sem);
}

static void sem_step(int me)
{
	k_timeout_t timeout = some_time();
	int64_t start = k_uptime_ticks();
	int ret;

	switch (rnd(6)) {
	case 0:
	case 1:
		give();
		break;
	case 2:
		if (resets) {
			k_sem_reset(&sem);
			note("reset", me);
			break;
		}
		__fallthrough;
	default:
		ret = k_sem_take(&sem, timeout);
		note("take", ret);
		if (ret == 0) {
			taken++;
		} else if (ret == -EBUSY) {
			EXPECT(K_TIMEOUT_EQ(timeout, K_NO_WAIT));
		} else if (!resets) {
			EXPECT(ret == -EAGAIN);
			check_timed_out(timeout, start);
		}
		break;
	}
}

static void sem_isr(void)
{
	if (chance(4)) {
		int ret = k_sem_take(&sem, K_NO_WAIT);

		EXPECT(ret == 0 || ret == -EBUSY);
		taken += ret == 0;
		note("take", ret);
	} else {
		give();
	}
}

static void sem_still(void)
{
	int count = (int)k_sem_count_get(&sem);

	EXPECT(count == 0 || !has_waiters(&sem.wait_q));
	EXPECT(count <= given - taken);
	EXPECT(resets || any_suspended() || count == given - taken);
}

static void sem_end(void)
{
	EXPECT(!has_waiters(&sem.wait_q));
	EXPECT(resets || (int)k_sem_count_get(&sem) == given - taken);
}

const struct scenario sem_scenario = {
	"sem", sem_setup, sem_step, sem_isr, sem_still, give, sem_end, true,
};

/*
 * ---- events: nobody waits for what is there ----------------------------------------------------
 */

static struct k_event event;
static struct {
	uint32_t events;
	bool all;
	bool waiting;
} wishes[WORKERS];

static void event_setup(void)
{
	k_event_init(&event);
	memset(wishes, 0, sizeof(wishes));
}

static void change_events(void)
{
	uint32_t bits = 1U + rnd(7);

	note("events", (long)bits);
	switch (rnd(6)) {
	case 0:
		(void)k_event_set(&event, bits);
		break;
	case 1:
		(void)k_event_clear(&event, bits);
		break;
	case 2:
		(void)k_event_set_masked(&event, rnd(8), bits);
		break;
	default:
		(void)k_event_post(&event, bits);
		break;
	}
}

static void event_step(int me)
{
	k_timeout_t timeout = some_time();
	int64_t start = k_uptime_ticks();
	uint32_t events = 1U + rnd(7), got;
	bool all = chance(2);

	if (chance(3)) {
		change_events();
		return;
	}
	wishes[me].events = events;
	wishes[me].all = all;
	wishes[me].waiting = true;
	got = all ? k_event_wait_all(&event, events, chance(5), timeout)
		  : k_event_wait(&event, events, chance(5), timeout);
	wishes[me].waiting = false;
	note("got", (long)got);
	EXPECT((got & ~events) == 0U);
	EXPECT(got == 0U || !all || got == events);
	if (got == 0U && !K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		check_timed_out(timeout, start);
	}
}

static void event_still(void)
{
	for (int i = 0; i < worker_count(); i++) {
		uint32_t match = wishes[i].events & event.events;

		if (wishes[i].waiting && workers[i].base.pended_on != NULL) {
			EXPECT(wishes[i].all ? match != wishes[i].events : match == 0U);
		}
	}
}

static void post_all(void)
{
	(void)k_event_post(&event, 7);
}

static void event_end(void)
{
	EXPECT(!has_waiters(&event.wait_q));
}

const struct scenario event_scenario = {
	"event", event_setup, event_step, change_events, event_still, post_all, event_end, true,
};

/*
 * ---- futexes: a lock as in the books, made of an atomic word -----------------------------------
 */

enum { FREE, TAKEN, CONTENDED };
static struct k_futex futex;
static int holder;

static void futex_setup(void)
{
	atomic_set(&futex.val, FREE);
	holder = -1;
}

static void futex_step(int me)
{
	k_timeout_t timeout = chance(2) ? K_FOREVER : K_TICKS(1 + rnd(3));
	bool mine = atomic_cas(&futex.val, FREE, TAKEN);
	int ret = 0;

	while (!mine && ret != -ETIMEDOUT) {
		if (atomic_set(&futex.val, CONTENDED) == FREE) {
			mine = true;
			break;
		}
		ret = k_futex_wait(&futex, CONTENDED, timeout);
		note("wait", ret);
		EXPECT(ret == 0 || ret == -EAGAIN || ret == -ETIMEDOUT);
		EXPECT(ret != -ETIMEDOUT || !K_TIMEOUT_EQ(timeout, K_FOREVER));
	}
	if (!mine) {
		return;
	}
	EXPECT(holder == -1);
	holder = me;
	if (chance(2)) {
		k_sleep(K_TICKS(rnd(2)));
	} else {
		(void)k_uptime_ticks(); /* some points */
	}
	EXPECT(holder == me);
	holder = -1;
	if (atomic_set(&futex.val, FREE) == CONTENDED) {
		note("wake", k_futex_wake(&futex, chance(4)));
	}
}

static void futex_isr(void)
{
	note("spurious", k_futex_wake(&futex, chance(2)));
}

const struct scenario futex_scenario = {
	"futex", futex_setup, futex_step, futex_isr, nothing, nothing, nothing, true,
};
