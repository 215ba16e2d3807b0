/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The scheduler as applications see it: priorities, sleep, yield, locks, slices, masks.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_SCHED_H_
#define ZEPHYR_INCLUDE_KERNEL_SCHED_H_

#include <zephyr/kernel_structs.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/syscall.h>

#ifdef __cplusplus
extern "C" {
#endif

#define K_ANY NULL

/** @brief Cooperative priority @p x: 0 is the best of them. */
#define K_PRIO_COOP(x)    (-(CONFIG_NUM_COOP_PRIORITIES - (x)))
/** @brief Preemptible priority @p x: 0 is the best of them. */
#define K_PRIO_PREEMPT(x) (x)

#define K_HIGHEST_THREAD_PRIO             (-CONFIG_NUM_COOP_PRIORITIES)
#define K_LOWEST_THREAD_PRIO              CONFIG_NUM_PREEMPT_PRIORITIES
#define K_IDLE_PRIO                       K_LOWEST_THREAD_PRIO
#define K_HIGHEST_APPLICATION_THREAD_PRIO (K_HIGHEST_THREAD_PRIO)
#define K_LOWEST_APPLICATION_THREAD_PRIO  (K_LOWEST_THREAD_PRIO - 1)

/** @brief What k_is_in_isr() and k_is_preempt_thread() tell apart. */
enum execution_context_types {
	K_ISR = 0,
	K_COOP_THREAD,
	K_PREEMPT_THREAD,
};

/**
 * @brief Sleep.
 *
 * @return 0 once the time has passed; after k_wakeup() the milliseconds that were left.
 * K_FOREVER suspends the caller. Context: thread.
 */
__syscall int32_t k_sleep(k_timeout_t timeout);

/** @brief k_sleep() for @p ms milliseconds. */
static inline int32_t k_msleep(int32_t ms)
{
	return k_sleep(Z_TIMEOUT_MS(ms));
}

/** @brief Sleep for @p us microseconds, rounded up to ticks; returns the microseconds left. */
__syscall int32_t k_usleep(int32_t us);

/** @brief Keep the CPU busy for @p usec_to_wait microseconds. Context: any. */
__syscall void k_busy_wait(uint32_t usec_to_wait);

/** @brief Let ready threads of the same or better priority run first. Context: thread. */
__syscall void k_yield(void);

/** @brief End the sleep of @p thread. Context: any. */
__syscall void k_wakeup(k_tid_t thread);

/** @brief True where k_yield() may be called: in a thread, after boot. */
bool k_can_yield(void);

/** @brief The current thread, asked of the kernel. Context: thread. */
__syscall k_tid_t k_sched_current_thread_query(void);

/* User threads have to ask. */
#if defined(CONFIG_USERSPACE) && !defined(ETESIAN_KERNEL)
#define Z_CURRENT() k_sched_current_thread_query()
#else
#define Z_CURRENT() _current
#endif

/** @brief The current thread. Context: thread (in a handler: the interrupted one). */
static inline k_tid_t k_current_get(void)
{
	return Z_CURRENT();
}

/** @brief Priority of @p thread. Context: any. */
__syscall int k_thread_priority_get(k_tid_t thread);

/**
 * @brief Change the priority of @p thread to @p prio; the best ready thread then runs.
 *
 * Context: any.
 */
__syscall void k_thread_priority_set(k_tid_t thread, int prio);

#ifdef CONFIG_SCHED_DEADLINE
/**
 * @brief Of equal priorities the earlier deadline runs: @p deadline cycles from now. Context: any.
 */
__syscall void k_thread_deadline_set(k_tid_t thread, int deadline);
#endif

#ifdef CONFIG_SCHED_CPU_MASK
/**
 * @brief Choose the CPUs a thread may run on; only while it can not run.
 *
 * @retval 0 done. @retval -EINVAL @p thread could run now, or no such CPU.
 */
int k_thread_cpu_mask_clear(k_tid_t thread);
int k_thread_cpu_mask_enable_all(k_tid_t thread);
int k_thread_cpu_mask_enable(k_tid_t thread, int cpu);
int k_thread_cpu_mask_disable(k_tid_t thread, int cpu);
int k_thread_cpu_pin(k_tid_t thread, int cpu);
#endif

/**
 * @brief Slice the time of threads of priority @p prio and worse.
 *
 * @param slice milliseconds a thread may run while others of its priority are ready; 0: no slicing.
 * Context: any.
 */
void k_sched_time_slice_set(int32_t slice, int prio);

#ifdef CONFIG_TIMESLICE_PER_THREAD
/** @brief A slice for @p th alone: @p slice_ticks ticks, then @p expired(th, data) in the tick. */
void k_thread_time_slice_set(struct k_thread *th, int32_t slice_ticks,
			     k_thread_timeslice_fn_t expired, void *data);
#endif

/** @brief True in an interrupt handler. Context: any. */
bool k_is_in_isr(void);

/** @brief Non-zero where another thread may take the CPU from the caller. Context: any. */
__syscall int k_is_preempt_thread(void);

/** @brief True before the kernel runs threads. Context: any. */
static inline bool k_is_pre_kernel(void)
{
	extern bool z_sys_post_kernel;

	return !z_sys_post_kernel;
}

/**
 * @brief Keep the current thread from being preempted (interrupts stay on); nests. Context: thread.
 */
void k_sched_lock(void);
/** @brief Undo one k_sched_lock(). */
void k_sched_unlock(void);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_sched.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_SCHED_H_ */
