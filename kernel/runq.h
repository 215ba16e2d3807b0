/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The ready threads, best first; equal ones in the order they came. No policy here: sched.c
 * decides. The running thread stays in, the idle thread is never in. Lock: kernel, for every
 * function.
 *
 * Two structures, chosen by CONFIG_SCHED_*: one sorted list (smallest; insertion passes the ready
 * threads that are worse), or a list for each priority with a bitmap (constant time, 8 bytes a
 * priority).
 */
#ifndef ETESIAN_KERNEL_RUNQ_H_
#define ETESIAN_KERNEL_RUNQ_H_

#include <zephyr/kernel.h>

#define Z_QNODE_THREAD(n) CONTAINER_OF(n, struct k_thread, base.qnode_dlist)

#ifdef CONFIG_SCHED_DEADLINE
#define Z_DEADLINE(thread) ((uint32_t)(thread)->base.prio_deadline)
#else
#define Z_DEADLINE(thread) 0U
#endif

/** Order of two threads: is @p a strictly better than @p b? */
static ALWAYS_INLINE bool z_thread_better(const struct k_thread *a, const struct k_thread *b)
{
	if (IS_ENABLED(CONFIG_SCHED_DEADLINE) && a->base.prio == b->base.prio) {
		/* a difference, as deadlines are points on a wrapping counter */
		return (int32_t)(Z_DEADLINE(b) - Z_DEADLINE(a)) > 0;
	}
	return a->base.prio < b->base.prio;
}

/** Put @p thread behind the last one in @p list that is not worse. */
static inline void z_list_add_sorted(sys_dlist_t *list, struct k_thread *thread)
{
	sys_dnode_t *at = list->tail;

	while (at != list && z_thread_better(thread, Z_QNODE_THREAD(at))) {
		at = at->prev;
	}
	/* behind "at"; a list head is a node too */
	sys_dlist_insert(at->next, &thread->base.qnode_dlist);
}

#ifdef CONFIG_SCHED_MULTIQ

#define Z_RUNQ_INDEX(thread) ((unsigned int)((thread)->base.prio + CONFIG_NUM_COOP_PRIORITIES))

static inline void z_runq_init(void)
{
	for (unsigned int i = 0; i < ARRAY_SIZE(_kernel.ready_q.queues); i++) {
		sys_dlist_init(&_kernel.ready_q.queues[i]);
	}
}

static inline void z_runq_add(struct k_thread *thread)
{
	unsigned int i = Z_RUNQ_INDEX(thread);

	_kernel.ready_q.bitmap[i / 32] |= BIT(31 - i % 32);
	sys_dlist_append(&_kernel.ready_q.queues[i], &thread->base.qnode_dlist);
}

static inline void z_runq_remove(struct k_thread *thread)
{
	unsigned int i = Z_RUNQ_INDEX(thread);

	sys_dlist_remove(&thread->base.qnode_dlist);
	if (sys_dlist_is_empty(&_kernel.ready_q.queues[i])) {
		_kernel.ready_q.bitmap[i / 32] &= ~BIT(31 - i % 32);
	}
}

static inline struct k_thread *z_runq_best(void)
{
	for (unsigned int w = 0; w < ARRAY_SIZE(_kernel.ready_q.bitmap); w++) {
		uint32_t bits = _kernel.ready_q.bitmap[w];

		if (bits != 0) {
			sys_dlist_t *q = &_kernel.ready_q.queues[w * 32 + __builtin_clz(bits)];

			return Z_QNODE_THREAD(q->head);
		}
	}
	return NULL;
}

#else

static inline void z_runq_init(void)
{
	sys_dlist_init(&_kernel.ready_q.list);
}

static inline void z_runq_add(struct k_thread *thread)
{
	z_list_add_sorted(&_kernel.ready_q.list, thread);
}

static inline void z_runq_remove(struct k_thread *thread)
{
	sys_dlist_remove(&thread->base.qnode_dlist);
}

#ifdef CONFIG_SCHED_CPU_MASK
static inline struct k_thread *z_runq_best(void)
{
	struct k_thread *thread;

	SYS_DLIST_FOR_EACH_CONTAINER(&_kernel.ready_q.list, thread, base.qnode_dlist) {
		if ((thread->base.cpu_mask & BIT(arch_proc_id())) != 0) {
			return thread;
		}
	}
	return NULL;
}
#else
static inline struct k_thread *z_runq_best(void)
{
	sys_dnode_t *n = _kernel.ready_q.list.head;

	return (n == &_kernel.ready_q.list) ? NULL : Z_QNODE_THREAD(n);
}
#endif

#endif

#endif /* ETESIAN_KERNEL_RUNQ_H_ */
