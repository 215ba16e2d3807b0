/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * What the functions of <zephyr/sys/dlist.h> do. nth(0), nth(1) ... is any sequence of nodes;
 * ring(list, n) says that it is what the list holds: nth(0) and nth(n) are the list itself, between
 * them its n - 1 nodes, all different. Contracts hold for each sequence and length. The ghosts
 * length_of_list (the head counted) and position stand for any two numbers.
 */
/* Macros and no predicates: the provers find their way through them faster. */
#define linked(a, b) ((a)->next == (b) && (b)->prev == (a))

/* Not the same and not overlapping either: put so, the provers have no offsets to compare. */
#define distinct(a, b) ((a) != (b) && &(a)->next != &(b)->prev && &(a)->prev != &(b)->next)

#define span(from, to)                                                                             \
	(\forall integer i, j; from <= i < j <= to && j < i + 2 ==> linked(nth(i), nth(j)))

/* The second line follows from the first; it is there to lead the provers. */
#define ring(list, n)                                                                              \
	(1 <= (n) <= UINT_MAX && nth(0) == (list) && nth(n) == (list) && span(0, n) &&             \
	 (list)->next == nth(1) && (list)->prev == nth((n) - 1) &&                                 \
	 (\forall integer i; 0 <= i <= (n) ==> \valid(nth(i))) &&                                  \
	 (\forall integer i, j; 0 <= i < j <= (n) && j - i < (n) ==> distinct(nth(i), nth(j))))

#define apart(node, n) (\forall integer i; 0 <= i <= (n) ==> distinct(nth(i), node))

/* The node is nth(k) of a list, or the list itself (k == n). What links it follows from ring(). */
#define place(n, k, node)                                                                          \
	(ring(nth(0), n) && 0 < (k) <= (n) && (node) == nth(k) && linked(nth((k) - 1), nth(k)))

/* The sequence of before, node in it in front of what was nth(k). */
#define inserted(n, k, node)                                                                       \
	(linked(nth((k) - 1), node) && linked(node, nth(k)) && span(0, (k) - 1) && span(k, n))

/* The sequence of before without nth(k). */
#define removed(n, k) (linked(nth((k) - 1), nth((k) + 1)) && span(0, (k) - 1) && span((k) + 1, n))

/*% source include/zephyr/sys/dlist.h */
/*
 * The two names of one pointer, a union, are made one: WP takes the members of a union for
 * different places.
 */
/*% rewrite
	union {
		struct _dnode *head; /\* of a list: the first node *\/
		struct _dnode *next;
	};
	union {
		struct _dnode *tail; /\* of a list: the last node *\/
		struct _dnode *prev;
	};
};
 =>
	struct _dnode *next;
	struct _dnode *prev;
};
#define head next
#define tail prev
*/
/*% rewrite {{(ptr_to_list)}, {(ptr_to_list)}} => {(ptr_to_list), (ptr_to_list)} */
/*% after typedef struct _dnode sys_dnode_t;
    axiomatic Sequence {
	logic sys_dnode_t *nth(integer i) reads \nothing;
	logic integer length reads \nothing; // of a list whose length matters
    }
*/
/*% after typedef struct _dnode sys_dlist_t;
    ghost int position;
*/
/*% after typedef struct _dnode sys_dlist_t;
    ghost int length_of_list;
*/
/*% loop sys_dlist_len 1
	loop invariant 0 <= len < length && node == nth(len + 1);
	loop assigns len, node;
	loop variant length - len;
*/
/*% before sys_dlist_len len++;
	assert len + 1 != length && node->next == nth(len + 2);
*/
/*% before sys_dlist_get node = list->head;
	assert length > 1 && place(length, 1, list->next) && linked(list->next, nth(2));
*/
#include <zephyr/sys/dlist.h>

/*@ requires \valid(list);
    assigns list->next, list->prev;
    ensures list->next == list && list->prev == list;
    ensures nth(0) == list && nth(1) == list ==> ring(list, 1); */
static inline void sys_dlist_init(sys_dlist_t *list);

/*@ requires \valid(node);
    assigns node->next, node->prev;
    ensures node->next == \null && node->prev == \null; */
static inline void sys_dnode_init(sys_dnode_t *node);

/*@ requires \valid_read(node);
    assigns \nothing;
    ensures \result <==> node->next != \null; */
static inline bool sys_dnode_is_linked(const sys_dnode_t *node);

/*@ requires \valid_read(list);
    assigns \nothing;
    ensures \result <==> list->next == node;
    ensures \forall integer n; ring(list, n) && n > 1 ==> (\result <==> node == nth(1)); */
static inline bool sys_dlist_is_head(sys_dlist_t *list, sys_dnode_t *node);

/*@ requires \valid_read(list);
    assigns \nothing;
    ensures \result <==> list->prev == node;
    ensures \forall integer n; ring(list, n) && n > 1 ==> (\result <==> node == nth(n - 1)); */
static inline bool sys_dlist_is_tail(sys_dlist_t *list, sys_dnode_t *node);

/*@ requires \valid_read(list);
    assigns \nothing;
    ensures \result <==> list->next == list;
    ensures \forall integer n; ring(list, n) ==> (\result <==> n == 1); */
static inline bool sys_dlist_is_empty(sys_dlist_t *list);

/*@ requires \valid_read(list);
    assigns \nothing;
    ensures \forall integer n; ring(list, n) ==> (\result <==> n > 2); */
static inline bool sys_dlist_has_multiple_nodes(sys_dlist_t *list);

