/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Stress tests.
 *
 * A context is preempted when another one begins a round while its own is under way: a mask says
 * which rounds those are. The test is over when every context that has a goal has reached it, was
 * ended by its handler, or when the test was aborted or timed out; then each runs its handler once
 * more, with `last`.
 *
 * The thread that called ztress_execute() watches at the lowest priority: ten times a second it
 * sees how busy the CPU was and makes all pauses longer or shorter.
 */

#include <errno.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/printk.h>
#include <zephyr/ztress.h>
#include "rand.h"

#define MAX_CONTEXTS (CONFIG_ZTRESS_MAX_THREADS + 1)
#define WATCH_MS     100
/* Aim for a CPU that is busy for this share of the time, in percent. */
#define LOAD_MIN     45
#define LOAD_MAX     65

struct context {
	struct ztress_context_data *data;
	atomic_t rounds;
	atomic_t preemptions;
	uint32_t pause; /* ticks, on average */
	bool ended;     /* its handler ended it */
	bool finished;  /* it has run its last round */
};

static struct context contexts[MAX_CONTEXTS];
static size_t n_contexts;
static bool has_timer;

static struct k_thread threads[CONFIG_ZTRESS_MAX_THREADS];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, CONFIG_ZTRESS_MAX_THREADS, CONFIG_ZTRESS_STACK_SIZE);
static struct k_timer round_timer;

static atomic_t running; /* a test is under way */
static atomic_t stopped; /* aborted or timed out */
static atomic_t in_round;
static k_timeout_t timeout;
static bool timeout_set;
static int64_t started;
static int64_t took;

static bool goal_reached(const struct context *c)
{
	return c->ended || ((uint32_t)atomic_get(&c->rounds) >= c->data->exec_cnt &&
			    (uint32_t)atomic_get(&c->preemptions) >= c->data->preempt_cnt);
}

static bool over(void)
{
	if (atomic_get(&stopped) != 0) {
		return true;
	}
	for (size_t i = 0; i < n_contexts; i++) {
		if (!goal_reached(&contexts[i])) {
			return false;
		}
	}
	return true;
}

static void count_preemptions(atomic_val_t mask)
{
	for (size_t i = 0; i < n_contexts; i++) {
		if ((mask & BIT(i)) != 0) {
			atomic_inc(&contexts[i].preemptions);
		}
	}
}

/* Run one round. False: it was the last. Context: the context's own. */
static bool run_round(size_t id)
{
	struct context *c = &contexts[id];
	bool last = over();
	bool go_on;

	count_preemptions(atomic_or(&in_round, BIT(id)));
	go_on = c->data->handler(c->data->user_data, (uint32_t)atomic_get(&c->rounds), last,
				 (int)id);
	atomic_and(&in_round, ~(atomic_val_t)BIT(id));
	atomic_inc(&c->rounds);
	c->ended = !go_on;
	c->finished = last || !go_on;
	return !c->finished;
}

/* Half to one and a half of the pause that is aimed at. */
static k_timeout_t pause_of(size_t id)
{
	uint32_t mean = MAX(contexts[id].pause, 1U);

	return K_TICKS(mean / 2U + z_ztest_rand() % (mean + 1U));
}

static void thread_fn(void *p1, void *p2, void *p3)
{
	size_t id = (size_t)(uintptr_t)p1;

	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	while (run_round(id)) {
		k_sleep(pause_of(id));
	}
}

static void timer_fn(struct k_timer *timer)
{
	if (run_round(0)) {
		k_timer_start(timer, pause_of(0), K_NO_WAIT);
	}
}

static bool all_finished(void)
{
	for (size_t i = 0; i < n_contexts; i++) {
		if (!contexts[i].finished) {
			return false;
		}
	}
	return true;
}

/* Busy time of the CPU since the last call, in percent. */
static unsigned int load(void)
{
	static uint64_t last_busy, last_all;
	k_thread_runtime_stats_t stats;
	uint64_t busy, all;
	unsigned int percent;

	if (k_thread_runtime_stats_all_get(&stats) != 0) {
		return LOAD_MIN;
	}
	busy = stats.total_cycles;
	all = stats.execution_cycles;
	percent = all > last_all ? (unsigned int)((busy - last_busy) * 100U / (all - last_all))
				 : LOAD_MIN;
	last_busy = busy;
	last_all = all;
	return percent;
}

static void adapt_pauses(void)
{
	unsigned int percent = load();

	for (size_t i = 0; i < n_contexts; i++) {
		uint32_t pause = contexts[i].pause;

		if (percent > LOAD_MAX) {
			contexts[i].pause = pause + pause / 4U + 1U;
		} else if (percent < LOAD_MIN && pause > 1U) {
			contexts[i].pause = pause - pause / 4U - (pause < 4U);
		}
	}
}

