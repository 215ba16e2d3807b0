/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Meta-IRQ priorities: the best few of the cooperative ones. Their threads preempt cooperative
 * threads too; the one they took the CPU from gets it back before other cooperative threads, as if
 * there had been an interrupt. Lock: kernel.
 */
#ifndef ETESIAN_KERNEL_METAIRQ_H_
#define ETESIAN_KERNEL_METAIRQ_H_

#include "smp.h"

#if CONFIG_NUM_METAIRQ_PRIORITIES > 0

static inline bool z_thread_is_metairq(const struct k_thread *thread)
{
	return thread->base.prio < K_HIGHEST_THREAD_PRIO + CONFIG_NUM_METAIRQ_PRIORITIES;
}

/** May @p best take the CPU from @p curr although that is not preemptible? */
static inline bool z_metairq_preempts(const struct k_thread *curr, const struct k_thread *best)
{
	return z_thread_is_metairq(best) && !z_thread_is_metairq(curr);
}

/** Note who is interrupted when @p next takes over from @p prev. */
static inline void z_metairq_switch(struct k_thread *prev, struct k_thread *next)
{
	struct k_thread **preempted = &_current_cpu->metairq_preempted;

	if (!z_thread_is_metairq(next)) {
		*preempted = NULL;
	} else if (!z_thread_is_metairq(prev)) {
		bool holds_cpu = z_thread_is_ready(prev) && !z_thread_is_preemptible(prev);

		*preempted = holds_cpu ? prev : NULL;
	}
}

/**
 * The thread to run instead of @p best, the best ready one: the interrupted one if it still can.
 */
static inline struct k_thread *z_metairq_choose(struct k_thread *best)
{
	struct k_thread *preempted = _current_cpu->metairq_preempted;

	if (preempted == NULL || !z_thread_is_ready(preempted) || z_smp_elsewhere(preempted) ||
	    z_thread_is_metairq(best)) {
		return best;
	}
	return preempted;
}

#else
#define z_metairq_preempts(curr, best) false
#define z_metairq_switch(prev, next)
#define z_metairq_choose(best) (best)
#endif

#endif /* ETESIAN_KERNEL_METAIRQ_H_ */
