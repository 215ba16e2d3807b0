/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Threads: their record, how one is made, started, stopped and asked about.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_THREAD_H_
#define ZEPHYR_INCLUDE_KERNEL_THREAD_H_

#include <zephyr/arch/cpu.h>
#include <zephyr/kernel/stats.h>
#include <zephyr/kernel/thread_domain.h>
#include <zephyr/kernel/thread_stack.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/runtime_stats.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/syscall.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_thread;
struct k_heap;
struct init_entry;

/** @brief Handle of a thread. */
typedef struct k_thread *k_tid_t;

/** @brief A thread's entry function. */
typedef void (*k_thread_entry_t)(void *p1, void *p2, void *p3);

typedef void (*k_thread_user_cb_t)(const struct k_thread *thread, void *user_data);

/** @brief Called in the clock interrupt when the slice of @p thread is used up. */
typedef void (*k_thread_timeslice_fn_t)(struct k_thread *thread, void *data);

/** @brief The stack of a thread: first usable byte, usable bytes, bytes taken off its top. */
struct _thread_stack_info {
	uintptr_t start;
	size_t size;
	size_t delta;
};

/* Options of k_thread_create(). */
#define K_ESSENTIAL      (BIT(0)) /**< Its end is a fatal error of the system. */
#define K_FP_IDX         1
#define K_FP_REGS        (BIT(K_FP_IDX)) /**< Uses floating point registers. */
#define K_USER           (BIT(2)) /**< Starts in user mode. */
#define K_INHERIT_PERMS  (BIT(3)) /**< Gets its parent's object permissions. */
#define K_CALLBACK_STATE (BIT(4)) /**< Free for the application's use. */
#define K_DSP_IDX        6
#define K_DSP_REGS       (BIT(K_DSP_IDX))
#define K_AGU_IDX        7
#define K_AGU_REGS       (BIT(K_AGU_IDX))
#define K_SSE_REGS       (BIT(7))

/* Bits of _thread_base.thread_state; a thread with none is ready, in the run queue. */
#define _THREAD_DUMMY     (BIT(0)) /* boot code, not a thread */
#define _THREAD_PENDING   (BIT(1)) /* in a wait queue */
#define _THREAD_PRESTART  (BIT(2)) /* not started yet */
#define _THREAD_DEAD      (BIT(3))
#define _THREAD_SUSPENDED (BIT(4)) /* suspended or asleep */
#define _THREAD_ABORTING  (BIT(5))

/** The part of a thread that the scheduler handles. Lock: kernel. */
struct _thread_base {
	sys_dnode_t qnode_dlist; /* in the run queue or in pended_on */
	void *swap_data;         /* handed over by the waker */
	union {
		struct {
#ifdef CONFIG_BIG_ENDIAN
			uint8_t thread_state;
			uint8_t user_options;
#else
			uint8_t user_options;
			uint8_t thread_state;
#endif
		};
		uint16_t state_and_options;
	};
	/* One number answers "may be preempted": prio >= 0 and not locked <=> preempt < 0x80. */
	union {
		struct {
#ifdef CONFIG_BIG_ENDIAN
			uint8_t sched_locked;
			int8_t prio;
#else
			int8_t prio;
			uint8_t sched_locked; /* counts down from 0 */
#endif
		};
		uint16_t preempt;
	};
	_wait_q_t *pended_on; /* from here to the end: zeros in a new thread */
	struct _timeout timeout;
#ifdef CONFIG_SCHED_DEADLINE
	int prio_deadline;
#endif
#ifdef CONFIG_SCHED_CPU_MASK
	uint16_t cpu_mask;
#endif
#ifdef CONFIG_SMP
	uint8_t cpu;               /* runs or ran last here */
	volatile uint8_t active;   /* runs now: its context is not saved */
	uint8_t global_lock_count; /* depth of irq_lock() */
#endif
#ifdef CONFIG_TIMESLICE_PER_THREAD
	int32_t slice_ticks;
	k_thread_timeslice_fn_t slice_expired;
	void *slice_data;
#endif
#ifdef CONFIG_SCHED_THREAD_USAGE
	struct k_cycle_stats usage;
#endif
};

/** What a thread was started with. */
struct __thread_entry {
	k_thread_entry_t pEntry;
	void *parameter1;
	void *parameter2;
	void *parameter3;
};

