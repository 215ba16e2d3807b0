/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Active timeouts, to be taken out in the order of their deadlines, equal ones in the order they
 * came. For timeout.c only. Lock: kernel, for every function.
 *
 * Two structures, chosen by CONFIG_TIMEOUT_QUEUE_*. One sorted list: smallest; adding passes the
 * timeouts that are later. Or buckets (a radix heap): no operation looks at more than a few
 * timeouts, however many there are.
 *
 * Time never goes back, so all deadlines lie at or after `base`, the last deadline that was
 * served. Bucket 0 holds what is due at base; bucket i what differs from base in bit i - 1 and in
 * none above; the last bucket also all that is farther away. So everything in a bucket is earlier
 * than everything in the next one. When base moves on to the first bucket that is not empty, that
 * bucket alone is dealt out anew, to those below: a timeout moves at most once for each bit of its
 * distance. Taking one off needs no bucket, only its neighbours.
 *
 * The alarm is set for the earliest deadline. To look for it in a full bucket would take long:
 * then the alarm is set for the earliest that could be in it, which splits it.
 */
#ifndef ETESIAN_KERNEL_TIMEOUTQ_H_
#define ETESIAN_KERNEL_TIMEOUTQ_H_

#include "timeout.h"

#define TO(n) CONTAINER_OF(n, struct _timeout, node)

#define TQ_NEVER INT64_MAX

#ifdef CONFIG_TIMEOUT_QUEUE_SCALABLE

#define TQ_BUCKETS 32U
#define TQ_LAST    (TQ_BUCKETS - 1U)
#define TQ_LOOK_AT 4 /* so many timeouts are compared, no more */

static struct {
	int64_t base;
	int64_t alarm; /* what tq_next_tick() said, or an earlier deadline added since */
	uint32_t used; /* bit i: bucket i may hold something; else it is not even initialised */
	sys_dlist_t buckets[TQ_BUCKETS];
} tq = {.alarm = TQ_NEVER};

static inline unsigned int tq_bucket_of(int64_t deadline)
{
	uint64_t differs = (deadline > tq.base) ? (uint64_t)(deadline ^ tq.base) : 0U;

	if (differs >= BIT(TQ_LAST - 1U)) {
		return TQ_LAST;
	}
	return (differs == 0U) ? 0U : 32U - (unsigned int)__builtin_clz((uint32_t)differs);
}

static inline void tq_enter(struct _timeout *to)
{
	unsigned int i = tq_bucket_of(to->dticks);
	sys_dlist_t *bucket = &tq.buckets[i];

	if ((tq.used & BIT(i)) == 0U) {
		tq.used |= BIT(i);
		sys_dlist_init(bucket);
	}
	sys_dlist_append(bucket, &to->node);
}

/** @brief Put @p to in. @return whether the alarm has to be set anew. */
static inline bool tq_add(struct _timeout *to)
{
	tq_enter(to);
	if (to->dticks >= tq.alarm) {
		return false;
	}
	tq.alarm = to->dticks;
	return true;
}

/* First bucket that is not empty, or NULL. */
static inline sys_dlist_t *tq_first_bucket(void)
{
	while (tq.used != 0U) {
		sys_dlist_t *bucket = &tq.buckets[__builtin_ctz(tq.used)];

		if (!sys_dlist_is_empty(bucket)) {
			return bucket;
		}
		tq.used &= tq.used - 1U;
	}
	return NULL;
}

/* The earliest deadline in @p bucket, or the earliest that could be there. */
static inline int64_t tq_earliest(sys_dlist_t *bucket)
{
	unsigned int i = (unsigned int)(bucket - tq.buckets);
	int64_t earliest = TQ_NEVER;
	int looks = TQ_LOOK_AT;
	sys_dnode_t *n;

	SYS_DLIST_FOR_EACH_NODE(bucket, n) {
		if (looks-- == 0) {
			return (i == 0U) ? tq.base : ((tq.base >> (i - 1U)) + 1) << (i - 1U);
		}
		earliest = MIN(earliest, TO(n)->dticks);
	}
	return earliest;
}

/** @brief When to look here again; TQ_NEVER: nothing is active. */
static inline int64_t tq_next_tick(void)
{
	sys_dlist_t *bucket = tq_first_bucket();

	tq.alarm = (bucket == NULL) ? TQ_NEVER : tq_earliest(bucket);
	return tq.alarm;
}

/* Base moves on to @p base, which is in @p bucket. Gives the lock up for moments. */
static inline void tq_deal_out(sys_dlist_t *bucket, int64_t base, z_key_t key)
{
	sys_dlist_t moving = *bucket;

	moving.head->prev = &moving;
	moving.tail->next = &moving;
	tq.used &= ~BIT(bucket - tq.buckets);
	tq.base = base;
	while (!sys_dlist_is_empty(&moving)) {
		struct _timeout *to = TO(moving.head);

		sys_dlist_remove(&to->node);
		tq_enter(to);
		z_unlock(key);
		(void)z_lock();
	}
}

/** @brief Take out the next timeout due at tick @p end, or NULL. Gives the lock up for moments. */
static inline struct _timeout *tq_get(int64_t end, z_key_t key)
{
	sys_dlist_t *bucket;

	while ((bucket = tq_first_bucket()) != NULL) {
		int64_t earliest;

		if (bucket == &tq.buckets[0]) {
			return TO(sys_dlist_get(bucket));
		}
		earliest = tq_earliest(bucket);
		if (earliest > end) {
			break;
		}
		tq_deal_out(bucket, earliest, key);
	}
	return NULL;
}

/** @brief All deadlines move by @p step. */
static inline void tq_shift(int64_t step)
{
	sys_dlist_t all = SYS_DLIST_STATIC_INIT(&all);

	for (sys_dlist_t *bucket; (bucket = tq_first_bucket()) != NULL;) {
		sys_dlist_append(&all, sys_dlist_get(bucket));
	}
	tq.base += step;
	tq.alarm += (tq.alarm == TQ_NEVER) ? 0 : step;
	while (!sys_dlist_is_empty(&all)) {
		struct _timeout *to = TO(sys_dlist_get(&all));

		to->dticks += step;
		tq_enter(to);
	}
}

#else

static sys_dlist_t timeouts = SYS_DLIST_STATIC_INIT(&timeouts);

static inline bool tq_add(struct _timeout *to)
{
	sys_dnode_t *at = timeouts.tail;

	while (at != &timeouts && to->dticks < TO(at)->dticks) {
		at = at->prev;
	}
	sys_dlist_insert(at->next, &to->node);
	return at == &timeouts;
}

static inline int64_t tq_next_tick(void)
{
	return sys_dlist_is_empty(&timeouts) ? TQ_NEVER : TO(timeouts.head)->dticks;
}

static inline struct _timeout *tq_get(int64_t end, z_key_t key)
{
	sys_dnode_t *n = timeouts.head;

	ARG_UNUSED(key);
	if (n == &timeouts || TO(n)->dticks > end) {
		return NULL;
	}
	sys_dlist_remove(n);
	return TO(n);
}

static inline void tq_shift(int64_t step)
{
	sys_dnode_t *n;

	SYS_DLIST_FOR_EACH_NODE(&timeouts, n) {
		TO(n)->dticks += step;
	}
}

#endif

#endif /* ETESIAN_KERNEL_TIMEOUTQ_H_ */
