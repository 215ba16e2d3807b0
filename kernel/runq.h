/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The ready threads, best first; equal ones in the order they came. No policy here: sched.c
 * decides. The running threads stay in. On one CPU the idle thread is in too, so the queue is never
 * empty; where there are several, none is. Lock: kernel, for every function.
 *
 * Two structures, chosen by CONFIG_SCHED_*: a ring of threads for each priority with a bitmap of
 * the rings that are not empty (constant time, four bytes a priority); or one sorted list
 * (smallest, and needed for deadlines and CPU masks; insertion passes the ready threads that are
 * worse).
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

/** Several CPUs: somebody has to see who shall run there now. */
#ifdef CONFIG_SMP
#define z_runq_changed() (_kernel.ipi_due = true)
#else
#define z_runq_changed()
#endif

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

/* A ring has no head of its own: queues[i] is the node of its first thread, or NULL. */

#define Z_RUNQ_INDEX(thread)  ((unsigned int)((thread)->base.prio + CONFIG_NUM_COOP_PRIORITIES))
#define Z_RUNQ_WORDS          DIV_ROUND_UP(K_NUM_THREAD_PRIO, 32)
#define Z_RUNQ_WORD(i)        (_kernel.ready_q.bitmap[Z_RUNQ_WORDS == 1 ? 0U : (i) / 32U])

/*
 * Where the CPU counts leading zeros the best ring of a word is its highest bit, elsewhere the
 * lowest, which a multiplication turns into a number of five bits that differs for each.
 */
#ifdef CONFIG_CPU_HAS_NO_CLZ
#define Z_RUNQ_BIT(i)      (1U << (Z_RUNQ_WORDS == 1 ? (i) : (i) % 32U))
#define Z_RUNQ_FIRST(word) z_runq_lowest[(((word) & -(word)) * Z_RUNQ_DE_BRUIJN) >> 27]
#define Z_RUNQ_DE_BRUIJN   0x077cb531U /* each five bits of it, from each place, differ */
extern const uint8_t z_runq_lowest[32];
#else
#define Z_RUNQ_BIT(i)      (BIT(31) >> (Z_RUNQ_WORDS == 1 ? (i) : (i) % 32U))
#define Z_RUNQ_FIRST(word) __builtin_clz(word)
#endif

static inline void z_runq_init(void)
{
}

static inline void z_runq_add(struct k_thread *thread)
{
	unsigned int i = Z_RUNQ_INDEX(thread);
	sys_dnode_t *node = &thread->base.qnode_dlist;
	sys_dnode_t *first = _kernel.ready_q.queues[i];

	z_runq_changed();
	if (first == NULL) {
		node->next = node;
		node->prev = node;
		_kernel.ready_q.queues[i] = node;
		Z_RUNQ_WORD(i) |= Z_RUNQ_BIT(i);
	} else {
		sys_dlist_insert(first, node);
	}
}

static inline void z_runq_remove(struct k_thread *thread)
{
	unsigned int i = Z_RUNQ_INDEX(thread);
	sys_dnode_t *node = &thread->base.qnode_dlist;
	sys_dnode_t *next = node->next;

	if (next == node) {
		_kernel.ready_q.queues[i] = NULL;
		Z_RUNQ_WORD(i) &= ~Z_RUNQ_BIT(i);
		return;
	}
	node->prev->next = next;
	next->prev = node->prev;
	if (_kernel.ready_q.queues[i] == node) {
		_kernel.ready_q.queues[i] = next;
	}
}

/** Put @p thread, which is in, behind its equals. */
static inline void z_runq_to_back(struct k_thread *thread)
{
	unsigned int i = Z_RUNQ_INDEX(thread);
	sys_dnode_t *node = &thread->base.qnode_dlist;

	if (likely(_kernel.ready_q.queues[i] == node)) {
		_kernel.ready_q.queues[i] = node->next;
	} else {
		z_runq_remove(thread);
		z_runq_add(thread);
	}
}

static ALWAYS_INLINE struct k_thread *z_runq_best(void)
{
	unsigned int w = 0;

	while (w < Z_RUNQ_WORDS - 1 && _kernel.ready_q.bitmap[w] == 0U) {
		w++;
	}
	return Z_QNODE_THREAD(
		_kernel.ready_q.queues[w * 32U + Z_RUNQ_FIRST(_kernel.ready_q.bitmap[w])]);
}

/* The first thread of ring @p i or of those behind it, or NULL. */
static inline struct k_thread *z_runq_first_from(unsigned int i)
{
	while (i < K_NUM_THREAD_PRIO && _kernel.ready_q.queues[i] == NULL) {
		i++;
	}
	return (i == K_NUM_THREAD_PRIO) ? NULL : Z_QNODE_THREAD(_kernel.ready_q.queues[i]);
}

/** @brief The best thread, or NULL where the queue may be empty (several CPUs). */
static inline struct k_thread *z_runq_first(void)
{
	return z_runq_first_from(0U);
}

/** @brief The one behind @p thread, or NULL. */
static inline struct k_thread *z_runq_next(const struct k_thread *thread)
{
	unsigned int i = Z_RUNQ_INDEX(thread);
	sys_dnode_t *next = thread->base.qnode_dlist.next;

	return (next != _kernel.ready_q.queues[i]) ? Z_QNODE_THREAD(next)
						   : z_runq_first_from(i + 1U);
}

#else

static inline void z_runq_init(void)
{
	sys_dlist_init(&_kernel.ready_q.list);
}

static inline void z_runq_add(struct k_thread *thread)
{
	z_runq_changed();
	z_list_add_sorted(&_kernel.ready_q.list, thread);
}

static inline void z_runq_remove(struct k_thread *thread)
{
	sys_dlist_remove(&thread->base.qnode_dlist);
}

/** Put @p thread, which is in, behind its equals. */
static inline void z_runq_to_back(struct k_thread *thread)
{
	z_runq_remove(thread);
	z_runq_add(thread);
}

/** @brief The best thread, or NULL where the queue may be empty (several CPUs). */
static inline struct k_thread *z_runq_first(void)
{
	sys_dnode_t *n = _kernel.ready_q.list.head;

	return (n == &_kernel.ready_q.list) ? NULL : Z_QNODE_THREAD(n);
}

/** @brief The one behind @p thread, or NULL. */
static inline struct k_thread *z_runq_next(const struct k_thread *thread)
{
	sys_dnode_t *n = thread->base.qnode_dlist.next;

	return (n == &_kernel.ready_q.list) ? NULL : Z_QNODE_THREAD(n);
}

#ifdef CONFIG_SCHED_CPU_MASK
static inline struct k_thread *z_runq_best(void)
{
	struct k_thread *thread;

	SYS_DLIST_FOR_EACH_CONTAINER(&_kernel.ready_q.list, thread, base.qnode_dlist) {
		if ((thread->base.cpu_mask & BIT(0)) != 0) {
			break;
		}
	}
	return thread; /* at the latest the idle thread */
}
#else
static ALWAYS_INLINE struct k_thread *z_runq_best(void)
{
	return Z_QNODE_THREAD(_kernel.ready_q.list.head);
}
#endif

#endif

#endif /* ETESIAN_KERNEL_RUNQ_H_ */
