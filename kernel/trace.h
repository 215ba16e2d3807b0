/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Points at which a tracer or a counter may look on. Each is empty unless its option is on.
 * Lock: kernel, for every hook.
 */
#ifndef ETESIAN_KERNEL_TRACE_H_
#define ETESIAN_KERNEL_TRACE_H_

#include "cpu_budget.h"
#include <zephyr/kernel.h>

#ifdef CONFIG_SCHED_THREAD_USAGE
/** @brief Charge the time up to now to @p prev, from now on to @p next. In usage.c. */
void z_usage_switch(struct k_thread *prev, struct k_thread *next);

/** @brief Charge the time up to now to the current thread. */
void z_usage_update(void);

/** @brief CONFIG_SMP: CPU @p cpu begins to run threads. */
void z_usage_cpu_start(unsigned int cpu);

/** Time that the CPUs were not idle, together and each. */
extern struct k_cycle_stats z_cpu_usage;
#ifdef CONFIG_SMP
#define Z_CPU_USAGE(cpu) (&_kernel.cpus[cpu].usage)
#else
#define Z_CPU_USAGE(cpu) (&z_cpu_usage)
#endif
#else
static ALWAYS_INLINE void z_usage_switch(struct k_thread *prev, struct k_thread *next)
{
	ARG_UNUSED(prev);
	ARG_UNUSED(next);
}

static ALWAYS_INLINE void z_usage_cpu_start(unsigned int cpu)
{
	ARG_UNUSED(cpu);
}
#endif

#ifdef CONFIG_STACK_SENTINEL
/** @brief Stop @p thread where the word at the end of its stack is overwritten. In sentinel.c. */
void z_sentinel_check(struct k_thread *thread);
#else
static ALWAYS_INLINE void z_sentinel_check(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
#endif

#ifdef CONFIG_SYSTEM_WORKQUEUE_REPORT_BLOCKING
/** @brief @p thread, the current one, is about to wait. Lock: kernel. In work_report.c. */
void z_work_report_block(const struct k_thread *thread);
#else
static ALWAYS_INLINE void z_work_report_block(const struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
#endif

static ALWAYS_INLINE void z_trace_ready(struct k_thread *thread)
{
	z_budget_ready(thread);
}

/* Waits for an object, sleeps, or suspends itself. Lock: kernel. */
static ALWAYS_INLINE void z_trace_block(struct k_thread *thread)
{
	z_work_report_block(thread);
}

static ALWAYS_INLINE void z_trace_switch(struct k_thread *prev, struct k_thread *next)
{
	z_sentinel_check(prev);
	z_usage_switch(prev, next);
	z_budget_switch(prev, next);
}

#endif /* ETESIAN_KERNEL_TRACE_H_ */
