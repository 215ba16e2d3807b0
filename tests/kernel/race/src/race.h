/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the harness (main.c) and the scenarios share.
 *
 * The code of this test is compiled as usual: between two calls of the kernel nothing interrupts
 * it. So the bookkeeping of scenarios needs no lock; it counts before a call what others may see
 * during it.
 */
#ifndef RACE_H_
#define RACE_H_

#include <string.h>
#include <zephyr/kernel.h>

#define WORKERS 4

struct scenario {
	const char *name;
	void (*setup)(void);   /* make the objects anew */
	void (*step)(int me);  /* one random operation of worker "me" */
	void (*isr)(void);     /* one of an interrupt handler */
	void (*still)(void);   /* nothing moves any more: is everybody who waits right to do so? */
	void (*release)(void); /* let some of them go on */
	void (*end)(void);     /* all workers have ended */
	bool control;          /* workers may be suspended, woken, given other priorities */
};

extern const struct scenario sem_scenario, event_scenario, futex_scenario, mutex_scenario,
	nested_scenario, condvar_scenario, msgq_scenario, tokens_scenario, mbox_scenario,
	pipe_scenario, crowd_scenario, slab_scenario, heap_scenario, poll_scenario,
	poll_work_scenario, timer_scenario, life_scenario, work_scenario, drain_scenario,
	control_scenario;

extern struct k_thread workers[WORKERS];
extern int worker_prio[WORKERS]; /* as given last */

/** Somebody holds the scheduler lock and shall not be suspended. */
extern bool scheduler_locked;

/** How many workers there are in this schedule so far. */
int worker_count(void);
/** Has any been suspended? Then what it was waiting for may have come without its going on. */
bool any_suspended(void);

/** End what irq_lock() began, with calls in between that may have made a thread ready. */
void unlock(unsigned int key);

/** Give a worker another priority. Context: interrupt. */
void change_priority(int who);

/** k_wakeup() of a worker. */
void wake_worker(int who);

/** 0..below-1. */
uint32_t rnd(uint32_t below);
static inline bool chance(uint32_t in)
{
	return rnd(in) == 0U;
}

/** K_NO_WAIT, a few ticks, or K_FOREVER. */
k_timeout_t some_time(void);
k_timeout_t some_short_time(void);

/** Part of what two runs of a seed must have in common. */
void note(const char *what, long value);

/** @p ret, from a call with @p timeout that began at tick @p start, may be -EAGAIN? */
void check_timed_out(k_timeout_t timeout, int64_t start);

static inline bool has_waiters(_wait_q_t *wq)
{
	return !sys_dlist_is_empty(&wq->waitq);
}

FUNC_NORETURN void fail(const char *file, int line, const char *condition);
#define EXPECT(cond)                                                                               \
	do {                                                                                       \
		if (!(cond)) {                                                                     \
			fail(__FILE__, __LINE__, #cond);                                           \
		}                                                                                  \
	} while (false)

/** A thread of its own for a scenario, beside the workers. */
k_tid_t extra_create(int i, k_thread_entry_t entry, void *arg, int prio, k_timeout_t delay);
#define EXTRAS 3
extern struct k_thread extras[EXTRAS];
K_THREAD_STACK_DECLARE(queue_stack, 1024);

/** What the command line asks for. */
struct options {
	uint64_t seed; /* run this one only; -1: all */
	uint32_t schedules;
	char *scenario;
	bool trace;
};
extern struct options options;

#endif /* RACE_H_ */
