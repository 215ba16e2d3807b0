/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Singly linked list: one pointer a node, append and prepend in constant time.
 */

#ifndef ZEPHYR_INCLUDE_SYS_SLIST_H_
#define ZEPHYR_INCLUDE_SYS_SLIST_H_

#include <stdbool.h>
#include <stddef.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

struct _snode {
	struct _snode *next;
};

struct _slist {
	struct _snode *head; /* NULL if and only if tail is */
	struct _snode *tail;
};

/** A node; embed it in what the list holds. It may be on one list at a time. */
typedef struct _snode sys_snode_t;
typedef struct _slist sys_slist_t;

/** Loop over the nodes; the body must not remove @p __sn. */
#define SYS_SLIST_FOR_EACH_NODE(__sl, __sn)                                                        \
	for (__sn = sys_slist_peek_head(__sl); __sn != NULL; __sn = sys_slist_peek_next(__sn))

/** Loop from the node after @p __sn, or from the head if it is NULL. */
#define SYS_SLIST_ITERATE_FROM_NODE(__sl, __sn)                                                    \
	for (__sn = __sn ? sys_slist_peek_next_no_check(__sn) : sys_slist_peek_head(__sl);         \
	     __sn != NULL; __sn = sys_slist_peek_next(__sn))

/** Loop over the nodes; the body may remove @p __sn. */
#define SYS_SLIST_FOR_EACH_NODE_SAFE(__sl, __sn, __sns)                                            \
	for (__sn = sys_slist_peek_head(__sl), __sns = sys_slist_peek_next(__sn); __sn != NULL;    \
	     __sn = __sns, __sns = sys_slist_peek_next(__sn))

/** The structure around a node (member @p __n of type of *__cn), NULL for NULL. */
#define SYS_SLIST_CONTAINER(__ln, __cn, __n)                                                       \
	((__ln) ? CONTAINER_OF((__ln), __typeof__(*(__cn)), __n) : NULL)
#define SYS_SLIST_PEEK_HEAD_CONTAINER(__sl, __cn, __n)                                             \
	SYS_SLIST_CONTAINER(sys_slist_peek_head(__sl), __cn, __n)
#define SYS_SLIST_PEEK_TAIL_CONTAINER(__sl, __cn, __n)                                             \
	SYS_SLIST_CONTAINER(sys_slist_peek_tail(__sl), __cn, __n)
#define SYS_SLIST_PEEK_NEXT_CONTAINER(__cn, __n)                                                   \
	((__cn) ? SYS_SLIST_CONTAINER(sys_slist_peek_next(&((__cn)->__n)), __cn, __n) : NULL)

/** Loop over the structures; _SAFE: the body may remove @p __cn. */
#define SYS_SLIST_FOR_EACH_CONTAINER(__sl, __cn, __n)                                              \
	for (__cn = SYS_SLIST_PEEK_HEAD_CONTAINER(__sl, __cn, __n); __cn != NULL;                  \
	     __cn = SYS_SLIST_PEEK_NEXT_CONTAINER(__cn, __n))
#define SYS_SLIST_FOR_EACH_CONTAINER_SAFE(__sl, __cn, __cns, __n)                                  \
	for (__cn = SYS_SLIST_PEEK_HEAD_CONTAINER(__sl, __cn, __n),                                \
	    __cns = SYS_SLIST_PEEK_NEXT_CONTAINER(__cn, __n);                                      \
	     __cn != NULL; __cn = __cns, __cns = SYS_SLIST_PEEK_NEXT_CONTAINER(__cn, __n))

#define SYS_SLIST_STATIC_INIT(ptr_to_list) {NULL, NULL}

/** Make the list empty. */
static inline void sys_slist_init(sys_slist_t *list)
{
	list->head = NULL;
	list->tail = NULL;
}

/** The first or last node; NULL if there is none. */
static inline sys_snode_t *sys_slist_peek_head(sys_slist_t *list)
{
	return list->head;
}

static inline sys_snode_t *sys_slist_peek_tail(sys_slist_t *list)
{
	return list->tail;
}

/** Whether the list has no node. */
static inline bool sys_slist_is_empty(sys_slist_t *list)
{
	return list->head == NULL;
}

