/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Virtual time and its events.
 *
 * `now` stands still while the embedded side computes. It moves by a few nanoseconds at each unlock
 * of interrupts and each look at the clock, so that a loop which waits for time to pass sees it
 * pass, and by leaps while the CPU sleeps. An event runs when `now` has come to its time. Nothing
 * in this depends on the host, with two exceptions, both only on request: in real time mode an
 * event is not run before the host's clock has come to its time as well (if the host is late,
 * nothing is skipped: virtual time catches up); and input from the host comes when it comes.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include "irq_ctrl.h"
#include "nsi_cmdline.h"
#include "nsi_hw_scheduler.h"
#include "nsi_main.h"
#include "nsi_tasks.h"
#include "nsi_tracing.h"

#define MAX_INPUTS 8

extern const struct nsi_hw_event_st __start_nsi_hw_events[], __stop_nsi_hw_events[];

static uint64_t now;       /* microseconds since boot */
static uint32_t now_ns;    /* and 0..999 ns */
static uint64_t next_time; /* of the earliest event */
static const struct nsi_hw_event_st *next_event;
static volatile sig_atomic_t stop_requested;

/*
 * ---- real time ---------------------------------------------------------------------------------
 */

static bool real_time;
static bool forced_rt, forced_no_rt; /* by the command line */
static double rt_ratio = 1.0;
static double rt_drift;
static uint64_t host_start, virtual_start; /* one moment on both clocks, */
static uint64_t calendar_start;            /* and on the host's calendar clock */

static struct pollfd inputs[MAX_INPUTS];
static void (*input_ready[MAX_INPUTS])(void);
static unsigned int n_inputs;

static uint64_t host_clock_us(clockid_t id)
{
	struct timespec ts;

	clock_gettime(id, &ts);
	return (uint64_t)ts.tv_sec * 1000000 + (uint64_t)ts.tv_nsec / 1000;
}

uint64_t nsi_host_monotonic_us(void)
{
	return host_clock_us(CLOCK_MONOTONIC);
}

uint64_t nsi_host_realtime_us(void)
{
	return host_clock_us(CLOCK_REALTIME);
}

static double rt_speed(void)
{
	return rt_ratio * (1.0 + rt_drift);
}

uint64_t nsi_hws_pseudo_host_time(void)
{
	if (!real_time) {
		return nsi_host_realtime_us();
	}
	return calendar_start +
	       (uint64_t)((double)(nsi_host_monotonic_us() - host_start) * rt_speed());
}

static void rt_start(void)
{
	calendar_start = nsi_hws_pseudo_host_time();
	host_start = nsi_host_monotonic_us();
	virtual_start = now;
}

void nsi_hws_set_real_time(bool on)
{
	if (on && !real_time) {
		rt_start();
	}
	real_time = on;
}

void nsi_hws_prefer_real_time(bool on)
{
	if (!forced_rt && !forced_no_rt) {
		nsi_hws_set_real_time(on);
	}
}

void nsi_hws_set_rt_ratio(double ratio)
{
	rt_ratio = ratio;
	rt_start();
}

double nsi_hws_get_rt_ratio(void)
{
	return rt_ratio;
}

static void stop_if_requested(void)
{
	if (stop_requested) {
		nsi_print_trace("\nStopped at %.3fs\n", (double)now / 1e6);
		nsi_exit(0);
	}
}

/* Wait up to @p us (-1: for ever) of host time for input. Returns whether there was some. */
static bool wait_input(int64_t us)
{
	struct timespec timeout = {.tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000};
	int found;

	if (us != 0) {
		fflush(stdout);
	}
	found = ppoll(inputs, n_inputs, us < 0 ? NULL : &timeout, NULL);
	stop_if_requested();
	for (unsigned int i = 0; found > 0 && i < n_inputs; i++) {
		if (inputs[i].revents) {
			input_ready[i]();
		}
	}
	return found > 0;
}

static uint64_t virtual_time_at(uint64_t host)
{
	return virtual_start + (uint64_t)((double)(host - host_start) * rt_speed());
}

/*
 * Wait until the host's clock has come to virtual time @p until. Returns whether input came before.
 */
static bool rt_wait(uint64_t until)
{
	uint64_t target = host_start + (uint64_t)((double)(until - virtual_start) / rt_speed());
	uint64_t host = nsi_host_monotonic_us();

	while (host < target) {
		if (wait_input((int64_t)(target - host))) {
			host = nsi_host_monotonic_us();
			now = NSI_MAX(now, NSI_MIN(virtual_time_at(host), until));
			return true;
		}
		host = nsi_host_monotonic_us();
	}
	return false;
}

void nsi_hws_watch_input(int fd, void (*ready)(void))
{
	unsigned int i = 0;

	while (i < n_inputs && inputs[i].fd != fd) {
		i++;
	}
	if (ready == NULL) {
		if (i < n_inputs) {
			n_inputs--;
			inputs[i] = inputs[n_inputs];
			input_ready[i] = input_ready[n_inputs];
		}
		return;
	}
	if (i == MAX_INPUTS) {
		nsi_print_error_and_exit("more than %d watched inputs\n", MAX_INPUTS);
	}
	inputs[i] = (struct pollfd){.fd = fd, .events = POLLIN};
	input_ready[i] = ready;
	n_inputs = NSI_MAX(n_inputs, i + 1);
}

