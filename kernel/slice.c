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
#include "smp.h"
#include "timeout.h"

static int32_t slice_ticks =
	DIV_ROUND_UP(CONFIG_TIMESLICE_SIZE * CONFIG_SYS_CLOCK_TICKS_PER_SEC, 1000);
static int slice_best_prio = CONFIG_TIMESLICE_PRIORITY;
static struct _timeout slices[CONFIG_MP_MAX_NUM_CPUS]; /* of what each CPU runs */

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
	unsigned int cpu = Z_CPU_OF(to, slices);
	struct k_thread *thread = _kernel.cpus[cpu].current;

	tell_owner(thread, key);
	if (z_smp_left(cpu, thread)) {
		return; /* while the owner was told: who runs there now has a slice of its own */
	}
	if (z_thread_is_ready(thread) && thread->base.sched_locked == 0U) {
		z_runq_to_back(thread);
		z_smp_give_way(cpu);
	}
	z_slice_start(thread);
}

/* The slice of a thread that runs: the one of its CPU. */
void z_slice_start(struct k_thread *thread)
{
	struct _timeout *slice = &slices[Z_CPU_OF_THREAD(thread)];
	int32_t ticks = slice_of(thread);

	Z_ASSERT_LOCKED();
	(void)z_timeout_cancel(slice);
	if (ticks > 0) {
		z_timeout_add(slice, slice_end, K_TICKS(ticks - 1));
	}
}

void k_sched_time_slice_set(int32_t slice_ms, int prio)
{
	z_key_t key = z_lock();

	_kernel.slice_hook = z_slice_start;
	slice_ticks = (int32_t)k_ms_to_ticks_ceil32(slice_ms);
	slice_best_prio = prio;
	for (unsigned int i = 0; i < CONFIG_MP_MAX_NUM_CPUS; i++) {
		if (CONFIG_MP_MAX_NUM_CPUS == 1 || _kernel.cpus[i].current != NULL) {
			z_slice_start(_kernel.cpus[i].current);
		}
	}
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
	for (unsigned int i = 0; i < CONFIG_MP_MAX_NUM_CPUS; i++) {
		if (th == _kernel.cpus[i].current) {
			z_slice_start(th);
		}
	}
	z_unlock(key);
}
#endif