/** The node after @p node, which must not be NULL. */
static inline sys_snode_t *sys_slist_peek_next_no_check(sys_snode_t *node)
{
	return node->next;
}

/** The node after @p node; NULL at the end and for NULL. */
static inline sys_snode_t *sys_slist_peek_next(sys_snode_t *node)
{
	return node != NULL ? sys_slist_peek_next_no_check(node) : NULL;
}

/** Put @p node first. */
static inline void sys_slist_prepend(sys_slist_t *list, sys_snode_t *node)
{
	node->next = list->head;
	list->head = node;
	if (list->tail == NULL) {
		list->tail = node;
	}
}

/** Put @p node last. */
static inline void sys_slist_append(sys_slist_t *list, sys_snode_t *node)
{
	node->next = NULL;
	if (list->tail == NULL) {
		list->head = node;
	} else {
		list->tail->next = node;
	}
	list->tail = node;
}

/** Append a chain of linked nodes from @p head to @p tail (whose next is NULL); NULL: nothing. */
static inline void sys_slist_append_list(sys_slist_t *list, void *head, void *tail)
{
	if (head == NULL) {
		return;
	}
	if (list->tail == NULL) {
		list->head = (sys_snode_t *)head;
	} else {
		list->tail->next = (sys_snode_t *)head;
	}
	list->tail = (sys_snode_t *)tail;
}

/** Move all nodes of @p list_to_append to the end of @p list; the former is empty then. */
static inline void sys_slist_merge_slist(sys_slist_t *list, sys_slist_t *list_to_append)
{
	sys_slist_append_list(list, list_to_append->head, list_to_append->tail);
	sys_slist_init(list_to_append);
}

/** Put @p node behind @p prev; first if @p prev is NULL. */
static inline void sys_slist_insert(sys_slist_t *list, sys_snode_t *prev, sys_snode_t *node)
{
	if (prev == NULL) {
		sys_slist_prepend(list, node);
	} else if (prev == list->tail) {
		sys_slist_append(list, node);
	} else {
		node->next = sys_slist_peek_next_no_check(prev);
		prev->next = node;
	}
}

/** Take the first node of a list that has one. */
static inline sys_snode_t *sys_slist_get_not_empty(sys_slist_t *list)
{
	sys_snode_t *node = list->head;

	list->head = sys_slist_peek_next_no_check(node);
	if (list->tail == node) {
		list->tail = NULL;
	}
	return node;
}

/** Take the first node; NULL if there is none. */
static inline sys_snode_t *sys_slist_get(sys_slist_t *list)
{
	return sys_slist_is_empty(list) ? NULL : sys_slist_get_not_empty(list);
}

/** Remove @p node, which stands behind @p prev_node (NULL: first). */
static inline void sys_slist_remove(sys_slist_t *list, sys_snode_t *prev_node, sys_snode_t *node)
{
	sys_snode_t *next = sys_slist_peek_next_no_check(node);

	if (prev_node == NULL) {
		list->head = next;
	} else {
		prev_node->next = next;
	}
	if (list->tail == node) {
		list->tail = prev_node;
	}
	node->next = NULL;
}

/**
 * Search for @p node.
 * @param prev Out: the node before it if found (NULL: first), else the last node; may be NULL.
 * @return Whether the list has it.
 */
static inline bool sys_slist_find(sys_slist_t *list, sys_snode_t *node, sys_snode_t **prev)
{
	sys_snode_t *before = NULL;
	sys_snode_t *at;

	SYS_SLIST_FOR_EACH_NODE(list, at) {
		if (at == node) {
			break;
		}
		before = at;
	}
	if (prev != NULL) {
		*prev = before;
	}
	return at != NULL;
}

/** Search for @p node and remove it. @return Whether the list had it. */
static inline bool sys_slist_find_and_remove(sys_slist_t *list, sys_snode_t *node)
{
	sys_snode_t *prev;
	bool found = sys_slist_find(list, node, &prev);

	if (found) {
		sys_slist_remove(list, prev, node);
	}
	return found;
}

/** Number of nodes; walks the list. */
static inline size_t sys_slist_len(sys_slist_t *list)
{
	size_t len = 0;
	sys_snode_t *node;

	SYS_SLIST_FOR_EACH_NODE(list, node) {
		len++;
	}
	return len;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_SLIST_H_ */
