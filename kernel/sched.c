/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The scheduler. Invariants:
 *  - a thread is in the run queue if and only if no bit of its state is set;
 *  - the current thread, if it is ready, stays in the queue, so choosing is looking at the head
 *    (of several CPUs: at the first one that no other CPU runs, smp.h);
 *  - _current changes under the lock and nowhere else but here.
 */
#include "sched.h"
#include "metairq.h"
#include "runq.h"
#include "smp.h"
#include "trace.h"
#include "waitq.h"
#include "../arch/arch.h"

#ifdef __OPTIMIZE_SIZE__
#define Z_FAST
#include "fast_ops.h"
#endif

#if defined(CONFIG_TIMESLICING) && CONFIG_TIMESLICE_SIZE > 0
struct z_kernel _kernel = {.slice_hook = z_slice_start};
#else
struct z_kernel _kernel;
#endif

#if defined(CONFIG_SCHED_MULTIQ) && defined(CONFIG_CPU_HAS_NO_CLZ)
#define LOWEST(i, _) [(Z_RUNQ_DE_BRUIJN << (i)) >> 27] = (i)
const uint8_t z_runq_lowest[32] = {LISTIFY(32, LOWEST, (,))};
#endif

void z_sched_init(void)
{
	z_runq_init();
}

#ifdef CONFIG_SMP
#define BEST() z_smp_best()
#else
#define BEST() z_runq_best()
#endif

/* The best thread there is for this CPU. */
static ALWAYS_INLINE struct k_thread *choose(void)
{
	return z_metairq_choose(BEST());
}

/* Who shall run, if the current thread may be preempted only where policy allows. */
static ALWAYS_INLINE struct k_thread *preempting(void)
{
	struct k_thread *curr = _current_cpu->current;
	struct k_thread *best = choose();

	if (best == curr ||
	    (z_thread_is_ready(curr) && (z_thread_is_preemptible(curr)
						 ? z_smp_keeps(curr, best)
						 : !z_metairq_preempts(curr, best)))) {
		return curr;
	}
	return best;
}

static ALWAYS_INLINE void make_current(struct k_thread *next, struct k_thread *prev)
{
	z_smp_place(next);
	z_slice_switch(next);
	z_trace_switch(prev, next);
	z_metairq_switch(prev, next);
	z_smp_switch(prev, next);
	_current_cpu->current = next;
}

/* Several CPUs: the lock is not held afterwards. */
static ALWAYS_INLINE void switch_to(struct k_thread *next)
{
	struct k_thread *prev = _current_cpu->current;

	if (z_smp_end_aborted(prev)) {
		next = choose();
	}
	make_current(next, prev);
	z_smp_ask(next);
	z_smp_global_leave(prev);
	arch_switch(next, prev);
	z_smp_global_back(prev);
}

void z_resched_unlock(z_key_t key)
{
	struct k_thread *next;
	bool switched = false;

	Z_ASSERT_LOCKED();
	next = preempting();
	if (next != _current_cpu->current) {
		if (arch_is_in_isr()) {
			arch_isr_resched();
		} else if (arch_irq_unlocked(key)) {
			switch_to(next);
			switched = true;
		} else {
			next = _current_cpu->current;
		}
	}
	if (!switched) {
		z_smp_ask(next);
	}
	z_unlock_switched(key, switched);
}

int z_swap(z_key_t key)
{
	struct k_thread *prev = _current_cpu->current;

	Z_ASSERT_LOCKED();
	Z_ASSERT_IN_THREAD();
	__ASSERT(!z_thread_is_ready(prev), "thread %p gives up the CPU and stays ready", prev);
	switch_to(choose());
	z_unlock_switched(key, true);
	return prev->swap_retval;
}

