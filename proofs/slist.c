/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Singly linked lists: which pointers each operation writes, and what it writes there.
 */
/*% prove sys_slist_init sys_slist_peek_head sys_slist_peek_tail sys_slist_is_empty
	sys_slist_peek_next_no_check sys_slist_peek_next sys_slist_prepend sys_slist_append
	sys_slist_insert sys_slist_get_not_empty sys_slist_get sys_slist_remove */
/*% source include/zephyr/sys/slist.h */
#include <zephyr/sys/slist.h>

/*@ predicate apart(sys_slist_t *list, sys_snode_t *node) =
	\valid(list) && \valid(node) && \separated(list, node) &&
	(list->tail != \null ==> \valid(list->tail) && \separated(list->tail, list) &&
		\separated(list->tail, node)) &&
	(list->head == \null <==> list->tail == \null);
 */

/*@ requires \valid(list);
    assigns list->head, list->tail;
    ensures list->head == \null && list->tail == \null; */
static inline void sys_slist_init(sys_slist_t *list);

/*@ requires \valid_read(list);
    assigns \nothing;
    ensures \result == list->head; */
static inline sys_snode_t *sys_slist_peek_head(sys_slist_t *list);

/*@ requires \valid_read(list);
    assigns \nothing;
    ensures \result == list->tail; */
static inline sys_snode_t *sys_slist_peek_tail(sys_slist_t *list);

/*@ requires \valid_read(list);
    assigns \nothing;
    ensures \result <==> list->head == \null; */
static inline bool sys_slist_is_empty(sys_slist_t *list);

/*@ requires \valid_read(node);
    assigns \nothing;
    ensures \result == node->next; */
static inline sys_snode_t *sys_slist_peek_next_no_check(sys_snode_t *node);

/*@ requires node == \null || \valid_read(node);
    assigns \nothing;
    ensures node == \null ==> \result == \null;
    ensures node != \null ==> \result == node->next; */
static inline sys_snode_t *sys_slist_peek_next(sys_snode_t *node);

/*@ requires apart(list, node);
    assigns node->next, list->head, list->tail;
    ensures list->head == node && node->next == \old(list->head);
    ensures list->tail == (\old(list->tail) == \null ? node : \old(list->tail)); */
static inline void sys_slist_prepend(sys_slist_t *list, sys_snode_t *node);

/*@ requires apart(list, node);
    assigns node->next, list->head, list->tail, list->tail->next;
    ensures list->tail == node && node->next == \null;
    ensures \old(list->tail) == \null ==> list->head == node;
    ensures \old(list->tail) != \null ==>
	list->head == \old(list->head) && \old(list->tail)->next == node; */
static inline void sys_slist_append(sys_slist_t *list, sys_snode_t *node);

/*@ requires apart(list, node);
    requires prev != \null ==> \valid(prev) && \separated(prev, node) && \separated(prev, list);
    requires prev != \null ==> list->tail != \null;
    assigns node->next, list->head, list->tail, list->tail->next, prev->next;
    ensures prev == \null ==> list->head == node && node->next == \old(list->head);
    ensures prev != \null ==> prev->next == node && list->head == \old(list->head);
    ensures prev != \null && prev == \old(list->tail) ==>
	list->tail == node && node->next == \null;
    ensures prev != \null && prev != \old(list->tail) ==>
	list->tail == \old(list->tail) && node->next == \old(prev->next); */
static inline void sys_slist_insert(sys_slist_t *list, sys_snode_t *prev, sys_snode_t *node);

/*@ requires \valid(list) && \valid(list->head) && \separated(list, list->head);
    assigns list->head, list->tail;
    ensures \result == \old(list->head) && list->head == \result->next;
    ensures list->tail == (\old(list->tail == list->head) ?
	(sys_snode_t *)\null : \old(list->tail)); */
static inline sys_snode_t *sys_slist_get_not_empty(sys_slist_t *list);

/*@ requires \valid(list);
    requires list->head != \null ==> \valid(list->head) && \separated(list, list->head);
    assigns list->head, list->tail;
    ensures \result == \old(list->head);
    ensures \result != \null ==> list->head == \result->next; */
static inline sys_snode_t *sys_slist_get(sys_slist_t *list);

/*@ requires \valid(list) && \valid(node) && \separated(list, node);
    requires prev_node != \null ==> \valid(prev_node) && \separated(prev_node, node) &&
	\separated(prev_node, list);
    assigns list->head, list->tail, prev_node->next, node->next;
    ensures node->next == \null;
    ensures prev_node == \null ==> list->head == \old(node->next);
    ensures prev_node != \null ==> prev_node->next == \old(node->next) &&
	list->head == \old(list->head);
    ensures list->tail == (\old(list->tail) == node ? prev_node : \old(list->tail)); */
static inline void sys_slist_remove(sys_slist_t *list, sys_snode_t *prev_node, sys_snode_t *node);

/*% mutant sys_slist_prepend if (list->tail == NULL) => if (list->tail != NULL) */
/*% mutant sys_slist_append node->next = NULL; => ; */
/*% mutant sys_slist_append list->tail->next = node; => list->tail->next = NULL; */
/*% mutant sys_slist_insert prev->next = node; => ; */
/*% mutant sys_slist_get_not_empty list->tail = NULL; => ; */
/*% mutant sys_slist_remove list->tail = prev_node; => list->tail = next; */
