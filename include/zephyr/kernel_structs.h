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
	uint32_t bitmap[DIV_ROUND_UP(K_NUM_THREAD_PRIO, 32)]; /* bit 31 of word 0: best */
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
#ifdef CONFIG_THREAD_MONITOR
	struct k_thread *threads;
#endif
#ifdef CONFIG_OBJ_CORE_SYSTEM
	struct k_obj_core obj_core;
#endif
};

extern struct z_kernel _kernel;

#if CONFIG_MP_MAX_NUM_CPUS > 1
#define _current_cpu arch_curr_cpu()
#else
#define _current_cpu (&_kernel.cpus[0])

static inline struct _cpu *arch_curr_cpu(void)
{
	return _current_cpu;
}
#endif

/** The thread that runs on this CPU, also while an interrupt handler is above it. */
#define _current (_current_cpu->current)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_KERNEL_INCLUDE_KERNEL_STRUCTS_H_ */