/** @brief A thread. All members are the kernel's. */
struct k_thread {
	struct _thread_base base;
	struct _callee_saved callee_saved;
	int swap_retval;
	_wait_q_t join_queue;
	struct k_heap *resource_pool;
#ifdef CONFIG_USERSPACE
	struct _mem_domain_info mem_domain_info;
	uint32_t perm_bit; /* its number among those with permissions, see kernel/user/object.h */
#endif
#ifdef CONFIG_THREAD_STACK_INFO
	struct _thread_stack_info stack_info;
#endif
#if defined(CONFIG_DYNAMIC_THREAD) || defined(CONFIG_USERSPACE)
	k_thread_stack_t *stack_obj;
#endif
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	uintptr_t tls;
#endif
	void *init_data; /* from here to the end: zeros in a new thread */
#if defined(CONFIG_POLL)
	struct z_poller *poller;
#endif
#ifdef CONFIG_EVENTS
	uint32_t events;
	uint8_t event_options;
#endif
#ifdef CONFIG_THREAD_MONITOR
	struct __thread_entry entry;
	struct k_thread *next_thread;
#endif
#ifdef CONFIG_THREAD_NAME
	char name[CONFIG_THREAD_MAX_NAME_LEN];
#endif
#ifdef CONFIG_THREAD_CUSTOM_DATA
	void *custom_data;
#endif
#if defined(CONFIG_ERRNO) && !defined(CONFIG_ERRNO_IN_TLS) && !defined(CONFIG_LIBC_ERRNO)
	int errno_var;
#endif
#ifdef CONFIG_STACK_SENTINEL
	uint32_t *sentinel;
#endif
#ifdef CONFIG_OBJ_CORE_THREAD
	struct k_obj_core obj_core;
#endif
	struct _thread_arch arch;
};

/** A thread of K_THREAD_DEFINE(). */
struct _static_thread_data {
	struct k_thread *init_thread;
	k_thread_stack_t *init_stack;
	unsigned int init_stack_size;
	k_thread_entry_t init_entry;
	void *init_p1;
	void *init_p2;
	void *init_p3;
	int init_prio;
	uint32_t init_options;
	const char *init_name;
	int32_t init_delay_ms;
	const struct init_entry *starter; /* what makes boot start it */
};

extern const struct init_entry z_static_threads_init;

/**
 * @brief Define a thread that starts with the system.
 *
 * `name` becomes its k_tid_t. @p delay is in milliseconds; SYS_FOREVER_MS: not until
 * k_thread_start().
 */
