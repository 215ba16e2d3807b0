/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Doubly linked list: a ring through its own head, so no operation has a special case.
 *
 * Invariant: next and prev of a node are both NULL (not linked) or both set, and then
 * n->next->prev == n->prev->next == n.
 */

#ifndef ZEPHYR_INCLUDE_SYS_DLIST_H_
#define ZEPHYR_INCLUDE_SYS_DLIST_H_

#include <stdbool.h>
#include <stddef.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

struct _dnode {
	union {
		struct _dnode *head; /* of a list: the first node */
		struct _dnode *next;
	};
	union {
		struct _dnode *tail; /* of a list: the last node */
		struct _dnode *prev;
	};
};

/** A list and a node of one; embed the node in what the list holds. */
typedef struct _dnode sys_dlist_t;
typedef struct _dnode sys_dnode_t;

/** Loop over the nodes; the body must not remove @p __dn. */
#define SYS_DLIST_FOR_EACH_NODE(__dl, __dn)                                                        \
	for (__dn = sys_dlist_peek_head(__dl); __dn != NULL;                                       \
	     __dn = sys_dlist_peek_next(__dl, __dn))

/** Loop from the node after @p __dn, or from the head if it is NULL. */
#define SYS_DLIST_ITERATE_FROM_NODE(__dl, __dn)                                                    \
	for (__dn = __dn ? sys_dlist_peek_next_no_check(__dl, __dn) : sys_dlist_peek_head(__dl);   \
	     __dn != NULL; __dn = sys_dlist_peek_next(__dl, __dn))

/** Loop over the nodes; the body may remove @p __dn. */
#define SYS_DLIST_FOR_EACH_NODE_SAFE(__dl, __dn, __dns)                                            \
	for (__dn = sys_dlist_peek_head(__dl), __dns = sys_dlist_peek_next(__dl, __dn);            \
	     __dn != NULL; __dn = __dns, __dns = sys_dlist_peek_next(__dl, __dn))

/** The structure around a node (member @p __n of type of *__cn), NULL for NULL. */
#define SYS_DLIST_CONTAINER(__dn, __cn, __n)                                                       \
	(((__dn) != NULL) ? CONTAINER_OF(__dn, __typeof__(*(__cn)), __n) : NULL)
#define SYS_DLIST_PEEK_HEAD_CONTAINER(__dl, __cn, __n)                                             \
	SYS_DLIST_CONTAINER(sys_dlist_peek_head(__dl), __cn, __n)
#define SYS_DLIST_PEEK_NEXT_CONTAINER(__dl, __cn, __n)                                             \
	(((__cn) != NULL)                                                                          \
		 ? SYS_DLIST_CONTAINER(sys_dlist_peek_next(__dl, &((__cn)->__n)), __cn, __n)       \
		 : NULL)

/** Loop over the structures; _SAFE: the body may remove @p __cn. */
#define SYS_DLIST_FOR_EACH_CONTAINER(__dl, __cn, __n)                                              \
	for (__cn = SYS_DLIST_PEEK_HEAD_CONTAINER(__dl, __cn, __n); __cn != NULL;                  \
	     __cn = SYS_DLIST_PEEK_NEXT_CONTAINER(__dl, __cn, __n))
#define SYS_DLIST_FOR_EACH_CONTAINER_SAFE(__dl, __cn, __cns, __n)                                  \
	for (__cn = SYS_DLIST_PEEK_HEAD_CONTAINER(__dl, __cn, __n),                                \
	    __cns = SYS_DLIST_PEEK_NEXT_CONTAINER(__dl, __cn, __n);                                \
	     __cn != NULL;                                                                         \
	     __cn = __cns, __cns = SYS_DLIST_PEEK_NEXT_CONTAINER(__dl, __cn, __n))

#define SYS_DLIST_STATIC_INIT(ptr_to_list) {{(ptr_to_list)}, {(ptr_to_list)}}

/** Make the list empty. */
static inline void sys_dlist_init(sys_dlist_t *list)
{
	list->head = list;
	list->tail = list;
}

/** Mark @p node as not linked. */
static inline void sys_dnode_init(sys_dnode_t *node)
{
	node->next = NULL;
	node->prev = NULL;
}