/* As z_swap(), while the current thread stays ready: it may be the best one still. */
static ALWAYS_INLINE void swap_or_stay(z_key_t key)
{
	struct k_thread *next = choose();
	bool switched = next != _current_cpu->current;

	if (switched) {
		switch_to(next);
	} else {
		z_smp_ask(next);
	}
	z_unlock_switched(key, switched);
}

struct k_thread *z_sched_isr_next(void)
{
	struct k_thread *prev = _current_cpu->current;
	struct k_thread *next;

	z_lock_cpus();
	Z_ASSERT_LOCKED();
	(void)z_smp_end_aborted(prev);
	next = preempting();
	if (next != prev) {
		z_smp_global_leave(prev); /* dead: nobody with interrupts off gets here */
		make_current(next, prev);
	}
	z_smp_ask(next);
	if (next == prev) {
		z_unlock_cpus();
	}
	return next;
}

void z_impl_k_yield(void)
{
	z_key_t key;

	Z_ASSERT_IN_THREAD();
	key = z_smp_settle(z_lock());
	z_runq_to_back(_current_cpu->current);
	swap_or_stay(key);
}

bool k_can_yield(void)
{
	return !(k_is_pre_kernel() || k_is_in_isr() || _current == _current_cpu->idle_thread);
}

void k_sched_lock(void)
{
	Z_ASSERT_IN_THREAD();
	__ASSERT(_current->base.sched_locked != 1U, "k_sched_lock() nested too deep");
	--_current->base.sched_locked;
	compiler_barrier();
}

void k_sched_unlock(void)
{
	z_key_t key = z_lock();

	__ASSERT(_current->base.sched_locked != 0U, "k_sched_unlock() without k_sched_lock()");
	++_current->base.sched_locked;
	z_resched_unlock(key);
}

k_tid_t z_impl_k_sched_current_thread_query(void)
{
	return _current;
}

int z_impl_k_is_preempt_thread(void)
{
	return !arch_is_in_isr() && z_thread_is_preemptible(_current);
}

bool k_is_in_isr(void)
{
	return arch_is_in_isr();
}

int z_impl_k_thread_priority_get(k_tid_t thread)
{
	return thread->base.prio;
}

void z_thread_prio_set(struct k_thread *thread, int prio)
{
	Z_ASSERT_LOCKED();
	if (z_thread_is_ready(thread)) {
		z_runq_remove(thread);
		thread->base.prio = (int8_t)prio;
		z_runq_add(thread);
	} else if (thread->base.pended_on != NULL) {
		sys_dlist_remove(&thread->base.qnode_dlist);
		thread->base.prio = (int8_t)prio;
		z_list_add_sorted(&thread->base.pended_on->waitq, thread);
	} else {
		thread->base.prio = (int8_t)prio;
	}
}

void z_impl_k_thread_priority_set(k_tid_t thread, int prio)
{
	z_key_t key;

	__ASSERT(prio >= K_HIGHEST_THREAD_PRIO && prio <= K_LOWEST_APPLICATION_THREAD_PRIO,
		 "priority %d: allowed are %d to %d", prio, K_HIGHEST_THREAD_PRIO,
		 K_LOWEST_APPLICATION_THREAD_PRIO);
	key = z_lock();
	z_thread_prio_set(thread, prio);
	if (thread == _current && !arch_is_in_isr() && thread->base.sched_locked == 0U &&
	    arch_irq_unlocked(key)) {
		/* also a cooperative thread steps back when it lowers itself */
		swap_or_stay(key);
	} else {
		z_resched_unlock(key);
	}
}

#ifdef CONFIG_SCHED_DEADLINE
void z_impl_k_thread_deadline_set(k_tid_t thread, int deadline)
{
	z_key_t key = z_lock();
	bool queued = z_thread_is_ready(thread);

	if (queued) {
		z_runq_remove(thread);
	}
	thread->base.prio_deadline = (int)(k_cycle_get_32() + (uint32_t)MAX(deadline, 0));
	if (queued) {
		z_runq_add(thread);
	}
	z_unlock(key);
}
#endif
