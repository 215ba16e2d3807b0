/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A pool of threads that run items in the order of the items' own priorities and deadlines
 * (CONFIG_SCHED_DEADLINE).
 *
 * A thread that runs an item has the item's priority and deadline, so a better item preempts a
 * worse one: as many items run as there are CPUs, always the best of those submitted, as long as
 * the pool has a thread left for the preempting one.
 */
#ifndef ZEPHYR_INCLUDE_SYS_P4WQ_H_
#define ZEPHYR_INCLUDE_SYS_P4WQ_H_

#include <zephyr/kernel.h>
#include <zephyr/sys/rb.h>

#ifdef __cplusplus
extern "C" {
#endif

#define K_P4WQ_QUEUE_PER_THREAD BIT(0) /**< each thread has a queue of its own */
#define K_P4WQ_DELAYED_START    BIT(1) /**< threads start with k_p4wq_enable_static_thread() */
#define K_P4WQ_USER_CPU_MASK    BIT(2) /**< and get their CPU mask there */

struct k_p4wq;
struct k_p4wq_work;

/** @brief What an item calls. Context: a thread of the pool. */
typedef void (*k_p4wq_handler_t)(struct k_p4wq_work *work);

/** @brief An item. The caller sets priority, deadline, handler and sync before it submits. */
struct k_p4wq_work {
	union {
		struct rbnode rbnode; /* pending */
		sys_dlist_t dlnode;   /* running */
	};
	int32_t priority;         /**< of its thread while it runs */
	int32_t deadline;         /**< cycles from the submission; the kernel makes a point of it */
	k_p4wq_handler_t handler; /**< what to call */
	bool sync;                /**< k_p4wq_wait() may block */
	struct k_sem done_sem;
	struct k_thread *thread; /* that runs it */
	struct k_p4wq *queue;
};

/** @brief A pool. All members are the kernel's. */
struct k_p4wq {
	_wait_q_t waitq; /* its threads with nothing to do */
	struct rbtree queue;
	sys_dlist_t active;
	uint32_t flags;
};

/** A pool made at build time. */
struct k_p4wq_initparam {
	uint32_t num;
	uintptr_t stack_size;
	struct k_p4wq *queue;
	struct k_thread *threads;
	struct z_thread_stack_element *stacks;
	uint32_t flags;
};

#define Z_P4WQ_DEFINE(name, n_threads, stack_sz, queues, flg)                                      \
	static K_THREAD_STACK_ARRAY_DEFINE(_p4stacks_##name, n_threads, stack_sz);                 \
	static struct k_thread _p4threads_##name[n_threads];                                       \
	static struct k_p4wq name queues;                                                          \
	static const STRUCT_SECTION_ITERABLE(k_p4wq_initparam, _init_##name) = {                   \
		.num = n_threads,                                                                  \
		.stack_size = stack_sz,                                                            \
		.queue = Z_P4WQ_FIRST(name),                                                       \
		.threads = _p4threads_##name,                                                      \
		.stacks = &(_p4stacks_##name[0][0]),                                               \
		.flags = flg,                                                                      \
	}
#define Z_P4WQ_FIRST(name) ((struct k_p4wq *)&name)

/** @brief Define pool @p name with @p n_threads threads of @p stack_sz bytes of stack each. */
#define K_P4WQ_DEFINE(name, n_threads, stack_sz) Z_P4WQ_DEFINE(name, n_threads, stack_sz, , 0)

/** @brief Define an array of @p n_threads pools of one thread each; @p flg: K_P4WQ_*. */
#define K_P4WQ_ARRAY_DEFINE(name, n_threads, stack_sz, flg)                                        \
	Z_P4WQ_DEFINE(name, n_threads, stack_sz, [n_threads], K_P4WQ_QUEUE_PER_THREAD | (flg))

/** @brief Initialise pool @p queue, without threads. Context: any. */
void k_p4wq_init(struct k_p4wq *queue);

/** @brief Give it a thread. Context: thread. */
void k_p4wq_add_thread(struct k_p4wq *queue, struct k_thread *thread, k_thread_stack_t *stack,
		       size_t stack_size);

/** @brief Submit @p item, which is not in use, except by its own handler. Context: any. */
void k_p4wq_submit(struct k_p4wq *queue, struct k_p4wq_work *item);

/** @brief Take @p item back. @return false: it runs or has run. Context: any. */
bool k_p4wq_cancel(struct k_p4wq *queue, struct k_p4wq_work *item);

/**
 * @brief Wait until @p work has been done.
 *
 * @retval 0 done. @retval -EBUSY not, and its `sync` is false or K_NO_WAIT. @retval -EAGAIN time is
 * up.
 */
int k_p4wq_wait(struct k_p4wq_work *work, k_timeout_t timeout);

/** @brief Start @p thread of a pool with K_P4WQ_DELAYED_START, on the CPUs of @p cpu_mask. */
void k_p4wq_enable_static_thread(struct k_p4wq *queue, struct k_thread *thread, uint32_t cpu_mask);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_P4WQ_H_ */