static void report_progress(int64_t *next)
{
	if (CONFIG_ZTRESS_REPORT_PROGRESS_MS == 0 || k_uptime_get() < *next) {
		return;
	}
	*next += CONFIG_ZTRESS_REPORT_PROGRESS_MS;
	printk("stress test, %u ms:", (unsigned int)(k_uptime_get() - started));
	for (size_t i = 0; i < n_contexts; i++) {
		printk(" %u/%u", (unsigned int)atomic_get(&contexts[i].rounds),
		       contexts[i].data->exec_cnt);
	}
	printk("\n");
}

/* Wait for the end. Context: the caller's thread, now the least of all. */
static void watch(void)
{
	int64_t next_report = started + CONFIG_ZTRESS_REPORT_PROGRESS_MS;
	bool bounded = timeout_set && !K_TIMEOUT_EQ(timeout, K_FOREVER);
	int64_t end = started + k_ticks_to_ms_ceil64((uint64_t)timeout.ticks);

	(void)load();
	while (!all_finished()) {
		int64_t nap = WATCH_MS;

		if (bounded) {
			nap = CLAMP(end - k_uptime_get(), 1, WATCH_MS);
		}
		k_msleep((int32_t)nap);
		if (bounded && k_uptime_get() >= end) {
			ztress_abort();
		}
		adapt_pauses();
		report_progress(&next_report);
	}
}

static void add_context(struct ztress_context_data *data)
{
	contexts[n_contexts] = (struct context){
		.data = data,
		.pause = (uint32_t)MAX(data->t.ticks, 1),
	};
	n_contexts++;
}

static void start_threads(size_t cnt)
{
	for (size_t i = 0; i < cnt; i++) {
		size_t id = i + has_timer;
		int prio = K_LOWEST_APPLICATION_THREAD_PRIO - (int)cnt + (int)i;

		(void)k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]),
				      thread_fn, (void *)(uintptr_t)id, NULL, NULL, prio, 0,
				      K_NO_WAIT);
	}
}

int ztress_execute(struct ztress_context_data *timer_data, struct ztress_context_data *thread_data,
		   size_t cnt)
{
	k_tid_t self = k_current_get();
	int prio = k_thread_priority_get(self);

	if (cnt > CONFIG_ZTRESS_MAX_THREADS || cnt + 1U > CONFIG_NUM_PREEMPT_PRIORITIES) {
		return -EINVAL;
	}
	if (!atomic_cas(&running, 0, 1)) {
		return -EBUSY;
	}
	n_contexts = 0;
	has_timer = timer_data != NULL;
	atomic_clear(&stopped);
	atomic_clear(&in_round);
	if (has_timer) {
		add_context(timer_data);
	}
	for (size_t i = 0; i < cnt; i++) {
		add_context(&thread_data[i]);
	}
	started = k_uptime_get();
	start_threads(cnt);
	if (has_timer) {
		k_timer_init(&round_timer, timer_fn, NULL);
		k_timer_start(&round_timer, pause_of(0), K_NO_WAIT);
	}
	k_thread_priority_set(self, K_LOWEST_APPLICATION_THREAD_PRIO);
	watch();
	for (size_t i = 0; i < cnt; i++) {
		(void)k_thread_join(&threads[i], K_FOREVER);
	}
	took = k_uptime_get() - started;
	k_thread_priority_set(self, prio);
	ztress_report();
	atomic_clear(&running);
	return 0;
}

void ztress_abort(void)
{
	atomic_set(&stopped, 1);
}

void ztress_set_timeout(k_timeout_t t)
{
	timeout = t;
	timeout_set = !K_TIMEOUT_EQ(t, K_NO_WAIT);
}

void ztress_report(void)
{
	printk("stress test took %u ms\n", (unsigned int)took);
	for (size_t i = 0; i < n_contexts; i++) {
		printk("  %s %u: %u rounds, %u preemptions, pause %u ticks\n",
		       i == 0 && has_timer ? "timer " : "thread", (unsigned int)i,
		       (unsigned int)atomic_get(&contexts[i].rounds),
		       (unsigned int)atomic_get(&contexts[i].preemptions), contexts[i].pause);
	}
}

int ztress_exec_count(uint32_t id)
{
	return id < n_contexts ? (int)atomic_get(&contexts[id].rounds) : -EINVAL;
}

int ztress_preempt_count(uint32_t id)
{
	return id < n_contexts ? (int)atomic_get(&contexts[id].preemptions) : -EINVAL;
}

uint32_t ztress_optimized_ticks(uint32_t id)
{
	return id < n_contexts ? contexts[id].pause : 0;
}
