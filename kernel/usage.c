/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * How long threads have run, in cycles (CONFIG_SCHED_THREAD_USAGE). Charged at each switch.
 */
#include "trace.h"
#include "lock.h"
#include <string.h>

static uint64_t window_start; /* cycle at which the current thread got the CPU */
struct k_cycle_stats z_cpu_usage = {
	.track_usage = IS_ENABLED(CONFIG_SCHED_THREAD_USAGE_AUTO_ENABLE),
};

static uint64_t now(void)
{
	static uint32_t high, last;
	uint32_t low;

	if (IS_ENABLED(CONFIG_TIMER_HAS_64BIT_CYCLE_COUNTER)) {
		return k_cycle_get_64();
	}
	/* the counter is read at every switch, far more often than it wraps */
	low = k_cycle_get_32();
	high += (low < last) ? 1U : 0U;
	last = low;
	return ((uint64_t)high << 32) | low;
}

#ifdef CONFIG_SCHED_THREAD_USAGE_ANALYSIS

static void analyse(struct k_cycle_stats *stats, uint64_t cycles)
{
	stats->current += cycles;
	stats->longest = MAX(stats->longest, stats->current);
}

static void open_window(struct k_cycle_stats *stats)
{
	stats->current = 0;
	stats->num_windows++;
}

static void read_analysis(const struct k_cycle_stats *from, k_thread_runtime_stats_t *stats)
{
	stats->current_cycles = from->current;
	stats->peak_cycles = from->longest;
	stats->average_cycles = (from->num_windows == 0U) ? 0U : from->total / from->num_windows;
}

#else
#define analyse(stats, cycles)
#define open_window(stats)         ARG_UNUSED(stats)
#define read_analysis(from, stats) ARG_UNUSED(stats)
#endif

static void charge(struct k_cycle_stats *stats, uint64_t cycles)
{
	if (stats->track_usage) {
		stats->total += cycles;
		analyse(stats, cycles);
	}
}

/* Charge what has passed since the last call. Lock: kernel. */
static void charge_current(struct k_thread *thread)
{
	Z_ASSERT_LOCKED();
	uint64_t t = now();

	charge(&thread->base.usage, t - window_start);
	if (thread != _current_cpu->idle_thread) {
		charge(&z_cpu_usage, t - window_start);
	}
	window_start = t;
}

void z_usage_update(void)
{
	charge_current(_current);
}

void z_usage_switch(struct k_thread *prev, struct k_thread *next)
{
	charge_current(prev);
	open_window(&next->base.usage);
	if (prev == _current_cpu->idle_thread) {
		open_window(&z_cpu_usage);
	}
}

static void read_usage(const struct k_cycle_stats *from, k_thread_runtime_stats_t *stats)
{
	memset(stats, 0, sizeof(*stats));
	stats->execution_cycles = from->total;
	stats->total_cycles = from->total;
	read_analysis(from, stats);
}

int k_thread_runtime_stats_get(k_tid_t thread, k_thread_runtime_stats_t *stats)
{
	z_key_t key;

	if (thread == NULL || stats == NULL) {
		return -EINVAL;
	}
	key = z_lock();
	charge_current(_current);
	read_usage(&thread->base.usage, stats);
	z_unlock(key);
	return 0;
}

#ifdef CONFIG_SCHED_THREAD_USAGE_ALL
static void add_idle(k_thread_runtime_stats_t *stats)
{
	stats->idle_cycles = _current_cpu->idle_thread->base.usage.total;
	stats->execution_cycles += stats->idle_cycles;
}
#else
#define add_idle(stats)
#endif

int k_thread_runtime_stats_all_get(k_thread_runtime_stats_t *stats)
{
	z_key_t key;

	if (stats == NULL) {
		return -EINVAL;
	}
	key = z_lock();
	charge_current(_current);
	read_usage(&z_cpu_usage, stats);
	add_idle(stats);
	z_unlock(key);
	return 0;
}

static int track(k_tid_t thread, bool on)
{
	z_key_t key;

	if (thread == NULL) {
		return -EINVAL;
	}
	key = z_lock();
	charge_current(_current);
	if (on && !thread->base.usage.track_usage) {
		open_window(&thread->base.usage);
	}
	thread->base.usage.track_usage = on;
	z_unlock(key);
	return 0;
}

int k_thread_runtime_stats_enable(k_tid_t thread)
{
	return track(thread, true);
}

int k_thread_runtime_stats_disable(k_tid_t thread)
{
	return track(thread, false);
}

static void track_all(bool on)
{
	z_key_t key = z_lock();

	charge_current(_current);
	z_cpu_usage.track_usage = on;
	z_unlock(key);
}

void k_sys_runtime_stats_enable(void)
{
	track_all(true);
}

void k_sys_runtime_stats_disable(void)
{
	track_all(false);
}
