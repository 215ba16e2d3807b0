/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Queue of nodes for many producers and one consumer, without locks.
 *
 * The algorithm is D. Vyukov's intrusive queue: a producer swaps itself in as the newest, then
 * links the one before it to itself. Between the two steps the consumer sees the queue as ending
 * before it, so a pop can say empty while a push is under way; that push's caller comes later
 * anyway.
 */

#ifndef ZEPHYR_INCLUDE_SYS_MPSC_LOCKFREE_H_
#define ZEPHYR_INCLUDE_SYS_MPSC_LOCKFREE_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef atomic_ptr_t mpsc_ptr_t;

#define mpsc_ptr_get(ptr)          atomic_ptr_get(&(ptr))
#define mpsc_ptr_set(ptr, val)     ((void)atomic_ptr_set(&(ptr), val))
#define mpsc_ptr_set_get(ptr, val) atomic_ptr_set(&(ptr), val)

/** A node; embed it. */
struct mpsc_node {
	mpsc_ptr_t next;
};

struct mpsc {
	mpsc_ptr_t head;        /* the newest */
	struct mpsc_node *tail; /* the oldest; the consumer's */
	struct mpsc_node stub;  /* keeps the queue from ever being without a node */
};

#define MPSC_INIT(symbol)                                                                          \
	{                                                                                          \
		.head = (struct mpsc_node *)&symbol.stub,                                          \
		.tail = (struct mpsc_node *)&symbol.stub,                                          \
		.stub = {.next = NULL},                                                            \
	}

/** @brief Make the queue empty. */
static inline void mpsc_init(struct mpsc *q)
{
	mpsc_ptr_set(q->head, &q->stub);
	q->tail = &q->stub;
	mpsc_ptr_set(q->stub.next, NULL);
}

/** @brief Append. Context: any, any number of producers. */
static ALWAYS_INLINE void mpsc_push(struct mpsc *q, struct mpsc_node *n)
{
	struct mpsc_node *before;

	mpsc_ptr_set(n->next, NULL);
	before = (struct mpsc_node *)mpsc_ptr_set_get(q->head, n);
	mpsc_ptr_set(before->next, n);
}

/**
 * @brief Take the oldest. Context: any, one consumer. @return NULL: none, or one is being pushed.
 */
static inline struct mpsc_node *mpsc_pop(struct mpsc *q)
{
	struct mpsc_node *tail = q->tail;
	struct mpsc_node *next = (struct mpsc_node *)mpsc_ptr_get(tail->next);

	if (tail == &q->stub) {
		if (next == NULL) {
			return NULL;
		}
		q->tail = next;
		tail = next;
		next = (struct mpsc_node *)mpsc_ptr_get(next->next);
	}
	if (next == NULL) {
		/* The last one may only go when something stands behind it. */
		if (tail != (struct mpsc_node *)mpsc_ptr_get(q->head)) {
			return NULL;
		}
		mpsc_push(q, &q->stub);
		next = (struct mpsc_node *)mpsc_ptr_get(tail->next);
		if (next == NULL) {
			return NULL;
		}
	}
	q->tail = next;
	return tail;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MPSC_LOCKFREE_H_ */
