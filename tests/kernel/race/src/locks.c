/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Mutexes, also several of them, and condition variables.
 */
#include "race.h"

#define MUTEXES 3

static struct k_mutex mutexes[MUTEXES];
static int holder[MUTEXES];
static struct k_condvar condvar;
static struct k_sem pause_sem;
static int items, produced, consumed;
static int locking; /* workers that are about to get a mutex, or to give up waiting for it */

static void setup(void)
{
	for (int i = 0; i < MUTEXES; i++) {
		EXPECT(k_mutex_init(&mutexes[i]) == 0);
		holder[i] = -1;
	}
	EXPECT(k_condvar_init(&condvar) == 0);
	EXPECT(k_sem_init(&pause_sem, 0, K_SEM_MAX_LIMIT) == 0);
	locking = 0;
	items = 0;
	produced = 0;
	consumed = 0;
}

static void nothing(void)
{
}

static bool lock(int me, int which, k_timeout_t timeout)
{
	int64_t start = k_uptime_ticks();
	int ret;

	locking++;
	ret = k_mutex_lock(&mutexes[which], timeout);
	locking--;
	note("lock", ret);
	if (ret == 0) {
		EXPECT(holder[which] == -1 && mutexes[which].owner == _current);
		holder[which] = me;
		return true;
	}
	EXPECT(ret == (K_TIMEOUT_EQ(timeout, K_NO_WAIT) ? -EBUSY : -EAGAIN));
	if (ret == -EAGAIN) {
		check_timed_out(timeout, start);
	}
	return false;
}

static void give_back(int me, int which)
{
	EXPECT(holder[which] == me && mutexes[which].owner == _current);
	holder[which] = -1;
	note("unlock", which);
	EXPECT(k_mutex_unlock(&mutexes[which]) == 0);
}

/* Who holds a mutex runs at least as well as the best of those who wait for it. */
static void check_inheritance(int which)
{
	struct k_mutex *mutex = &mutexes[which];
	sys_dnode_t *node = sys_dlist_peek_head(&mutex->wait_q.waitq);

	if (node != NULL) {
		EXPECT(mutex->owner->base.prio <=
		       CONTAINER_OF(node, struct k_thread, base.qnode_dlist)->base.prio);
	}
}

/* Something that takes time, with the mutex. */
static void dwell(int me, int which, bool check)
{
	switch (rnd(4)) {
	case 0:
		k_sleep(K_TICKS(rnd(3)));
		break;
	case 1:
		k_yield();
		break;
	case 2:
		(void)k_sem_take(&pause_sem, K_TICKS(1 + rnd(2)));
		break;
	default:
		EXPECT(k_mutex_lock(&mutexes[which], some_time()) == 0);
		if (check) {
			check_inheritance(which);
		}
		EXPECT(k_mutex_unlock(&mutexes[which]) == 0);
		break;
	}
	EXPECT(holder[which] == me);
}

static void isr(void)
{
	k_sem_give(&pause_sem);
}

static void end(void)
{
	for (int i = 0; i < MUTEXES; i++) {
		EXPECT(holder[i] == -1 && mutexes[i].owner == NULL);
		EXPECT(mutexes[i].lock_count == 0U && !has_waiters(&mutexes[i].wait_q));
	}
	EXPECT(!has_waiters(&condvar.wait_q));
	EXPECT(items == produced - consumed);
}

/*
 * ---- one mutex ---------------------------------------------------------------------------------
 */

static void mutex_step(int me)
{
	if (lock(me, 0, some_time())) {
		dwell(me, 0, true);
		check_inheritance(0);
		EXPECT(locking > 0 || _current->base.prio == worker_prio[me]);
		give_back(me, 0);
	}
	EXPECT(_current->base.prio == worker_prio[me]);
}

static void mutex_still(void)
{
	EXPECT(any_suspended() || holder[0] == -1);
}

const struct scenario mutex_scenario = {
	"mutex", setup, mutex_step, isr, mutex_still, nothing, end, false,
};

/*
 * ---- several, taken in one order and given back in the other, as is asked of who holds several --
 */

static void nested_step(int me)
{
	uint32_t held = 0U;

	for (int i = 0; i < MUTEXES; i++) {
		if (!chance(3) && lock(me, i, some_time())) {
			held |= BIT(i);
			if (held == BIT(i)) {
				check_inheritance(i);
			}
			dwell(me, i, false);
		}
	}
	for (int i = MUTEXES - 1; i >= 0; i--) {
		if ((held & BIT(i)) != 0U) {
			give_back(me, i);
		}
	}
	EXPECT(_current->base.prio == worker_prio[me]);
}

const struct scenario nested_scenario = {
	"nested", setup, nested_step, isr, nothing, nothing, end, false,
};

/*
 * ---- producers and consumers -------------------------------------------------------------------
 */

static void produce(int me)
{
	if (chance(2)) {
		/* so that an interrupt can bring a producer in between at any point */
		(void)k_sem_take(&pause_sem, K_TICKS(1 + rnd(4)));
	}
	(void)lock(me, 0, K_FOREVER);
	items++;
	produced++;
	if (chance(4)) {
		(void)k_condvar_broadcast(&condvar);
	} else {
		(void)k_condvar_signal(&condvar);
	}
	give_back(me, 0);
}

static void consume(int me)
{
	k_timeout_t timeout = some_time();
	int64_t start = k_uptime_ticks();
	int ret = 0;

	(void)lock(me, 0, K_FOREVER);
	while (items == 0 && ret == 0) {
		holder[0] = -1;
		ret = k_condvar_wait(&condvar, &mutexes[0], timeout);
		note("woken", ret);
		EXPECT(holder[0] == -1 && mutexes[0].owner == _current);
		holder[0] = me;
	}
	if (items > 0) {
		items--;
		consumed++;
	} else if (!K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		EXPECT(ret == -EAGAIN);
		check_timed_out(timeout, start);
	}
	give_back(me, 0);
}

static void condvar_step(int me)
{
	if (chance(2)) {
		produce(me);
	} else {
		consume(me);
	}
}

static void condvar_isr(void)
{
	if (chance(3)) {
		note("signal", k_condvar_signal(&condvar)); /* without reason */
	} else {
		k_sem_give(&pause_sem);
	}
}

static void condvar_still(void)
{
	EXPECT(any_suspended() || items == 0 || !has_waiters(&condvar.wait_q));
}

static void condvar_release(void)
{
	EXPECT(k_mutex_lock(&mutexes[0], K_FOREVER) == 0);
	items++;
	produced++;
	EXPECT(k_condvar_signal(&condvar) == 0);
	EXPECT(k_mutex_unlock(&mutexes[0]) == 0);
}

const struct scenario condvar_scenario = {
	"condvar", setup, condvar_step, condvar_isr, condvar_still, condvar_release, end, false,
};