/*@ requires \valid_read(list);
    assigns \nothing;
    ensures \result == (list->next == list ? (sys_dnode_t *)\null : list->next);
    ensures \forall integer n; ring(list, n) ==>
	\result == (n == 1 ? (sys_dnode_t *)\null : nth(1)); */
static inline sys_dnode_t *sys_dlist_peek_head(sys_dlist_t *list);

/*@ requires \valid_read(list);
    assigns \nothing;
    ensures \result == list->next; */
static inline sys_dnode_t *sys_dlist_peek_head_not_empty(sys_dlist_t *list);

/*@ requires \valid_read(list);
    assigns \nothing;
    ensures \result == (list->next == list ? (sys_dnode_t *)\null : list->prev);
    ensures \forall integer n; ring(list, n) ==>
	\result == (n == 1 ? (sys_dnode_t *)\null : nth(n - 1)); */
static inline sys_dnode_t *sys_dlist_peek_tail(sys_dlist_t *list);

/*@ requires \valid_read(list) && \valid_read(node);
    assigns \nothing;
    ensures \result == (node == list->prev ? (sys_dnode_t *)\null : node->next);
    ensures \forall integer n, k; ring(list, n) && 0 < k < n && node == nth(k) ==>
	\result == (k == n - 1 ? (sys_dnode_t *)\null : nth(k + 1)); */
static inline sys_dnode_t *sys_dlist_peek_next_no_check(sys_dlist_t *list, sys_dnode_t *node);

/*@ requires \valid_read(list) && \valid_read(node);
    assigns \nothing;
    ensures \result == (node == list->next ? (sys_dnode_t *)\null : node->prev);
    ensures \forall integer n, k; ring(list, n) && 0 < k < n && node == nth(k) ==>
	\result == (k == 1 ? (sys_dnode_t *)\null : nth(k - 1)); */
static inline sys_dnode_t *sys_dlist_peek_prev_no_check(sys_dlist_t *list, sys_dnode_t *node);

/*@ requires \valid_read(list) && (node == \null || \valid_read(node));
    assigns \nothing;
    ensures node == \null ==> \result == \null;
    ensures \forall integer n, k; ring(list, n) && 0 < k < n && node == nth(k) ==>
	\result == (k == n - 1 ? (sys_dnode_t *)\null : nth(k + 1)); */
static inline sys_dnode_t *sys_dlist_peek_next(sys_dlist_t *list, sys_dnode_t *node);

/*@ requires \valid_read(list) && (node == \null || \valid_read(node));
    assigns \nothing;
    ensures node == \null ==> \result == \null;
    ensures \forall integer n, k; ring(list, n) && 0 < k < n && node == nth(k) ==>
	\result == (k == 1 ? (sys_dnode_t *)\null : nth(k - 1)); */
static inline sys_dnode_t *sys_dlist_peek_prev(sys_dlist_t *list, sys_dnode_t *node);

/*@ requires \valid(successor) && \valid(node) && \valid(successor->prev);
    requires distinct(node, successor) && distinct(node, successor->prev);
    requires successor->prev == successor || distinct(successor, successor->prev);
    assigns node->next, node->prev, successor->prev->next, successor->prev;
    ensures linked(node, successor) && linked(\old(successor->prev), node);
    ensures \old(place(length_of_list, position, successor)) && apart(node, length_of_list) ==>
	inserted(length_of_list, position, node); */
static inline void sys_dlist_insert(sys_dnode_t *successor, sys_dnode_t *node);

/*@ requires \valid(list) && \valid(node) && \valid(list->prev);
    requires distinct(node, list) && distinct(node, list->prev);
    requires list->prev == list || distinct(list, list->prev);
    assigns node->next, node->prev, list->prev->next, list->prev;
    ensures linked(\old(list->prev), node) && linked(node, list); */
static inline void sys_dlist_append(sys_dlist_t *list, sys_dnode_t *node);

/*@ requires \valid(list) && \valid(node) && \valid(list->next);
    requires list->next->prev == list;
    requires distinct(node, list) && distinct(node, list->next);
    requires list->next == list || distinct(list, list->next);
    assigns node->next, node->prev, list->next->prev, list->next;
    ensures linked(list, node) && linked(node, \old(list->next)); */
static inline void sys_dlist_prepend(sys_dlist_t *list, sys_dnode_t *node);

/*@ requires \valid(node) && \valid(node->next) && \valid(node->prev);
    requires distinct(node, node->next) && distinct(node, node->prev);
    requires node->next == node->prev || distinct(node->next, node->prev);
    assigns node->next, node->prev, node->prev->next, node->next->prev;
    ensures linked(\old(node->prev), \old(node->next));
    ensures node->next == \null && node->prev == \null;
    ensures \old(place(length_of_list, position, node)) && position < length_of_list &&
	\old(linked(node, nth(position + 1))) ==> removed(length_of_list, position); */
static inline void sys_dlist_remove(sys_dnode_t *node);

/*@ requires ring(list, length);
    assigns list->next, list->next->next, list->next->prev, list->next->next->prev;
    behavior empty:
	assumes list->next == list;
	ensures \result == \null && ring(list, length);
    behavior first:
	assumes list->next != list;
	ensures \result == nth(1) && \result->next == \null && \result->prev == \null;
	ensures linked(list, nth(2));
    complete behaviors;
    disjoint behaviors; */
static inline sys_dnode_t *sys_dlist_get(sys_dlist_t *list);

/*@ requires ring(list, length);
    assigns \nothing;
    ensures \result == length - 1; */
static inline size_t sys_dlist_len(sys_dlist_t *list);