/** Whether @p node is on a list; it must have been initialised or removed before. */
static inline bool sys_dnode_is_linked(const sys_dnode_t *node)
{
	return node->next != NULL;
}

/** Whether @p node is the first or the last one of @p list. */
static inline bool sys_dlist_is_head(sys_dlist_t *list, sys_dnode_t *node)
{
	return list->head == node;
}

static inline bool sys_dlist_is_tail(sys_dlist_t *list, sys_dnode_t *node)
{
	return list->tail == node;
}

static inline bool sys_dlist_is_empty(sys_dlist_t *list)
{
	return list->head == list;
}

static inline bool sys_dlist_has_multiple_nodes(sys_dlist_t *list)
{
	return list->head != list->tail;
}

/** The first node; NULL if there is none, or of a list that has one. */
static inline sys_dnode_t *sys_dlist_peek_head(sys_dlist_t *list)
{
	return sys_dlist_is_empty(list) ? NULL : list->head;
}

static inline sys_dnode_t *sys_dlist_peek_head_not_empty(sys_dlist_t *list)
{
	return list->head;
}

/** The last node; NULL if there is none. */
static inline sys_dnode_t *sys_dlist_peek_tail(sys_dlist_t *list)
{
	return sys_dlist_is_empty(list) ? NULL : list->tail;
}

/** The node after or before @p node (not NULL) on @p list; NULL at the end. */
static inline sys_dnode_t *sys_dlist_peek_next_no_check(sys_dlist_t *list, sys_dnode_t *node)
{
	return node == list->tail ? NULL : node->next;
}

static inline sys_dnode_t *sys_dlist_peek_prev_no_check(sys_dlist_t *list, sys_dnode_t *node)
{
	return node == list->head ? NULL : node->prev;
}

/** The same, NULL for NULL. */
static inline sys_dnode_t *sys_dlist_peek_next(sys_dlist_t *list, sys_dnode_t *node)
{
	return node != NULL ? sys_dlist_peek_next_no_check(list, node) : NULL;
}

static inline sys_dnode_t *sys_dlist_peek_prev(sys_dlist_t *list, sys_dnode_t *node)
{
	return node != NULL ? sys_dlist_peek_prev_no_check(list, node) : NULL;
}

/** Put @p node in front of @p successor (a node, or the list itself for the end). */
static inline void sys_dlist_insert(sys_dnode_t *successor, sys_dnode_t *node)
{
	sys_dnode_t *const prev = successor->prev;

	node->prev = prev;
	node->next = successor;
	prev->next = node;
	successor->prev = node;
}

/** Put @p node last, or first. */
static inline void sys_dlist_append(sys_dlist_t *list, sys_dnode_t *node)
{
	sys_dlist_insert(list, node);
}

static inline void sys_dlist_prepend(sys_dlist_t *list, sys_dnode_t *node)
{
	sys_dlist_insert(list->head, node);
}

/** Put @p node in front of the first one for which @p cond is not 0; last if there is none. */
static inline void sys_dlist_insert_at(sys_dlist_t *list, sys_dnode_t *node,
				       int (*cond)(sys_dnode_t *node, void *data), void *data)
{
	sys_dnode_t *at = list->head;

	while (at != list && cond(at, data) == 0) {
		at = at->next;
	}
	sys_dlist_insert(at, node);
}

/** Take @p node off its list; it counts as not linked then. */
static inline void sys_dlist_remove(sys_dnode_t *node)
{
	sys_dnode_t *const prev = node->prev;
	sys_dnode_t *const next = node->next;

	prev->next = next;
	next->prev = prev;
	sys_dnode_init(node);
}

/** Take the first node; NULL if there is none. */
static inline sys_dnode_t *sys_dlist_get(sys_dlist_t *list)
{
	sys_dnode_t *node = NULL;

	if (!sys_dlist_is_empty(list)) {
		node = list->head;
		sys_dlist_remove(node);
	}
	return node;
}

/** Number of nodes; walks the list. */
static inline size_t sys_dlist_len(sys_dlist_t *list)
{
	size_t len = 0;

	for (sys_dnode_t *node = list->head; node != list; node = node->next) {
		len++;
	}
	return len;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_DLIST_H_ */
