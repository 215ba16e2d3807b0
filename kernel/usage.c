/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * How long threads have run, in cycles (CONFIG_SCHED_THREAD_USAGE). Charged at each switch.
 */
#include "trace.h"
#include "lock.h"
#include <string.h>

#ifdef CONFIG_SMP
#define WINDOW_START(cpu)            _kernel.cpus[cpu].window_start
#define ALSO_OF_CPU(what, cpu, ...)  what(&_kernel.cpus[cpu].usage, __VA_ARGS__)
#else
static uint64_t window_start; /* cycle at which the current thread got the CPU */
#define WINDOW_START(cpu)           window_start
#define ALSO_OF_CPU(what, cpu, ...)
#endif

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
	if (IS_ENABLED(CONFIG_SMP) && low - last > INT32_MAX) {
		low = last; /* another CPU's counter is a little ahead */
	}
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

/* Charge @p thread, which @p cpu runs, what has passed since the last call. Lock: kernel. */
static ALWAYS_INLINE void charge_to(struct k_thread *thread, unsigned int cpu)
{
	Z_ASSERT_LOCKED();
	uint64_t t = now();

	charge(&thread->base.usage, t - WINDOW_START(cpu));
	if (thread != _kernel.cpus[cpu].idle_thread) {
		charge(&z_cpu_usage, t - WINDOW_START(cpu));
		ALSO_OF_CPU(charge, cpu, t - WINDOW_START(cpu));
	}
	WINDOW_START(cpu) = t;
}

#ifdef CONFIG_SMP
void z_usage_cpu_start(unsigned int cpu)
{
	_kernel.cpus[cpu].usage.track_usage = IS_ENABLED(CONFIG_SCHED_THREAD_USAGE_AUTO_ENABLE);
	WINDOW_START(cpu) = now();
}

static void charge_prev(struct k_thread *prev)
{
	charge_to(prev, Z_CPU_INDEX());
}

static void charge_current(void)
{
	for (unsigned int i = 0; i < CONFIG_MP_MAX_NUM_CPUS; i++) {
		if ((_kernel.cpus_online & BIT(i)) != 0U) {
			charge_to(_kernel.cpus[i].current, i);
		}
	}
}
#else
static void charge_prev(struct k_thread *prev)
{
	charge_to(prev, 0);
}

static void charge_current(void)
{
	charge_prev(_current);
}
#endif

void z_usage_update(void)
{
	charge_current();
}

void z_usage_switch(struct k_thread *prev, struct k_thread *next)
{
	charge_prev(prev);
	open_window(&next->base.usage);
	if (prev == _current_cpu->idle_thread) {
		open_window(&z_cpu_usage);
	}
}

/* A division of 64 bits is in here: of a copy, unlocked. */
static void read_usage(const struct k_cycle_stats *from, k_thread_runtime_stats_t *stats)
{
	memset(stats, 0, sizeof(*stats));
	stats->execution_cycles = from->total;
	stats->total_cycles = from->total;
	read_analysis(from, stats);
}

int k_thread_runtime_stats_get(k_tid_t thread, k_thread_runtime_stats_t *stats)
{
	struct k_cycle_stats usage;
	z_key_t key;

	if (thread == NULL || stats == NULL) {
		return -EINVAL;
	}
	key = z_lock();
	charge_current();
	usage = thread->base.usage;
	z_unlock(key);
	read_usage(&usage, stats);
	return 0;
}

#ifdef CONFIG_SCHED_THREAD_USAGE_ALL
static uint64_t idle_total(const struct k_thread *idle)
{
	return (CONFIG_MP_MAX_NUM_CPUS > 1 && idle == NULL) ? 0U : idle->base.usage.total;
}

static uint64_t all_idle(void)
{
	uint64_t cycles = 0;

	for (unsigned int i = 0; i < CONFIG_MP_MAX_NUM_CPUS; i++) {
		cycles += idle_total(_kernel.cpus[i].idle_thread);
	}
	return cycles;
}

static void add_idle(k_thread_runtime_stats_t *stats, uint64_t cycles)
{
	stats->idle_cycles = cycles;
	stats->execution_cycles += cycles;
}
#else
#define all_idle()              0U
#define add_idle(stats, cycles) ARG_UNUSED(cycles)
#endif

int k_thread_runtime_stats_all_get(k_thread_runtime_stats_t *stats)
{
	struct k_cycle_stats usage;
	uint64_t idle;
	z_key_t key;

	if (stats == NULL) {
		return -EINVAL;
	}
	key = z_lock();
	charge_current();
	usage = z_cpu_usage;
	idle = all_idle();
	z_unlock(key);
	read_usage(&usage, stats);
	add_idle(stats, idle);
	return 0;
}

static int track(k_tid_t thread, bool on)
{
	z_key_t key;

	if (thread == NULL) {
		return -EINVAL;
	}
	key = z_lock();
	charge_current();
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

	charge_current();
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
