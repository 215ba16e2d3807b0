/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the scheduler asks where there are several CPUs: who runs elsewhere, what is left to do when
 * a thread leaves its CPU, which other CPU must look at the run queue. On one CPU all of it is
 * empty. Lock: kernel, for every function that does not say otherwise.
 *
 * A thread is active from the moment a CPU decides to run it until its context is saved again. The
 * lock is held from that decision on (arch/arch.h, "several CPUs"), so for the holder of the lock
 * an active thread is one that runs, and all others can be continued.
 */
#ifndef ETESIAN_KERNEL_SMP_H_
#define ETESIAN_KERNEL_SMP_H_

#include "runq.h"
#include "sched.h"

#ifdef CONFIG_SMP

/** @brief Does some CPU run @p thread? */
static ALWAYS_INLINE bool z_smp_active(const struct k_thread *thread)
{
	return thread->base.active != 0U;
}

/** @brief Does another CPU run @p thread? */
static ALWAYS_INLINE bool z_smp_elsewhere(const struct k_thread *thread)
{
	return thread->base.active != 0U && thread->base.cpu != _current_cpu->id;
}

/** @brief May @p thread run on CPU @p id, as far as its mask goes? */
#ifdef CONFIG_SCHED_CPU_MASK
static ALWAYS_INLINE bool z_smp_allowed(const struct k_thread *thread, unsigned int id)
{
	return (thread->base.cpu_mask & BIT(id)) != 0U;
}
#else
static ALWAYS_INLINE bool z_smp_allowed(const struct k_thread *thread, unsigned int id)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(id);
	return true;
}
#endif

/** @brief The best thread for this CPU; its idle thread, which is in no queue, if there is none. */
static inline struct k_thread *z_smp_best(void)
{
	struct _cpu *cpu = _current_cpu;
	struct k_thread *t;

	Z_ASSERT_LOCKED();
	for (t = z_runq_first(); t != NULL; t = z_runq_next(t)) {
		if (!z_smp_elsewhere(t) && z_smp_allowed(t, cpu->id)) {
			return t;
		}
	}
	return cpu->idle_thread;
}

/**
 * @brief Does @p curr, preemptible, keep this CPU although @p best stands before it in the queue?
 *
 * Equal threads run on other CPUs too, so the order among equals says nothing: only the end of a
 * slice makes it matter.
 */
static ALWAYS_INLINE bool z_smp_keeps(const struct k_thread *curr, const struct k_thread *best)
{
	return !_current_cpu->give_way && !z_thread_better(best, curr);
}

/** @brief This CPU is about to run @p thread. */
static ALWAYS_INLINE void z_smp_place(struct k_thread *thread)
{
	thread->base.cpu = _current_cpu->id;
}

/** @brief @p next takes this CPU over from @p prev. */
static ALWAYS_INLINE void z_smp_switch(struct k_thread *prev, struct k_thread *next)
{
	struct _cpu *cpu = _current_cpu;

	__ASSERT(next->base.active == 0U, "thread %p runs on CPU %u too", next, next->base.cpu);
	cpu->give_way = false;
	prev->base.active = 0U;
	next->base.active = 1U;
	/* who lost its CPU may be better than what another CPU runs */
	_kernel.ipi_due |= z_thread_is_ready(prev) && prev != cpu->idle_thread;
}

/**
 * @brief @p prev is about to leave its CPU: end it if another CPU has asked for that.
 *
 * @return true: others may be ready now, choose again.
 */
bool z_smp_end_aborted(struct k_thread *prev);

/** @brief The slice of what CPU @p cpu runs is over. */
static ALWAYS_INLINE void z_smp_give_way(unsigned int cpu)
{
	_kernel.cpus[cpu].give_way = true;
	z_runq_changed();
}

/** @brief Has CPU @p cpu left @p thread while the lock was given up? */
static ALWAYS_INLINE bool z_smp_left(unsigned int cpu, const struct k_thread *thread)
{
	return _kernel.cpus[cpu].current != thread;
}

/** @brief Ask CPUs that should take a thread to look, given that this one runs @p here. */
void z_ipi_ask(const struct k_thread *here);

static ALWAYS_INLINE void z_smp_ask(const struct k_thread *here)
{
	if (here == _current_cpu->current) {
		_current_cpu->give_way = false; /* else it does so when the handler ends */
	}
	if (_kernel.ipi_due) {
		z_ipi_ask(here);
	}
}

/** @brief Interrupt CPUs @p cpus. */
void z_ipi_send(uint32_t cpus);

/**
 * @brief Abort of a thread that runs and can not be left now: on another CPU, or below the caller's
 * interrupt handler. Its CPU ends it when it leaves it.
 *
 * @return true: that was so, and the lock is released; else nothing was done.
 */
bool z_smp_abort(struct k_thread *thread, z_key_t key);

/** @brief @p thread has been suspended: have its CPU leave it. Releases the lock, then waits. */
void z_smp_suspended(struct k_thread *thread, z_key_t key);

/**
 * @brief The current thread may have been suspended or aborted by another CPU that has not
 * interrupted this one yet: leave, come back with the lock.
 */
static inline z_key_t z_smp_settle(z_key_t key)
{
	while (!z_thread_is_ready(_current_cpu->current)) {
		(void)z_swap(key);
		key = z_lock();
	}
	return key;
}

/** @brief irq_lock() of @p thread, which leaves its CPU, and again when it is back (unlocked). */
void z_smp_global_leave(struct k_thread *thread);
void z_smp_global_back(struct k_thread *thread);

/** @brief End @p thread. In thread.c. */
void z_thread_end(struct k_thread *thread);

#else

static ALWAYS_INLINE bool z_smp_active(const struct k_thread *thread)
{
	ARG_UNUSED(thread);
	return false;
}

static ALWAYS_INLINE bool z_smp_elsewhere(const struct k_thread *thread)
{
	ARG_UNUSED(thread);
	return false;
}

static ALWAYS_INLINE bool z_smp_keeps(const struct k_thread *curr, const struct k_thread *best)
{
	ARG_UNUSED(curr);
	ARG_UNUSED(best);
	return false;
}

static ALWAYS_INLINE void z_smp_place(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

static ALWAYS_INLINE void z_smp_switch(struct k_thread *prev, struct k_thread *next)
{
	ARG_UNUSED(prev);
	ARG_UNUSED(next);
}

static ALWAYS_INLINE void z_smp_give_way(unsigned int cpu)
{
	ARG_UNUSED(cpu);
}

static ALWAYS_INLINE bool z_smp_left(unsigned int cpu, const struct k_thread *thread)
{
	ARG_UNUSED(cpu);
	ARG_UNUSED(thread);
	return false;
}

static ALWAYS_INLINE bool z_smp_end_aborted(struct k_thread *prev)
{
	ARG_UNUSED(prev);
	return false;
}

static ALWAYS_INLINE void z_smp_ask(const struct k_thread *here)
{
	ARG_UNUSED(here);
}

static ALWAYS_INLINE bool z_smp_abort(struct k_thread *thread, z_key_t key)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(key);
	return false;
}

static ALWAYS_INLINE void z_smp_suspended(struct k_thread *thread, z_key_t key)
{
	ARG_UNUSED(thread);
	z_resched_unlock(key);
}

static ALWAYS_INLINE z_key_t z_smp_settle(z_key_t key)
{
	return key;
}

static ALWAYS_INLINE void z_smp_global_leave(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

static ALWAYS_INLINE void z_smp_global_back(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

#endif

#endif /* ETESIAN_KERNEL_SMP_H_ */
