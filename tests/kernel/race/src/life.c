/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The life of threads: victims are made, started, suspended, resumed, woken and aborted from
 * everywhere, end by themselves, and are joined by several at a time. Who joins comes back exactly
 * when the victim has ended; who was aborted does nothing more.
 */
#include "race.h"

static struct {
	bool there;      /* made, and all of its fields set */
	bool making;
	uint32_t life;   /* number of its life */
	uint32_t killed; /* life that some call has ended for sure */
} victims[EXTRAS];
static struct k_sem sem; /* victims wait here in vain */

static void setup(void)
{
	memset(victims, 0, sizeof(victims));
	memset(extras, 0, sizeof(extras));
	EXPECT(k_sem_init(&sem, 0, 1) == 0);
}

static bool is_dead(int v)
{
	return (extras[v].base.thread_state & _THREAD_DEAD) != 0U;
}

static void join(int v, k_timeout_t timeout)
{
	uint32_t life = victims[v].life;
	int64_t start = k_uptime_ticks();
	int ret = k_thread_join(&extras[v], timeout);

	note("join", ret);
	switch (ret) {
	case 0:
		EXPECT(victims[v].life != life || victims[v].making || is_dead(v));
		break;
	case -EBUSY:
		EXPECT(K_TIMEOUT_EQ(timeout, K_NO_WAIT));
		break;
	case -EDEADLK:
		EXPECT(_current >= extras && _current < &extras[EXTRAS]);
		break;
	default:
		EXPECT(ret == -EAGAIN);
		check_timed_out(timeout, start);
		break;
	}
}

static void victim(void *number, void *life_ptr, void *unused3)
{
	int me = POINTER_TO_INT(number);
	uint32_t life = victims[me].life;

	ARG_UNUSED(life_ptr);
	ARG_UNUSED(unused3);
	for (int i = (int)rnd(4); i > 0; i--) {
		EXPECT(victims[me].killed != life && _current == &extras[me]);
		note("victim", me);
		switch (rnd(6)) {
		case 0:
			k_sleep(K_TICKS(rnd(3)));
			break;
		case 1:
			EXPECT(k_sem_take(&sem, some_time()) != 0);
			break;
		case 2:
			k_yield();
			break;
		case 3:
			k_thread_suspend(_current);
			break;
		case 4:
			if (victims[(me + 1) % EXTRAS].there) {
				join((me + 1) % EXTRAS, some_time());
			}
			break;
		default:
			k_thread_abort(_current);
			EXPECT(!"runs after its end");
		}
	}
	EXPECT(victims[me].killed != life);
}

static void make(int v)
{
	if (victims[v].making || (victims[v].there && !is_dead(v))) {
		return;
	}
	victims[v].making = true;
	victims[v].there = false;
	victims[v].life++;
	note("make", v);
	(void)extra_create(v, victim, INT_TO_POINTER(v), (int)rnd(5) - 1,
			   chance(3) ? K_TICKS(40) : K_FOREVER);
	victims[v].making = false;
	victims[v].there = true;
}

static void kill(int v)
{
	uint32_t life = victims[v].life;

	note("abort", v);
	k_thread_abort(&extras[v]);
	if (victims[v].life == life) {
		EXPECT(is_dead(v));
		victims[v].killed = life;
	}
}

static void act_on(int v)
{
	switch (rnd(8)) {
	case 0:
		kill(v);
		break;
	case 1:
		k_thread_suspend(&extras[v]);
		break;
	case 2:
		k_thread_resume(&extras[v]);
		break;
	case 3:
		k_wakeup(&extras[v]);
		break;
	case 4:
		k_thread_priority_set(&extras[v], (int)rnd(5) - 1);
		break;
	default:
		note("start", v);
		k_thread_start(&extras[v]);
		break;
	}
}

static void step(int me)
{
	int v = (int)rnd(EXTRAS);

	ARG_UNUSED(me);
	if (chance(3)) {
		make(v);
	} else if (victims[v].there) {
		if (chance(2)) {
			join(v, some_time());
		} else {
			act_on(v);
		}
	}
}

static void isr(void)
{
	int v = (int)rnd(EXTRAS);

	if (victims[v].there) {
		if (chance(4)) {
			join(v, K_NO_WAIT);
		} else {
			act_on(v);
		}
	}
}

static void still(void)
{
	for (int v = 0; v < EXTRAS; v++) {
		EXPECT(!victims[v].there || !is_dead(v) || !has_waiters(&extras[v].join_queue));
	}
	EXPECT(k_sem_count_get(&sem) == 0U);
}

static void release(void)
{
	for (int v = 0; v < EXTRAS; v++) {
		if (victims[v].there) {
			kill(v);
		}
	}
}

static void end(void)
{
	release();
	for (int v = 0; v < EXTRAS; v++) {
		EXPECT(!victims[v].there || k_thread_join(&extras[v], K_FOREVER) == 0);
	}
	EXPECT(!has_waiters(&sem.wait_q));
}

const struct scenario life_scenario = {
	"life", setup, step, isr, still, release, end, true,
};
