/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The records that the kernel keeps about CPUs and what runs on them. Private to the kernel, seen
 * here only because inline functions need them.
 */
#ifndef ZEPHYR_KERNEL_INCLUDE_KERNEL_STRUCTS_H_
#define ZEPHYR_KERNEL_INCLUDE_KERNEL_STRUCTS_H_

#include <zephyr/arch/cpu.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/kernel/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Highest, best priority first. */
#define K_NUM_THREAD_PRIO (CONFIG_NUM_PREEMPT_PRIORITIES + CONFIG_NUM_COOP_PRIORITIES + 1)

/** Ready threads, best first (runq.c). */
struct _ready_q {
#ifdef CONFIG_SCHED_MULTIQ
	uint32_t bitmap[DIV_ROUND_UP(K_NUM_THREAD_PRIO, 32)]; /* see runq.h */
	sys_dnode_t *queues[K_NUM_THREAD_PRIO];
#else
	sys_dlist_t list;
#endif
};

/** What one CPU is doing. */
struct _cpu {
	struct k_thread *current;
	struct k_thread *idle_thread;
	uint16_t nested; /* depth of interrupt handlers, where the port counts it here */
	uint8_t id;
	char *irq_stack;
#if CONFIG_NUM_METAIRQ_PRIORITIES > 0
	struct k_thread *metairq_preempted;
#endif
#ifdef CONFIG_SMP
	bool give_way; /* its thread's slice is over: an equal one may take the CPU */
#ifdef CONFIG_SCHED_THREAD_USAGE
	uint64_t window_start; /* cycle at which the current thread got the CPU */
	struct k_cycle_stats usage; /* time that it was not idle */
#endif
#endif
#ifdef CONFIG_OBJ_CORE_SYSTEM
	struct k_obj_core obj_core;
#endif
};

struct z_kernel {
	struct _cpu cpus[CONFIG_MP_MAX_NUM_CPUS];
#ifdef CONFIG_TIMESLICING
	void (*slice_hook)(struct k_thread *next); /* z_slice_start(), or NULL: no slices */
#endif
	struct _ready_q ready_q;
#ifdef CONFIG_SMP
	uint32_t cpus_online; /* bit i: CPU i runs threads */
	bool ipi_due; /* the run queue has changed: another CPU may have to look */
#endif
#ifdef CONFIG_THREAD_MONITOR
	struct k_thread *threads;
#endif
#ifdef CONFIG_OBJ_CORE_SYSTEM
	struct k_obj_core obj_core;
#endif
};

extern struct z_kernel _kernel;

#ifdef CONFIG_SMP

/** This CPU. Only while locked or in an interrupt handler: a thread may move to another. */
#define _current_cpu arch_curr_cpu()

/** The current thread, safe against moving to another CPU on the way. */
#ifdef ARCH_CURRENT_IN_ONE_LOAD
#define z_smp_current() arch_current_thread()
#else
static ALWAYS_INLINE struct k_thread *z_smp_current(void)
{
	unsigned int key = arch_irq_lock();
	struct k_thread *thread = arch_curr_cpu()->current;

	arch_irq_unlock(key);
	return thread;
}
#endif

/** The thread that runs on this CPU, also while an interrupt handler is above it. */
#define _current z_smp_current()

#else
#define _current_cpu (&_kernel.cpus[0])

static inline struct _cpu *arch_curr_cpu(void)
{
	return _current_cpu;
}

/** The thread that runs on this CPU, also while an interrupt handler is above it. */
#define _current (_current_cpu->current)

#endif

/** @cond INTERNAL_HIDDEN */
extern const int _k_neg_eagain;
/** @endcond */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_KERNEL_INCLUDE_KERNEL_STRUCTS_H_ */