/*
 * ---- events ------------------------------------------------------------------------------------
 */

uint64_t nsi_hws_get_time(void)
{
	return now;
}

uint64_t nsi_hws_get_next_event_time(void)
{
	return next_time;
}

void nsi_hws_find_next_event(void)
{
	const struct nsi_hw_event_st *end = __stop_nsi_hw_events;
	const struct nsi_hw_event_st *best = NULL;
	uint64_t time = NSI_NEVER;

	for (const struct nsi_hw_event_st *e = __start_nsi_hw_events; e < end; e++) {
		if (*e->timer < time || (best && *e->timer == time && e->prio < best->prio)) {
			best = e;
			time = *e->timer;
		}
	}
	next_event = best;
	next_time = time;
	if (stop_requested) {
		next_time = 0; /* the signal may have come in the middle of this */
	}
}

void nsi_hws_request_stop(void)
{
	stop_requested = 1;
	next_time = 0;
}

/* Run what is due now. The look at stop_requested keeps Ctrl-C working: see stop_signal(). */
static void run_due_events(void)
{
	while (next_time <= now) {
		stop_if_requested();
		if (real_time) {
			rt_wait(now);
		} else if (n_inputs > 0) {
			wait_input(0);
		}
		next_event->callback();
		nsi_hws_find_next_event();
	}
}

bool nsi_hws_tick(uint32_t ns)
{
	now_ns += ns;
	if (now_ns >= 1000) {
		now += now_ns / 1000;
		now_ns %= 1000;
		if (now >= next_time) {
			run_due_events();
		}
	}
	return hw_irq_ctrl_get_irq_status() != 0;
}

bool nsi_hws_advance(uint64_t until)
{
	uint64_t reached = NSI_MIN(until, next_time);

	if (reached > now) {
		now = reached;
		now_ns = 0;
	}
	if (real_time) {
		rt_wait(now);
	}
	run_due_events();
	return hw_irq_ctrl_get_irq_status() != 0;
}

bool nsi_hws_sleep(void)
{
	static bool slept;

	if (!slept) {
		slept = true;
		nsi_run_tasks(NSITASK_FIRST_SLEEP_LEVEL);
	}
	fflush(stdout);
	stop_if_requested();
	if (next_time == NSI_NEVER) {
		return n_inputs > 0 && wait_input(-1);
	}
	if (n_inputs > 0 && (real_time ? next_time > now && rt_wait(next_time) : wait_input(0))) {
		return true;
	}
	nsi_hws_advance(next_time);
	return true;
}

/*
 * ---- command line ------------------------------------------------------------------------------
 */

static double stop_at = -1;
static uint64_t stop_time = NSI_NEVER;

static void stop_due(void)
{
	nsi_print_trace("\nStopped at %.3fs\n", (double)now / 1e6);
	nsi_exit(0);
}
NSI_HW_EVENT(stop_time, stop_due, 0);

static void add_clock_options(void)
{
	static struct args_struct_t options[] = {
		{.is_switch = true, .option = "rt", .type = 'b', .dest = &forced_rt,
		 .descript = "Slow down to real time: virtual time follows the host's clock"},
		{.is_switch = true, .option = "no-rt", .type = 'b', .dest = &forced_no_rt,
		 .descript = "Run as fast as possible, also where input comes from a terminal"},
		{.option = "rt-ratio", .name = "ratio", .type = 'd', .dest = &rt_ratio,
		 .descript = "Speed of virtual time relative to real time (2: twice as fast); "
			     "needs real time mode"},
		{.option = "rt-drift", .name = "dratio", .type = 'd', .dest = &rt_drift,
		 .descript = "Drift of virtual time relative to real time (50e-6: 50 ppm fast); "
			     "needs real time mode"},
		{.option = "stop_at", .name = "time", .type = 'd', .dest = &stop_at,
		 .descript = "Virtual time in seconds at which to stop, with exit code 0"},
		ARG_TABLE_ENDMARKER};

	nsi_add_command_line_opts(options);
}
NSI_TASK(add_clock_options, PRE_BOOT_1, 10);

static void take_options(void)
{
	if (!(rt_ratio > 0)) {
		nsi_print_error_and_exit("-rt-ratio must be above 0\n");
	}
	if (!(rt_drift > -1)) {
		nsi_print_error_and_exit("-rt-drift must be above -1\n");
	}
	if (forced_rt && forced_no_rt) {
		nsi_print_error_and_exit("-rt and -no-rt exclude each other\n");
	}
	if (stop_at >= 0) {
		stop_time = (uint64_t)(stop_at * 1e6);
	}
	if (forced_rt) {
		nsi_hws_set_real_time(true);
	}
	nsi_hws_find_next_event();
}
NSI_TASK(take_options, HW_INIT, 999);

/* The clock starts when the CPU does, not while models set themselves up. */
NSI_TASK(rt_start, PRE_BOOT_3, 999);
