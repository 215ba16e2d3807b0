/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * CPU budgets, seen from the scheduler. Lock: kernel, for every function.
 */
#ifndef ETESIAN_KERNEL_CPU_BUDGET_H_
#define ETESIAN_KERNEL_CPU_BUDGET_H_

#include <zephyr/kernel.h>

#ifdef CONFIG_CPU_BUDGET

/** @brief @p next gets the CPU, which @p prev had. */
void z_budget_switch(struct k_thread *prev, struct k_thread *next);

/** @brief @p thread becomes ready; it is not in the run queue yet. */
void z_budget_ready(struct k_thread *thread);

#else

static ALWAYS_INLINE void z_budget_switch(struct k_thread *prev, struct k_thread *next)
{
	ARG_UNUSED(prev);
	ARG_UNUSED(next);
}

static ALWAYS_INLINE void z_budget_ready(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

#endif

#endif /* ETESIAN_KERNEL_CPU_BUDGET_H_ */
