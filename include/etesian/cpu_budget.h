/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * CPU budgets: a constant bandwidth server (Abeni and Buttazzo, "Integrating Multimedia
 * Applications in Hard Real-Time Systems", 1998) for a group of threads.
 *
 * The group may use `budget` of every `period`. Its threads share a deadline, by which they are
 * ordered among the threads of their priority (CONFIG_SCHED_DEADLINE). When the budget is used up
 * it is given anew and the deadline moves one period away: a group that wants more than its share
 * waits behind the others, one that wants less never notices. So a thread of the same priority with
 * a deadline of its own keeps it, whatever the group does, as long as the shares add up to at most
 * the whole CPU, less a tick for each group: the end of a budget is noticed by the tick.
 * One CPU only.
 */
#ifndef ETESIAN_CPU_BUDGET_H_
#define ETESIAN_CPU_BUDGET_H_

#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief The share of a group of threads. All members are the kernel's. */
struct cpu_budget {
	uint32_t budget;   /* cycles */
	uint32_t period;   /* ticks */
	int32_t left;      /* cycles; below 0: used up before the tick noticed */
	uint32_t started;  /* cycle at which the group got the CPU */
	uint32_t overruns; /* times that the budget was used up */
	int64_t deadline;  /* tick */
	bool idle;         /* no thread of it is ready */
	sys_slist_t members;
	struct _timeout end;
};

/** @brief What a thread knows of its budget. */
struct cpu_budget_member {
	sys_snode_t node;
	struct k_thread *thread;
};

/**
 * @brief Set up @p budget: @p budget_us of every @p period_us, both in microseconds.
 *
 * @retval 0 it is ready. @retval -EINVAL the budget is 0, more than the period, or the period is
 * not between two ticks and 2^29 cycles. Context: thread.
 */
int cpu_budget_init(struct cpu_budget *budget, uint32_t budget_us, uint32_t period_us);

/** @brief @p thread, with @p member to remember it by, lives on @p budget from now on. */
void cpu_budget_add(struct cpu_budget *budget, struct cpu_budget_member *member,
		    struct k_thread *thread);

/** @brief No longer. It keeps the deadline it has. Context: thread. */
void cpu_budget_remove(struct cpu_budget *budget, struct cpu_budget_member *member);

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_CPU_BUDGET_H_ */
