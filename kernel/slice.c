/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Time slices: a thread whose slice is used up goes behind the others of its priority. A slice is a
 * timeout that is started when the thread is switched in. The scheduler knows slices by a hook
 * only, which is set as soon as somebody asks for slices: an image without them does not contain
 * this file.
 */
#include "runq.h"
#include "sched.h"
#include "timeout.h"

static int32_t slice_ticks =
	DIV_ROUND_UP(CONFIG_TIMESLICE_SIZE * CONFIG_SYS_CLOCK_TICKS_PER_SEC, 1000);
static int slice_best_prio = CONFIG_TIMESLICE_PRIORITY;
static struct _timeout slice;

#ifdef CONFIG_TIMESLICE_PER_THREAD

static int32_t own_slice(const struct k_thread *thread)
{
	return thread->base.slice_ticks;
}

static void tell_owner(struct k_thread *thread, z_key_t key)
{
	if (own_slice(thread) != 0 && thread->base.slice_expired != NULL) {
		z_unlock(key);
		thread->base.slice_expired(thread, thread->base.slice_data);
		(void)z_lock();
	}
}

#else
#define own_slice(thread)       0
#define tell_owner(thread, key) ARG_UNUSED(key)
#endif

/* Ticks of a slice of @p thread; 0: it may run for as long as it likes. */
static int32_t slice_of(const struct k_thread *thread)
{
	if (own_slice(thread) != 0) {
		return own_slice(thread);
	}
	return (thread->base.prio >= slice_best_prio && thread->base.prio >= 0 &&
		thread->base.prio != K_IDLE_PRIO) ? slice_ticks : 0;
}

static void slice_end(struct _timeout *to, z_key_t key)
{
	struct k_thread *thread = _current;

	ARG_UNUSED(to);
	tell_owner(thread, key);
	if (z_thread_is_ready(thread) && thread->base.sched_locked == 0U) {
		z_runq_to_back(thread);
	}
	z_slice_start(thread);
}

void z_slice_start(struct k_thread *thread)
{
	int32_t ticks = slice_of(thread);

	Z_ASSERT_LOCKED();
	(void)z_timeout_cancel(&slice);
	if (ticks > 0) {
		z_timeout_add(&slice, slice_end, K_TICKS(ticks - 1));
	}
}

void k_sched_time_slice_set(int32_t slice_ms, int prio)
{
	z_key_t key = z_lock();

	_kernel.slice_hook = z_slice_start;
	slice_ticks = (int32_t)k_ms_to_ticks_ceil32(slice_ms);
	slice_best_prio = prio;
	z_slice_start(_current);
	z_unlock(key);
}

#ifdef CONFIG_TIMESLICE_PER_THREAD
void k_thread_time_slice_set(struct k_thread *th, int32_t slice_ticks,
			     k_thread_timeslice_fn_t expired, void *data)
{
	z_key_t key = z_lock();

	_kernel.slice_hook = z_slice_start;
	th->base.slice_ticks = slice_ticks;
	th->base.slice_expired = expired;
	th->base.slice_data = data;
	if (th == _current) {
		z_slice_start(th);
	}
	z_unlock(key);
}
#endif