#define K_THREAD_DEFINE(name, stack_size, entry, p1, p2, p3, prio, options, delay)                 \
	K_THREAD_STACK_DEFINE(_k_thread_stack_##name, stack_size);                                 \
	Z_THREAD_COMMON_DEFINE(name, stack_size, entry, p1, p2, p3, prio, options, delay)

/** @brief The same for a thread that never enters user mode. */
#define K_KERNEL_THREAD_DEFINE(name, stack_size, entry, p1, p2, p3, prio, options, delay)          \
	K_KERNEL_STACK_DEFINE(_k_thread_stack_##name, stack_size);                                 \
	Z_THREAD_COMMON_DEFINE(name, stack_size, entry, p1, p2, p3, prio, options, delay)

#define Z_THREAD_COMMON_DEFINE(name, stack_size, entry, p1, p2, p3, prio, options, delay)          \
	struct k_thread _k_thread_obj_##name;                                                      \
	const STRUCT_SECTION_ITERABLE(_static_thread_data, _k_thread_data_##name) = {              \
		.init_thread = &_k_thread_obj_##name,                                              \
		.init_stack = _k_thread_stack_##name,                                              \
		.init_stack_size = (stack_size),                                                   \
		.init_entry = (k_thread_entry_t)(entry),                                           \
		.init_p1 = (void *)(p1),                                                           \
		.init_p2 = (void *)(p2),                                                           \
		.init_p3 = (void *)(p3),                                                           \
		.init_prio = (prio),                                                               \
		.init_options = (options),                                                         \
		.init_name = STRINGIFY(name),                                                      \
		.init_delay_ms = (delay),                                                          \
		.starter = &z_static_threads_init,                                                 \
	};                                                                                         \
	const k_tid_t name = (k_tid_t)&_k_thread_obj_##name

/**
 * @brief Make a thread.
 *
 * @param new_thread record of the thread, kept until it has ended and been joined
 * @param stack stack object; @param stack_size its usable bytes, K_THREAD_STACK_SIZEOF(stack)
 * @param entry function to run with @p p1, @p p2, @p p3; returning from it ends the thread
 * @param prio priority; @param options K_ESSENTIAL, K_FP_REGS, ...
 * @param delay time until it starts; K_FOREVER: by k_thread_start()
 * @return its handle. Context: thread or boot, not an interrupt handler.
 */
__syscall k_tid_t k_thread_create(struct k_thread *new_thread, k_thread_stack_t *stack,
				  size_t stack_size, k_thread_entry_t entry, void *p1, void *p2,
				  void *p3, int prio, uint32_t options, k_timeout_t delay);

/** @brief Start a thread made with K_FOREVER; no effect on one that has started. Context: any. */
__syscall void k_thread_start(k_tid_t thread);

/**
 * @brief End @p thread: it never runs again, joiners wake. Does not return for the caller's own.
 *
 * Mutexes it owns stay locked. Ending an essential thread is a fatal error. Context: any.
 */
__syscall void k_thread_abort(k_tid_t thread);

/**
 * @brief Wait until @p thread has ended.
 *
 * @retval 0 it has ended. @retval -EBUSY K_NO_WAIT and it has not. @retval -EAGAIN time is up.
 * @retval -EDEADLK it is the caller, or it waits for the caller.
 * Context: thread; with K_NO_WAIT any.
 */
__syscall int k_thread_join(struct k_thread *thread, k_timeout_t timeout);

/**
 * @brief Keep @p thread from running until k_thread_resume(); a timeout it waits with is dropped.
 *
 * Objects it waits for are still handed to it. No effect on one that is suspended. Context: any.
 */
__syscall void k_thread_suspend(k_tid_t thread);

/** @brief Undo k_thread_suspend(); no effect on one that is not suspended. Context: any. */
__syscall void k_thread_resume(k_tid_t thread);

/**
 * @brief Change to user mode for good; without user mode, call @p entry and end. An essential
 * thread is none any more. Context: thread.
 */
FUNC_NORETURN void k_thread_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3);

/**
 * @brief Call @p user_cb for every thread, kernel locked (CONFIG_THREAD_MONITOR). Context: thread.
 */
void k_thread_foreach(k_thread_user_cb_t user_cb, void *user_data);

/** @brief The same without the lock: threads may come and go meanwhile. Context: thread. */
void k_thread_foreach_unlocked(k_thread_user_cb_t user_cb, void *user_data);

/** @brief Give @p thread the heap that calls in its name allocate from. */
static inline void k_thread_heap_assign(struct k_thread *thread, struct k_heap *heap)
{
	thread->resource_pool = heap;
}

/** @brief The system heap (k_malloc()) as resource pool of @p thread. */
void k_thread_system_pool_assign(struct k_thread *thread);

/**
 * @brief Bytes of its stack that @p thread never used (CONFIG_INIT_STACKS,
 * CONFIG_THREAD_STACK_INFO).
 *
 * @retval 0 and the count in @p unused_ptr. Context: thread.
 */
__syscall int k_thread_stack_space_get(const struct k_thread *thread, size_t *unused_ptr);

/**
 * @brief A stack of @p size bytes from the pool or heap (CONFIG_DYNAMIC_THREAD); NULL: none left.
 */
__syscall k_thread_stack_t *k_thread_stack_alloc(size_t size, int flags);

/** @brief Give it back. @retval -EBUSY in use. @retval -EINVAL not one of these. */
__syscall int k_thread_stack_free(k_thread_stack_t *stack);

/** @brief Keep @p value with the current thread (CONFIG_THREAD_CUSTOM_DATA). */
__syscall void k_thread_custom_data_set(void *value);
/** @brief What was kept with k_thread_custom_data_set(); NULL at first. */
__syscall void *k_thread_custom_data_get(void);

/**
 * @brief Name @p thread (NULL: the current one); cut at CONFIG_THREAD_MAX_NAME_LEN - 1 bytes.
 *
 * @retval 0 done. @retval -ENOSYS without CONFIG_THREAD_NAME.
 */
__syscall int k_thread_name_set(k_tid_t thread, const char *str);
/** @brief Its name, or NULL. */
const char *k_thread_name_get(k_tid_t thread);
/** @brief Copy its name. @retval -ENOSPC @p size too small. @retval -ENOSYS no names. */
__syscall int k_thread_name_copy(k_tid_t thread, char *buf, size_t size);

/** @brief States of @p thread_id as words joined by '+' in @p buf of @p buf_size bytes. */
const char *k_thread_state_str(k_tid_t thread_id, char *buf, size_t buf_size);

/** @brief Tick at which the timed wait of @p thread ends. */
__syscall k_ticks_t k_thread_timeout_expires_ticks(const struct k_thread *thread);
/** @brief Ticks until then; 0 where it does not wait with a timeout. */
__syscall k_ticks_t k_thread_timeout_remaining_ticks(const struct k_thread *thread);

/** @brief Give up floating point registers. @retval -ENOTSUP no sharing. @retval -EINVAL. */
__syscall int k_float_disable(struct k_thread *thread);
/** @brief Ask for them. */
__syscall int k_float_enable(struct k_thread *thread, unsigned int options);

/** @brief Let @p thread use the kernel objects that follow; nothing to do without user mode. */
#define k_thread_access_grant(thread, ...) \
	FOR_EACH_FIXED_ARG(k_object_access_grant, (;), (thread), __VA_ARGS__)

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_thread.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_THREAD_H_ */
